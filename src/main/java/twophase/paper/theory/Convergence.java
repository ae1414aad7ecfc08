package twophase.paper.theory;

import org.apache.commons.math3.util.FastMath;

/** Lemma 6, convergence: gradient descent from aligned neurons brings theta to theta*. */
public final class Convergence {
  private Convergence() {}

  /**
   * t3 - t2 = ln(1/eta) / (eta norm2(theta*)) as printed, in steps, rounded up.
   *
   * @param eta step size, in (0, 1)
   * @param thetaNorm norm of theta*, above 0
   */
  public static long steps(double eta, double thetaNorm) {
    return (long) Math.ceil(-StrictMath.log(eta) / (eta * thetaNorm * thetaNorm));
  }

  /**
   * The printed bound of both parts, K eta ln(1/eta).
   *
   * @param constant K
   */
  public static double bound(double eta, double constant) {
    return constant * eta * -StrictMath.log(eta);
  }

  /**
   * The exponent of eta in norm(theta(t3) - theta*), S = I: near theta* the distance falls at the
   * rate 2 norm(theta*), and exp(-2 norm(theta*) ln(1/eta)/norm2(theta*)) = eta^(2/norm(theta*)).
   * Growth from neurons of norm sqrt(eta) costs one power of eta.
   *
   * @param thetaNorm norm of theta*, above 0
   * @param fromSmall whether neurons start at norms of order sqrt(eta) rather than of order 1
   */
  public static double exponent(double thetaNorm, boolean fromSmall) {
    return 2 / thetaNorm - (fromSmall ? 1 : 0);
  }

  /**
   * The error e = norm(theta*) - theta . u one step later, exactly, where S = I and all neurons lie
   * along u: e (1 - eta norm2(M) - eta^2 e s), M = [W, a], s = theta . u.
   *
   * @param error e
   * @param eta step size
   * @param norm2 squared Frobenius norm of [W, a]
   * @param learned s
   */
  public static double nextError(double error, double eta, double norm2, double learned) {
    return error * (1 - eta * norm2 - eta * eta * error * learned);
  }

  /**
   * The start's sum of p_i^2 that suffices, p_i = (w_i . u + a_i)/2: that of one neuron with
   * abs(w_i . u + a_i) = sqrt(eta).
   */
  public static double sufficientMass(double eta) {
    return eta / 4;
  }

  /**
   * Under label noise in place of gradient descent: the root mean square of norm(theta - theta*) at
   * t3. Least mean squares with the kernel K = W^T W + norm2(a) I leaves eta sigma^2 tr K / 2 of
   * it, and for balanced aligned neurons tr K = (d + 1) norm(theta*).
   *
   * @param d input dimension, at least 1
   * @param eta step size
   * @param sigma label-noise level
   * @param thetaNorm norm of theta*
   */
  public static double noisyDistance(int d, double eta, double sigma, double thetaNorm) {
    return sigma * Math.sqrt(eta * thetaNorm * (d + 1) / 2);
  }

  /** The growth by which rounding takes a run off the stable manifold: eta^(-1/norm(theta*)). */
  public static double escape(double eta, double thetaNorm) {
    return FastMath.pow(eta, -1 / thetaNorm);
  }
}
