package twophase.paper.theory;

import org.apache.commons.math3.special.Erf;
import org.apache.commons.math3.special.Gamma;
import twophase.kit.number.Interval;

/**
 * Lemma 3 at the first step, j = 0, for networks of any width: what the law of the start (5) and of
 * a Gaussian input says of Delta = -r^2 ((x . w_i)^2 - a_i^2 norm2(x)), by inequalities that are
 * elementary functions of ln m. Each value stands between two ends; an end that is a bound by
 * derivation is moved outward by {@value #ROUNDING} of the sum of its parts' sizes, far more than
 * what evaluating it can err by.
 *
 * <p>Used throughout: theta(0) = W^T a is N(0, norm2(a)/d I) given a, norm2(a) is chi-square with m
 * degrees of freedom over m, and norm(theta*) <= m^(-1/4) by A4. So the error e = theta(0) - theta*
 * of the start is longer than {@value #ERROR} with a chance of at most exp(-d (1 - ln 2)/2) +
 * exp(-m/2000), by Chernoff's inequality for chi-squares (2 d and 1.05 m), as soon as m^(-1/4) is
 * below 0.05.
 *
 * @param logWidth ln m, at least 14
 * @param d input dimension, at least 3
 */
public record LemmaThreeAtStart(double logWidth, int d) {
  /** What ends are moved outward by, relative to the sizes of what they are sums of. */
  public static final double ROUNDING = 1e-12;

  /** A length that norm(theta(0) - theta*) has at most, in more than half of all starts. */
  public static final double ERROR = 1.5;

  /** A standard normal is at least that large in absolute value with a chance below 1/8. */
  public static final double OCTILE = 1.5342;

  /** {@link #logLargestRise} fails with a chance of at most that many times 1/m. */
  public static final double RISE_FAILURES = 3;

  private static final double LEAST_LOG_WIDTH = 14;
  private static final int LEAST_DIMENSION = 3;
  private static final double SHORT_INPUT = 0.25;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public LemmaThreeAtStart {
    if (!(logWidth >= LEAST_LOG_WIDTH && logWidth < Double.POSITIVE_INFINITY)
        || d < LEAST_DIMENSION) {
      throw new IllegalArgumentException(
          "needs ln m >= %s and d >= %s, got %s and %d"
              .formatted(LEAST_LOG_WIDTH, LEAST_DIMENSION, logWidth, d));
    }
  }

  /**
   * First half of (1), over the sample given the neuron: the natural logarithm of the chance that
   * some neuron of the start has P(Delta <= 0) < 1 - rho m^(-1/8).
   *
   * <p>Delta > 0 asks for cos^2(x, w_i) < s^2 with s = abs(a_i)/norm(w_i), and cos^2 is Beta(1/2,
   * (d-1)/2), so that its chance is at most 2 s/B(1/2, (d-1)/2) for d >= 3. A neuron that fails has
   * s > s_0 = rho m^(-1/8) B/2, that is chi2_d < d g^2/(m s_0^2) with g a standard normal; chi2_d <
   * y has a chance of at most (y/2)^(d/2)/Gamma(d/2 + 1), and E abs(g)^d = 2^(d/2)
   * Gamma((d+1)/2)/sqrt(pi). Summed over m neurons:
   *
   * <pre>  m (d/(m s_0^2))^(d/2) Gamma((d+1)/2) / (sqrt(pi) Gamma(d/2 + 1)),</pre>
   *
   * of order m^(1 - 3d/8).
   *
   * @return from minus infinity to the logarithm of that
   */
  public Interval logSomeNeuronOftenGrows() {
    double half = 0.5 * d;
    double logBeta = Gamma.logGamma(0.5) + Gamma.logGamma(half - 0.5) - Gamma.logGamma(half);
    double logSteep = ln(0.5 * ShrinkingSteps.rho(d)) + logBeta - logWidth / 8;
    double bound =
        above(
            logWidth,
            half * ln(d),
            -half * logWidth,
            -d * logSteep,
            Gamma.logGamma(half + 0.5),
            -0.5 * ln(Math.PI),
            -Gamma.logGamma(half + 1));
    return Interval.of(Double.NEGATIVE_INFINITY, bound);
  }

  /**
   * Second half of (1), over the sample given the neuron: the natural logarithm of the chance that
   * some neuron of the start has P(Delta <= -(sigma/4)^2) < 1/4.
   *
   * <p>Those of norm at most {@link #shortNorm} have, wherever norm(e) <= {@value #ERROR}. Of m
   * independent neurons none is so short with a chance of at most exp(-M), M their expected number.
   * So it is at least 1 - exp(-d (1 - ln 2)/2) - exp(-m/2000) - exp(-M).
   *
   * @param sigma label-noise level, above 0
   */
  public Interval logSomeNeuronRarelyDrops(double sigma) {
    double longer =
        StrictMath.exp(-0.5 * d * (1 - ln(2)))
            + StrictMath.exp(-StrictMath.exp(logWidth) / 2000)
            + StrictMath.exp(-StrictMath.exp(logShortNeurons(sigma)));
    double low = longer < 1 ? StrictMath.log1p(-longer) : Double.NEGATIVE_INFINITY;
    return Interval.of(low - ROUNDING, 0);
  }

  /**
   * The norm up to which a neuron of the start cannot show Delta <= -(sigma/4)^2 with a chance of
   * 1/4 over a Gaussian input and the noise, if norm(e) is at most {@value #ERROR}.
   *
   * <p>With x . w_i = norm(w_i) z, x . e = norm(e) g, both z and g standard normal, dependent or
   * not, the drop asks for abs(z) (1 + abs(g) norm(e)/sigma) >= 1/(4 norm(w_i)). Where both
   * absolute values are below q = {@value #OCTILE}, which fails with a chance below 1/8 + 1/8, it
   * does not come as long as norm(w_i) <= 1/(4 q (1 + q norm(e)/sigma)).
   *
   * @param sigma label-noise level, above 0
   */
  public static double shortNorm(double sigma) {
    return 1 / (4 * OCTILE * (1 + OCTILE * ERROR / sigma));
  }

  /**
   * A lower bound on the natural logarithm of the expected number of neurons of the start of norm
   * at most {@link #shortNorm}: m P(chi2_d <= y), and P(chi2_d <= y) >= (y/2)^(d/2) exp(-y/2) /
   * Gamma(d/2 + 1), y = d norm^2.
   *
   * @param sigma label-noise level, above 0
   */
  public double logShortNeurons(double sigma) {
    double norm = shortNorm(sigma);
    double y = 0.5 * d * norm * norm;
    return below(logWidth, 0.5 * d * ln(y), -y, -Gamma.logGamma(0.5 * d + 1));
  }

  /**
   * First half of (1), over the start as well: the natural logarithm of P(Delta > 0). Given its
   * length the input meets w_i and a_i as normals of variance 1/d and 1/m, so that it is (2/pi)
   * arctan sqrt(d/m), at any width and for any law of the input.
   */
  public Interval logGrows() {
    double logRatio = 0.5 * (ln(d) - logWidth);
    double ratio = StrictMath.exp(logRatio);
    // arctan is below its argument, and above it less a third of its cube.
    double low = StrictMath.log1p(-ratio * ratio / 3);
    double logShare = ln(2 / Math.PI);
    return Interval.of(below(logRatio, logShare, low), above(logRatio, logShare));
  }

  /**
   * Second half of (1), over the start as well: P(Delta > -(sigma/4)^2), from 0 to a bound that
   * neither sigma nor theta* has a part in.
   *
   * <p>The noise has the sign that makes r^2 >= sigma^2 with a chance of 1/2, whatever else is
   * drawn. And (x . w_i)^2 - a_i^2 norm2(x) >= 1/16 wherever g^2 norm2(x)/d >= 1/16 + m^(-1/2) and
   * a_i^2 norm2(x) <= m^(-1/2): the first where norm2(x) >= d/4, but for exp(-d (ln 4 - 3/4)/2),
   * and g^2 >= (1/16 + m^(-1/2))/(1/4); the second but for d m^(-1/2), by Markov's inequality.
   */
  public Interval seldomDrops() {
    double rest = StrictMath.exp(-0.5 * logWidth);
    double drop = 1 / (ShrinkingSteps.PRINTED_DIVISOR * ShrinkingSteps.PRINTED_DIVISOR);
    double wide = Erf.erfc(Math.sqrt(0.5 * (drop + rest) / SHORT_INPUT));
    double longEnough = 1 - StrictMath.exp(-0.5 * d * (SHORT_INPUT - 1 - ln(SHORT_INPUT)));
    double least = 0.5 * (wide * longEnough - d * rest);
    return Interval.of(0, 1 - Math.max(0, least) + ROUNDING);
  }

  /**
   * (2): the natural logarithm of a number that no Delta of the start exceeds, whatever the neuron
   * and the sample, with a chance of failure of at most 3/m.
   *
   * <p>Delta <= r^2 a_i^2 norm2(x). All abs(a_i) are at most sqrt(4 ln m/m) but for 1/m; norm2(x)
   * is at most Cdata^2 by A5; abs(r) at most sigma + Cdata norm(e), and norm2(theta(0)) at most
   * 1.05 (d + 2 sqrt(d ln m) + 2 ln m)/d but for 1/m (B. Laurent and P. Massart, Annals of
   * Statistics 28, 2000) and exp(-m/2000), norm(theta*) at most 1.
   *
   * @param sigma label-noise level, at least 0
   * @param cData2 Cdata^2, above 0
   */
  public Interval logLargestRise(double sigma, double cData2) {
    double start2 = 1.05 * (d + 2 * Math.sqrt(d * logWidth) + 2 * logWidth) / d;
    double residual = sigma + Math.sqrt(cData2) * (1 + Math.sqrt(start2));
    double bound = above(2 * ln(residual), ln(cData2), ln(4 * logWidth), -logWidth);
    return Interval.of(Double.NEGATIVE_INFINITY, bound);
  }

  private static double ln(double x) {
    return StrictMath.log(x);
  }

  private static double above(double... parts) {
    return moved(parts, 1);
  }

  private static double below(double... parts) {
    return moved(parts, -1);
  }

  private static double moved(double[] parts, int way) {
    double sum = 0;
    double sizes = 0;
    for (double part : parts) {
      sum += part;
      sizes += Math.abs(part);
    }
    return sum + way * ROUNDING * sizes;
  }
}
