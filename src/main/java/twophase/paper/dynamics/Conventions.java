package twophase.paper.dynamics;

import org.apiguardian.api.API;

/**
 * In what a simulator may differ from the paper's formulas and be right: it says so, and the
 * reference does the same.
 *
 * @param precision the numbers that it computes with
 * @param samEpsilon what its SAM adds to the norm of the gradient, at least 0
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record Conventions(Precision precision, double samEpsilon) {

  /** Binary64, and SAM as it is printed. */
  public static final Conventions USUAL = new Conventions(Precision.BINARY64, 0);

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if epsilon is negative or not finite
   */
  public Conventions {
    if (!(samEpsilon >= 0 && Double.isFinite(samEpsilon))) {
      throw new IllegalArgumentException("samEpsilon must be at least 0, not " + samEpsilon);
    }
  }

  /** The same in single precision. */
  public Conventions inSingle() {
    return new Conventions(Precision.BINARY32, samEpsilon);
  }
}
