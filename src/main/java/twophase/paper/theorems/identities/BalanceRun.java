package twophase.paper.theorems.identities;

import twophase.paper.network.Inputs;
import twophase.paper.theorems.NtkSetting;

/**
 * A setting of the norm balance: a whole run on real numbers, or one step on small integers.
 *
 * @param numbers which of the two; what follows fits it
 * @param m width, at least 1
 * @param d input dimension, at least 1
 * @param n training samples, or fresh inputs; fresh on integers
 * @param eta step size, above 0; 1 on integers
 * @param sigma label-noise level, at least 0; 0 on integers, whose residual is drawn itself
 * @param thetaNorm norm of theta*, at least 0; 0 on integers
 * @param steps at least 1; 1 on integers
 */
record BalanceRun(
    Numbers numbers, int m, int d, Inputs n, double eta, double sigma, double thetaNorm, int steps)
    implements NtkSetting {

  /** What a run computes with. */
  enum Numbers {
    /** A run in binary64, checked within its rounding bound. */
    REAL,
    /** One step on small integers, which binary64 does without rounding. */
    INTEGER
  }

  BalanceRun {
    new StepwiseRun(m, d, n, eta, sigma, thetaNorm, steps);
    boolean plain = eta == 1 && sigma == 0 && thetaNorm == 0 && steps == 1 && n.fresh();
    if (numbers == Numbers.INTEGER && !plain) {
      throw new IllegalArgumentException(
          "on integers n must be fresh, eta 1, sigma 0, thetaNorm 0 and steps 1");
    }
  }

  /** A whole run in binary64. */
  static BalanceRun real(
      int m, int d, Inputs n, double eta, double sigma, double thetaNorm, int steps) {
    return new BalanceRun(Numbers.REAL, m, d, n, eta, sigma, thetaNorm, steps);
  }

  /** A step on integers. */
  static BalanceRun integer(int m, int d) {
    return new BalanceRun(Numbers.INTEGER, m, d, Inputs.FRESH, 1, 0, 0, 1);
  }

  /** What is run on real numbers. */
  StepwiseRun run() {
    return new StepwiseRun(m, d, n, eta, sigma, thetaNorm, steps);
  }

  /** That of a run; a single step on integers goes nowhere. */
  @Override
  public double stabilityLoad() {
    return numbers == Numbers.REAL ? run().stabilityLoad() : 0;
  }
}
