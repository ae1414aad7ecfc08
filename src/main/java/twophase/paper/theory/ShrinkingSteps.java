package twophase.paper.theory;

import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.util.FastMath;

/**
 * Lemma 3: most steps shrink a neuron. Delta_i(j) = -r_j^2 ((x_j . w_i(j))^2 - a_i(j)^2 norm2(x_j))
 * is what a step adds, times eta^2, to the balance norm2(w_i) - a_i^2.
 */
public final class ShrinkingSteps {
  /** The probability in part (b). */
  public static final double PRINTED_SHARE = 0.25;

  /** What sigma is divided by in part (b). */
  public static final double PRINTED_DIVISOR = 4;

  /** The share of growing steps is of order m^(-1/2), that of abs(a_i) / norm(w_i), for d >= 2. */
  public static final double WIDTH_EXPONENT = -0.5;

  /** The largest Delta grows like sigma^2, that of r^2. */
  public static final double NOISE_EXPONENT = 2;

  private static final int HALVINGS = 60;

  private ShrinkingSteps() {}

  /** rho = 2 sqrt(d) / sqrt(pi). */
  public static double rho(int d) {
    return 2 * Math.sqrt(d / Math.PI);
  }

  /**
   * The probability in part (a), 1 - rho m^(-1/8); at or below 0, for m up to (4 d / pi)^4, it says
   * nothing.
   *
   * @param m width, at least 1
   * @param d input dimension, at least 1
   */
  public static double promised(double m, int d) {
    return 1 - rho(d) * FastMath.pow(m, -0.125);
  }

  /**
   * The natural logarithm of rho m^(-1/8), the share of growing steps that part (a) allows.
   *
   * @param logWidth ln m, at least 0
   * @param d input dimension, at least 1
   */
  public static double logAllowed(double logWidth, int d) {
    return StrictMath.log(rho(d)) - logWidth / 8;
  }

  /**
   * The ratio |a_i| / norm(w_i) from which on the probability of Delta <= 0 over a fresh Gaussian
   * input is below a share.
   *
   * @param d input dimension, at least 1
   * @param share in (0, 1)
   */
  public static double steepest(int d, double share) {
    double low = 0;
    double high = 1;
    for (int k = 0; k < HALVINGS; k++) {
      double middle = 0.5 * (low + high);
      if (probabilityNotAbove(d, 1, middle) >= share) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** -(sigma/4)^2, the bound in part (b). */
  public static double printedDrop(double sigma) {
    return -sigma * sigma / (PRINTED_DIVISOR * PRINTED_DIVISOR);
  }

  /**
   * The probability of Delta <= 0 over a fresh Gaussian input, given the neuron: with c the cosine
   * of the angle between x and w_i, Delta <= 0 where r = 0 or c^2 norm2(w_i) >= a_i^2, and c^2 has
   * the distribution Beta(1/2, (d - 1)/2), whatever r is, for c has no part in the norm of x and r
   * can only make Delta 0.
   *
   * @param d input dimension, at least 1
   * @param norm2 norm2(w_i), at least 0
   * @param weight a_i
   */
  public static double probabilityNotAbove(int d, double norm2, double weight) {
    double weight2 = weight * weight;
    if (weight2 == 0) {
      return 1;
    }
    if (weight2 >= norm2) {
      return d == 1 && weight2 == norm2 ? 1 : 0;
    }
    return d == 1 ? 1 : 1 - Beta.regularizedBeta(weight2 / norm2, 0.5, 0.5 * (d - 1));
  }

  /**
   * What O(1) in part (c) is measured in: (sigma^2 + error2) d, the size of r^2 norm2(x). Noise and
   * dimension are constants of the problem, which a constant may hide.
   *
   * @param error2 norm2(theta - theta*) at the start, 1 + norm2(theta*) on average
   */
  public static double riseUnit(int d, double sigma, double error2) {
    return (sigma * sigma + error2) * d;
  }

  /**
   * The scale of the largest Delta above 0 that one neuron and step show but with probability
   * O(1/m): (sigma^2 + error2) (d + 2 ln m) (2 ln m) (1 / m + eta sigma^2 d / (2 m)), the residual
   * squared times norm2(x) times a_i^2, the latter with what label noise adds to it.
   *
   * @param error2 norm2(theta - theta*) at the start, 1 + norm2(theta*) on average
   */
  public static double largestRise(double m, int d, double eta, double sigma, double error2) {
    double log = StrictMath.log(m);
    double noise2 = sigma * sigma;
    return (noise2 + error2) * (d + 2 * log) * 2 * log * (1 + 0.5 * eta * noise2 * d) / m;
  }
}
