package twophase.paper.theory;

import java.util.List;
import org.apache.commons.math3.special.Gamma;
import org.apache.commons.math3.util.FastMath;

/**
 * Condition 1, the hypotheses under which the paper states its results, evaluated on a setting.
 * Logarithms throughout: the constant C is above 10^7 at d = 1 already and A2 asks for eta <=
 * C^-96.
 */
public final class ConditionOne {
  /** A2: eta <= C to this power. */
  public static final double STEP_SIZE_EXPONENT = -96;

  /**
   * The power that Lemma 3 needs: its bound 1 - rho m^(-1/8) reaches 1/2 / (1 - q) where m >= C,
   * and at m = 1/sqrt(eta), the least width of A1, that is eta <= C^-2.
   */
  public static final double NEEDED_EXPONENT = -2;

  /** Room for the rounding of logarithms and of 1/eta^2, so that equality counts as met. */
  private static final double ROUNDING = 1e-12;

  private ConditionOne() {}

  /**
   * The natural logarithm of the bracket's part of the smallest admissible C,
   *
   * <pre>[ (1 - q) 2 sqrt(d) / ((1/2 - q) sqrt(pi)) ]^8 with q = 3 / (4 sqrt(pi)).</pre>
   *
   * The other two parts of the maximum depend on the largest input; this one alone decides A2 for
   * every step size that binary64 can hold.
   *
   * @param d input dimension, at least 1
   */
  public static double logSmallestConstant(int d) {
    double q = 3 / (4 * Math.sqrt(Math.PI));
    double bracket = (1 - q) * 2 * Math.sqrt(d) / ((0.5 - q) * Math.sqrt(Math.PI));
    return 8 * FastMath.log(bracket);
  }

  /**
   * The natural logarithm of the first term of the maximum as it can be read in the text available
   * to us, exp(-(sigma Cdata)^2 / 3). It is never above 0, so this term never is the maximum; with
   * the opposite sign it would be a limit on the noise.
   *
   * @param sigma label-noise level, at least 0
   * @param cData bound on the inputs' norms, at least 0
   */
  public static double logNoiseTerm(double sigma, double cData) {
    double product = sigma * cData;
    return -product * product / 3;
  }

  /** The natural logarithm of the third term, exp(Cdata^2). */
  public static double logInputTerm(double cData) {
    return cData * cData;
  }

  /**
   * The natural logarithm of the smallest admissible C, the maximum of all three terms.
   *
   * @param d input dimension, at least 1
   * @param sigma label-noise level, at least 0
   * @param cData bound on the inputs' norms, at least 0
   */
  public static double logSmallestConstant(int d, double sigma, double cData) {
    return Math.max(
        logSmallestConstant(d), Math.max(logNoiseTerm(sigma, cData), logInputTerm(cData)));
  }

  /**
   * What A1 to A4 leave of a setting where A2 has its smallest C, as natural logarithms.
   *
   * @param constant ln C
   * @param stepSize of the largest eta that A2 admits
   * @param width of the smallest m that A1 then admits, read with the constant 1
   * @param samples of the smallest n that A3 then admits
   * @param thetaNorm of the largest norm(theta*) that A4 then admits
   */
  public record Extremes(
      double constant, double stepSize, double width, double samples, double thetaNorm) {
    private static final double LOG_10 = StrictMath.log(10);

    static Extremes of(double constant, double exponent) {
      double stepSize = exponent * constant;
      double width = -0.5 * stepSize;
      return new Extremes(constant, stepSize, width, -2 * stepSize, -0.25 * width);
    }

    /** A natural logarithm as a power of ten. */
    public static double powerOfTen(double logarithm) {
      return logarithm / LOG_10;
    }

    /** Whether binary64 has a positive number at or below the largest eta. */
    public boolean representable() {
      return stepSize >= StrictMath.log(Double.MIN_VALUE);
    }
  }

  /** The extremes of Condition 1 as printed, with all three terms of the maximum. */
  public static Extremes printed(int d, double sigma, double cData) {
    return Extremes.of(logSmallestConstant(d, sigma, cData), STEP_SIZE_EXPONENT);
  }

  /** The extremes with the exponent that Lemma 3 needs, and with the bracket alone. */
  public static Extremes needed(int d) {
    return Extremes.of(logSmallestConstant(d), NEEDED_EXPONENT);
  }

  /**
   * The largest p for which eta <= C^-p holds at a step size, with the bracket alone.
   *
   * @param eta step size, in (0, 1)
   */
  public static double largestPower(int d, double eta) {
    return -StrictMath.log(eta) / logSmallestConstant(d);
  }

  /**
   * The chance that n = 1/eta^2 Gaussian inputs (A3, rounded up) leave any room for A2 and A5
   * together: Cdata is at least the largest norm (A5), C at least exp(Cdata^2), and eta at most
   * C^-p (A2 with p = 96), so that all n squared norms, chi-square with d degrees of freedom, have
   * to be at most ln(1/eta) / p. The bracket, which asks for more, is left out.
   *
   * @param eta step size, in (0, 1)
   * @param power p, above 0
   */
  public static double chanceOfCompatibility(int d, double eta, double power) {
    double logarithm = -StrictMath.log(eta);
    double oneExceeds = Gamma.regularizedGammaQ(0.5 * d, 0.5 * logarithm / power);
    return StrictMath.exp(smallestSampleSize(eta) * StrictMath.log1p(-oneExceeds));
  }

  /** 1/eta^2, rounded up to an integer. */
  public static double smallestSampleSize(double eta) {
    return Math.ceil((1 - ROUNDING) / (eta * eta));
  }

  /** The natural logarithm of the largest step size that A2 admits, from the bracket alone. */
  public static double logLargestStepSize(int d) {
    return STEP_SIZE_EXPONENT * logSmallestConstant(d);
  }

  /** The least input dimension that A6 allows if K and c are those of a Gaussian norm. */
  public static final int INFERRED_DIMENSION = 7;

  /**
   * A point to which the condition is put; natural logarithms, so that it may lie far beyond
   * binary64.
   *
   * @param logWidth of m
   * @param d input dimension, at least 1
   * @param gaussian whether inputs are N(0, I)
   * @param squaredBound the largest squared norm of an input; infinite where inputs have no bound,
   *     NaN where there are finitely many, whose maximum is one
   * @param logSamples of n; infinite for fresh inputs, the limit of a large n
   * @param logStepSize of eta
   * @param logThetaNorm of norm(theta*); minus infinity for 0
   */
  public record Point(
      double logWidth,
      int d,
      boolean gaussian,
      double squaredBound,
      double logSamples,
      double logStepSize,
      double logThetaNorm) {

    /**
     * The point of a run.
     *
     * @param m width
     * @param n training samples; 0 for fresh inputs
     * @param eta step size
     * @param thetaNorm norm of theta*
     */
    public static Point of(
        double m,
        int d,
        boolean gaussian,
        double squaredBound,
        int n,
        double eta,
        double thetaNorm) {
      return new Point(
          StrictMath.log(m),
          d,
          gaussian,
          squaredBound,
          n == 0 ? Double.POSITIVE_INFINITY : StrictMath.log(n),
          StrictMath.log(eta),
          StrictMath.log(thetaNorm));
    }

    /**
     * ln of the smallest C that footnote 3 admits; by the bracket alone where no bound is known.
     */
    double logConstant() {
      double bracket = logSmallestConstant(d);
      return squaredBound < Double.POSITIVE_INFINITY ? Math.max(bracket, squaredBound) : bracket;
    }
  }

  /**
   * One hypothesis at one point.
   *
   * @param id A0 to A6
   * @param met whether it is met there
   * @param reading how its text is taken, where it leaves that open; else empty
   * @param note what was compared with what
   */
  public record Part(String id, boolean met, String reading, String note) {}

  /**
   * A0 to A6 at one point. A0 is what the paper assumes throughout and does not number: Gaussian
   * inputs (its network and its start are the setting's own).
   */
  public static List<Part> evaluate(Point at) {
    double log = at.logStepSize();
    return List.of(
        new Part("A0", at.gaussian(), "", "inputs N(0, I); start and network of the paper"),
        new Part(
            "A1",
            at.logWidth() >= -0.5 * log - ROUNDING,
            "",
            "m = Ω(1/√η), read with the constant 1"),
        new Part(
            "A2",
            log <= STEP_SIZE_EXPONENT * at.logConstant(),
            "",
            "η ≤ C⁻⁹⁶: no positive binary64 number is small enough, at any d"),
        new Part(
            "A3",
            at.logSamples() >= -2 * log - ROUNDING,
            "",
            "n ≥ 1/η²; fresh inputs count as met"),
        new Part(
            "A4", at.logThetaNorm() <= -0.25 * at.logWidth() + ROUNDING, "", "‖θ*‖ ≤ m^(−1/4)"),
        new Part(
            "A5",
            at.squaredBound() != Double.POSITIVE_INFINITY,
            "",
            "max ‖x_i‖ ≤ C_data: met by a training set, at the price of a larger C in A2, and on the"
                + " sphere; fresh Gaussian inputs have no bound"),
        new Part(
            "A6",
            at.d() >= INFERRED_DIMENSION,
            "as inferred",
            "d ≥ 9 (ln 2) K⁴/(2c): K and c are in an appendix that was not available; if its lemma is"
                + " the usual concentration of a Gaussian norm, c/K⁴ is at most 1/2 and d at least 7"));
  }
}
