package twophase.kit.inference;

import java.util.Arrays;

/**
 * The slope of one trajectory or sweep, by H. Theil (1950) and P. K. Sen (1968): the median of (v_j
 * - v_i)/(u_j - u_i) over all pairs with different u; of an even number of pairs the mean of the
 * two middle slopes.
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
   * @param x abscissae, positive and finite; not modified
   * @param y ordinates, as many, positive and finite; not modified
   * @throws IllegalArgumentException if the lengths differ, a number is not positive and finite,
   *     there are fewer than 2 different x or more than 4,096 points
   */
  public static double powerLaw(double[] x, double[] y) {
    return slope(logs("x", x), logs("y", y));
  }

  /**
   * The rate b of y ~ exp(b x): the slope of ln y against x.
   *
   * @param x abscissae, finite; not modified
   * @param y ordinates, as many, positive and finite; not modified
   * @throws IllegalArgumentException as {@link #powerLaw}, but that x need not be positive
   */
  public static double exponential(double[] x, double[] y) {
    for (int i = 0; i < x.length; i++) {
      Arguments.requireFinite("x[" + i + "]", x[i]);
    }
    return slope(x, logs("y", y));
  }

  private static double[] logs(String name, double[] values) {
    double[] logs = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      logs[i] = Arguments.requireFinite("ln " + name + "[" + i + "]", StrictMath.log(values[i]));
    }
    return logs;
  }

  private static double slope(double[] u, double[] v) {
    int n = u.length;
    if (n != v.length) {
      throw new IllegalArgumentException("lengths differ: " + n + " and " + v.length);
    }
    if (n > MAX_POINTS) {
      throw new IllegalArgumentException("points must be at most " + MAX_POINTS + ", got " + n);
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
    if (count == 0) {
      throw new IllegalArgumentException("fewer than 2 different x: " + n + " points");
    }
    return Median.of(Arrays.copyOf(slopes, count));
  }
}
