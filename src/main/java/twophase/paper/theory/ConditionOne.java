package twophase.paper.theory;

import java.util.ArrayList;
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

  /** Room for the rounding of 1/sqrt(eta) and 1/eta^2, so that equality counts as met. */
  private static final double ROUNDING = 1 - 1e-12;

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
    return Math.ceil(ROUNDING / (eta * eta));
  }

  /** The natural logarithm of the largest step size that A2 admits, from the bracket alone. */
  public static double logLargestStepSize(int d) {
    return STEP_SIZE_EXPONENT * logSmallestConstant(d);
  }

  /**
   * One hypothesis on one setting.
   *
   * @param id A1 to A6
   * @param standing whether it is met there
   * @param note what was compared with what
   */
  public record Part(String id, Standing standing, String note) {}

  /** Whether a hypothesis is met. */
  public enum Standing {
    /** It is. */
    MET,
    /** It is not. */
    UNMET,
    /** It names a constant that is not in the text available to us. */
    UNKNOWN
  }

  /**
   * A1 to A6 on one setting.
   *
   * @param m width
   * @param d input dimension
   * @param n training samples; 0 for fresh inputs, the limit of a large n
   * @param eta step size
   * @param thetaNorm norm of theta*
   */
  public static List<Part> evaluate(double m, int d, int n, double eta, double thetaNorm) {
    List<Part> parts = new ArrayList<>();
    parts.add(
        part(
            "A1",
            m >= ROUNDING / Math.sqrt(eta),
            "m = Omega(1/sqrt(eta)), read with the constant 1"));
    parts.add(
        part(
            "A2",
            FastMath.log(eta) <= logLargestStepSize(d),
            "eta <= C^-96: no positive binary64 number is small enough, at any d"));
    parts.add(
        part(
            "A3",
            n == 0 || n >= smallestSampleSize(eta),
            "n >= 1/eta^2; fresh inputs count as met"));
    parts.add(part("A4", thetaNorm <= FastMath.pow(m, -0.25), "norm(theta*) <= m^(-1/4)"));
    parts.add(
        new Part(
            "A5",
            Standing.MET,
            "max norm(x_i) <= Cdata: met by taking Cdata as that maximum, at the price of a larger C"
                + " in A2"));
    parts.add(
        new Part(
            "A6",
            Standing.UNKNOWN,
            "d >= 9 ln2 K^4/c^2: K and c are in an appendix that was not available"));
    return parts;
  }

  private static Part part(String id, boolean met, String note) {
    return new Part(id, met ? Standing.MET : Standing.UNMET, note);
  }
}
