package twophase.paper.theory;

/**
 * The mean-square stability limit of a run in the lazy regime: with fresh Gaussian inputs the
 * second moment of theta - theta* contracts on average while k s is below 1, with k = eta m (d + 2)
 * / (2 d) and s the mean squared norm of a neuron (the classical argument for least mean squares).
 */
public final class StabilityLimit {
  private StabilityLimit() {}

  /**
   * k s.
   *
   * @param m width, at least 1
   * @param d input dimension, at least 1
   * @param eta step size
   * @param s mean over the neurons of the squared norm; 1 on average at the start of eq. 5
   */
  public static double load(double m, int d, double eta, double s) {
    return load(m, d, eta, 1, s);
  }

  /**
   * k s on mini-batches: k = eta m ((d + 1)/B + 1) / (2 d), which is the k above for B = 1.
   *
   * <p>With W^T W = g I, g = m s / d, c = eta g and z the mean of r_b x_b over B fresh Gaussian
   * samples, a step without noise takes e = theta - theta* to e - c z. Given e, z has mean e, and E
   * norm2(z) = ((d + 2)/B + 1 - 1/B) norm2(e). So norm2(e) is multiplied on average by 1 - 2 c +
   * c^2 ((d + 1)/B + 1), which is below 1 where k s is. A full batch of endless data, B to
   * infinity, has gradient descent's limit c below 2.
   *
   * @param m width, at least 1
   * @param d input dimension, at least 1
   * @param eta step size
   * @param batch B, at least 1
   * @param s mean over the neurons of the squared norm
   */
  public static double load(double m, int d, double eta, int batch, double s) {
    return eta * m * ((d + 1.0) / batch + 1) / (2.0 * d) * s;
  }

  /**
   * k s for inputs of any law, a training set's too: eta (m s / d) E norm(x)^4 / (2 E norm(x)^2),
   * which for standard Gaussian inputs is the k s above.
   *
   * <p>With W^T W = g I, g = m s / d, one step without noise takes e = theta - theta* to (I - eta g
   * x x^T) e. The mean of norm2(e) over directions of e and over x is multiplied by 1 - 2 eta g E
   * norm2(x) / d + eta^2 g^2 E norm(x)^4 / d, which is below 1 where this number is.
   *
   * @param m width, at least 1
   * @param d input dimension, at least 1
   * @param eta step size
   * @param s mean over the neurons of the squared norm
   * @param second E norm(x)^2, above 0
   * @param fourth E norm(x)^4
   */
  public static double load(double m, int d, double eta, double s, double second, double fourth) {
    return eta * m * s * fourth / (2.0 * d * second);
  }

  /**
   * Where the limit is at the start of eq. 5 with theta* = 0, to first order in 1/m: k s = 1 - (d +
   * 4 - 4/d) / m. The second layer, of norm2 1 beside an eigenvalue m/d of W^T W, takes d/m off;
   * the spread of these eigenvalues takes the rest.
   *
   * @param m width, at least 1
   * @param d input dimension, at least 1
   */
  public static double limitAtStart(double m, int d) {
    return 1 - (d + 4 - 4.0 / d) / m;
  }

  /**
   * k s once both layers have settled under label noise, with theta* near 0.
   *
   * <p>In the mean-square balance of the noise's gains and the gradient's losses, per step,
   * norm2(a) gains eta^2 sigma^2 m s and loses 2 eta (m s / d) norm2(a), so it settles near eta
   * sigma^2 d / 2; m s gains eta^2 sigma^2 d norm2(a) and loses 2 eta (m s / d) norm2(a), so it
   * settles near eta sigma^2 d^2 / 2. With k = eta m (d + 2) / (2 d) this gives k s = eta^2 sigma^2
   * d (d + 2) / 4, of which width and step size have dropped out but for the product eta sigma.
   *
   * @param d input dimension, at least 1
   * @param eta step size
   * @param sigma label-noise level
   */
  public static double settledLoad(int d, double eta, double sigma) {
    double noise = eta * sigma;
    return noise * noise * d * (d + 2.0) / 4;
  }
}
