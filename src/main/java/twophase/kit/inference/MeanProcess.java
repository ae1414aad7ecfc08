package twophase.kit.inference;

import java.util.Arrays;
import twophase.kit.number.Interval;

/**
 * The trials of one {@link MeanClaim}, decided as soon as a bettor's wealth passes the threshold.
 *
 * <p>A value may be known up to a stated error only, as a bracket from low to high: each bettor is
 * then told the end that is worse for her, so that both errors stay what they are. Mutable, for one
 * thread.
 */
public final class MeanProcess {
  private final MeanClaim claim;
  private final RatioMixture certify;
  private final RatioMixture refute;
  private final ThinnedPath path = new ThinnedPath();
  private double[] lows = new double[16];
  private double[] highs = new double[16];
  private int trials;
  private double certifyEvidence;
  private double refuteEvidence;
  private Decision decision;

  MeanProcess(MeanClaim claim) {
    this.claim = claim;
    this.decision = claim.isVacuous() ? Decision.VACUOUS : Decision.INCONCLUSIVE;
    this.certify = claim.certifyMixture();
    this.refute = claim.refuteMixture();
    this.certifyEvidence = claim.isCertifiable() ? 0 : Double.NEGATIVE_INFINITY;
    this.refuteEvidence = claim.isRefutable() ? 0 : Double.NEGATIVE_INFINITY;
  }

  /**
   * Whether another trial can change anything.
   *
   * @return false once decided or out of budget, and for a vacuous claim
   */
  public boolean undecided() {
    return decision == Decision.INCONCLUSIVE && trials < claim.budget();
  }

  /**
   * Takes the value of one trial, known to lie in a bracket.
   *
   * @param low its lower end, finite and in [lo, hi]
   * @param high its upper end, at least {@code low}, likewise
   * @throws IllegalStateException unless {@link #undecided()}
   * @throws IllegalArgumentException if an end is not so
   */
  public void observe(double low, double high) {
    requireUndecided();
    if (!(claim.lo() <= low && low <= high && high <= claim.hi())
        || Double.isInfinite(low)
        || Double.isInfinite(high)) {
      throw new IllegalArgumentException(
          "[" + low + ", " + high + "] is outside [" + claim.lo() + ", " + claim.hi() + "]");
    }
    if (trials == lows.length) {
      lows = Arrays.copyOf(lows, 2 * trials);
      highs = Arrays.copyOf(highs, 2 * trials);
    }
    lows[trials] = low;
    highs[trials++] = high;
    bet(low, high);
    path.pass(trials, this::evidence);
    if (refuteEvidence >= claim.refuteThreshold()) {
      decision = Decision.REFUTED;
    } else if (certifyEvidence >= claim.certifyThreshold()) {
      decision = Decision.CERTIFIED;
    }
  }

  /**
   * How many trials more it takes to a decision, at the least, if they go on to speak for the side
   * that has more evidence: by what one of them adds to it at the most. Whoever does several at a
   * time does no more than these.
   *
   * @return at least 1, at most what is left of the budget
   * @throws IllegalStateException unless {@link #undecided()}
   */
  public long wanted() {
    requireUndecided();
    double certifying =
        least(claim.certifyThreshold() - certifyEvidence, certifyRatio(claim.isUpper()));
    double refuting = least(claim.refuteThreshold() - refuteEvidence, refuteRatio(claim.isUpper()));
    double least =
        trials == 0
            ? Math.min(certifying, refuting)
            : certifyEvidence >= refuteEvidence ? certifying : refuting;
    return Math.min((long) least, claim.budget() - trials);
  }

  /** The largest ratio that speaks for the claim. */
  private double certifyRatio(boolean upper) {
    return upper
        ? below(claim.lo(), claim.bound() + claim.slack())
        : above(claim.hi(), claim.bound() - claim.slack());
  }

  /** The largest ratio that speaks against it. */
  private double refuteRatio(boolean upper) {
    return upper ? above(claim.hi(), claim.bound()) : below(claim.lo(), claim.bound());
  }

  /**
   * How many ratios raise the evidence so much; rounded down, and without end where one may raise
   * it by any amount: that tells nothing.
   */
  private static double least(double gap, double ratio) {
    double gain = StrictMath.log(ratio);
    return gain > 0 && gain < Double.POSITIVE_INFINITY
        ? Math.max(1, Math.floor(gap / gain))
        : Double.POSITIVE_INFINITY;
  }

  private void bet(double low, double high) {
    double bound = claim.bound();
    double slack = claim.slack();
    boolean upper = claim.isUpper();
    if (claim.isRefutable()) {
      refute.observe(upper ? above(low, bound) : below(high, bound));
      refuteEvidence = refute.logEvidence();
    }
    if (claim.isCertifiable()) {
      certify.observe(upper ? below(high, bound + slack) : above(low, bound - slack));
      certifyEvidence = certify.logEvidence();
    }
  }

  /**
   * Ratio of mean at most 1 where the mean is at most m. Where m is the lower end itself, values
   * there have ratio 1, and one above it is impossible.
   */
  private double above(double value, double m) {
    return m == claim.lo()
        ? value > m ? Double.POSITIVE_INFINITY : 1
        : (value - claim.lo()) / (m - claim.lo());
  }

  /** Ratio of mean at most 1 where the mean is at least m; likewise. */
  private double below(double value, double m) {
    return m == claim.hi()
        ? value < m ? Double.POSITIVE_INFINITY : 1
        : (claim.hi() - value) / (claim.hi() - m);
  }

  /** The decision alone: a finding has its interval too, which costs far more. */
  public Decision decision() {
    return decision;
  }

  /**
   * What is known now.
   *
   * @return the finding; INCONCLUSIVE before any trial
   */
  public MeanFinding finding() {
    Finding.Look now = evidence();
    return new MeanFinding(
        decision,
        claim,
        trials,
        mean(lows),
        mean(highs),
        now.logCertifyEvidence(),
        now.logRefuteEvidence(),
        claim.certifyThreshold(),
        claim.refuteThreshold(),
        interval(),
        path.upTo(trials, this::evidence));
  }

  private void requireUndecided() {
    if (!undecided()) {
      throw new IllegalStateException("no trial is wanted: " + decision + " after " + trials);
    }
  }

  private Finding.Look evidence() {
    return new Finding.Look(trials, certifyEvidence, refuteEvidence);
  }

  /** Mean of one end of the values, by updates that cannot overflow; NaN without any. */
  private double mean(double[] values) {
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
    double level = ProbabilityClaim.INTERVAL_LEVEL;
    if (trials == 0) {
      return new Interval(claim.lo(), claim.hi(), level);
    }
    double tail = 0.5 * (1 - level);
    double[] fractions = RatioMixture.fractions(tail, claim.budget(), Double.POSITIVE_INFINITY);
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
    double[] values = lower ? lows : highs;
    double rejected = end;
    double kept = mean(values);
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
