package twophase.paper.theory;

/**
 * The oscillation of the second layer, printed as an insight under Theorem 2:
 *
 * <pre>r_j^2 (x_j . w_i(j))^2 = (a_i(j+1) - a_i(j))^2</pre>
 */
public final class Oscillation {
  private Oscillation() {}

  /**
   * The left side as printed.
   *
   * @param residual r_j
   * @param hidden x_j . w_i(j)
   */
  public static double printed(double residual, double hidden) {
    double product = residual * hidden;
    return product * product;
  }

  /**
   * The left side with the factor eta^2, which the update rule a_i(j+1) = a_i(j) - eta r_j (x_j .
   * w_i(j)) asks for.
   *
   * @param eta step size
   */
  public static double corrected(double eta, double residual, double hidden) {
    double product = eta * residual * hidden;
    return product * product;
  }
}
