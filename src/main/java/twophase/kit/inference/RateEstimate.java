package twophase.kit.inference;

import java.util.Arrays;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import twophase.kit.number.Interval;

/**
 * The slope of one trajectory within a window: one number for one independent seed.
 *
 * <p>Points of a trajectory depend on each other, so no error is read off a single fit; errors come
 * from the spread of slopes over seeds ({@link ExponentClaim}).
 *
 * @param theilSen median of the slopes (y_j - y_i)/(x_j - x_i) over all pairs i &lt; j with
 *     different x (H. Theil, 1950; P. K. Sen, 1968); of an even number of pairs the mean of the two
 *     middle slopes
 * @param leastSquares slope of the ordinary least squares line, beside it: a large difference
 *     between the two says that the points do not lie near a line
 * @param points number of points in the window
 */
public record RateEstimate(double theilSen, double leastSquares, int points) {
  /** Pairs grow with the square: 4,096 points have 8.4 million. */
  private static final int MAX_POINTS = 4096;

  /**
   * The slope of y against x.
   *
   * @param x abscissae, all finite; not modified
   * @param y ordinates, as many; not modified
   * @param window which x count; the values outside are not looked at
   * @return the slopes
   * @throws IllegalArgumentException if the lengths differ, a point in the window (or any x) is not
   *     finite, the window holds fewer than 2 different x or more than 4,096 points
   */
  public static RateEstimate linear(double[] x, double[] y, Interval window) {
    return fit(x, y, window, false, false);
  }

  /**
   * The exponent b of y ~ x^b: the slope of ln y against ln x. The window is one of x, not of ln x.
   *
   * @param x abscissae, positive within the window; not modified
   * @param y ordinates, as many, positive within the window; not modified
   * @param window which x count
   * @return the slopes
   * @throws IllegalArgumentException as {@link #linear}, or if a number in the window is not
   *     positive
   */
  public static RateEstimate powerLaw(double[] x, double[] y, Interval window) {
    return fit(x, y, window, true, true);
  }

  /**
   * The rate b of y ~ exp(b x): the slope of ln y against x.
   *
   * @param x abscissae; not modified
   * @param y ordinates, as many, positive within the window; not modified
   * @param window which x count
   * @return the slopes
   * @throws IllegalArgumentException as {@link #linear}, or if an ordinate in the window is not
   *     positive
   */
  public static RateEstimate exponential(double[] x, double[] y, Interval window) {
    return fit(x, y, window, false, true);
  }

  private static RateEstimate fit(
      double[] x, double[] y, Interval window, boolean logX, boolean logY) {
    if (x.length != y.length) {
      throw new IllegalArgumentException("lengths differ: " + x.length + " and " + y.length);
    }
    double[] u = new double[x.length];
    double[] v = new double[x.length];
    int count = 0;
    for (int i = 0; i < x.length; i++) {
      Arguments.requireFinite("x[" + i + "]", x[i]);
      if (window.contains(x[i])) {
        u[count] = coordinate("x", i, x[i], logX);
        v[count++] = coordinate("y", i, y[i], logY);
      }
    }
    return fit(Arrays.copyOf(u, count), Arrays.copyOf(v, count));
  }

  private static double coordinate(String name, int i, double value, boolean log) {
    double coordinate = log ? StrictMath.log(value) : value;
    return Arguments.requireFinite((log ? "ln " : "") + name + "[" + i + "]", coordinate);
  }

  private static RateEstimate fit(double[] u, double[] v) {
    int n = u.length;
    if (n > MAX_POINTS) {
      throw new IllegalArgumentException(
          "points in the window must be at most " + MAX_POINTS + ", got " + n);
    }
    double[] slopes = new double[n * (n - 1) / 2];
    int count = 0;
    SimpleRegression line = new SimpleRegression();
    for (int i = 0; i < n; i++) {
      line.addData(u[i], v[i]);
      for (int j = 0; j < i; j++) {
        if (u[i] != u[j]) {
          slopes[count++] = (v[i] - v[j]) / (u[i] - u[j]);
        }
      }
    }
    if (count == 0) {
      throw new IllegalArgumentException(
          "the window holds fewer than 2 different x: " + n + " points");
    }
    return new RateEstimate(Median.of(Arrays.copyOf(slopes, count)), line.getSlope(), n);
  }
}
