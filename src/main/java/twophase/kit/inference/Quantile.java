package twophase.kit.inference;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.function.IntPredicate;
import twophase.kit.number.Interval;
import twophase.kit.number.Numbers;

/**
 * Sample quantiles, and intervals for the quantiles of the law that any stopping rule leaves valid.
 *
 * <p>Of no values, and of values of which one is NaN, there is no quantile: NaN is given, and the
 * whole line. What was drawn may be so, and that is no error.
 */
public final class Quantile {
  private Quantile() {}

  /**
   * The sample quantile: the smallest value that at least a share p of the values does not exceed.
   *
   * @param values not modified
   * @param p in (0, 1)
   * @return one of the values; NaN if there is none, or one is NaN
   * @throws IllegalArgumentException if p is outside (0, 1)
   */
  public static double of(double[] values, double p) {
    Arguments.requireInsideUnit("p", p);
    double[] sorted = sorted(values);
    return sorted.length == 0 ? Double.NaN : sorted[rank(sorted.length, p) - 1];
  }

  /**
   * Interval between two order statistics that covers every p-quantile of the law of the values, at
   * all numbers of values at once.
   *
   * <p>A p-quantile q has P(X &lt;= q) &gt;= p and P(X &lt; q) &lt;= p. Let k be the smallest count
   * for which {@link TimeUniformInterval} of k successes in n trials still reaches p. A q below the
   * k-th smallest value has fewer than k values at or below it, and is excluded. Let j be the
   * smallest count whose interval lies above p: a q above the j-th smallest value has j values or
   * more below it, and is excluded.
   *
   * @param values independent values; not modified
   * @param p in (0, 1)
   * @param level confidence level, in (0, 1)
   * @return from the k-th to the j-th smallest value; without end where there is none; the whole
   *     line if a value is NaN
   * @throws IllegalArgumentException if p or the level is outside (0, 1)
   */
  public static Interval interval(double[] values, double p, double level) {
    Arguments.requireInsideUnit("p", p);
    double[] sorted = sorted(values);
    int n = sorted.length;
    int reaching = first(n, k -> TimeUniformInterval.interval(k, n, level).high() >= p);
    int beyond = first(n, k -> TimeUniformInterval.interval(k, n, level).low() > p);
    return new Interval(
        reaching == 0 ? Double.NEGATIVE_INFINITY : sorted[reaching - 1],
        beyond > n ? Double.POSITIVE_INFINITY : sorted[beyond - 1],
        level);
  }

  /**
   * The smallest whole number that is at least n p, of the decimal that p is written as: 0.28 of 25
   * are 7, while their product in binary64 is above that.
   */
  private static int rank(int n, double p) {
    return new BigDecimal(Numbers.shortest(p))
        .multiply(BigDecimal.valueOf(n))
        .setScale(0, RoundingMode.CEILING)
        .intValueExact();
  }

  /**
   * The first count of 0 .. n for which something holds that holds from some count on; else n + 1.
   */
  private static int first(int n, IntPredicate holds) {
    int low = 0;
    int high = n + 1;
    while (low < high) {
      int middle = (low + high) / 2;
      if (holds.test(middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Ascending; empty if a value is NaN. */
  static double[] sorted(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    boolean none = sorted.length > 0 && Double.isNaN(sorted[sorted.length - 1]);
    return none ? new double[0] : sorted;
  }
}
