package twophase.kit.inference;

import java.util.OptionalDouble;

/**
 * The claim "an outcome has probability at least p0", with the errors and the budget it is decided
 * at.
 *
 * <p>Immutable; each {@code withX} returns a changed copy. Two mixture likelihood ratios ({@link
 * EProcess}) decide it: one against p &lt;= p0 - slack, which certifies, one against p &gt;= p0,
 * which refutes. The threshold for an error alpha is ln(1/alpha), by Ville's inequality, plus
 * {@value #ROUNDING_GUARD}. That is more than rounding can add near the threshold at up to 10^9
 * trials: the sum k a + (n - k) b has an error below 4 * 1.1e-16 * n * max(|a|, |b|), and where n
 * is large and the evidence still near the threshold, the alternatives that carry it have |a| and
 * |b| far below 1.
 *
 * <ul>
 *   <li>p0 &lt;= 0 is {@link Decision#VACUOUS}, without any trial.
 *   <li>p0 = 1 cannot be certified by counting: certified then means that P &lt;= 1 - slack was
 *       rejected. It is refuted by the first failure, with error probability 0.
 * </ul>
 */
public final class ProbabilityClaim {
  /** Added to every threshold, in nats. */
  static final double ROUNDING_GUARD = 1e-6;

  private static final double DEFAULT_ERROR = 1e-6;
  private static final long DEFAULT_BUDGET = 100_000;
  static final double SLACK_AT_ONE = 0.01;

  /** Level of the intervals of findings; it plays no part in a decision. */
  static final double INTERVAL_LEVEL = 0.99;

  private final double p0;
  private final double certifyError;
  private final double refuteError;
  private final long budget;
  private final double slack;

  /** Built at first use; a race builds equal objects, so either may win. */
  private volatile Evidence evidence;

  private ProbabilityClaim(
      double p0, double certifyError, double refuteError, long budget, double slack) {
    this.p0 = p0;
    this.certifyError = certifyError;
    this.refuteError = refuteError;
    this.budget = budget;
    this.slack = slack;
  }

  /**
   * The claim P(outcome) &gt;= p0, with errors 1e-6, a budget of 100,000 trials, and slack 0 (0.01
   * where p0 = 1).
   *
   * @param p0 claimed probability, at most 1; vacuous at or below 0
   * @return the claim
   * @throws IllegalArgumentException if p0 is NaN or above 1
   */
  public static ProbabilityClaim atLeast(double p0) {
    if (!(p0 <= 1)) {
      throw new IllegalArgumentException("p0 must be at most 1 and not NaN, got " + p0);
    }
    return new ProbabilityClaim(
        p0, DEFAULT_ERROR, DEFAULT_ERROR, DEFAULT_BUDGET, p0 == 1 ? SLACK_AT_ONE : 0);
  }

  /**
   * With these error probabilities.
   *
   * @param certify largest probability of CERTIFIED where P &lt;= p0 - slack, in (0, 1)
   * @param refute largest probability of REFUTED where P &gt;= p0, in (0, 1)
   * @return the changed claim
   * @throws IllegalArgumentException if one is outside (0, 1)
   */
  public ProbabilityClaim withErrors(double certify, double refute) {
    Arguments.requireInsideUnit("certify error", certify);
    Arguments.requireInsideUnit("refute error", refute);
    return new ProbabilityClaim(p0, certify, refute, budget, slack);
  }

  /**
   * With this budget. It is part of the claim, hence declared before the trials: the alternatives
   * reach just as near to p0 as the budget can tell apart.
   *
   * @param maxTrials largest number of trials, at least 1
   * @return the changed claim
   * @throws IllegalArgumentException if it is below 1
   */
  public ProbabilityClaim withBudget(long maxTrials) {
    Arguments.requireBudget(maxTrials, Long.MAX_VALUE);
    return new ProbabilityClaim(p0, certifyError, refuteError, maxTrials, slack);
  }

  /**
   * Begins the trials.
   *
   * @return a new process without trials; confined to one thread
   */
  public EProcess start() {
    return new EProcess(this);
  }

  /**
   * Log of the evidence against P &lt;= p0 - slack.
   *
   * @param trials trials, at least 0
   * @param successes successes, 0 to {@code trials}
   * @return natural logarithm; -infinity for a vacuous claim
   * @throws IllegalArgumentException if the counts are out of range
   */
  public double logCertifyEvidence(long trials, long successes) {
    Arguments.requireCounts(trials, successes);
    return isVacuous()
        ? Double.NEGATIVE_INFINITY
        : evidence().certify.logEvidence(successes, trials - successes);
  }

  /**
   * Log of the evidence against P &gt;= p0.
   *
   * @param trials trials, at least 0
   * @param successes successes, 0 to {@code trials}
   * @return natural logarithm; -infinity for a vacuous claim, +infinity after a failure at p0 = 1
   * @throws IllegalArgumentException if the counts are out of range
   */
  public double logRefuteEvidence(long trials, long successes) {
    Arguments.requireCounts(trials, successes);
    if (isVacuous()) {
      return Double.NEGATIVE_INFINITY;
    }
    if (p0 == 1) {
      return successes < trials ? Double.POSITIVE_INFINITY : 0;
    }
    return evidence().refute.logEvidence(trials - successes, successes);
  }

  /**
   * Log of the certify threshold.
   *
   * @return ln(1/certifyError), with the guard against rounding
   */
  public double certifyThreshold() {
    return ROUNDING_GUARD - StrictMath.log(certifyError);
  }

  /**
   * Log of the refute threshold.
   *
   * @return ln(1/refuteError), with the guard against rounding
   */
  public double refuteThreshold() {
    return ROUNDING_GUARD - StrictMath.log(refuteError);
  }

  /**
   * The smallest violation that the budget detects with probability at least 0.99: the smallest
   * known d such that every truth P &lt;= p0 - d is REFUTED within the budget with that
   * probability.
   *
   * @return the violation d, in (0, p0]; empty where the budget guarantees none, or the claim is
   *     vacuous
   */
  public OptionalDouble detectable() {
    return isVacuous() ? OptionalDouble.empty() : evidence().detectable;
  }

  /**
   * Claimed probability.
   *
   * @return p0
   */
  public double p0() {
    return p0;
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
   * Largest number of trials.
   *
   * @return the budget, at least 1
   */
  public long budget() {
    return budget;
  }

  /**
   * What certification leaves open below p0.
   *
   * @return the slack
   */
  public double slack() {
    return slack;
  }

  /**
   * Whether the claim holds whatever the data.
   *
   * @return whether p0 &lt;= 0
   */
  public boolean isVacuous() {
    return p0 <= 0;
  }

  Evidence evidence() {
    Evidence built = evidence;
    if (built == null) {
      built = new Evidence(this);
      evidence = built;
    }
    return built;
  }

  /** The two mixtures of a claim that is not vacuous; {@code refute} is not used where p0 = 1. */
  static final class Evidence {
    final BernoulliMixture certify;
    final BernoulliMixture refute;
    final OptionalDouble detectable;

    private Evidence(ProbabilityClaim claim) {
      double null0 = claim.p0 - claim.slack;
      certify = BernoulliMixture.above(null0, 1 - null0, claim.certifyError, claim.budget);
      refute =
          claim.p0 == 1
              ? certify
              : BernoulliMixture.above(1 - claim.p0, claim.p0, claim.refuteError, claim.budget);
      detectable = new Detectability(claim, certify, refute).violation();
    }
  }
}
