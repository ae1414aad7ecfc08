package twophase.paper.theorems.phases;

import twophase.kit.random.SeedTree;
import twophase.kit.statement.Ranges;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.Sam;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.NtkSetting;

/**
 * A setting of SAM without label noise, from the NTK start.
 *
 * @param m width, at least 1
 * @param d input dimension, at least 1
 * @param n training samples, or fresh inputs
 * @param eta step size, above 0
 * @param radius perturbation radius R, at least 0; at 0 the run is SGD without noise
 * @param thetaNorm norm of theta*, at least 0
 * @param steps number of steps, at least 1
 */
record SamRun(int m, int d, Inputs n, double eta, double radius, double thetaNorm, int steps)
    implements NtkSetting {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  SamRun {
    Ranges.notNegative("radius", radius);
    new Learning(m, d, n, eta, 0, thetaNorm, steps);
  }

  /** The free run of these seeds. */
  Run.Free run(SeedTree seeds) {
    return new Run.Free(m, d, n, eta, 0, thetaNorm, seeds, steps).withRule(Sam.orPlain(radius));
  }
}
