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
 * the sweep is above tau. Constants may be 0.
 *
 * <p>{@link #logPValue} tests a single sweep exactly, {@link OrderClaim} decides over many sweeps.
 */
public final class GrowthTrend {
  private static final double LEAST_LOG_P = -690;

  private final double[] scales;
  private final double tolerance;

  private GrowthTrend(double[] scales, double tolerance) {
    this.scales = scales;
    this.tolerance = tolerance;
  }

  /**
   * The trend along these scales, with tolerance 0.
   *
   * @param scales at least 2 and at most 1,000 scales, positive, finite, strictly increasing; not
   *     modified
   * @return the trend
   * @throws IllegalArgumentException if the scales are not so
   */
  public static GrowthTrend over(double... scales) {
    if (scales.length < 2 || scales.length > 1000) {
      throw new IllegalArgumentException("need 2 to 1000 scales, got " + scales.length);
    }
    for (int i = 0; i < scales.length; i++) {
      double below = i == 0 ? 0 : scales[i - 1];
      if (!(scales[i] > below) || Double.isInfinite(scales[i])) {
        throw new IllegalArgumentException(
            "scales must be positive, finite and increasing, got " + scales[i] + " after " + below);
      }
    }
    return new GrowthTrend(scales.clone(), 0);
  }

  /**
   * With this tolerance: growth up to s^tau is not held against the claim. A constant that
   * approaches its limit from below grows a little for ever, so 0 is severe.
   *
   * @param tau exponent, finite and at least 0
   * @return the changed trend
   * @throws IllegalArgumentException if it is out of range
   */
  public GrowthTrend withTolerance(double tau) {
    Arguments.requireFinite("tolerance", tau);
    if (tau < 0) {
      throw new IllegalArgumentException("tolerance must be at least 0, got " + tau);
    }
    return new GrowthTrend(scales, tau);
  }

  /**
   * Number of scales.
   *
   * @return J
   */
  public int size() {
    return scales.length;
  }

  /**
   * Kendall's score of one sweep.
   *
   * @param constants one constant for each scale, each finite and at least 0; not modified
   * @return the number of growing pairs less that of falling pairs
   * @throws IllegalArgumentException if the constants are not so
   */
  public int score(double... constants) {
    return pairs(constants, 0);
  }

  /**
   * Log p-value of one sweep against growth, exact for any law: the chance of a score at least as
   * large where every order of the corrected constants is equally likely. Ties are counted as
   * falling, which is not above what a random order of the tied would give, so the test stays
   * within its error.
   *
   * @param constants one constant for each scale, each finite and at least 0; not modified
   * @return ln p, 0 at most; a p below exp(-690) is reported as exp(-690)
   * @throws IllegalArgumentException if the constants are not so
   */
  public double logPValue(double... constants) {
    return logUpperTail(pairs(constants, -1), scales.length);
  }

  private int pairs(double[] constants, int tie) {
    double[] corrected = corrected(constants);
    int score = 0;
    for (int j = 1; j < corrected.length; j++) {
      for (int i = 0; i < j; i++) {
        int sign = Double.compare(corrected[j], corrected[i]);
        score += sign == 0 ? tie : sign;
      }
    }
    return score;
  }

  private double[] corrected(double[] constants) {
    if (constants.length != scales.length) {
      throw new IllegalArgumentException(
          "need " + scales.length + " constants, got " + constants.length);
    }
    return IntStream.range(0, scales.length)
        .mapToDouble(
            i -> {
              double c = Arguments.requireFinite("constant", constants[i]);
              if (c < 0) {
                throw new IllegalArgumentException("constant must be at least 0, got " + c);
              }
              // logarithms, so that no power overflows; ln 0 = -infinity is below every other, and
              // equal to itself; adding 0 turns -0 into 0
              return StrictMath.log(c + 0.0) - tolerance * StrictMath.log(scales[i]);
            })
        .toArray();
  }

  /**
   * ln P(S &gt;= score) for a random order of n values. (n (n-1)/2 - S)/2 is the number of
   * inversions; inserting value after value gives its law as a sum of independent uniforms on {0,
   * ..., i - 1}.
   */
  static double logUpperTail(int score, int n) {
    int most = n * (n - 1) / 2;
    int inversions = Math.floorDiv(most - score, 2);
    double[] probability = {1};
    for (int i = 2; i <= n; i++) {
      double[] next = new double[Math.min(inversions, i * (i - 1) / 2) + 1];
      double running = 0;
      for (int k = 0; k < next.length; k++) {
        running += k < probability.length ? probability[k] : 0;
        next[k] = running / i;
        int leaving = k - i + 1;
        running -= leaving >= 0 && leaving < probability.length ? probability[leaving] : 0;
      }
      probability = next;
    }
    double tail = 0;
    for (double p : probability) {
      tail += p;
    }
    // a tail below the least double would be -infinity: claim no more than can be computed
    return Math.max(LEAST_LOG_P, Math.min(0, StrictMath.log(tail)));
  }
}
