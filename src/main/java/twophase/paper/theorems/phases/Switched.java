package twophase.paper.theorems.phases;

import twophase.kit.random.SeedTree;
import twophase.kit.statement.Ranges;
import twophase.paper.dynamics.NoiseSchedule;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.NtkSetting;

/**
 * A setting of label-noise SGD with the noise switched on and off.
 *
 * @param m width, at least 1
 * @param d input dimension, at least 1
 * @param n training samples, or fresh inputs
 * @param eta step size, above 0
 * @param sigma label-noise level, at least 0
 * @param thetaNorm norm of theta*, at least 0
 * @param period steps with noise, and steps without, at least 1
 * @param cycles how often the noise is switched on, at least 1
 */
record Switched(
    int m, int d, Inputs n, double eta, double sigma, double thetaNorm, int period, int cycles)
    implements NtkSetting {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  Switched {
    Ranges.atLeast("period", period, 1);
    Ranges.atLeast("cycles", cycles, 1);
    new Learning(m, d, n, eta, sigma, thetaNorm, period);
  }

  /** The free run of these seeds. */
  Run.Free run(SeedTree seeds) {
    return new Run.Free(m, d, n, eta, sigma, thetaNorm, seeds, 2L * period * cycles)
        .withSchedule(new NoiseSchedule(period, period));
  }
}
