package twophase.paper.theory;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.special.Gamma;

/**
 * A law of our own for how neurons leave the lazy ball of Definition 1 where label noise shrinks
 * them. By the decay law all neurons shrink together, w_i(t) = root(t) w_i(0), so that a neuron's
 * distance from its start is (1 - root(t)) norm(w_i(0)); and d norm2(w_i(0)) is chi-square with d
 * degrees of freedom at the start of eq. 5. Everything else follows.
 *
 * <p>What it leaves out: the random walk of a neuron through its second-layer weight ({@link
 * LazyDistance}), small against shrinking where {@link #diffusion} is well below 1.
 */
public final class LazyEscape {
  private static final int HALVINGS = 100;

  private LazyEscape() {}

  /**
   * The factor by which neurons have shrunk, the root of s(t) / s(0) in the decay law
   *
   * <pre>
   * ln s(t) - k s(t) = ln s(0) - k s(0) - eta^2 sigma^2 t,  s(0) = 1,  k = eta m (d + 2) / (2 d),
   * </pre>
   *
   * for k below 1, the mean-square stability limit.
   *
   * @param load k, in [0, 1)
   * @param foldings eta^2 sigma^2 t, at least 0
   * @return in (0, 1]
   * @throws IllegalArgumentException if k is not in [0, 1)
   */
  public static double root(double load, double foldings) {
    if (!(load >= 0 && load < 1)) {
      throw new IllegalArgumentException("the load must be in [0, 1), not " + load);
    }
    // g(u) = u - k exp(u) grows up to u = 0; ln s is between -foldings / (1 - k) and 0.
    double low = -foldings / (1 - load);
    double high = 0;
    for (int k = 0; k < HALVINGS; k++) {
      double middle = 0.5 * (low + high);
      if (middle - load * StrictMath.expm1(middle) < -foldings) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return StrictMath.exp(0.25 * (low + high));
  }

  /**
   * The probability that all neurons are outside the lazy ball after a time,
   *
   * <pre>( 1 - F_d( d / (m (1 - root)^2) ) )^m,</pre>
   *
   * F_d the distribution function of chi-square with d degrees of freedom.
   *
   * @param m width, at least 1
   * @param d input dimension, at least 1
   * @param foldings eta^2 sigma^2 t, at least 0
   */
  public static double allOutside(double m, int d, double load, double foldings) {
    double moved = 1 - root(load, foldings);
    return moved == 0 ? 0 : StrictMath.exp(m * logOutside(d, d / (m * moved * moved)));
  }

  /**
   * The time eta^2 sigma^2 t from which on all neurons are outside with probability 1 - 1/m at
   * least, for a load of 0: since F_d(z) &lt;= (z/2)^(d/2) / Gamma(d/2 + 1), where the network has
   * shrunk by
   *
   * <pre>x = m^(-1/2) sqrt(d/2) (m^2 / Gamma(d/2 + 1))^(1/d),   that is at -2 ln(1 - x).</pre>
   *
   * @param m width, at least 1
   * @param d input dimension, at least 1
   * @return infinite where x is 1 or more: no time is long enough
   */
  public static double enoughFoldings(double m, int d) {
    double logRoot = (2 * StrictMath.log(m) - Gamma.logGamma(0.5 * d + 1)) / d;
    double shrunk = Math.sqrt(0.5 * d / m) * StrictMath.exp(logRoot);
    return shrunk < 1 ? -2 * StrictMath.log1p(-shrunk) : Double.POSITIVE_INFINITY;
  }

  /** ln(1 - F_d(x)), without cancellation for small x. */
  private static double logOutside(int d, double x) {
    return StrictMath.log1p(-Gamma.regularizedGammaP(0.5 * d, 0.5 * x));
  }

  /**
   * The time at which a neuron of that start norm leaves the ball, as eta^2 sigma^2 t: -2 ln(1 -
   * 1/(sqrt(m) norm)), less the load's part; infinite for one that starts within 1/sqrt(m) of 0.
   *
   * @param norm norm of w_i(0), above 0
   */
  public static double exitFoldings(double m, double load, double norm) {
    double step = 1 / (Math.sqrt(m) * norm);
    if (step >= 1) {
      return Double.POSITIVE_INFINITY;
    }
    double logNorm2 = 2 * StrictMath.log1p(-step);
    return -logNorm2 + load * StrictMath.expm1(logNorm2);
  }

  /** The median of the largest norm among m neurons at the start. */
  public static double largestNorm(double m, int d) {
    return norm(d, StrictMath.exp(-StrictMath.log(2) / m));
  }

  /** The median of the smallest norm among m neurons at the start. */
  public static double smallestNorm(double m, int d) {
    return norm(d, -StrictMath.expm1(-StrictMath.log(2) / m));
  }

  private static double norm(int d, double probability) {
    return Math.sqrt(new ChiSquaredDistribution(d).inverseCumulativeProbability(probability) / d);
  }

  /**
   * How much a neuron's random walk adds to its shrinking at the first exits, eta sigma^2 d^2 / (2
   * sqrt(m)): the squared distance at eta^2 sigma^2 t = 2 / sqrt(m) is (1 + this) / m for d large.
   */
  public static double diffusion(double m, int d, double eta, double sigma) {
    return eta * sigma * sigma * d * d / (2 * Math.sqrt(m));
  }
}
