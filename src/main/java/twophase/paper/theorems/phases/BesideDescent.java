package twophase.paper.theorems.phases;

import twophase.kit.statement.Ranges;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.NtkSetting;

/**
 * A setting of a network beside the baseline of Figures 3 and 5: its linearisation, trained by
 * gradient descent without noise. The network itself goes by gradient descent, every sample of each
 * step with label noise of its own, or by SAM on one sample a step.
 *
 * @param m width, at least 1
 * @param d input dimension, at least 1
 * @param n training samples
 * @param eta step size, above 0, of both
 * @param sigma label-noise level of the network, at least 0
 * @param radius SAM's radius, at least 0; at 0 the network goes by gradient descent
 * @param thetaNorm norm of theta*, at least 0
 * @param steps at least 1
 */
record BesideDescent(
    int m, int d, Inputs n, double eta, double sigma, double radius, double thetaNorm, int steps)
    implements NtkSetting {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  BesideDescent {
    n.requireTrainingSet();
    Ranges.notNegative("radius", radius);
    new Learning(m, d, n, eta, sigma, thetaNorm, steps);
  }

  /** The same without label noise. */
  BesideDescent quiet() {
    return new BesideDescent(m, d, n, eta, 0, radius, thetaNorm, steps);
  }

  /** That of gradient descent on as many samples as one likes, eta m / (2 d), or of SAM. */
  @Override
  public double stabilityLoad() {
    return radius == 0 ? eta * m / (2.0 * d) : NtkSetting.super.stabilityLoad();
  }
}
