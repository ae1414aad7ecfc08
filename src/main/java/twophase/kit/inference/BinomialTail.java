package twophase.kit.inference;

/**
 * Logarithms of binomial probabilities and tails, for n up to 10^9 and beyond.
 *
 * <p>The probability of one count is taken as C. Loader, <i>Fast and Accurate Computation of
 * Binomial Probabilities</i> (2000) proposes: Stirling's error terms and deviances, which have no
 * cancellation between numbers of size n. A tail is that probability times the continued fraction
 * of the incomplete beta function (DLMF 8.17.22), used only on its fast side, where it needs of the
 * order of sqrt(n) steps at most.
 *
 * <p>Every method takes p and q = 1 - p, as either may be too small to be had from the other.
 */
final class BinomialTail {
  private static final double HALF_LOG_TWO_PI = 0.91893853320467274178;
  private static final double EPSILON = 1e-15;
  private static final double TINY = 1e-290;
  private static final int MAX_STEPS = 100_000_000;

  private BinomialTail() {}

  /** ln P(X &lt;= k) for X binomial(n, p), 0 &lt;= k &lt;= n, 0 &lt; p &lt; 1. */
  static double logAtMost(long k, long n, double p, double q) {
    if (k >= n) {
      return 0;
    }
    // q < (n - k + 1) / (n + 3): the side on which the fraction converges fast
    if (q * (n + 3.0) < n - k + 1.0) {
      return logMass(k, n, p, q) + StrictMath.log(p * fraction(n - k, k + 1.0, q));
    }
    return logComplement(logAtLeast(k + 1, n, p, q));
  }

  /** ln P(X &gt;= k) for X binomial(n, p), 0 &lt;= k &lt;= n, 0 &lt; p &lt; 1. */
  static double logAtLeast(long k, long n, double p, double q) {
    if (k <= 0) {
      return 0;
    }
    if (p * (n + 3.0) <= k + 1.0) {
      return logMass(k, n, p, q) + StrictMath.log(q * fraction(k, n - k + 1.0, p));
    }
    return logComplement(logAtMost(k - 1, n, p, q));
  }

  /**
   * ln(1 - exp(x)) for x &lt;= 0; rounding may have brought x to 0 or above, which gives -infinity.
   */
  private static double logComplement(double x) {
    if (x >= 0) {
      return Double.NEGATIVE_INFINITY;
    }
    return x > -0.69 ? StrictMath.log(-StrictMath.expm1(x)) : StrictMath.log1p(-StrictMath.exp(x));
  }

  /** ln P(X = k). */
  static double logMass(long k, long n, double p, double q) {
    if (k == 0) {
      return n * (p < 0.5 ? StrictMath.log1p(-p) : StrictMath.log(q));
    }
    if (k == n) {
      return n * (q < 0.5 ? StrictMath.log1p(-q) : StrictMath.log(p));
    }
    double rest = n - k;
    return stirlingError(n)
        - stirlingError(k)
        - stirlingError(rest)
        - deviance(k, n * p)
        - deviance(rest, n * q)
        - HALF_LOG_TWO_PI
        - 0.5 * (StrictMath.log(k) + StrictMath.log1p(-(double) k / n));
  }

  /**
   * ln n! - ln(sqrt(2 pi n) (n/e)^n), by its asymptotic series from 16 on and by a product below.
   */
  private static double stirlingError(double n) {
    if (n >= 16) {
      double s = 1 / (n * n);
      // B_2k / (2k (2k - 1)) of Stirling's series; the first omitted term is below 1e-16 at n = 16
      return (1.0 / 12
              - (1.0 / 360
                      - (1.0 / 1260 - (1.0 / 1680 - (1.0 / 1188 - 691.0 / 360360 * s) * s) * s) * s)
                  * s)
          / n;
    }
    double factorial = 1;
    for (int i = 2; i <= n; i++) {
      factorial *= i;
    }
    return StrictMath.log(factorial) - (n + 0.5) * StrictMath.log(n) + n - HALF_LOG_TWO_PI;
  }

  /** x ln(x / m) - x + m, without cancellation where x is near m. */
  static double deviance(double x, double m) {
    double difference = x - m;
    if (Math.abs(difference) >= 0.1 * (x + m)) {
      return x * (StrictMath.log(x) - StrictMath.log(m)) - difference;
    }
    // with v = (x - m)/(x + m), ln(x/m) = 2 atanh v, so the sum is (x - m) v + 2 x (v^3/3 + v^5/5 +
    // ...)
    double v = difference / (x + m);
    double sum = difference * v;
    double power = 2 * x * v;
    for (int i = 3; ; i += 2) {
      power *= v * v;
      double next = sum + power / i;
      if (next == sum) {
        return sum;
      }
      sum = next;
    }
  }

  /** Continued fraction of I_x(a, b), without its prefactor x^a (1 - x)^b / (a B(a, b)). */
  private static double fraction(double a, double b, double x) {
    // Steed and Lentz: c and d are ratios of neighbouring numerators and denominators.
    double c = 1;
    double d = 1 / nonZero(1 - (a + b) * x / (a + 1));
    double value = d;
    for (int m = 1; m < MAX_STEPS; m++) {
      double even = m * (b - m) * x / ((a + 2.0 * m - 1) * (a + 2.0 * m));
      d = 1 / nonZero(1 + even * d);
      c = nonZero(1 + even / c);
      value *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1));
      d = 1 / nonZero(1 + odd * d);
      c = nonZero(1 + odd / c);
      double factor = d * c;
      value *= factor;
      if (Math.abs(factor - 1) < EPSILON) {
        break;
      }
    }
    return value;
  }

  private static double nonZero(double z) {
    return Math.abs(z) < TINY ? TINY : z;
  }
}
