package twophase.paper.theorems.descent;

import java.util.Optional;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.network.Network;

/**
 * What a trial of Phase II drew, and what becomes of it.
 *
 * @param setting from which
 * @param landscape ground truth and data
 * @param network the start
 */
record SmallTrial(SmallRun setting, Landscape landscape, Network network) {
  /** A neuron drawn exactly at the threshold is active, whatever its last digit. */
  private static final double ROUNDING = 1e-9;

  /** The state after that many steps; empty if the run diverges. */
  Optional<Network> end(NetworkSimulator simulator, long steps) {
    return landscape.end(simulator, network, setting.eta(), steps);
  }

  /** Whether a claim is about a neuron. */
  private boolean counts(int i, SmallRun.Whom whom, Modes atStart) {
    double threshold = setting.kappa() * Math.sqrt(setting.eta()) * (1 - ROUNDING);
    return whom == SmallRun.Whom.EVERY || 2 * Math.abs(atStart.growing(i)) >= threshold;
  }

  private Modes atStart() {
    return new Modes(network, landscape.growthDirection());
  }

  /** How many neurons a claim is about. */
  int count(SmallRun.Whom whom) {
    Modes atStart = atStart();
    int count = 0;
    for (int i = 0; i < network.width(); i++) {
      count += counts(i, whom, atStart) ? 1 : 0;
    }
    return count;
  }

  /** The largest misalignment with theta*, 1 - cos; 0 where there is no such neuron. */
  double worst(Network end, SmallRun.Whom whom) {
    Modes seen = new Modes(end, landscape.direction());
    Modes atStart = atStart();
    double worst = 0;
    for (int i = 0; i < end.width(); i++) {
      worst = counts(i, whom, atStart) ? Math.max(worst, seen.misalignment(i)) : worst;
    }
    return worst;
  }

  /** The mean misalignment; NaN where there is no such neuron. */
  double mean(Network end, SmallRun.Whom whom) {
    Modes seen = new Modes(end, landscape.direction());
    Modes atStart = atStart();
    double sum = 0;
    for (int i = 0; i < end.width(); i++) {
      sum += counts(i, whom, atStart) ? seen.misalignment(i) : 0;
    }
    return sum / count(whom);
  }
}
