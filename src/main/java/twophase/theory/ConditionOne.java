package twophase.theory;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.util.FastMath;

/**
 * Condition 1, the hypotheses under which the paper states its results, evaluated on a setting.
 * Logarithms throughout: the constant C is above 10^7 at d = 1 already and A2 asks for eta <=
 * C^-96.
 */
public final class ConditionOne {
  /** A2: eta <= C to this power. */
  private static final double STEP_SIZE_EXPONENT = -96;

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
  public static List<Part> evaluate(int m, int d, int n, double eta, double thetaNorm) {
    List<Part> parts = new ArrayList<>();
    parts.add(
        part("A1", m >= 1 / Math.sqrt(eta), "m = Omega(1/sqrt(eta)), read with the constant 1"));
    parts.add(
        part(
            "A2",
            FastMath.log(eta) <= logLargestStepSize(d),
            "eta <= C^-96: no positive binary64 number is small enough, at any d"));
    parts.add(
        part("A3", n == 0 || n >= 1 / (eta * eta), "n >= 1/eta^2; fresh inputs count as met"));
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
