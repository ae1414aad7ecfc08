package twophase.kit.inference;

import twophase.kit.number.Interval;

/**
 * Exact two-sided interval for a binomial probability (C. J. Clopper and E. S. Pearson, 1934).
 *
 * <p>The lower limit is the p with P(X &gt;= k) = (1 - level)/2, the upper one the p with P(X &lt;=
 * k) = (1 - level)/2. The level is guaranteed for a number of trials fixed beforehand; after a
 * data-driven stop read {@link TimeUniformInterval} beside it.
 */
public final class ClopperPearson {
  /** Bisection of the log odds; 745 is where exp underflows, so all doubles are covered. */
  private static final double MAX_LOG_ODDS = 745;

  private static final int STEPS = 62;

  private ClopperPearson() {}

  /**
   * The interval for k successes in n trials.
   *
   * @param k successes, 0 to n
   * @param n trials, at least 0; no trials give [0, 1]
   * @param level confidence level, in (0, 1)
   * @return the interval; limits are rounded outwards
   * @throws IllegalArgumentException unless {@code 0 <= k <= n} and {@code 0 < level < 1}
   */
  public static Interval interval(long k, long n, double level) {
    Arguments.requireCounts(n, k);
    Arguments.requireInsideUnit("level", level);
    double logTail = StrictMath.log(0.5 * (1 - level));
    return new Interval(lower(k, n, logTail), upper(k, n, logTail), level);
  }

  /** Largest p (rounded down) with ln P(X &gt;= k) &lt;= logTail. */
  static double lower(long k, long n, double logTail) {
    if (k == 0) {
      return 0;
    }
    if (k == n) {
      return StrictMath.exp(logTail / n);
    }
    return solve(true, (p, q) -> BinomialTail.logAtLeast(k, n, p, q) <= logTail);
  }

  /** Smallest p (rounded up) with ln P(X &lt;= k) &lt;= logTail. */
  static double upper(long k, long n, double logTail) {
    if (k == n) {
      return 1;
    }
    if (k == 0) {
      return -StrictMath.expm1(logTail / n);
    }
    return solve(false, (p, q) -> BinomialTail.logAtMost(k, n, p, q) > logTail);
  }

  /** Where the predicate, true for small p and false for large p, changes; the outer end of it. */
  static double solve(boolean roundDown, OddsPredicate below) {
    double low = -MAX_LOG_ODDS;
    double high = MAX_LOG_ODDS;
    for (int i = 0; i < STEPS; i++) {
      double middle = 0.5 * (low + high);
      if (below.test(probability(middle), probability(-middle))) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return probability(roundDown ? low : high);
  }

  private static double probability(double logOdds) {
    return logOdds < 0
        ? StrictMath.exp(logOdds) / (1 + StrictMath.exp(logOdds))
        : 1 / (1 + StrictMath.exp(-logOdds));
  }

  /** A condition on p and q = 1 - p. */
  interface OddsPredicate {
    boolean test(double p, double q);
  }
}
