package twophase.paper.theory;

/**
 * How large the second layer is in label-noise SGD from the NTK start.
 *
 * <p>Split a into its part in the column space of W and the rest. The rest feels the second order
 * of the noise alone: as theta = W^T a hovers near theta*, -eta r x sums up to a bounded number,
 * and what is left is a loss at the rate eta^2 sigma^2 d of its squared norm, d times that of the
 * neurons'. So it is s^d (1 - d/m), with s the neurons' mean squared norm relative to the start.
 * The part in the column space is W (W^T W)^-1 theta: theta* needs norm2(theta*) d/(m s) of it, and
 * the noise of theta, whose variance per direction is eta sigma^2 m s / (2 d), another eta sigma^2
 * d/2.
 */
public final class SecondLayer {
  /** The largest |a_i| falls like m^(-1/2), up to a root of log m: m neurons share norm(a). */
  public static final double WIDTH_EXPONENT = -0.5;

  private SecondLayer() {}

  /**
   * norm2(a) in Phase I, without a free constant.
   *
   * @param m width, above d
   * @param d input dimension, at least 1
   * @param eta step size
   * @param sigma label-noise level
   * @param thetaNorm norm of theta*
   * @param s the neurons' mean squared norm, 1 on average at the start
   */
  public static double norm2(
      double m, int d, double eta, double sigma, double thetaNorm, double s) {
    double rest = (1 - (double) d / m) * StrictMath.pow(s, d);
    return rest + noiseShare(d, eta, sigma) + thetaNorm * thetaNorm * d / (m * s);
  }

  /** eta sigma^2 d / 2, what the noise keeps of norm2(a). */
  public static double noiseShare(int d, double eta, double sigma) {
    return 0.5 * eta * sigma * sigma * d;
  }

  /**
   * sqrt((1 + ln m)/m), the order of the largest of m weights N(0, 1/m); ln m alone would be 0 at m
   * = 1.
   *
   * @param m width, at least 1
   */
  public static double startScale(double m) {
    return Math.sqrt((1 + StrictMath.log(m)) / m);
  }

  /**
   * The scale of the largest |a_i(t)| over a run: the start's, times the root of what norm2(a) can
   * be, 1 at the start, eta sigma^2 d/2 from the noise, norm(theta*) when theta* has been learned
   * by layers of equal norm.
   */
  public static double runScale(double m, int d, double eta, double sigma, double thetaNorm) {
    return startScale(m) * Math.sqrt(1 + noiseShare(d, eta, sigma) + thetaNorm);
  }

  /**
   * Steps in which the noise lowers the neurons' squared norm by a number of e-foldings.
   *
   * @param eta step size, above 0
   * @param sigma label-noise level, above 0
   */
  public static long steps(double foldings, double eta, double sigma) {
    double noise = eta * sigma;
    return (long) Math.ceil(foldings / (noise * noise));
  }
}
