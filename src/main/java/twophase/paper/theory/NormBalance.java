package twophase.paper.theory;

import java.util.List;
import org.apache.commons.math3.FieldElement;

/**
 * The balance of norms, printed as an insight under Theorem 2:
 *
 * <pre>norm2(w_i(T)) = norm2(w_i(0)) + eta^2 sum_{j<T} Delta_i(j) - a_i(0)^2 + a_i(T)^2</pre>
 *
 * with Delta_i(j) = -r_j^2 ((x_j . w_i(j))^2 - a_i(j)^2 norm2(x_j)) and norm2 the squared Euclidean
 * norm.
 */
public final class NormBalance {
  /**
   * Total degree of the one-step identity as a polynomial in eta, r, a_i, the x_k and the w_ik: the
   * term eta^2 r^2 a_i^2 norm2(x).
   */
  public static final int DEGREE = 8;

  private NormBalance() {}

  /**
   * Delta_i(j) in binary64.
   *
   * @param residual r_j
   * @param hidden x_j . w_i(j)
   * @param weight a_i(j)
   * @param inputNorm2 norm2(x_j)
   */
  public static double delta(double residual, double hidden, double weight, double inputNorm2) {
    return -(residual * residual) * (hidden * hidden - weight * weight * inputNorm2);
  }

  /** Delta_i(j) over a field. */
  public static <T extends FieldElement<T>> T delta(T residual, T hidden, T weight, T inputNorm2) {
    T balance = hidden.multiply(hidden).subtract(weight.multiply(weight).multiply(inputNorm2));
    return residual.multiply(residual).multiply(balance).negate();
  }

  /**
   * The printed right side minus the left after one step; zero where the identity holds.
   *
   * @param eta step size
   * @param delta Delta_i at the old state
   * @param before norm2(w_i) - a_i^2 at the old state
   * @param after the same at the new state
   */
  public static <T extends FieldElement<T>> T defect(T eta, T delta, T before, T after) {
    return before.add(eta.multiply(eta).multiply(delta)).subtract(after);
  }

  /** The inner product of two lists of equal, positive length. */
  public static <T extends FieldElement<T>> T dot(List<T> left, List<T> right) {
    T sum = left.get(0).multiply(right.get(0));
    for (int k = 1; k < left.size(); k++) {
      sum = sum.add(left.get(k).multiply(right.get(k)));
    }
    return sum;
  }
}
