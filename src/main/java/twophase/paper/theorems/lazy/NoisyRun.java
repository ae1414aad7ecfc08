package twophase.paper.theorems.lazy;

import twophase.kit.random.SeedTree;
import twophase.kit.statement.Ranges;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.NtkSetting;
import twophase.paper.theory.StabilityLimit;

/**
 * A setting of label-noise SGD from the NTK start; how long it runs is the statement's to say.
 *
 * @param m width, at least 1
 * @param d input dimension, at least 1
 * @param n training samples, or fresh inputs
 * @param eta step size, above 0
 * @param sigma label-noise level, at least 0
 * @param thetaNorm norm of theta*, at least 0
 */
record NoisyRun(int m, int d, Inputs n, double eta, double sigma, double thetaNorm)
    implements NtkSetting {
  NoisyRun {
    Ranges.atLeast("m", m, 1);
    Ranges.atLeast("d", d, 1);
    Ranges.positive("eta", eta);
    Ranges.notNegative("sigma", sigma);
    Ranges.notNegative("thetaNorm", thetaNorm);
  }

  /** The free run of these seeds. */
  Run.Free run(SeedTree seeds, long steps) {
    return new Run.Free(m, d, n, eta, sigma, thetaNorm, seeds, steps);
  }

  @Override
  public double stabilityLoad() {
    return Math.max(NtkSetting.super.stabilityLoad(), StabilityLimit.settledLoad(d, eta, sigma));
  }
}
