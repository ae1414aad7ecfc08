package twophase.kit.inference;

/**
 * The claim hidden in O(.): along a sweep the measured constant stays at or below some K, whatever
 * K is. One trial is one sweep with seeds of its own, one constant at each scale.
 *
 * <ul>
 *   <li>It is refuted where the constants grow: where P(S &lt;= 0) &gt;= 1/2 is, for the score S of
 *       {@link GrowthTrend}. Where the corrected constants of a sweep have every order with the
 *       same probability, S is symmetric about 0 and this holds. A constant above the declared K
 *       refutes nothing: another K might do.
 *   <li>It is certified where they do not grow and, with probability at least p0, a whole sweep
 *       stays at or below the K that was declared beforehand: both parts, each at the full certify
 *       error, since one of them is false where the claim is (intersection-union).
 * </ul>
 *
 * <p>Immutable.
 */
public final class OrderClaim {
  /** Of sweeps that do not grow, what is claimed at least. */
  public static final double STEADY = 0.5;

  private final double constant;
  private final GrowthTrend trend;
  private final ProbabilityClaim bounded;
  private final ProbabilityClaim steady;

  private OrderClaim(
      double constant, GrowthTrend trend, ProbabilityClaim bounded, ProbabilityClaim steady) {
    this.constant = constant;
    this.trend = trend;
    this.bounded = bounded;
    this.steady = steady;
  }

  /**
   * The claim that constants do not grow, certified where they stay at or below K with probability
   * at least p0; errors and budget as those of {@link ProbabilityClaim#atLeast}.
   *
   * @param constant K, finite and positive
   * @param p0 probability that a whole sweep stays below K, in (0, 1]
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
        constant, trend, ProbabilityClaim.atLeast(p0), ProbabilityClaim.atLeast(STEADY));
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
    return new OrderClaim(
        constant, trend, bounded.withErrors(certify, refute), steady.withErrors(certify, refute));
  }

  /**
   * With this budget.
   *
   * @param maxSweeps largest number of sweeps, at least 1
   * @return the changed claim
   * @throws IllegalArgumentException if it is below 1
   */
  public OrderClaim withBudget(long maxSweeps) {
    return new OrderClaim(
        constant, trend, bounded.withBudget(maxSweeps), steady.withBudget(maxSweeps));
  }

  /**
   * Begins the trials.
   *
   * @return a new process without sweeps; confined to one thread
   */
  public OrderProcess start() {
    return new OrderProcess(this);
  }

  /** "All constants of a sweep are at or below K", which only certifies. */
  ProbabilityClaim bounded() {
    return bounded;
  }

  /** "A sweep does not grow", which also refutes. */
  ProbabilityClaim steady() {
    return steady;
  }

  /**
   * The declared constant.
   *
   * @return K
   */
  public double constant() {
    return constant;
  }

  GrowthTrend trend() {
    return trend;
  }
}
