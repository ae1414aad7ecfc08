package twophase.paper.theorems.phases;

import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.Loss;
import twophase.paper.theorems.NtkSetting;
import twophase.paper.theory.StabilityLimit;

/**
 * The paper's label-noise run in one reading of what is printed about it.
 *
 * @param m width, at least 1
 * @param d input dimension, at least 1
 * @param n training samples, or fresh inputs
 * @param eta step size as printed, above 0
 * @param loss what the step descends
 * @param sigma label-noise level, at least 0
 * @param thetaNorm norm of theta*, at least 0
 * @param steps number of steps, at least 1
 */
record PaperRun(
    int m, int d, Inputs n, double eta, Loss loss, double sigma, double thetaNorm, int steps)
    implements NtkSetting {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  PaperRun {
    new Learning(m, d, n, eta, sigma, thetaNorm, steps);
  }

  @Override
  public double stabilityLoad() {
    return StabilityLimit.load(m, d, loss.step(eta), 1);
  }

  /** The same as a step on r^2 / 2. */
  Learning learning() {
    return new Learning(m, d, n, loss.step(eta), sigma, thetaNorm, steps);
  }

  /** The free run of these seeds. */
  Run.Free run(SeedTree seeds) {
    return learning().run(seeds);
  }
}
