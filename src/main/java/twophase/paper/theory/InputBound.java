package twophase.paper.theory;

import org.apache.commons.math3.special.Gamma;
import twophase.kit.number.Interval;

/**
 * A5 for Gaussian inputs: how likely an input, or some of many, is longer than Cdata. In natural
 * logarithms, since A2 and A3 ask for exp(192 Cdata^2) inputs and more.
 *
 * <p>norm2(x) is chi-square with d degrees of freedom. With s = d/2 >= 1, y = Cdata^2/2 and t =
 * y^(s-1) exp(-y)/Gamma(s), repeated integration by parts gives
 *
 * <pre>  t <= P(norm(x) > Cdata),  and  P(norm(x) > Cdata) <= t / (1 - (s-1)/y)  for y > s - 1.
 * </pre>
 *
 * (F. W. J. Olver, <i>Asymptotics and Special Functions</i>, 1974, section 3.1.) Ends are moved
 * outward by {@value #ROUNDING} of the sum of their parts' sizes.
 *
 * @param d input dimension, at least 2
 * @param cData2 Cdata^2, above 0
 */
public record InputBound(int d, double cData2) {
  /** What ends are moved outward by, relative to the sizes of what they are sums of. */
  public static final double ROUNDING = 1e-12;

  /** A3 with A2: n >= 1/eta^2 and eta <= C^-96 make n at least C to this power. */
  public static final double SAMPLES_EXPONENT = -2 * ConditionOne.STEP_SIZE_EXPONENT;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public InputBound {
    if (d < 2 || !(cData2 > 0 && cData2 < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "needs d >= 2 and Cdata^2 > 0, got %d and %s".formatted(d, cData2));
    }
  }

  /** ln of exp(Cdata^2/4): so few Gaussian inputs meet A5, if Cdata^2 is 6 d or more. */
  public double logFewSamples() {
    return cData2 / 4;
  }

  /** ln P(norm(x) > Cdata), between two ends; the upper one is 0 where Cdata^2 is at most d - 2. */
  public Interval logExceeds() {
    double s = 0.5 * d;
    double y = 0.5 * cData2;
    // The chance falls with Cdata, so that what it is at a longer one bounds it from below.
    double from = Math.max(y, s - 1);
    double high = y > s - 1 ? logTerm(s, y, 1) - StrictMath.log1p(-(s - 1) / y) : 0;
    return Interval.of(from > 0 ? logTerm(s, from, -1) : -ROUNDING, Math.min(0, high));
  }

  /** ln of y^(s-1) exp(-y)/Gamma(s), moved up or down. */
  private static double logTerm(double s, double y, int way) {
    double power = (s - 1) * StrictMath.log(y);
    double gamma = Gamma.logGamma(s);
    return power - y - gamma + way * ROUNDING * (Math.abs(power) + y + Math.abs(gamma));
  }

  /**
   * A lower bound on the natural logarithm of how many of the inputs that A2 and A3 ask for are
   * longer than Cdata on average, if they are Gaussian.
   *
   * @param sigma label-noise level, at least 0
   */
  public double logViolations(double sigma) {
    double logSamples =
        SAMPLES_EXPONENT * ConditionOne.logSmallestConstant(d, sigma, Math.sqrt(cData2));
    return logSamples * (1 - ROUNDING) + logExceeds().low();
  }

  /**
   * The same at the Cdata at which they are fewest: C is the bracket up to Cdata^2 = ln bracket,
   * and the chance of a longer input falls; beyond, exp(192 Cdata^2) grows, and a gamma variate's
   * hazard rate is at most 1, so that the chance falls no faster than exp(-Cdata^2/2).
   *
   * @param d input dimension, at least 2
   */
  public static double leastLogViolations(int d) {
    return new InputBound(d, ConditionOne.logSmallestConstant(d)).logViolations(0);
  }

  /**
   * An upper bound on the natural logarithm of the chance that some of n Gaussian inputs is longer
   * than Cdata, by adding up.
   *
   * @param logSamples ln n, at least 0
   */
  public double logSomeExceeds(double logSamples) {
    return Math.min(0, logSamples * (1 + ROUNDING) + logExceeds().high());
  }
}
