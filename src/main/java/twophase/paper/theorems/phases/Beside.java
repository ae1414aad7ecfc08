package twophase.paper.theorems.phases;

import twophase.kit.statement.Ranges;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.NtkSetting;

/**
 * A setting of a network and its linearisation, side by side.
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
    int m, int d, Inputs n, double eta, double sigma, double radius, double thetaNorm, int steps)
    implements NtkSetting {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  Beside {
    Ranges.notNegative("radius", radius);
    new Learning(m, d, n, eta, sigma, thetaNorm, steps);
  }

  /** SGD. */
  static Beside of(Learning run) {
    return new Beside(
        run.m(), run.d(), run.n(), run.eta(), run.sigma(), 0, run.thetaNorm(), run.steps());
  }

  /** SAM without noise. */
  static Beside of(SamRun run) {
    return new Beside(
        run.m(), run.d(), run.n(), run.eta(), 0, run.radius(), run.thetaNorm(), run.steps());
  }
}
