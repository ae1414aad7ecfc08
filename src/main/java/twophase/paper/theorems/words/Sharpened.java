package twophase.paper.theorems.words;

import twophase.kit.random.SeedTree;
import twophase.kit.statement.Ranges;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.Sam;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.NtkSetting;

/**
 * A setting of SAM beside SGD of the same seeds, both with the same label noise.
 *
 * @param m width, at least 1
 * @param d input dimension, at least 1
 * @param n training samples, or fresh inputs
 * @param eta step size, above 0
 * @param sigma label-noise level, at least 0
 * @param radius SAM's perturbation radius R, above 0
 * @param thetaNorm norm of theta*, at least 0
 * @param steps at least 1
 */
record Sharpened(
    int m, int d, Inputs n, double eta, double sigma, double radius, double thetaNorm, int steps)
    implements NtkSetting {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  Sharpened {
    Ranges.positive("radius", radius);
    new Learning(m, d, n, eta, sigma, thetaNorm, steps);
  }

  /** The run by SGD. */
  Run.Free plain(SeedTree seeds) {
    return new Run.Free(m, d, n, eta, sigma, thetaNorm, seeds, steps);
  }

  /** The run by SAM. */
  Run.Free sharpened(SeedTree seeds) {
    return plain(seeds).withRule(new Sam(radius));
  }
}
