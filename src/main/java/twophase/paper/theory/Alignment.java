package twophase.paper.theory;

import org.apache.commons.math3.util.FastMath;

/**
 * Lemma 5, alignment: gradient descent from norm(w_i), abs(a_i) &lt;= sqrt(eta) turns the neurons
 * towards theta*.
 *
 * <p>Misalignment is 1 - cos, cos = abs(theta* . w_i) / (norm(theta*) norm(w_i)).
 */
public final class Alignment {
  private Alignment() {}

  /**
   * The printed T2 read as a time, eta for each step: T2/eta steps, rounded up. The slowest
   * direction of the data sets the clock, so that the rate is norm(theta*) times the smallest
   * positive eigenvalue of S, 1 where S = I.
   *
   * @param eta step size, in (0, 1)
   * @param thetaNorm norm of theta*, above 0
   * @param curvature smallest positive eigenvalue of S = X^T X / n
   */
  public static long steps(double eta, double thetaNorm, double curvature) {
    return (long) Math.ceil(-StrictMath.log(eta) / (eta * thetaNorm * curvature));
  }

  /** The misalignment that the paper admits, up to its constant: sqrt(eta) ln(1/eta). */
  public static double printedRate(double eta) {
    return Math.sqrt(eta) * -StrictMath.log(eta);
  }

  /**
   * The width eta^(-exponent), rounded up; A1 admits it from the exponent 1/2 up.
   *
   * @param eta step size, in (0, 1)
   */
  public static int width(double eta, double exponent) {
    // The factor is for powers that rounding has put just above an integer.
    return (int) Math.ceil(StrictMath.pow(eta, -exponent) * (1 - 1e-12));
  }

  /**
   * The misalignment that the end of growth leaves over neurons with abs(w_i . u + a_i) &gt;= kappa
   * sqrt(eta), to leading order in eta m / norm(theta*):
   *
   * <pre>(1 + sqrt(1 + kappa^2))^2 / 2 * eta m / (kappa^2 norm(theta*)).</pre>
   *
   * Growth by G ends when G^2 P = norm(theta*), P = sum p_j^2, p = (w . u + a)/2. What is across u
   * loses its component along p, so that
   *
   * <pre>tan_i &lt;= (norm(z_i) sqrt(P)/abs(p_i) + norm(sum p_j z_j)/sqrt(P)) / sqrt(norm(theta*))
   * </pre>
   *
   * with z the parts across u. The constant is the supremum of half its square over all starts.
   *
   * @param m width, at least 1
   * @param eta step size
   * @param thetaNorm norm of theta*, above 0
   * @param kappa in (0, 1]
   */
  public static double bound(int m, double eta, double thetaNorm, double kappa) {
    double reach = (1 + Math.sqrt(1 + kappa * kappa)) / kappa;
    return reach * reach / 2 * eta * m / thetaNorm;
  }

  /**
   * How far, relatively, the misalignment from the extremal start may be from {@link #bound}, the
   * leading order. With y = eta m/norm(theta*), three terms are left out: 1 - cos is less than half
   * the squared tangent by 3/2 of itself; one of the m neurons does not outweigh, 1/m; and while s
   * grows, what is across u feeds back into the barely active neuron, y ln(1/y)/kappa. Twice their
   * sum.
   *
   * @param m width, at least 1
   * @param eta step size
   * @param thetaNorm norm of theta*, above 0
   * @param kappa in (0, 1]
   */
  public static double tolerance(int m, double eta, double thetaNorm, double kappa) {
    double y = eta * m / thetaNorm;
    double curvature = bound(m, eta, thetaNorm, kappa);
    return 2 * (1.5 * curvature + 1.0 / m - y * StrictMath.log(y) / kappa);
  }

  /**
   * The component along u of the neurons that outweigh a barely active one in the start that
   * reaches {@link #bound}: the cosine of arctan(kappa), in units of sqrt(eta).
   *
   * @param kappa in (0, 1]
   */
  public static double extremalCosine(double kappa) {
    return FastMath.cos(FastMath.atan(kappa));
  }

  /**
   * By which factor G the growing modes are multiplied until theta . u is N = norm(theta*), S = I,
   * in the limit of small steps: P Q is conserved and the decaying modes are multiplied by 1/G, so
   * that
   *
   * <pre>G^2 P = (N + sqrt(N^2 + 4 P Q))/2.</pre>
   *
   * @param growing P at the start, above 0
   * @param decaying Q at the start
   * @param thetaNorm N, above 0
   */
  public static double growth(double growing, double decaying, double thetaNorm) {
    double end = (thetaNorm + Math.sqrt(thetaNorm * thetaNorm + 4 * growing * decaying)) / 2;
    return Math.sqrt(end / growing);
  }
}
