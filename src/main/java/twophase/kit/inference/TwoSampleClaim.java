package twophase.kit.inference;

/**
 * The claim that two sources have the same distribution, or distributions that differ by at most
 * delta, in D = sup |F - G|, F and G their distribution functions.
 *
 * <p>Pairs (x_i, y_i), all values independent, are looked at after 8, 12, 16, 23, ... pairs (steps
 * of sqrt 2) and at the end of the budget: L looks. Each look spends 1/L of an error, so the answer
 * is valid at whichever look the run ends. L is about 2 log2(budget / 8); the price is ln L nats.
 *
 * <ul>
 *   <li>{@link #equal}: refuted at a look with n pairs where the largest difference k/n of the two
 *       empirical functions has 2 (2n choose n-k) / (2n choose n) &lt;= refuteError / L. Under
 *       equality with continuous F this bounds P(D_n &gt;= k/n): (2n choose n-k) / (2n choose n) is
 *       the exact chance for one side (B. V. Gnedenko and V. S. Korolyuk, 1951), and ties only
 *       lower D_n. It is about 2 exp(-k^2/n). Equality is never certified: no data exclude a tiny
 *       difference.
 *   <li>{@link #within}: each empirical function is within e = sqrt(ln(4 L / error) / (2n)) of its
 *       own with probability at least 1 - error/(2L), by the inequality of A. Dvoretzky, J. Kiefer
 *       and J. Wolfowitz (1956) with the constant 2 of P. Massart (1990), so D is within 2e of D_n
 *       at all looks. Certified where D_n + 2e &lt;= delta, refuted where D_n - 2e &gt; delta. From
 *       D = 0 this takes 2 ln(4 L / error) / delta^2 pairs and what D_n itself needs: about 6,000
 *       at delta = 0.1 and error 1e-6.
 * </ul>
 *
 * <p>Immutable.
 */
public final class TwoSampleClaim {
  /** Pairs are kept: 160 MB. */
  private static final long MAX_BUDGET = 10_000_000;

  private static final long FIRST_LOOK = 8;
  private static final double DEFAULT_ERROR = 1e-6;
  private static final long DEFAULT_BUDGET = 100_000;

  private final double delta;
  private final double certifyError;
  private final double refuteError;
  private final long budget;

  private TwoSampleClaim(double delta, double certifyError, double refuteError, long budget) {
    this.delta = delta;
    this.certifyError = certifyError;
    this.refuteError = refuteError;
    this.budget = budget;
  }

  /**
   * The claim of equality; errors 1e-6, a budget of 100,000 pairs.
   *
   * @return the claim, which can be refuted only
   */
  public static TwoSampleClaim equal() {
    return new TwoSampleClaim(0, DEFAULT_ERROR, DEFAULT_ERROR, DEFAULT_BUDGET);
  }

  /**
   * The claim of a difference of at most delta; errors 1e-6, a budget of 100,000 pairs.
   *
   * @param delta largest difference of the distribution functions, positive; vacuous from 1 on
   * @return the claim
   * @throws IllegalArgumentException if delta is not positive
   */
  public static TwoSampleClaim within(double delta) {
    if (!(delta > 0)) {
      throw new IllegalArgumentException("delta must be positive, got " + delta);
    }
    return new TwoSampleClaim(delta, DEFAULT_ERROR, DEFAULT_ERROR, DEFAULT_BUDGET);
  }

  /**
   * With these error probabilities.
   *
   * @param certify largest probability of a false CERTIFIED, in (0, 1); it also sets the level of
   *     the reported upper bound of the difference
   * @param refute largest probability of a false REFUTED, in (0, 1)
   * @return the changed claim
   * @throws IllegalArgumentException if one is outside (0, 1)
   */
  public TwoSampleClaim withErrors(double certify, double refute) {
    Arguments.requireInsideUnit("certify error", certify);
    Arguments.requireInsideUnit("refute error", refute);
    return new TwoSampleClaim(delta, certify, refute, budget);
  }

  /**
   * With this budget.
   *
   * @param maxPairs largest number of pairs, 1 to 10^7
   * @return the changed claim
   * @throws IllegalArgumentException if it is outside that range
   */
  public TwoSampleClaim withBudget(long maxPairs) {
    Arguments.requireBudget(maxPairs, MAX_BUDGET);
    return new TwoSampleClaim(delta, certifyError, refuteError, maxPairs);
  }

  /**
   * Begins the trials.
   *
   * @return a new process without pairs; confined to one thread
   */
  public TwoSampleProcess start() {
    return new TwoSampleProcess(this);
  }

  /**
   * The look after the given number of pairs: the next of the schedule, or the end of the budget.
   */
  long lookAfter(long pairs) {
    long next = FIRST_LOOK;
    for (int i = 1; next <= pairs; i++) {
      next = (long) Math.ceil(FIRST_LOOK * Math.sqrt(Math.scalb(1.0, i)));
    }
    return Math.min(next, budget);
  }

  /** Number of looks of the whole budget. */
  int looks() {
    int looks = 1;
    for (long n = lookAfter(0); n < budget; n = lookAfter(n)) {
      looks++;
    }
    return looks;
  }

  /**
   * Whether equality is claimed.
   *
   * @return true for {@link #equal}
   */
  public boolean isEquality() {
    return delta == 0;
  }

  /**
   * Whether the claim holds for any two distributions.
   *
   * @return whether delta is 1 or more
   */
  public boolean isVacuous() {
    return delta >= 1;
  }

  /**
   * Claimed bound of the difference.
   *
   * @return delta, 0 for equality
   */
  public double delta() {
    return delta;
  }

  /**
   * Bound on the probability of a false CERTIFIED.
   *
   * @return the certify error, in (0, 1)
   */
  public double certifyError() {
    return certifyError;
  }

  /**
   * Bound on the probability of a false REFUTED.
   *
   * @return the refute error, in (0, 1)
   */
  public double refuteError() {
    return refuteError;
  }

  /**
   * Largest number of pairs.
   *
   * @return the budget
   */
  public long budget() {
    return budget;
  }

  @Override
  public String toString() {
    return (isEquality() ? "F = G" : "sup |F - G| <= " + delta)
        + ", errors "
        + certifyError
        + " / "
        + refuteError
        + ", budget "
        + budget;
  }
}
