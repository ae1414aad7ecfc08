package twophase.paper.theorems.descent;

import java.util.Optional;
import twophase.kit.bench.Bench;
import twophase.kit.bench.Trial;
import twophase.kit.statement.Ranges;
import twophase.paper.dynamics.NetworkSimulator;
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
    SmallStart start, int m, int d, Design inputs, double eta, double thetaNorm, double kappa) {
  /** A neuron drawn exactly at the threshold is active, whatever its last digit. */
  private static final double ROUNDING = 1e-9;

  SmallRun {
    Ranges.atLeast("m", m, 1);
    Ranges.atLeast("d", d, 1);
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
    bench.hypotheses(Hypotheses.of(m, d, inputs.inputs(), eta, thetaNorm));
  }

  /** The ground and the start of a trial. */
  Drawn draw(Trial trial) {
    Landscape landscape = Landscape.draw(d, thetaNorm, inputs, trial.seeds());
    Network network =
        start.draw(
            m,
            Math.sqrt(eta),
            landscape.growthDirection(),
            kappa,
            trial.seeds().child("start").stream());
    return new Drawn(this, landscape, network);
  }

  /**
   * What a trial drew.
   *
   * @param setting from which
   * @param landscape ground truth and data
   * @param network the start
   */
  record Drawn(SmallRun setting, Landscape landscape, Network network) {

    /** The state after that many steps; empty if the run diverges. */
    Optional<Network> end(NetworkSimulator simulator, long steps) {
      return landscape.end(simulator, network, setting.eta(), steps);
    }

    /** Whether a claim is about a neuron. */
    private boolean counts(int i, Whom whom, Modes atStart) {
      double threshold = setting.kappa() * Math.sqrt(setting.eta()) * (1 - ROUNDING);
      return whom == Whom.EVERY || 2 * Math.abs(atStart.growing(i)) >= threshold;
    }

    private Modes atStart() {
      return new Modes(network, landscape.growthDirection());
    }

    /** How many neurons a claim is about. */
    int count(Whom whom) {
      Modes atStart = atStart();
      int count = 0;
      for (int i = 0; i < network.width(); i++) {
        count += counts(i, whom, atStart) ? 1 : 0;
      }
      return count;
    }

    /** The largest misalignment with theta*, 1 - cos; 0 where there is no such neuron. */
    double worst(Network end, Whom whom) {
      Modes seen = new Modes(end, landscape.direction());
      Modes atStart = atStart();
      double worst = 0;
      for (int i = 0; i < end.width(); i++) {
        worst = counts(i, whom, atStart) ? Math.max(worst, seen.misalignment(i)) : worst;
      }
      return worst;
    }

    /** The mean misalignment; NaN where there is no such neuron. */
    double mean(Network end, Whom whom) {
      Modes seen = new Modes(end, landscape.direction());
      Modes atStart = atStart();
      double sum = 0;
      for (int i = 0; i < end.width(); i++) {
        sum += counts(i, whom, atStart) ? seen.misalignment(i) : 0;
      }
      return sum / count(whom);
    }
  }
}
