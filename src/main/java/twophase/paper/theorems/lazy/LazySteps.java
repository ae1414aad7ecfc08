package twophase.paper.theorems.lazy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.Sample;
import twophase.paper.dynamics.SampleSource;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;
import twophase.paper.network.NtkInitialisation;
import twophase.paper.network.TrainingSet;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.Rounding;
import twophase.paper.theory.NormBalance;
import twophase.paper.theory.ShrinkingSteps;

/**
 * The steps of a run while it is lazy, in which every random number is ours: what each adds to the
 * balance of a neuron, and what another sample would have added.
 */
final class LazySteps {
  private final Learning setting;
  private final Network start;
  private final GroundTruth truth;
  private final Optional<TrainingSet> data;
  private final List<Sample> samples = new ArrayList<>();

  /** Looks at the states of a run while it is lazy. */
  @FunctionalInterface
  interface Visitor {
    /**
     * A state in which the network is lazy.
     *
     * @param t steps done
     * @param state to be read now
     * @param sample what step t sees
     */
    void see(int t, Network state, Sample sample);
  }

  /** Draws a start, a ground truth, data and samples. */
  LazySteps(Learning setting, SeedTree seeds) {
    this.setting = setting;
    start = NtkInitialisation.draw(setting.m(), setting.d(), seeds.child("start").stream());
    truth = GroundTruth.draw(setting.d(), setting.thetaNorm(), seeds.child("truth").stream());
    data =
        setting.n().fresh()
            ? Optional.empty()
            : Optional.of(setting.n().trainingSet(truth, seeds.child("data").stream()));
    SampleSource source = SampleSource.of(setting.n(), truth, setting.sigma(), seeds);
    for (int t = 0; t < setting.steps(); t++) {
      samples.add(source.next());
    }
  }

  /** The training set. */
  TrainingSet data() {
    return data.orElseThrow(() -> new IllegalStateException("inputs are fresh"));
  }

  /**
   * Does the run and shows each state from which a step is taken, as long as the network has been
   * lazy.
   */
  void forEach(NetworkSimulator simulator, Visitor visitor) {
    Iterator<Sample> given = samples.iterator();
    simulator.run(
        new Run.LabelNoiseSgd(setting.eta(), start, given::next, setting.steps()),
        new WhileLazy(visitor));
  }

  private final class WhileLazy implements Observer {
    private final Visitor visitor;
    private LazyBall ball;
    private boolean lazy = true;

    WhileLazy(Visitor visitor) {
      this.visitor = visitor;
    }

    @Override
    public boolean wants(long t) {
      return t < setting.steps();
    }

    @Override
    public void see(long t, Network state) {
      if (t == 0) {
        ball = new LazyBall(state);
      }
      lazy = lazy && ball.lazy(state);
      if (lazy) {
        visitor.see((int) t, state, samples.get((int) t));
      }
    }
  }

  /** Delta of neuron i for a sample. */
  static double delta(int i, Network state, Sample sample) {
    double residual = output(state, sample.input()) - sample.label() - sample.noise();
    return delta(i, state, sample.input(), residual);
  }

  /** Delta of neuron i for an input and a residual. */
  static double delta(int i, Network state, DMatrixRMaj x, double residual) {
    return NormBalance.delta(
        residual, hidden(i, state, x), state.secondLayer().get(i), norm2(x.data, 0, x.data.length));
  }

  /** f(x). */
  static double output(Network state, DMatrixRMaj x) {
    double sum = 0;
    for (int i = 0; i < state.width(); i++) {
      sum += state.secondLayer().get(i) * hidden(i, state, x);
    }
    return sum;
  }

  /**
   * The conditional probability of Delta <= 0 over the step's sample, given the state: by the law
   * of a fresh Gaussian input's direction, or by going through the training set.
   */
  double probabilityNotAbove(int i, Network state) {
    int d = state.inputDimension();
    double weight = state.secondLayer().get(i);
    if (data.isEmpty()) {
      double norm2 = norm2(state.firstLayer().data, i * d, d);
      return ShrinkingSteps.probabilityNotAbove(d, norm2, weight);
    }
    int count = 0;
    for (int k = 0; k < data().size(); k++) {
      DMatrixRMaj x = data().input(k);
      double hidden = hidden(i, state, x);
      count += hidden * hidden >= weight * weight * norm2(x.data, 0, d) ? 1 : 0;
    }
    return (double) count / data().size();
  }

  /** The residuals of a state on the training set with noise +sigma, then with -sigma. */
  double[] residuals(Network state) {
    DMatrixRMaj theta = state.linearMap();
    int n = data().size();
    double[] residuals = new double[2 * n];
    for (int k = 0; k < n; k++) {
      double error = dot(theta.data, 0, data().input(k)) - data().labels().get(k);
      residuals[k] = error - setting.sigma();
      residuals[n + k] = error + setting.sigma();
    }
    return residuals;
  }

  /** The share of the training set, with both noises, at which Delta is at most a bound. */
  double shareAtMost(double bound, int i, Network state, double[] residuals) {
    int n = data().size();
    int count = 0;
    for (int k = 0; k < n; k++) {
      DMatrixRMaj x = data().input(k);
      count += delta(i, state, x, residuals[k]) <= bound ? 1 : 0;
      count += delta(i, state, x, residuals[n + k]) <= bound ? 1 : 0;
    }
    return count / (2.0 * n);
  }

  /** The largest Delta of any neuron over the training set, with both noises. */
  double largestDelta(Network state) {
    double[] residuals = residuals(state);
    int n = data().size();
    double largest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < n; k++) {
      DMatrixRMaj x = data().input(k);
      double larger = Math.max(Math.abs(residuals[k]), Math.abs(residuals[n + k]));
      for (int i = 0; i < state.width(); i++) {
        largest = Math.max(largest, delta(i, state, x, larger));
      }
    }
    return largest;
  }

  private static double hidden(int i, Network state, DMatrixRMaj x) {
    return dot(state.firstLayer().data, i * state.inputDimension(), x);
  }

  private static double dot(double[] left, int offset, DMatrixRMaj x) {
    double sum = 0;
    for (int k = 0; k < x.getNumElements(); k++) {
      sum += left[offset + k] * x.data[k];
    }
    return sum;
  }

  private static double norm2(double[] data, int offset, int length) {
    return Rounding.norm2(data, offset, length);
  }
}
