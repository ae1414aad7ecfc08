package twophase.paper.theory;

import org.apache.commons.math3.special.Gamma;

/**
 * When the picture of two phases holds, and where it ends: the lengths of Phase I and the state in
 * which Phase II settles, for fresh Gaussian inputs and small step sizes. None of this is in the
 * paper; the cards {@code two-phase} and {@code sam-two-phase} derive it.
 */
public final class TwoPhases {
  private TwoPhases() {}

  /**
   * Mean of |cos| between a uniformly random direction and a fixed one, Gamma(d/2) / (sqrt(pi)
   * Gamma((d+1)/2)): the mean alignment at the start, about sqrt(2 / (pi d)).
   *
   * @param d input dimension, at least 1; at 1 it is 1
   */
  public static double startAlignment(int d) {
    double logRatio = Gamma.logGamma(d / 2.0) - Gamma.logGamma((d + 1) / 2.0);
    return StrictMath.exp(logRatio) / Math.sqrt(Math.PI);
  }

  /**
   * How much of the logarithm of the mean squared norm label noise takes away at each step, eta^2
   * sigma^2, once k s is small.
   */
  public static double labelNoiseRate(double eta, double sigma) {
    return eta * sigma * (eta * sigma);
  }

  /**
   * The same for SAM without noise, 2 eta R^2: of first order in the step size.
   *
   * @param radius R
   */
  public static double samRate(double eta, double radius) {
    return 2 * eta * radius * radius;
  }

  /**
   * By how much the start's norm2(W) = m exceeds what an aligned network needs, m / (sqrt(d)
   * norm(theta*)): Phase I has to take away this factor before mean alignment can rise.
   */
  public static double excessWidth(int m, int d, double thetaNorm) {
    return m / settledFirstLayer(d, thetaNorm);
  }

  /**
   * norm(theta*) in units of the noise floor, 2 norm(theta*) / (eta sigma^2 d^(3/2)): the layers'
   * product norm(W) norm(a) settles near the floor where there is no signal.
   */
  public static double signalToNoise(int d, double eta, double sigma, double thetaNorm) {
    return 2 * thetaNorm / (eta * sigma * sigma * d * Math.sqrt(d));
  }

  /** norm2(W) at the end of Phase II, sqrt(d) norm(theta*). */
  public static double settledFirstLayer(int d, double thetaNorm) {
    return Math.sqrt(d) * thetaNorm;
  }

  /** norm2(a) at the end of Phase II, norm(theta*) / sqrt(d). */
  public static double settledSecondLayer(int d, double thetaNorm) {
    return thetaNorm / Math.sqrt(d);
  }

  /**
   * The mean test loss norm2(theta - theta*) / 2 under label noise at the end of Phase II: eta
   * sigma^2 / 4 times the trace of the network's kernel, which is d norm2(a) + norm2(W).
   */
  public static double settledLoss(int d, double eta, double sigma, double thetaNorm) {
    double trace = d * settledSecondLayer(d, thetaNorm) + settledFirstLayer(d, thetaNorm);
    return eta * sigma * sigma * trace / 4;
  }

  /**
   * SAM's radius against the size of the network that it is to leave standing, R / sqrt(sqrt(d)
   * norm(theta*)). The gradient's length over the residual there is about sqrt(2) times that square
   * root; once R exceeds it, the perturbation is larger than what it perturbs.
   */
  public static double relativeRadius(int d, double radius, double thetaNorm) {
    return radius / Math.sqrt(settledFirstLayer(d, thetaNorm));
  }
}
