package twophase.kit.inference;

import java.util.List;

/**
 * The claim "the exponent is within tau of beta", decided over the slopes of independent seeds.
 *
 * <p>Two readings, both turned into probability claims, so that no law of the slopes is assumed:
 *
 * <ul>
 *   <li>{@link #median}: a median of the slope S lies in [beta - tau, beta + tau]. This is the same
 *       as P(S &gt;= beta - tau) &gt;= 1/2 and P(S &lt;= beta + tau) &gt;= 1/2, two sign tests.
 *       Certified where both are, each at the full certify error; refuted where one is, each at
 *       half the refute error. 22 seeds, all inside, certify it at 1e-6.
 *   <li>{@link #share}: P(S in [beta - tau, beta + tau]) &gt;= p0, which also bounds the scatter.
 * </ul>
 *
 * <p>The slope that decides is {@link RateEstimate#theilSen}, whose estimate over seeds is their
 * sample median; the mean of the least-squares slopes is reported beside it. Immutable.
 */
public final class ExponentClaim {
  private static final double DEFAULT_ERROR = 1e-6;
  private static final long DEFAULT_BUDGET = 1_000;

  /** Slopes are kept for the interval. */
  private static final long MAX_BUDGET = 1_000_000;

  private final double beta;
  private final double tau;

  /** Claimed share, or NaN for the claim about the median. */
  private final double p0;

  private final double certifyError;
  private final double refuteError;
  private final long budget;

  /** Kept, so that all processes of the claim share the evidence. */
  private final List<ProbabilityClaim> parts;

  private ExponentClaim(
      double beta, double tau, double p0, double certifyError, double refuteError, long budget) {
    this.beta = beta;
    this.tau = tau;
    this.p0 = p0;
    this.certifyError = certifyError;
    this.refuteError = refuteError;
    this.budget = budget;
    ProbabilityClaim half = part(0.5, refuteError / 2);
    this.parts = Double.isNaN(p0) ? List.of(half, half) : List.of(part(p0, refuteError));
  }

  /**
   * The claim that a median of the slopes is within tau of beta; errors 1e-6, 1,000 seeds at most.
   *
   * @param beta claimed exponent, finite
   * @param tau tolerance, finite and at least 0
   * @return the claim
   * @throws IllegalArgumentException if a number is out of range
   */
  public static ExponentClaim median(double beta, double tau) {
    return of(beta, tau, Double.NaN);
  }

  /**
   * The claim that a slope is within tau of beta with probability at least p0; errors 1e-6, 1,000
   * seeds at most.
   *
   * @param beta claimed exponent, finite
   * @param tau tolerance, finite and at least 0
   * @param p0 claimed probability, in (0, 1)
   * @return the claim
   * @throws IllegalArgumentException if a number is out of range
   */
  public static ExponentClaim share(double beta, double tau, double p0) {
    return of(beta, tau, Arguments.requireInsideUnit("p0", p0));
  }

  private static ExponentClaim of(double beta, double tau, double p0) {
    Arguments.requireFinite("beta", beta);
    Arguments.requireFinite("tau", tau);
    if (tau < 0) {
      throw new IllegalArgumentException("tau must be at least 0, got " + tau);
    }
    return new ExponentClaim(beta, tau, p0, DEFAULT_ERROR, DEFAULT_ERROR, DEFAULT_BUDGET);
  }

  /**
   * With these error probabilities, for the claim as a whole.
   *
   * @param certify largest probability of a false CERTIFIED, in (0, 1)
   * @param refute largest probability of a false REFUTED, in (0, 1)
   * @return the changed claim
   * @throws IllegalArgumentException if one is outside (0, 1)
   */
  public ExponentClaim withErrors(double certify, double refute) {
    Arguments.requireInsideUnit("certify error", certify);
    Arguments.requireInsideUnit("refute error", refute);
    return new ExponentClaim(beta, tau, p0, certify, refute, budget);
  }

  /**
   * With this budget.
   *
   * @param maxSeeds largest number of seeds, 1 to 10^6
   * @return the changed claim
   * @throws IllegalArgumentException if it is outside that range
   */
  public ExponentClaim withBudget(long maxSeeds) {
    Arguments.requireBudget(maxSeeds, MAX_BUDGET);
    return new ExponentClaim(beta, tau, p0, certifyError, refuteError, maxSeeds);
  }

  /**
   * Begins the trials.
   *
   * @return a new process without slopes; confined to one thread
   */
  public ExponentProcess start() {
    return new ExponentProcess(this);
  }

  /** Whether the claim is about the median, hence has two parts. */
  boolean isAboutMedian() {
    return Double.isNaN(p0);
  }

  List<ProbabilityClaim> parts() {
    return parts;
  }

  private ProbabilityClaim part(double p, double refute) {
    return ProbabilityClaim.atLeast(p).withErrors(certifyError, refute).withBudget(budget);
  }

  /**
   * Lower end of what is claimed.
   *
   * @return beta - tau
   */
  public double low() {
    return beta - tau;
  }

  /**
   * Upper end of what is claimed.
   *
   * @return beta + tau
   */
  public double high() {
    return beta + tau;
  }

  @Override
  public String toString() {
    String inside = "in [" + low() + ", " + high() + "]";
    return (isAboutMedian() ? "median slope " + inside : "P(slope " + inside + ") >= " + p0)
        + ", errors "
        + certifyError
        + " / "
        + refuteError
        + ", budget "
        + budget;
  }
}
