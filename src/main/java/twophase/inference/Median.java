package twophase.inference;

import java.util.Arrays;

/**
 * Sample median, and the interval for the median of the law that any stopping rule leaves valid.
 */
public final class Median {
  private Median() {}

  /**
   * The sample median: the middle value, or the mean of the two middle values of an even number.
   *
   * @param values at least one value, none NaN; not modified
   * @return the median
   * @throws IllegalArgumentException if there is no value, or one is NaN
   */
  public static double of(double[] values) {
    double[] sorted = sorted(values);
    int n = sorted.length;
    if (n == 0) {
      throw new IllegalArgumentException("no values");
    }
    return n % 2 == 1 ? sorted[n / 2] : 0.5 * sorted[n / 2 - 1] + 0.5 * sorted[n / 2];
  }

  /**
   * Interval between two order statistics that covers every median of the law of the values, at all
   * numbers of values at once.
   *
   * <p>A median m has P(X &lt;= m) &gt;= 1/2. Let k be the smallest count for which {@link
   * TimeUniformInterval} of k successes in n trials still reaches 1/2. An m below the k-th smallest
   * value has fewer than k values at or below it, and is excluded; likewise from above.
   *
   * @param values independent values, none NaN; not modified
   * @param level confidence level, in (0, 1)
   * @return from the k-th smallest to the k-th largest; the whole line where k = 0
   * @throws IllegalArgumentException if a value is NaN or the level outside (0, 1)
   */
  public static Interval interval(double[] values, double level) {
    double[] sorted = sorted(values);
    int n = sorted.length;
    int low = 0;
    int high = n / 2;
    while (low < high) {
      int middle = (low + high) / 2;
      if (TimeUniformInterval.interval(middle, n, level).high() >= 0.5) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low == 0
        ? new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, level)
        : new Interval(sorted[low - 1], sorted[n - low], level);
  }

  private static double[] sorted(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    if (sorted.length > 0 && Double.isNaN(sorted[sorted.length - 1])) {
      throw new IllegalArgumentException("a value is NaN");
    }
    return sorted;
  }
}
