package twophase.kit.bench;

import java.util.Arrays;
import org.apiguardian.api.API;

/**
 * The constant that a bound hidden in O(.) leaves open, measured along a sweep: what was measured
 * over the printed rate, at growing scales. One trial is one sweep with seeds of its own. The claim
 * is refuted where the constant grows in more than half of the sweeps, whatever the constant; it
 * holds where it does not and, with the claimed probability, stays at or below the constant that
 * the card declares.
 *
 * @param curve the constants along the sweep: scales growing, constants at least 0; infinite where
 *     a run diverged, NaN where nothing could be measured: such a constant has no place in any
 *     order, and stays below no constant
 * @param most the declared constant, above 0; the same in all trials of a setting
 * @param tolerance growth up to this power of the scale is not held against the claim; the same
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record Growth(Curve curve, double most, double tolerance) {

  /**
   * Checks the constants.
   *
   * @throws IllegalArgumentException if one is negative
   */
  public Growth {
    if (Arrays.stream(curve.seen()).anyMatch(constant -> constant < 0)) {
      throw new IllegalArgumentException(
          "constants must be at least 0, got " + Arrays.toString(curve.seen()));
    }
  }

  /** Whether a run of the sweep diverged. */
  boolean diverged() {
    return Arrays.stream(curve.seen()).anyMatch(Double::isInfinite);
  }
}
