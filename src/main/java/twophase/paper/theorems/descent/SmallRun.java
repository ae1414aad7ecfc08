package twophase.paper.theorems.descent;

import twophase.kit.bench.Bench;
import twophase.kit.bench.Trial;
import twophase.kit.statement.Ranges;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.theorems.Hypotheses;

/**
 * A setting of Phase II: gradient descent from a small start.
 *
 * @param start how the start is drawn, within norm(w_i), abs(a_i) at most sqrt(eta)
 * @param m width, at least 1
 * @param d input dimension, at least 1
 * @param inputs training set
 * @param eta step size, in (0, 1)
 * @param thetaNorm norm of theta*, above 0
 * @param kappa a neuron with abs(w_i . u + a_i) at least kappa sqrt(eta) is active, in (0, 1]
 */
record SmallRun(
    SmallStart start, int m, int d, Inputs inputs, double eta, double thetaNorm, double kappa) {
  SmallRun {
    Ranges.atLeast("m", m, 1);
    Ranges.atLeast("d", d, 1);
    inputs.requireTrainingSet();
    Ranges.positive("eta", eta);
    Ranges.positive("thetaNorm", thetaNorm);
    Ranges.positive("kappa", kappa);
    if (eta >= 1) {
      throw new IllegalArgumentException("eta must be below 1, not " + eta);
    }
    if (kappa > 1) {
      throw new IllegalArgumentException("kappa must be at most 1, not " + kappa);
    }
  }

  /** Which neurons a claim is about. */
  enum Whom {
    /** All. */
    EVERY,
    /** Those with abs(w_i . u + a_i) at least kappa sqrt(eta) at the start. */
    ACTIVE
  }

  void noteHypotheses(Bench bench) {
    bench.hypotheses(Hypotheses.of(m, d, inputs, eta, thetaNorm));
  }

  /** The ground and the start of a trial. */
  SmallTrial draw(Trial trial) {
    Landscape landscape = Landscape.draw(d, thetaNorm, inputs, trial.seeds());
    Network network =
        start.draw(
            m,
            Math.sqrt(eta),
            landscape.growthDirection(),
            kappa,
            trial.seeds().child("start").stream());
    return new SmallTrial(this, landscape, network);
  }
}
