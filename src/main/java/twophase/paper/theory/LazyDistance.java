package twophase.paper.theory;

/**
 * A law of our own for how far a neuron is from its start while the run is lazy and theta* and the
 * start's residual are small against sigma: the mean over neurons and runs of norm2(w_i(t) -
 * w_i(0)).
 *
 * <p>Write beta_t = -eta sum_j r_j x_j. In the lazy regime W^T W = (m/d) I nearly, so that a_i(t) =
 * a_i(0) + w_i . beta_t, and beta is an Ornstein-Uhlenbeck process with rate lambda = eta m / d for
 * a step and noise eta sigma: each of its components has the variance
 *
 * <pre>v = eta^2 sigma^2 (1 - exp(-2 lambda t)) / (2 lambda).</pre>
 *
 * <p>A neuron moves by -eta r a_i x, so w_i(t) - w_i(0) = a_i(0) beta_t + A^T w_i with A the
 * integral of beta d beta^T. Its symmetric part is (beta beta^T - tau I)/2, tau = eta^2 sigma^2 t
 * (Ito): the shrinking. Its antisymmetric part is Levy's area, a martingale, since the drift of
 * beta along beta drops out: a random rotation. With E norm2(w_i) = 1, E a_i^2 = 1/m and V the
 * integral of v over tau,
 *
 * <pre>E norm2(w_i(t) - w_i(0)) = d v / m + ( (d + 2) v^2 - 2 tau v + tau^2 ) / 4 + (d - 1) V / 2.
 * </pre>
 *
 * <p>Before beta settles, v = tau, it is d tau / m + d tau^2 / 2: a walk driven by the second
 * layer. Long after, v = eta sigma^2 d / (2 m), it is tau^2 / 4, shrinking, plus a slow rotation.
 */
public final class LazyDistance {
  private static final int HALVINGS = 200;

  private LazyDistance() {}

  /**
   * The mean squared distance.
   *
   * @param m width, at least 1
   * @param d input dimension, at least 1
   * @param eta step size, above 0
   * @param sigma label-noise level, at least 0
   * @param t steps, at least 0
   */
  public static double meanSquare(double m, int d, double eta, double sigma, double t) {
    double noise = eta * eta * sigma * sigma;
    double twice = 2 * eta * m / d;
    double tau = noise * t;
    double relaxed = -StrictMath.expm1(-twice * t);
    double v = noise * relaxed / twice;
    // The integral of v over tau; by its series where the difference would cancel.
    double x = twice * t;
    double area =
        x < 1e-4 ? 0.5 * tau * tau * (1 - x / 3) : noise * noise * (x - relaxed) / (twice * twice);
    return d * v / m + 0.25 * ((d + 2) * v * v - 2 * tau * v + tau * tau) + 0.5 * (d - 1) * area;
  }

  /**
   * The first whole step at which the mean squared distance is at least that large.
   *
   * @param target above 0
   */
  public static long reached(double m, int d, double eta, double sigma, double target) {
    double low = 0;
    double high = 1;
    while (meanSquare(m, d, eta, sigma, high) < target) {
      high *= 2;
    }
    for (int k = 0; k < HALVINGS && high - low > 0.5; k++) {
      double middle = 0.5 * (low + high);
      if (meanSquare(m, d, eta, sigma, middle) < target) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (long) Math.ceil(high);
  }
}
