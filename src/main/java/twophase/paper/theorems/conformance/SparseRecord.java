package twophase.paper.theorems.conformance;

import java.util.List;
import java.util.function.Supplier;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import twophase.kit.bench.Measurement;
import twophase.kit.bench.Trial;
import twophase.kit.number.Numbers;
import twophase.kit.statement.Ranges;
import twophase.paper.dynamics.GradientDescent;
import twophase.paper.dynamics.LabelNoiseSgd;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.Sam;
import twophase.paper.dynamics.Sample;
import twophase.paper.dynamics.States;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.network.Norms;
import twophase.paper.theorems.DrivenRun;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.Worst;

/**
 * One run twice, once with all states and once with few: a state does not depend on which others
 * are shown.
 *
 * @param run which run
 * @param m width, at least 1
 * @param d input dimension, at least 1
 * @param n training samples
 * @param eta step size, above 0
 * @param sigma label-noise level, at least 0
 * @param thetaNorm norm of theta*, at least 0
 * @param every of so many states two in a row are shown, at least 3
 * @param steps at least as many
 */
record SparseRecord(
    Kind run,
    int m,
    int d,
    Inputs n,
    double eta,
    double sigma,
    double thetaNorm,
    int every,
    int steps) {
  private static final double RADIUS = 0.1;

  /** Which run. */
  enum Kind {
    /** A free run of label-noise SGD. */
    FREE,
    /** A driven run of label-noise SGD. */
    DRIVEN,
    /** A run of gradient descent. */
    DESCENT,
    /** A driven run of SAM. */
    PERTURBED
  }

  SparseRecord {
    new Learning(m, d, n, eta, sigma, thetaNorm, steps);
    Ranges.atLeast("every", every, 3);
    Ranges.atLeast("steps", steps, every);
  }

  /** The states of the sparse record against the same of the dense one. */
  Measurement measure(Trial trial) {
    NetworkSimulator simulator = trial.simulator(NetworkSimulator.class);
    Supplier<Run> runs = runs(trial);
    States dense = new States();
    States sparse =
        new States() {
          @Override
          public boolean wants(long t) {
            return t % every < 2;
          }
        };
    boolean completed =
        simulator.run(runs.get(), dense).completed()
            && simulator.run(runs.get(), sparse).completed();
    if (!completed) {
      return new Measurement(Double.POSITIVE_INFINITY, 0, "the run diverged");
    }
    double tolerance = new Tolerances(trial.card(), simulator.conventions().precision()).state();
    Worst worst = new Worst();
    for (int k = 0; k < sparse.states().size(); k++) {
      int t = k / 2 * every + k % 2;
      compare(dense.state(t), sparse.state(k), t, tolerance, worst);
    }
    return worst.measurement();
  }

  private void compare(Network all, Network few, int t, double tolerance, Worst worst) {
    double apart =
        Math.max(
            apart(all.firstLayer(), few.firstLayer()), apart(all.secondLayer(), few.secondLayer()));
    worst.apart(
        apart,
        tolerance,
        () ->
            "the state after "
                + t
                + " steps is another, by "
                + Numbers.rounded(apart, 3)
                + " of its largest entry, where few states are asked for");
  }

  private static double apart(DMatrixRMaj all, DMatrixRMaj few) {
    DMatrixRMaj difference = all.copy();
    CommonOps_DDRM.subtractEquals(difference, few);
    double largest = Norms.largest(difference);
    // A layer of zeros has no largest entry to compare with.
    return largest == 0 ? 0 : largest / Norms.largest(all);
  }

  /** The same run each time. */
  private Supplier<Run> runs(Trial trial) {
    Learning learning = new Learning(m, d, n, eta, sigma, thetaNorm, steps);
    if (run == Kind.FREE) {
      return () -> learning.run(trial.seeds());
    }
    DrivenRun driven = DrivenRun.draw(learning, trial);
    List<Sample> samples = driven.samples();
    if (run == Kind.DESCENT) {
      GroundTruth truth = GroundTruth.draw(d, thetaNorm, trial.seeds().child("truth").stream());
      GradientDescent rule =
          new GradientDescent(n.trainingSet(truth, trial.seeds().child("data").stream()));
      return () -> new Run.Driven(rule, eta, driven.start(), steps);
    }
    return () ->
        new Run.Driven(
            run == Kind.DRIVEN ? new LabelNoiseSgd() : new Sam(RADIUS),
            eta,
            driven.start(),
            samples.iterator()::next,
            steps);
  }
}
