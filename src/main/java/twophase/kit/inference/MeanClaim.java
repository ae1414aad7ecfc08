package twophase.kit.inference;

/**
 * The claim "the mean is at most (or at least) a bound", for independent values in [lo, hi].
 *
 * <p>Immutable. To reject "mean &lt;= m" a bettor needs the lower end only (the ratio (x - lo)/(m -
 * lo) is nonnegative and has mean at most 1), to reject "mean &gt;= m" the upper end only, (hi -
 * x)/(hi - m). So with hi = +infinity the claim "mean &lt;= m" can be refuted but never certified:
 * no data exclude a rare huge value. What can be certified then is E[min(X, B)] &lt;= m with B
 * stated, that is atMost(m, lo, B) on the capped values, or a quantile, P(X &lt;= b) &gt;= p0, a
 * {@link ProbabilityClaim}.
 *
 * <p>Independence is more than needed: it suffices that the mean given the past is on the same side
 * of the bound at each trial.
 */
public final class MeanClaim {
  /** Values are kept for the interval, so the budget is bounded by memory: 80 MB. */
  static final long MAX_BUDGET = 10_000_000;

  private static final double DEFAULT_ERROR = 1e-6;
  private static final long DEFAULT_BUDGET = 100_000;

  private final boolean upper;
  private final double bound;
  private final double lo;
  private final double hi;
  private final double certifyError;
  private final double refuteError;
  private final long budget;
  private final double slack;

  private MeanClaim(
      boolean upper,
      double bound,
      double lo,
      double hi,
      double certifyError,
      double refuteError,
      long budget,
      double slack) {
    this.upper = upper;
    this.bound = bound;
    this.lo = lo;
    this.hi = hi;
    this.certifyError = certifyError;
    this.refuteError = refuteError;
    this.budget = budget;
    this.slack = slack;
  }

  /**
   * The claim E[X] &lt;= bound for X in [lo, hi], with errors 1e-6 and a budget of 100,000 trials.
   *
   * @param bound claimed bound, finite, at least lo; vacuous at or above hi; at lo the first value
   *     above it refutes, and only a slack can be certified
   * @param lo lower end of the values, -infinity if there is none
   * @param hi upper end of the values, +infinity if there is none
   * @return the claim
   * @throws IllegalArgumentException if bound is not finite or below lo, lo is not below hi, or
   *     both ends are infinite
   */
  public static MeanClaim atMost(double bound, double lo, double hi) {
    return of(true, bound, lo, hi);
  }

  /**
   * The claim E[X] &gt;= bound for X in [lo, hi], with errors 1e-6 and a budget of 100,000 trials.
   *
   * @param bound claimed bound, finite, at most hi; vacuous at or below lo; at hi the first value
   *     below it refutes, and only a slack can be certified
   * @param lo lower end of the values, -infinity if there is none
   * @param hi upper end of the values, +infinity if there is none
   * @return the claim
   * @throws IllegalArgumentException if bound is not finite or above hi, lo is not below hi, or
   *     both ends are infinite
   */
  public static MeanClaim atLeast(double bound, double lo, double hi) {
    return of(false, bound, lo, hi);
  }

  /**
   * The claim that a chance of failure in [0, 1] is at most q0 on average; where q0 = 0 with the
   * slack of a probability of 1.
   *
   * @param q0 claimed chance, at least 0; vacuous from 1 up
   * @return the claim
   * @throws IllegalArgumentException if q0 is NaN, infinite or below 0
   */
  public static MeanClaim ofFailure(double q0) {
    MeanClaim claim = atMost(q0, 0, 1);
    return q0 == 0 ? claim.withSlack(ProbabilityClaim.SLACK_AT_ONE) : claim;
  }

  private static MeanClaim of(boolean upper, double bound, double lo, double hi) {
    Arguments.requireFinite("bound", bound);
    boolean ends = lo < hi && lo < Double.POSITIVE_INFINITY && hi > Double.NEGATIVE_INFINITY;
    if (!ends
        || Double.isInfinite(lo) && Double.isInfinite(hi)
        || Double.isInfinite(hi - lo) && bothFinite(lo, hi)) {
      throw new IllegalArgumentException(
          "need lo < hi, one of them finite, and hi - lo without overflow; got ["
              + lo
              + ", "
              + hi
              + "]");
    }
    if (upper ? bound < lo : bound > hi) {
      throw new IllegalArgumentException(
          "bound must be " + (upper ? "at least " + lo : "at most " + hi) + ", got " + bound);
    }
    return new MeanClaim(upper, bound, lo, hi, DEFAULT_ERROR, DEFAULT_ERROR, DEFAULT_BUDGET, 0);
  }

  private static boolean bothFinite(double lo, double hi) {
    return Double.isFinite(lo) && Double.isFinite(hi);
  }

  /**
   * With these error probabilities.
   *
   * @param certify largest probability of a false CERTIFIED, in (0, 1)
   * @param refute largest probability of a false REFUTED, in (0, 1)
   * @return the changed claim
   * @throws IllegalArgumentException if one is outside (0, 1)
   */
  public MeanClaim withErrors(double certify, double refute) {
    Arguments.requireInsideUnit("certify error", certify);
    Arguments.requireInsideUnit("refute error", refute);
    return new MeanClaim(upper, bound, lo, hi, certify, refute, budget, slack);
  }

  /**
   * With this budget.
   *
   * @param maxTrials largest number of trials, 1 to 10^7
   * @return the changed claim
   * @throws IllegalArgumentException if it is outside that range
   */
  public MeanClaim withBudget(long maxTrials) {
    Arguments.requireBudget(maxTrials, MAX_BUDGET);
    return new MeanClaim(upper, bound, lo, hi, certifyError, refuteError, maxTrials, slack);
  }

  /**
   * With a slack: CERTIFIED then means that the mean is on the right side of bound + delta (atMost)
   * or bound - delta (atLeast); for a truth that sits at the bound.
   *
   * @param delta the slack, at least 0; the shifted bound must stay strictly inside the ends
   * @return the changed claim
   * @throws IllegalArgumentException if it is out of range
   */
  public MeanClaim withSlack(double delta) {
    Arguments.requireFinite("slack", delta);
    double shifted = upper ? bound + delta : bound - delta;
    if (delta < 0 || (upper ? shifted >= hi : shifted <= lo) || Double.isInfinite(shifted)) {
      throw new IllegalArgumentException(
          "slack must be at least 0 and leave the bound inside ("
              + lo
              + ", "
              + hi
              + "), got "
              + delta);
    }
    return new MeanClaim(upper, bound, lo, hi, certifyError, refuteError, budget, delta);
  }

  /**
   * Begins the trials.
   *
   * @return a new process without trials; confined to one thread
   */
  public MeanProcess start() {
    return new MeanProcess(this);
  }

  /** The bets of the one who certifies. */
  RatioMixture certifyMixture() {
    double shifted = upper ? bound + slack : bound - slack;
    return mixture(certifyError, upper ? hi - shifted : shifted - lo);
  }

  /** The bets of the one who refutes. */
  RatioMixture refuteMixture() {
    return mixture(refuteError, upper ? bound - lo : hi - bound);
  }

  /** Ratios are in [0, (hi - lo)/room] and of mean 1 at the bound. */
  private RatioMixture mixture(double error, double room) {
    double largest = (hi - lo) / room;
    double deviation =
        largest > 1 && largest < Double.POSITIVE_INFINITY
            ? Math.sqrt(largest - 1)
            : RatioMixture.UNKNOWN_DEVIATION;
    return new RatioMixture(RatioMixture.fractions(error, budget, deviation));
  }

  /**
   * Whether data of this range can certify the claim at all.
   *
   * @return whether the end that certification needs is finite
   */
  public boolean isCertifiable() {
    return Double.isFinite(upper ? hi : lo);
  }

  /**
   * Whether data of this range can refute the claim at all.
   *
   * @return whether the end that refutation needs is finite
   */
  public boolean isRefutable() {
    return Double.isFinite(upper ? lo : hi);
  }

  /**
   * Whether the range alone makes the claim true.
   *
   * @return whether the bound is at or beyond the far end
   */
  public boolean isVacuous() {
    return upper ? bound >= hi : bound <= lo;
  }

  /**
   * Whether the bound is an upper bound.
   *
   * @return true for {@link #atMost}, false for {@link #atLeast}
   */
  public boolean isUpper() {
    return upper;
  }

  /**
   * Claimed bound.
   *
   * @return the bound
   */
  public double bound() {
    return bound;
  }

  /**
   * Lower end of the values.
   *
   * @return lo, possibly -infinity
   */
  public double lo() {
    return lo;
  }

  /**
   * Upper end of the values.
   *
   * @return hi, possibly +infinity
   */
  public double hi() {
    return hi;
  }

  /**
   * Largest number of trials.
   *
   * @return the budget
   */
  public long budget() {
    return budget;
  }

  /**
   * What certification leaves open beyond the bound.
   *
   * @return the slack, at least 0
   */
  public double slack() {
    return slack;
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
   * Log of the certify threshold.
   *
   * @return ln(1/certifyError), with the guard against rounding
   */
  public double certifyThreshold() {
    return ProbabilityClaim.ROUNDING_GUARD - StrictMath.log(certifyError);
  }

  /**
   * Log of the refute threshold.
   *
   * @return ln(1/refuteError), with the guard against rounding
   */
  public double refuteThreshold() {
    return ProbabilityClaim.ROUNDING_GUARD - StrictMath.log(refuteError);
  }
}
