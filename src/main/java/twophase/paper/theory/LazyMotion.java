package twophase.paper.theory;

/**
 * How far a network moves that learns without noise. To first order its linear map moves by K c and
 * each neuron by a_i c, with c = sum of -eta r x over the steps and K = norm2(a) I + W^T W, about
 * (m / d) I at the start; so neuron i ends at a distance |a_i| norm(c), norm(c) = (d / m)
 * norm(theta* - theta(0)).
 */
public final class LazyMotion {
  private LazyMotion() {}

  /**
   * The farthest neuron's distance in units of the lazy radius 1/sqrt(m): d sqrt(2 ln(2 m)) sqrt(1
   * + norm2(theta*)) / m, with the usual size of the largest of m Gaussian |a_i| and of norm(theta*
   * - theta(0)).
   *
   * @param m width, at least 1
   * @param d input dimension, at least 1
   * @param thetaNorm norm of theta*, at least 0
   */
  public static double farthest(int m, int d, double thetaNorm) {
    double weights = Math.sqrt(2 * StrictMath.log(2.0 * m));
    return d * weights * Math.sqrt(1 + thetaNorm * thetaNorm) / m;
  }

  /**
   * How far, relatively and as a standard deviation, the farthest neuron's motion is off a_i(0) c:
   * a_i moves too, by w_i . c of standard deviation norm(c) / sqrt(d), and half of that counts.
   * Over the largest |a_i|, about sqrt(2 ln(2 m) / m), this is sqrt(d (1 + norm2(theta*)) / (8 m
   * ln(2 m))).
   *
   * @param m width, at least 1
   * @param d input dimension, at least 1
   * @param thetaNorm norm of theta*, at least 0
   */
  public static double spread(int m, int d, double thetaNorm) {
    return Math.sqrt(d * (1 + thetaNorm * thetaNorm) / (8.0 * m * StrictMath.log(2.0 * m)));
  }

  /**
   * How much the kernel changes relative to its size, (d / m)^2 (1 + norm2(theta*)): W^T W changes
   * by -(theta(0) c^T + c theta(0)^T) or so, of size d / m, while it is of size m / d.
   *
   * @param m width, at least 1
   * @param d input dimension, at least 1
   * @param thetaNorm norm of theta*, at least 0
   */
  public static double kernelChange(int m, int d, double thetaNorm) {
    double ratio = (double) d / m;
    return ratio * ratio * (1 + thetaNorm * thetaNorm);
  }
}
