package twophase.paper.theory;

import org.apache.commons.math3.util.FastMath;

/**
 * The growth law of gradient descent near 0. With v = S (theta - theta*) and e = -v / norm(v), one
 * step multiplies w_i . e + a_i by 1 + eta norm(v), w_i . e - a_i by 1 - eta norm(v), and leaves
 * what is across e alone. Near 0, v = -S theta*.
 */
public final class GrowthLaw {
  private GrowthLaw() {}

  /**
   * The growth rate of the active mode, ln(1 + eta norm(S theta*)) for each step.
   *
   * @param eta step size
   * @param pull norm of S theta*, above 0
   */
  public static double growthRate(double eta, double pull) {
    return StrictMath.log1p(eta * pull);
  }

  /**
   * The rate of the decaying mode, ln(1 - eta norm(S theta*)) for each step, below 0.
   *
   * @param eta step size
   * @param pull norm of S theta*, above 0, with eta pull below 1
   */
  public static double decayRate(double eta, double pull) {
    return StrictMath.log1p(-eta * pull);
  }

  /**
   * How much of theta* is learned after t steps, theta . u, where S = I, from the start's P = sum
   * p_i^2 and Q = sum q_i^2, p = (w . u + a)/2, q = (w . u - a)/2. In the limit of small steps P Q
   * is conserved, C = P Q, and P follows the logistic equation dP/dt = 2 (N P - P^2 + C) with N =
   * norm(theta*), whose rest points are (N +- D)/2, D = sqrt(N^2 + 4 C):
   *
   * <pre>(P - P-)/(P+ - P) = (P(0) - P-)/(P+ - P(0)) exp(2 D eta t),   theta . u = P - C/P.</pre>
   *
   * @param growing P at the start, above 0 and below P+
   * @param decaying Q at the start
   * @param thetaNorm N, above 0
   * @param time eta t
   */
  public static double learned(double growing, double decaying, double thetaNorm, double time) {
    double conserved = growing * decaying;
    double width = Math.sqrt(thetaNorm * thetaNorm + 4 * conserved);
    double high = (thetaNorm + width) / 2;
    double low = -conserved / high;
    double odds = (growing - low) / (high - growing) * FastMath.exp(2 * width * time);
    double share = 1 / (1 + 1 / odds);
    double now = low + (high - low) * share;
    return now - conserved / now;
  }

  /**
   * How far the run may be from {@link #learned}, in units of norm(theta*): a step grows by 1 + eta
   * r instead of exp(eta r), which shifts ln P by at most eta^2 r^2 a step, over a growth of
   * ln(N/P)/2 e-foldings by eta N ln(N/P)/2 in all, and theta . u by at most N/4 of that. What is
   * across u moves the modes by at most the share of theta* that all neurons could hold at the
   * start, for each e-folding.
   *
   * @param eta step size
   * @param thetaNorm N, above 0
   * @param load what of N all neurons could hold at the start
   * @param foldings e-foldings of the growing modes from the start to the end
   */
  public static double learnedTolerance(
      double eta, double thetaNorm, double load, double foldings) {
    return (eta * thetaNorm / 4 + load) * foldings;
  }
}
