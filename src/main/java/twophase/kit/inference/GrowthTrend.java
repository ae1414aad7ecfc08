package twophase.kit.inference;

import java.util.stream.IntStream;

/**
 * Whether a measured constant grows along a sweep, by signs of pairs.
 *
 * <p>A sweep gives constants c_1, ..., c_J at scales s_1 &lt; ... &lt; s_J. With a tolerance tau
 * declared beforehand its score is Kendall's (M. G. Kendall, 1938) of the corrected constants,
 *
 * <pre>   S = sum over i &lt; j of sign(c_j / s_j^tau - c_i / s_i^tau),</pre>
 *
 * and S &gt; 0 says that more pairs grow faster than s^tau than slower: the Theil-Sen exponent of
 * the sweep is above tau. Constants may be 0, infinite where a run diverged, or NaN where nothing
 * could be measured: pairs with a NaN have no sign. {@link OrderClaim} decides over many sweeps.
 */
public final class GrowthTrend {
  private static final int MAX_SCALES = 1000;

  private final double[] scales;
  private final double tolerance;

  /**
   * The trend along these scales.
   *
   * @param tolerance tau: growth up to s^tau is not held against the claim, since a constant that
   *     approaches its limit from below grows a little for ever; finite and at least 0
   * @param scales at least 2 and at most 1,000 scales, positive, finite, strictly increasing; not
   *     modified
   * @throws IllegalArgumentException if the scales or the tolerance are not so
   */
  public GrowthTrend(double tolerance, double... scales) {
    Arguments.requireFinite("tolerance", tolerance);
    if (tolerance < 0) {
      throw new IllegalArgumentException("tolerance must be at least 0, got " + tolerance);
    }
    if (scales.length < 2 || scales.length > MAX_SCALES) {
      throw new IllegalArgumentException(
          "need 2 to " + MAX_SCALES + " scales, got " + scales.length);
    }
    for (int i = 0; i < scales.length; i++) {
      double below = i == 0 ? 0 : scales[i - 1];
      if (!(scales[i] > below) || Double.isInfinite(scales[i])) {
        throw new IllegalArgumentException(
            "scales must be positive, finite and increasing, got " + scales[i] + " after " + below);
      }
    }
    this.scales = scales.clone();
    this.tolerance = tolerance;
  }

  /**
   * Kendall's score of one sweep.
   *
   * @param constants one constant for each scale, each at least 0 or NaN; not modified
   * @return the number of growing pairs less that of falling pairs
   * @throws IllegalArgumentException if the constants are not so
   */
  public int score(double... constants) {
    double[] corrected = corrected(constants);
    int score = 0;
    for (int j = 1; j < corrected.length; j++) {
      for (int i = 0; i < j; i++) {
        score += sign(corrected[j], corrected[i]);
      }
    }
    return score;
  }

  private static int sign(double later, double earlier) {
    return Double.isNaN(later) || Double.isNaN(earlier) ? 0 : Double.compare(later, earlier);
  }

  private double[] corrected(double[] constants) {
    if (constants.length != scales.length) {
      throw new IllegalArgumentException(
          "need " + scales.length + " constants, got " + constants.length);
    }
    return IntStream.range(0, scales.length)
        .mapToDouble(
            i -> {
              double c = constants[i];
              if (c < 0) {
                throw new IllegalArgumentException("constant must be at least 0, got " + c);
              }
              // logarithms, so that no power overflows; ln 0 = -infinity is below every other, and
              // equal to itself; adding 0 turns -0 into 0
              return StrictMath.log(c + 0.0) - tolerance * StrictMath.log(scales[i]);
            })
        .toArray();
  }
}
