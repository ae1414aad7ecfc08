package twophase.kit.inference;

import java.util.Arrays;

/**
 * The slope of one trajectory or sweep, by H. Theil (1950) and P. K. Sen (1968): the median of (v_j
 * - v_i)/(u_j - u_i) over all pairs with different u; of an even number of pairs the mean of the
 * two middle slopes.
 *
 * <p>There is no slope, and NaN is given, where a number has no finite logarithm (a count of zero,
 * a run that diverged) or where all x are one: what was drawn may be so, and that is no error. A
 * slope is infinite where x differ too little for binary64 to hold it; of slopes without end on
 * either side there is no middle.
 *
 * <p>Points of a trajectory depend on each other, so no error is read off a single fit; errors come
 * from the spread of slopes over independent seeds.
 */
public final class TheilSen {
  /** Pairs grow with the square: 4,096 points have 8.4 million. */
  private static final int MAX_POINTS = 4096;

  private TheilSen() {}

  /**
   * The exponent b of y ~ x^b: the slope of ln y against ln x.
   *
   * @param x abscissae; not modified
   * @param y ordinates, as many; not modified
   * @return the exponent; NaN unless all numbers are positive and finite, and two x differ
   * @throws IllegalArgumentException if the lengths differ, or there are more than 4,096 points
   */
  public static double powerLaw(double[] x, double[] y) {
    return slope(logs(x), logs(y));
  }

  /**
   * The rate b of y ~ exp(b x): the slope of ln y against x.
   *
   * @param x abscissae; not modified
   * @param y ordinates, as many; not modified
   * @return the rate; NaN unless all x are finite, all y positive and finite, and two x differ
   * @throws IllegalArgumentException as {@link #powerLaw}
   */
  public static double exponential(double[] x, double[] y) {
    return slope(x, logs(y));
  }

  private static double[] logs(double[] values) {
    return Arrays.stream(values).map(StrictMath::log).toArray();
  }

  private static double slope(double[] u, double[] v) {
    int n = u.length;
    if (n != v.length) {
      throw new IllegalArgumentException("lengths differ: " + n + " and " + v.length);
    }
    if (n > MAX_POINTS) {
      throw new IllegalArgumentException("points must be at most " + MAX_POINTS + ", got " + n);
    }
    if (!finite(u) || !finite(v)) {
      return Double.NaN;
    }
    double[] slopes = new double[n * (n - 1) / 2];
    int count = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        if (u[i] != u[j]) {
          slopes[count++] = (v[i] - v[j]) / (u[i] - u[j]);
        }
      }
    }
    return count == 0 ? Double.NaN : Median.of(Arrays.copyOf(slopes, count));
  }

  private static boolean finite(double[] values) {
    return Arrays.stream(values).allMatch(Double::isFinite);
  }
}
