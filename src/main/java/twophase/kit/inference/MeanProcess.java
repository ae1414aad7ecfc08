package twophase.kit.inference;

import java.util.Arrays;
import java.util.Optional;
import twophase.kit.number.Interval;

/**
 * The trials of one {@link MeanClaim}, decided as soon as a bettor's wealth passes the threshold.
 *
 * <p>A value that is NaN, infinite or outside [lo, hi] breaks the precondition and abandons the
 * claim. Mutable, for one thread.
 */
public final class MeanProcess {
  private final MeanClaim claim;
  private final RatioMixture certify;
  private final RatioMixture refute;
  private double[] values = new double[16];
  private int trials;
  private Decision decision;
  private Optional<String> abandoned = Optional.empty();

  MeanProcess(MeanClaim claim) {
    this.claim = claim;
    this.decision = claim.isVacuous() ? Decision.VACUOUS : Decision.INCONCLUSIVE;
    this.certify = new RatioMixture(RatioMixture.fractions(claim.certifyError(), claim.budget()));
    this.refute = new RatioMixture(RatioMixture.fractions(claim.refuteError(), claim.budget()));
  }

  /**
   * Whether another trial can change anything.
   *
   * @return false once decided, abandoned or out of budget, and for a vacuous claim
   */
  public boolean undecided() {
    return decision == Decision.INCONCLUSIVE && abandoned.isEmpty() && trials < claim.budget();
  }

  /**
   * Takes the value of one trial.
   *
   * @param value the value; one that is not a finite number in [lo, hi] abandons the claim
   * @throws IllegalStateException unless {@link #undecided()}
   */
  public void observe(double value) {
    if (!undecided()) {
      throw new IllegalStateException("no trial is wanted: " + decision + " after " + trials);
    }
    if (!Double.isFinite(value) || value < claim.lo() || value > claim.hi()) {
      abandon("value " + value + " is outside [" + claim.lo() + ", " + claim.hi() + "]");
      return;
    }
    if (trials == values.length) {
      values = Arrays.copyOf(values, 2 * trials);
    }
    values[trials++] = value;
    bet(value);
    if (claim.isRefutable() && refute.logEvidence() >= claim.refuteThreshold()) {
      decision = Decision.REFUTED;
    } else if (claim.isCertifiable() && certify.logEvidence() >= claim.certifyThreshold()) {
      decision = Decision.CERTIFIED;
    }
  }

  private void bet(double value) {
    double bound = claim.bound();
    if (claim.isRefutable()) {
      refute.observe(claim.isUpper() ? above(value, bound) : below(value, bound));
    }
    if (claim.isCertifiable()) {
      double slack = claim.slack();
      certify.observe(claim.isUpper() ? below(value, bound + slack) : above(value, bound - slack));
    }
  }

  /** Ratio of mean at most 1 where the mean is at most m. */
  private double above(double value, double m) {
    return (value - claim.lo()) / (m - claim.lo());
  }

  /** Ratio of mean at most 1 where the mean is at least m. */
  private double below(double value, double m) {
    return (claim.hi() - value) / (claim.hi() - m);
  }

  /**
   * Gives the claim up because a trial broke; see {@link EProcess#abandon}.
   *
   * @param why what broke, not blank
   * @throws IllegalArgumentException if {@code why} is null or blank
   */
  public void abandon(String why) {
    Arguments.requireReason(why);
    if (decision == Decision.INCONCLUSIVE && abandoned.isEmpty()) {
      abandoned = Optional.of(why);
    }
  }

  /**
   * The decision alone, which costs nothing.
   *
   * @return the decision so far
   */
  public Decision decision() {
    return decision;
  }

  /**
   * What is known now.
   *
   * @return the finding; INCONCLUSIVE before any trial
   */
  public MeanFinding finding() {
    return new MeanFinding(
        decision,
        claim,
        trials,
        mean(),
        claim.isCertifiable() ? certify.logEvidence() : Double.NEGATIVE_INFINITY,
        claim.isRefutable() ? refute.logEvidence() : Double.NEGATIVE_INFINITY,
        claim.certifyThreshold(),
        claim.refuteThreshold(),
        interval(),
        abandoned);
  }

  /** Mean of the values, by updates that cannot overflow; NaN without any. */
  private double mean() {
    double mean = 0;
    for (int i = 0; i < trials; i++) {
      mean += values[i] / (i + 1) - mean / (i + 1);
    }
    return trials == 0 ? Double.NaN : Math.max(claim.lo(), Math.min(claim.hi(), mean));
  }

  /**
   * The means that no bettor has rejected, at level 1 - alpha over all numbers of trials: each side
   * is the same mixture of bets at error alpha / 2. Wealth against "mean &lt;= m" falls with m (the
   * ratio does), so the rejected m form a half-line, found by bisection; at m = sample mean wealth
   * is at most 1, by concavity of the logarithm.
   */
  private Interval interval() {
    double level = claim.intervalLevel();
    if (trials == 0) {
      return new Interval(claim.lo(), claim.hi(), level);
    }
    double tail = 0.5 * (1 - level);
    double[] fractions = RatioMixture.fractions(tail, claim.budget());
    double threshold = ProbabilityClaim.ROUNDING_GUARD - StrictMath.log(tail);
    double low =
        Double.isInfinite(claim.lo()) ? claim.lo() : limit(true, claim.lo(), fractions, threshold);
    double high =
        Double.isInfinite(claim.hi()) ? claim.hi() : limit(false, claim.hi(), fractions, threshold);
    return new Interval(low, high, level);
  }

  /**
   * The limit between an end of the range and the sample mean; the rejected side of the last step.
   */
  private double limit(boolean lower, double end, double[] fractions, double threshold) {
    double rejected = end;
    double kept = mean();
    int steps = trials > 100_000 ? 20 : 40;
    for (int i = 0; i < steps; i++) {
      double m = rejected + 0.5 * (kept - rejected);
      if (m == rejected || m == kept) {
        break;
      }
      RatioMixture wealth = new RatioMixture(fractions);
      for (int t = 0; t < trials; t++) {
        wealth.observe(lower ? above(values[t], m) : below(values[t], m));
      }
      if (wealth.logEvidence() >= threshold) {
        rejected = m;
      } else {
        kept = m;
      }
    }
    return rejected;
  }
}
