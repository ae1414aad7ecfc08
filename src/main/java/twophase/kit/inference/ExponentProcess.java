package twophase.kit.inference;

import java.util.ArrayList;
import java.util.List;

/** The slopes of one {@link ExponentClaim}, seed after seed. Mutable, for one thread. */
public final class ExponentProcess {
  private static final double INTERVAL_LEVEL = 0.99;

  private final ExponentClaim claim;
  private final Conjunction parts;
  private final List<RateEstimate> rates = new ArrayList<>();

  ExponentProcess(ExponentClaim claim) {
    this.claim = claim;
    this.parts = new Conjunction(claim.parts());
  }

  /**
   * Whether another seed can change anything.
   *
   * @return false once decided, abandoned or out of budget
   */
  public boolean undecided() {
    return parts.undecided();
  }

  /**
   * Takes the rate of one seed, independent of the others.
   *
   * @param rate the rate; a slope that is not finite abandons the claim
   * @throws IllegalStateException unless {@link #undecided()}
   */
  public void observe(RateEstimate rate) {
    parts.requireUndecided();
    double slope = rate.theilSen();
    if (!Double.isFinite(slope)) {
      parts.abandon("slope " + slope);
      return;
    }
    rates.add(rate);
    boolean notBelow = slope >= claim.low();
    boolean notAbove = slope <= claim.high();
    if (claim.isAboutMedian()) {
      parts.observe(notBelow, notAbove);
    } else {
      parts.observe(notBelow && notAbove);
    }
  }

  /**
   * Gives the claim up because a trial broke; see {@link EProcess#abandon}.
   *
   * @param why what broke, not blank
   * @throws IllegalArgumentException if {@code why} is null or blank
   */
  public void abandon(String why) {
    parts.abandon(why);
  }

  /**
   * The decision alone, which costs nothing.
   *
   * @return the decision so far
   */
  public Decision decision() {
    return parts.decision();
  }

  /**
   * What is known now.
   *
   * @return the finding; INCONCLUSIVE before any seed
   */
  public ExponentFinding finding() {
    double[] slopes = rates.stream().mapToDouble(RateEstimate::theilSen).toArray();
    return new ExponentFinding(
        parts.decision(),
        claim,
        slopes.length,
        slopes.length == 0 ? Double.NaN : Median.of(slopes),
        Median.interval(slopes, INTERVAL_LEVEL),
        rates.stream().mapToDouble(RateEstimate::leastSquares).average().orElse(Double.NaN),
        parts.findings(),
        parts.abandoned());
  }
}
