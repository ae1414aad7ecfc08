package twophase.paper.theory;

/**
 * Theorem 2: with probability at least 1 - O(1/m), at T1 = 384 sqrt(ln m) / (sigma^2 eta^2 sqrt(m))
 * all neurons have left the lazy regime (Definition 1), that is, none is within 1/sqrt(m) of its
 * start.
 */
public final class EscapeTime {
  /** The constant of T1 as printed. */
  public static final double PRINTED_CONSTANT = 384;

  private EscapeTime() {}

  /**
   * T1 as printed, in steps, rounded up to a whole step.
   *
   * @param m width, at least 1 (at m = 1 the formula gives 0)
   * @param eta step size, above 0
   * @param sigma label-noise level, above 0
   */
  public static long printed(double m, double eta, double sigma) {
    double noise = eta * sigma;
    double steps = PRINTED_CONSTANT * Math.sqrt(StrictMath.log(m)) / (Math.sqrt(m) * noise * noise);
    return (long) Math.ceil(steps);
  }

  /** Definition 1: a neuron is lazy while it is at most this far from its start, 1/sqrt(m). */
  public static double lazyRadius(double m) {
    return 1 / Math.sqrt(m);
  }

  /**
   * The probability that Theorem 2 promises, 1 - K/m; at or below 0 the promise is empty.
   *
   * @param m width, at least 1
   * @param constant K, the constant that the paper hides in O(1/m)
   */
  public static double promisedProbability(double m, double constant) {
    return 1 - allowedFailure(m, constant);
  }

  /**
   * The chance of failure that Theorem 2 allows, K/m; from 1 up the promise is empty.
   *
   * @param m width, at least 1
   * @param constant K, the constant that the paper hides in O(1/m)
   */
  public static double allowedFailure(double m, double constant) {
    return constant / m;
  }
}
