package twophase.kit.inference;

import org.apache.commons.math3.special.Beta;
import twophase.kit.number.Interval;

/**
 * Interval for a binomial probability that covers at all sample sizes at once, so that a
 * data-driven stop does it no harm.
 *
 * <p>The likelihood ratio of the Beta(1/2, 1/2) mixture against p,
 *
 * <pre>   M = B(k + 1/2, n - k + 1/2) / (B(1/2, 1/2) p^k (1 - p)^(n - k)),</pre>
 *
 * is a martingale from 1 where p is true, so P(M ever reaches 1/alpha) &lt;= alpha (Ville, 1939;
 * Robbins, 1970). The interval is the set of p with M &lt; 1/alpha, alpha = 1 - level.
 */
public final class TimeUniformInterval {
  private TimeUniformInterval() {}

  /**
   * The interval for k successes in n trials, whatever rule ended the trials.
   *
   * @param k successes, 0 to n
   * @param n trials, at least 0; no trials give [0, 1]
   * @param level confidence level over all n together, in (0, 1)
   * @return the interval
   * @throws IllegalArgumentException unless {@code 0 <= k <= n} and {@code 0 < level < 1}
   */
  public static Interval interval(long k, long n, double level) {
    Arguments.requireCounts(n, k);
    Arguments.requireInsideUnit("level", level);
    if (n == 0) {
      return new Interval(0, 1, level);
    }
    // ln M = (ln M at p = k/n) + n KL(k/n || p): a constant and a part that grows away from k/n
    double atCentre =
        Beta.logBeta(k + 0.5, n - k + 0.5)
            - StrictMath.log(StrictMath.PI)
            - xLog(k, (double) k / n)
            - xLog(n - k, (double) (n - k) / n);
    double allowed = -StrictMath.log(1 - level) - atCentre;
    double centre = (double) k / n;
    double low =
        k == 0
            ? 0
            : ClopperPearson.solve(true, (p, q) -> p < centre && away(k, n, p, q) >= allowed);
    double high =
        k == n
            ? 1
            : ClopperPearson.solve(false, (p, q) -> p <= centre || away(k, n, p, q) < allowed);
    return new Interval(low, high, level);
  }

  /**
   * n KL(k/n || p), without cancellation near p = k/n; the linear parts of the deviances cancel.
   */
  private static double away(long k, long n, double p, double q) {
    return devianceOrLimit(k, n * p) + devianceOrLimit(n - k, n * q);
  }

  private static double devianceOrLimit(double x, double m) {
    return x == 0 ? m : BinomialTail.deviance(x, m);
  }

  private static double xLog(double x, double y) {
    return x == 0 ? 0 : x * StrictMath.log(y);
  }
}
