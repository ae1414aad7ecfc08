package twophase.kit.inference;

import twophase.kit.number.Interval;

/**
 * Sample median, and the interval for the median of the law that any stopping rule leaves valid.
 */
public final class Median {
  private Median() {}

  /**
   * The sample median: the middle value, or the mean of the two middle values of an even number.
   *
   * @param values not modified
   * @return the median; NaN if there is no value, one is NaN, or the two in the middle are infinite
   *     on either side
   */
  public static double of(double[] values) {
    double[] sorted = Quantile.sorted(values);
    int n = sorted.length;
    if (n == 0) {
      return Double.NaN;
    }
    return n % 2 == 1 ? sorted[n / 2] : 0.5 * sorted[n / 2 - 1] + 0.5 * sorted[n / 2];
  }

  /**
   * {@link Quantile#interval} at p = 1/2.
   *
   * @param values independent values; not modified
   * @param level confidence level, in (0, 1)
   * @return an interval between two of the values; the whole line where they are too few, or one is
   *     NaN
   * @throws IllegalArgumentException if the level is outside (0, 1)
   */
  public static Interval interval(double[] values, double level) {
    return Quantile.interval(values, 0.5, level);
  }
}
