package twophase.paper.theorems.data;

import twophase.kit.random.SeedTree;
import twophase.kit.statement.Ranges;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.NtkSetting;
import twophase.paper.theory.EscapeTime;

/**
 * A setting of Theorem 2 on a data set: label-noise SGD for T1 steps.
 *
 * @param m width, at least 1
 * @param d input dimension, that of the data set
 * @param n the data set
 * @param eta step size, above 0
 * @param sigma label-noise level, above 0
 * @param thetaNorm norm of theta*, at least 0
 */
record Escaping(int m, int d, Inputs n, double eta, double sigma, double thetaNorm)
    implements NtkSetting {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range, or the inputs are no data set
   */
  Escaping {
    new Learning(m, d, n, eta, sigma, thetaNorm, 1);
    Ranges.positive("sigma", sigma);
    RealInputs.of(n);
  }

  /** The free run of these seeds, T1 steps. */
  Run.Free run(SeedTree seeds) {
    return new Run.Free(m, d, n, eta, sigma, thetaNorm, seeds, EscapeTime.printed(m, eta, sigma));
  }
}
