package twophase.paper.faults;

import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import twophase.kit.random.RandomStream;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.GradientDescent;
import twophase.paper.dynamics.LabelNoiseSgd;
import twophase.paper.dynamics.NoiseSchedule;
import twophase.paper.dynamics.Rule;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.Sam;
import twophase.paper.dynamics.Sample;
import twophase.paper.dynamics.SampleSource;
import twophase.paper.dynamics.Trace;
import twophase.paper.faults.SampleTape.Draw;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;
import twophase.paper.network.NtkInitialisation;
import twophase.paper.network.TrainingSet;

/**
 * The parts that a simulator is made of, each right by default: a {@link PartsSimulator} of these
 * does the runs of the reference simulator, up to rounding. A fault overrides one of them. There is
 * one object for each run, so that a part may remember what it did before.
 */
public class Parts {

  private DMatrixRMaj moments;
  private DMatrixRMaj pull;

  /** Right in every part; for subclasses that change one. */
  protected Parts() {}

  /** Where all randomness of a free run hangs. */
  protected SeedTree seeds(Run.Free free) {
    return free.seeds();
  }

  /** The start of a free run, NTK scaling (eq. 5), in a network of its own. */
  protected Network start(Run.Free free, SeedTree seeds) {
    return NtkInitialisation.draw(free.m(), free.d(), seeds.child("start").stream());
  }

  /** The ground truth of a free run. */
  protected GroundTruth truth(Run.Free free, SeedTree seeds) {
    return GroundTruth.draw(free.d(), free.thetaNorm(), seeds.child("truth").stream());
  }

  /**
   * Draws one input x ~ N(0, I_d).
   *
   * @param x overwritten
   */
  protected void input(double[] x, RandomStream stream) {
    for (int k = 0; k < x.length; k++) {
      x[k] = stream.gaussian();
    }
  }

  /**
   * What else happens to the inputs of a training set: nothing.
   *
   * @param inputs n x d, to be changed in place
   */
  protected void trainingInputs(DMatrixRMaj inputs) {}

  /**
   * The next sample, drawn with replacement: uniform on 0 .. n - 1.
   *
   * @param n size of the training set
   */
  protected int index(int n, RandomStream stream) {
    return stream.index(n);
  }

  /**
   * The samples of all steps, in their order.
   *
   * @param n size of the training set
   */
  protected IntSupplier indices(Rule rule, int n, RandomStream stream) {
    return rule.replacement() ? () -> index(n, stream) : rule.indices(n, stream);
  }

  /**
   * The next sample's label noise: +sigma or -sigma, each with probability 1/2.
   *
   * @param index number of the sample, -1 for a fresh input
   */
  protected double noise(double sigma, int index, RandomStream stream) {
    return stream.sign() * sigma;
  }

  /** Whether the label noise is on in the step from state t. */
  protected boolean noisy(NoiseSchedule schedule, long t) {
    return schedule.isOn(t);
  }

  /** The step size of the step from state t. */
  protected double stepSize(double eta, long t) {
    return eta;
  }

  /** The residual f(x) - y - eps; leaves W x with the weights. */
  protected double residual(Weights weights, Sample sample) {
    return weights.residual(sample);
  }

  /** Label-noise SGD: W moves by -eta r a x^T and a by -eta r W x, both from the old state. */
  protected void labelNoise(Weights weights, double eta, Sample sample) {
    double residual = residual(weights, sample);
    weights.moveFirst(-eta * residual, sample.input().data);
    weights.moveSecond(-eta * residual);
  }

  /** The same with the mean gradient of a batch, all of it taken at the old state. */
  protected void labelNoise(Weights weights, double eta, List<Sample> batch) {
    if (batch.size() == 1) {
      labelNoise(weights, eta, batch.get(0));
      return;
    }
    Weights old = weights.copy();
    for (Sample sample : batch) {
      double scale = -eta / batch.size() * residual(old, sample);
      weights.moveFirst(scale, old, sample.input().data);
      weights.moveSecond(scale, old);
    }
  }

  /** Gradient descent: the same with v, the gradient of the training loss, for r x. */
  protected void descent(Weights weights, double eta, TrainingSet data) {
    double[] v = lossGradient(weights, data);
    weights.look(v);
    weights.moveFirst(-eta, v);
    weights.moveSecond(-eta);
  }

  /** v = S theta - X^T y / n, by moments that are formed once: the run's rule has one set. */
  protected final double[] lossGradient(Weights weights, TrainingSet data) {
    if (moments == null) {
      moments = data.moments();
      pull = data.pull();
    }
    DMatrixRMaj v = new DMatrixRMaj(moments.getNumRows(), 1);
    CommonOps_DDRM.mult(moments, weights.network().linearMap(), v);
    CommonOps_DDRM.subtractEquals(v, pull);
    return v.data;
  }

  /** SAM: the gradient at the parameters moved by R g / norm(g); no step where g = 0. */
  protected void sharpnessAware(Weights weights, double eta, double radius, Sample sample) {
    Weights moved = weights.copy();
    double residual = residual(moved, sample);
    double length = perturbationLength(moved, residual, sample);
    if (length == 0) {
      return;
    }
    perturb(moved, radius * residual / length, sample);
    double there = residual(moved, sample);
    weights.moveFirst(-eta * there, moved, sample.input().data);
    weights.moveSecond(-eta * there, moved);
  }

  /**
   * What SAM divides its radius by: the norm of the gradient r (a x^T, W x).
   *
   * @param weights has just looked at the sample
   */
  protected double perturbationLength(Weights weights, double residual, Sample sample) {
    return Math.abs(residual)
        * Math.sqrt(weights.firstNorm2(sample.input().data) + weights.secondNorm2());
  }

  /**
   * Moves both layers along the gradient over r.
   *
   * @param weights has just looked at the sample; W moves from the old a
   */
  protected void perturb(Weights weights, double scale, Sample sample) {
    weights.moveFirst(scale, sample.input().data);
    weights.moveSecond(scale);
  }

  /** One step of a free run. */
  protected void freeStep(Weights weights, double eta, Run.Free free, SampleSource samples) {
    step(free.rule(), samples)
        .orElseThrow(() -> new IllegalStateException("no parts for " + free.rule().name()))
        .move(weights, eta);
  }

  /** One step of a run. */
  @FunctionalInterface
  interface Step {
    void move(Weights weights, double eta);
  }

  /** A rule's steps made of these parts; empty for a rule that there are none for. */
  final Optional<Step> step(Rule rule, SampleSource samples) {
    if (rule instanceof LabelNoiseSgd) {
      return Optional.of((weights, eta) -> labelNoise(weights, eta, samples.next(rule.batch())));
    }
    if (rule instanceof Sam sam) {
      return Optional.of(
          (weights, eta) -> sharpnessAware(weights, eta, sam.radius(), samples.next()));
    }
    if (rule instanceof GradientDescent descent) {
      return Optional.of((weights, eta) -> descent(weights, eta, descent.training()));
    }
    return Optional.empty();
  }

  /** What else happens before a step of any rule: nothing. */
  protected void before(Weights weights) {}

  /** What else happens to the weights after a step of any rule: nothing. */
  protected void after(Weights weights) {}

  /** The state that is shown when this is the state: itself. Asked where somebody looks. */
  protected Weights shown(Weights weights) {
    return weights;
  }

  /** What is told of what a free run drew: itself. */
  protected Trace traced(Trace trace) {
    return trace;
  }

  /** The samples of a free run, from the same child streams as the reference draws them. */
  final SampleTape samples(Run.Free free, GroundTruth truth, SeedTree seeds) {
    RandomStream steps = seeds.child("steps").stream();
    if (free.inputs().fresh()) {
      return new SampleTape(
          Optional.empty(), scheduled(free, fresh(free, truth, steps)), free.rule().batch());
    }
    TrainingSet data = data(free, truth, seeds.child("data").stream());
    return new SampleTape(
        Optional.of(data), scheduled(free, uniform(free, data, steps)), free.rule().batch());
  }

  private Supplier<Draw> scheduled(Run.Free free, Supplier<Draw> always) {
    return new Supplier<>() {
      private long taken;

      @Override
      public Draw get() {
        Draw draw = always.get();
        Sample sample = draw.sample();
        return noisy(free.schedule(), taken++ / free.rule().batch())
            ? draw
            : new Draw(draw.index(), new Sample(sample.input(), sample.label(), 0));
      }
    };
  }

  private Supplier<Draw> fresh(Run.Free free, GroundTruth truth, RandomStream steps) {
    return () -> {
      DMatrixRMaj x = new DMatrixRMaj(free.d(), 1);
      input(x.data, steps);
      free.inputs().law().project(x.data, 0, 1, free.d());
      return new Draw(-1, new Sample(x, truth.label(x), noise(free.sigma(), -1, steps)));
    };
  }

  private Supplier<Draw> uniform(Run.Free free, TrainingSet data, RandomStream steps) {
    IntSupplier indices = indices(free.rule(), data.size(), steps);
    return () -> {
      int k = indices.getAsInt();
      double noise = noise(free.sigma(), k, steps);
      return new Draw(k, new Sample(data.input(k), data.labels().get(k), noise));
    };
  }

  private TrainingSet data(Run.Free free, GroundTruth truth, RandomStream stream) {
    if (free.inputs().given()) {
      return free.inputs().trainingSet(truth, stream);
    }
    DMatrixRMaj inputs = new DMatrixRMaj(free.inputs().n(), free.d());
    double[] x = new double[free.d()];
    for (int k = 0; k < free.inputs().n(); k++) {
      input(x, stream);
      free.inputs().law().project(x, 0, 1, x.length);
      System.arraycopy(x, 0, inputs.data, k * x.length, x.length);
    }
    trainingInputs(inputs);
    DMatrixRMaj labels = new DMatrixRMaj(free.inputs().n(), 1);
    CommonOps_DDRM.mult(inputs, truth.map(), labels);
    return new TrainingSet(inputs, labels);
  }
}
