package twophase.kit.number;

import java.util.Arrays;
import org.apache.commons.math3.special.Beta;

/**
 * The chance that a weighted sum of squares of independent standard normals is at most a multiple
 * of an independent chi-square,
 *
 * <pre>   P( sum_k theta_k g_k^2 &lt;= rho chi2_nu ),   theta_k &gt; 0, rho &gt; 0, nu &gt; 0,
 * </pre>
 *
 * and of its opposite, both in logarithms and both with a bound on the error, however small they
 * are.
 *
 * <p>H. Ruben (<i>Probability content of regions under spherical normal distributions, IV</i>,
 * Annals of Mathematical Statistics 33, 1962): with beta the least weight the sum is distributed as
 * beta times a mixture of chi-squares with p + 2 j degrees of freedom, j = 0, 1, ..., whose shares
 * c_j are those of the series
 *
 * <pre>
 *    sum_j c_j z^j = prod_k sqrt( (beta/theta_k) / (1 - gamma_k z) ),   gamma_k = 1 - beta/theta_k.
 * </pre>
 *
 * All of them are positive. With x = rho/(beta + rho), a = p/2 and b = nu/2 each part contributes a
 * regularised incomplete beta function I_x(a + j, b) = sum over i &gt;= j of t_i,
 *
 * <pre>   t_i = x^(a+i) (1-x)^b / ((a+i) B(a+i, b)),   t_(i+1)/t_i = x (a+b+i)/(a+i+1),</pre>
 *
 * so that with C_i = c_0 + ... + c_i the chance is sum_i t_i C_i, and the opposite one is (1 -
 * I_x(a, b)) + sum_i t_i (1 - C_i): sums of positive terms alone. They are cut where what is left
 * is small against what was summed; what is left is bounded and stands between the two ends. The
 * ends are moved apart by {@value #ROUNDING} for rounding: sums of N positive terms err by N u, and
 * the logarithm of t_0 by some u times its parts.
 */
public final class ChiSquareRatio {
  /** Relative widening of the results, for rounding. */
  static final double ROUNDING = 1e-10;

  private static final double NEGLIGIBLE = 1e-13;
  private static final int MOST_TERMS = 2_000_000;
  private static final int PAUSE = 16;
  private static final double LARGE = 0x1p600;
  private static final double LOG_LARGE = 600 * StrictMath.log(2);

  /** More than all shares that binary64 has no number for can add up to. */
  private static final double LOG_LOST = -680;

  private static final double LOG_HALF = -StrictMath.log(2);
  private static final double CLEAR = 1e-3;
  private static final double LARGEST_SUMMED = 500;

  private final double a;
  private final double b;
  private final double x;
  private final double logX;
  private final double logY;
  private final double logFirst;
  private final double[] gammas;
  private final double logFirstShare;

  /**
   * The chance for these weights.
   *
   * @param weights theta, at least one, each positive and finite; not modified
   * @param rho positive and finite
   * @param freedom nu, positive; of any size
   * @throws IllegalArgumentException if a number is out of range
   */
  public ChiSquareRatio(double[] weights, double rho, double freedom) {
    if (weights.length == 0
        || !Arrays.stream(weights).allMatch(ChiSquareRatio::positive)
        || !positive(rho)
        || !positive(freedom)) {
      throw new IllegalArgumentException(
          "weights %s, rho %s and freedom %s must be positive and finite"
              .formatted(Arrays.toString(weights), rho, freedom));
    }
    double beta = Arrays.stream(weights).min().orElseThrow();
    a = 0.5 * weights.length;
    b = 0.5 * freedom;
    double odds = rho / beta;
    x = odds / (1 + odds);
    logY = -StrictMath.log1p(odds);
    logX = StrictMath.log(odds) + logY;
    logFirst = logTerm(a);
    gammas = Arrays.stream(weights).map(weight -> 1 - beta / weight).toArray();
    logFirstShare = 0.5 * Arrays.stream(weights).map(weight -> StrictMath.log(beta / weight)).sum();
  }

  private static boolean positive(double number) {
    return number > 0 && number < Double.POSITIVE_INFINITY;
  }

  /** ln of x^s y^b / (s B(s, b)). */
  private double logTerm(double s) {
    return s * logX + b * logY - StrictMath.log(s) - Beta.logBeta(s, b);
  }

  /** t_(i+1) / t_i. */
  private double ratio(double i) {
    return x * (a + b + i) / (a + i + 1);
  }

  /** A bound on t_(i+1)/t_i, t_(i+2)/t_(i+1), ...: the ratios go to x, from one side. */
  private double largestRatio(int i) {
    return Math.max(ratio(i), x);
  }

  /** The shares c_j of the mixture in turn, over a factor that keeps them within binary64. */
  private final class Shares {
    private final double[] sums = new double[gammas.length];
    private double logScale = logFirstShare;
    private double share = 1;
    private double cumulated = 1;
    private int j;

    /** j c_j = 1/2 sum_(r=1..j) (sum_k gamma_k^r) c_(j-r). */
    void next() {
      j++;
      double sum = 0;
      for (int k = 0; k < sums.length; k++) {
        sums[k] = gammas[k] * (sums[k] + share);
        sum += sums[k];
      }
      share = sum / (2 * j);
      cumulated += share;
    }

    void shrink() {
      logScale += LOG_LARGE;
      share /= LARGE;
      cumulated /= LARGE;
      for (int k = 0; k < sums.length; k++) {
        sums[k] /= LARGE;
      }
    }
  }

  /**
   * The natural logarithm of the chance, between two bounds.
   *
   * @return low &lt;= high &lt;= 0; low can be -infinity
   */
  public Interval logBelow() {
    Shares shares = new Shares();
    double logScale = 0;
    double term = 1;
    double sum = 1;
    double left = Double.POSITIVE_INFINITY;
    for (int i = 0; i < MOST_TERMS; i++) {
      double next = term * ratio(i);
      if (i % PAUSE == 0) {
        double largest = largestRatio(i);
        // What is left has shares up to 1, which is exp(-logScale) in the shares' scale.
        left = largest < 1 ? next / (1 - largest) : Double.POSITIVE_INFINITY;
        if (StrictMath.log(left) - shares.logScale <= StrictMath.log(sum * NEGLIGIBLE)) {
          break;
        }
      }
      term = next;
      shares.next();
      sum += term * shares.cumulated;
      if (shares.cumulated > LARGE) {
        shares.shrink();
        sum /= LARGE;
      }
      if (sum > LARGE) {
        term /= LARGE;
        sum /= LARGE;
        logScale += LOG_LARGE;
      }
    }
    double low = logFirst + logScale + shares.logScale + StrictMath.log(sum);
    return widened(low, logSum(low, logFirst + logScale + StrictMath.log(left)));
  }

  /**
   * The natural logarithm of the opposite chance, between two bounds. Below about -600 the shares
   * leave binary64, and the bounds move apart.
   *
   * @return low &lt;= high &lt;= 0; low can be -infinity
   */
  public Interval logAbove() {
    Interval below = logBelow();
    if (below.high() < LOG_HALF) {
      return Interval.of(
          StrictMath.log1p(-StrictMath.exp(below.high())),
          StrictMath.log1p(-StrictMath.exp(below.low())));
    }
    double[] shares = new double[64];
    Shares mixture = new Shares();
    if (mixture.logScale < -LOG_LARGE) {
      // Weights further apart than any run makes them: nothing is said.
      return Interval.of(Double.NEGATIVE_INFINITY, 0);
    }
    double scale = StrictMath.exp(mixture.logScale);
    Interval rest = logAboveLeast();
    int count = 0;
    double logTail;
    // t_i c_(i+1), a part of the sum, says how small what is left has to be.
    double logTerm = logFirst;
    double logLargest = rest.low();
    do {
      double term = 1;
      double largest = 0;
      for (int k = 0; k < PAUSE; k++) {
        if (count == shares.length) {
          shares = Arrays.copyOf(shares, 2 * count);
        }
        shares[count] = mixture.share * scale;
        mixture.next();
        largest = Math.max(largest, term * mixture.share * scale);
        term *= ratio(count);
        count++;
      }
      logLargest = Math.max(logLargest, logTerm + StrictMath.log(largest));
      logTerm += StrictMath.log(term);
      logTail = logTail(count);
    } while (count < MOST_TERMS && logTail > StrictMath.log(NEGLIGIBLE) + logLargest);
    double tail = StrictMath.exp(logTail);
    return widened(
        logSum(rest.low(), logFirst + logWeighted(shares, count, 0)),
        logSum(
            logSum(rest.high(), logFirst + logWeighted(shares, count, tail)),
            Math.max(logTail, LOG_LOST)));
  }

  /** ln of sum_i t_i/t_0 (c_(i+1) + ... + c_(count-1) + tail). */
  private double logWeighted(double[] shares, int count, double tail) {
    double[] after = new double[count];
    double left = tail;
    for (int i = count - 1; i >= 0; i--) {
      after[i] = left;
      left += shares[i];
    }
    double logScale = 0;
    double term = 1;
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += term * after[i];
      term *= ratio(i);
      if (term > LARGE || sum > LARGE) {
        term /= LARGE;
        sum /= LARGE;
        logScale += LOG_LARGE;
      }
    }
    return logScale + StrictMath.log(sum);
  }

  /** ln of a bound on c_count + c_(count+1) + ..., by the mixture's series at a point beyond 1. */
  private double logTail(int count) {
    double largest = Arrays.stream(gammas).max().orElseThrow();
    if (largest == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    double point = Math.max(1, (1 - 0.5 / (count + 1)) / largest);
    double log = logFirstShare - count * StrictMath.log(point);
    for (double gamma : gammas) {
      log -= 0.5 * StrictMath.log1p(-gamma * point);
    }
    return point > 1 ? log : 0;
  }

  /** ln(1 - I_x(a, b)), between two bounds. */
  private Interval logAboveLeast() {
    // 1 - I_x(s + 1, b) = 1 - I_x(s, b) + t at s, upwards from s = 1 or 1/2.
    boolean whole = a == Math.rint(a);
    Interval log = whole ? Interval.of(b * logY, b * logY) : logAboveHalf();
    double low = log.low();
    double high = log.high();
    for (double s = whole ? 1 : 0.5; s < a; s++) {
      double term = logTerm(s);
      low = logSum(low, term);
      high = logSum(high, term);
    }
    return Interval.of(low, high);
  }

  /**
   * ln(1 - I_x(1/2, b)): of I summed up, where that leaves digits; else by parts, the integral of
   * u^(-1/2) (1-u)^(b-1) from x to 1 being x^(-1/2) y^b / b less a part y/(2 (b+1) x) of it at
   * most.
   */
  private Interval logAboveHalf() {
    double below = b * logY > -LARGEST_SUMMED ? belowHalf() : 1;
    if (1 - below > CLEAR) {
      double log = StrictMath.log1p(-below);
      return Interval.of(log - NEGLIGIBLE / CLEAR, log + NEGLIGIBLE / CLEAR);
    }
    double high = -0.5 * logX + b * logY - StrictMath.log(b) - Beta.logBeta(0.5, b);
    double part = StrictMath.exp(logY - logX) / (2 * (b + 1));
    return Interval.of(part < 1 ? high + StrictMath.log1p(-part) : Double.NEGATIVE_INFINITY, high);
  }

  /** I_x(1/2, b), summed up; not for terms that binary64 cannot hold. */
  private double belowHalf() {
    double term = StrictMath.exp(logTerm(0.5));
    double below = term;
    for (double s = 0.5; term > below * 0x1p-60; s++) {
      term *= x * (s + b) / (s + 1);
      below += term;
    }
    return below;
  }

  private static double logSum(double left, double right) {
    double larger = Math.max(left, right);
    return larger == Double.NEGATIVE_INFINITY
        ? larger
        : larger + StrictMath.log1p(StrictMath.exp(Math.min(left, right) - larger));
  }

  private static Interval widened(double low, double high) {
    return Interval.of(Math.min(0, low - ROUNDING), Math.min(0, high + ROUNDING));
  }
}
