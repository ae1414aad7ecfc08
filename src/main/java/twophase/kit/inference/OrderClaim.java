package twophase.kit.inference;

import java.util.List;

/**
 * The claim hidden in O(.): along a sweep the measured constant stays at or below a K declared
 * beforehand, and does not grow.
 *
 * <p>One trial is one sweep with seeds of its own, one constant at each scale. Two parts, both of
 * which must hold:
 *
 * <ul>
 *   <li>P(all constants of a sweep &lt;= K) &gt;= p0;
 *   <li>P(S &lt;= 0) &gt;= 1/2 for the score S of {@link GrowthTrend}. Where the corrected
 *       constants of a sweep have every order with the same probability, S is symmetric about 0 and
 *       this holds; where they grow in most sweeps, it fails. Equality at no growth at all means
 *       that the part is certified only where the tolerance leaves room.
 * </ul>
 *
 * <p>Certified where both are, each at the full certify error; refuted where one is, each at half
 * the refute error. Immutable.
 */
public final class OrderClaim {
  private static final double DEFAULT_ERROR = 1e-6;
  private static final long DEFAULT_BUDGET = 1_000;

  private final ProbabilityClaim bounded;
  private final double constant;
  private final GrowthTrend trend;
  private final double certifyError;
  private final double refuteError;
  private final long budget;

  /** Kept, so that all processes of the claim share the evidence. */
  private final List<ProbabilityClaim> parts;

  private OrderClaim(
      ProbabilityClaim bounded,
      double constant,
      GrowthTrend trend,
      double certifyError,
      double refuteError,
      long budget) {
    this.bounded = bounded;
    this.constant = constant;
    this.trend = trend;
    this.certifyError = certifyError;
    this.refuteError = refuteError;
    this.budget = budget;
    this.parts = List.of(part(bounded), part(ProbabilityClaim.atLeast(0.5)));
  }

  /**
   * The claim that constants stay at or below K with probability at least p0 and do not grow;
   * errors 1e-6, 1,000 sweeps at most.
   *
   * @param constant K, finite and positive
   * @param p0 probability that a whole sweep stays below K, in (0, 1]; 1 is refuted by one failure
   *     and certified with the default slack of {@link ProbabilityClaim}
   * @param trend scales and tolerance
   * @return the claim
   * @throws IllegalArgumentException if a number is out of range
   */
  public static OrderClaim atMost(double constant, double p0, GrowthTrend trend) {
    Arguments.requireFinite("constant", constant);
    if (!(constant > 0) || !(p0 > 0)) {
      throw new IllegalArgumentException("K and p0 must be positive, got " + constant + ", " + p0);
    }
    return new OrderClaim(
        ProbabilityClaim.atLeast(p0),
        constant,
        trend,
        DEFAULT_ERROR,
        DEFAULT_ERROR,
        DEFAULT_BUDGET);
  }

  /**
   * With these error probabilities, for the claim as a whole.
   *
   * @param certify largest probability of a false CERTIFIED, in (0, 1)
   * @param refute largest probability of a false REFUTED, in (0, 1)
   * @return the changed claim
   * @throws IllegalArgumentException if one is outside (0, 1)
   */
  public OrderClaim withErrors(double certify, double refute) {
    Arguments.requireInsideUnit("certify error", certify);
    Arguments.requireInsideUnit("refute error", refute);
    return new OrderClaim(bounded, constant, trend, certify, refute, budget);
  }

  /**
   * With this budget.
   *
   * @param maxSweeps largest number of sweeps, at least 1
   * @return the changed claim
   * @throws IllegalArgumentException if it is below 1
   */
  public OrderClaim withBudget(long maxSweeps) {
    Arguments.requireBudget(maxSweeps, Long.MAX_VALUE);
    return new OrderClaim(bounded, constant, trend, certifyError, refuteError, maxSweeps);
  }

  /**
   * Begins the trials.
   *
   * @return a new process without sweeps; confined to one thread
   */
  public OrderProcess start() {
    return new OrderProcess(this);
  }

  List<ProbabilityClaim> parts() {
    return parts;
  }

  private ProbabilityClaim part(ProbabilityClaim claim) {
    return claim.withErrors(certifyError, refuteError / 2).withBudget(budget);
  }

  /**
   * The declared constant.
   *
   * @return K
   */
  public double constant() {
    return constant;
  }

  /**
   * Scales and tolerance.
   *
   * @return the trend
   */
  public GrowthTrend trend() {
    return trend;
  }

  @Override
  public String toString() {
    return "constants <= "
        + constant
        + " with "
        + bounded.p0()
        + " and without growth over "
        + trend.size()
        + " scales, errors "
        + certifyError
        + " / "
        + refuteError
        + ", budget "
        + budget;
  }
}
