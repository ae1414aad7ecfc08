package twophase.paper.theorems.phases;

import org.ejml.data.DMatrixRMaj;
import twophase.kit.bench.Trial;
import twophase.kit.random.SeedTree;
import twophase.kit.statement.Ranges;
import twophase.paper.dynamics.Linearisation;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.SampleSource;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.network.NtkInitialisation;

/**
 * The test losses of a network and of its linearisation at the start, side by side on the same
 * samples. The simulator under test moves the network; the linearisation is moved here, at the
 * looks, up to the step that is looked at.
 */
final class LossCurves implements Observer {
  /** Up to here every step is looked at: a quiet run has settled by then, or nearly. */
  private static final int DENSE = 64;

  /** Looks at what comes after. */
  private static final int LOOKS = 400;

  /**
   * What is run.
   *
   * @param m width, at least 1
   * @param d input dimension, at least 1
   * @param n training samples, or fresh inputs
   * @param eta step size, above 0
   * @param sigma label-noise level, at least 0
   * @param radius SAM's radius, at least 0; at 0 both are SGD
   * @param thetaNorm norm of theta*, at least 0
   * @param steps at least 1
   */
  record Beside(
      int m,
      int d,
      Inputs n,
      double eta,
      double sigma,
      double radius,
      double thetaNorm,
      int steps) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    Beside {
      Ranges.atLeast("m", m, 1);
      Ranges.atLeast("d", d, 1);
      Ranges.positive("eta", eta);
      Ranges.notNegative("sigma", sigma);
      Ranges.notNegative("radius", radius);
      Ranges.notNegative("thetaNorm", thetaNorm);
      Ranges.atLeast("steps", steps, 1);
    }
  }

  private final Beside beside;
  private final GroundTruth truth;
  private final Linearisation linear;
  private final SampleSource samples;
  private long moved;
  private double start;
  private double farthest;
  private double lateNetwork;
  private double lateLinear;
  private boolean completed;

  private LossCurves(Beside beside, GroundTruth truth, Linearisation linear, SampleSource samples) {
    this.beside = beside;
    this.truth = truth;
    this.linear = linear;
    this.samples = samples;
  }

  /** Runs both. */
  static LossCurves of(Beside beside, Trial trial, NetworkSimulator simulator) {
    return of(beside, trial.seeds(), simulator);
  }

  /** Runs both from these seeds. */
  static LossCurves of(Beside beside, SeedTree seeds, NetworkSimulator simulator) {
    Network start = NtkInitialisation.draw(beside.m(), beside.d(), seeds.child("start").stream());
    GroundTruth truth =
        GroundTruth.draw(beside.d(), beside.thetaNorm(), seeds.child("truth").stream());
    // Two sources of the same seeds give the same samples, one for each of the two runs.
    SampleSource ours = SampleSource.of(beside.n(), truth, beside.sigma(), seeds);
    SampleSource theirs = SampleSource.of(beside.n(), truth, beside.sigma(), seeds);
    LossCurves curves = new LossCurves(beside, truth, new Linearisation(start), ours);
    Run run =
        beside.radius() == 0
            ? new Run.LabelNoiseSgd(beside.eta(), start, theirs, beside.steps())
            : new Run.Sam(beside.eta(), beside.radius(), start, theirs, beside.steps());
    curves.completed = simulator.run(run, curves).completed();
    return curves;
  }

  @Override
  public boolean wants(long t) {
    long steps = beside.steps();
    return t <= DENSE || t * LOOKS / steps != (t - 1) * LOOKS / steps;
  }

  @Override
  public void see(long t, Network state) {
    for (; moved < t; moved++) {
      linear.sharpnessAware(beside.eta(), beside.radius(), samples.next());
    }
    double network = loss(state.linearMap());
    double linearised = loss(linear.linearMap());
    if (t == 0) {
      start = network;
    }
    farthest = Math.max(farthest, Math.abs(network - linearised));
    if (2 * t >= beside.steps()) {
      lateNetwork += network;
      lateLinear += linearised;
    }
  }

  /** Whether the network's run completed. */
  boolean completed() {
    return completed;
  }

  /** The largest distance between the two curves at a look, in units of the loss at the start. */
  double distance() {
    return farthest / start;
  }

  /** The network's mean loss over the second half of the run, over the linearisation's. */
  double lateRatio() {
    return lateNetwork / lateLinear;
  }

  private double loss(DMatrixRMaj theta) {
    double sum = 0;
    for (int k = 0; k < beside.d(); k++) {
      double apart = theta.get(k) - truth.map().get(k);
      sum += apart * apart;
    }
    return sum / 2;
  }
}
