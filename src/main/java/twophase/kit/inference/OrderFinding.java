package twophase.kit.inference;

import java.util.List;
import java.util.OptionalDouble;
import twophase.kit.number.Interval;

/**
 * What the sweeps of an {@link OrderClaim} have shown.
 *
 * @param decision the decision
 * @param claim the claim
 * @param trials sweeps taken
 * @param growing those along which the constant grew
 * @param largest largest constant seen, 0 without any
 * @param logCertifyEvidence ln of the evidence for the part that has less of it
 * @param logRefuteEvidence ln of the evidence for growth
 * @param steady the part "no growth"
 * @param path the evidence after 1, 2, 3, 5, 8, 13, ... sweeps and after the last one
 */
public record OrderFinding(
    Decision decision,
    OrderClaim claim,
    long trials,
    long growing,
    double largest,
    double logCertifyEvidence,
    double logRefuteEvidence,
    ProbabilityFinding steady,
    List<Look> path)
    implements Finding {

  /** Takes its own copy. */
  public OrderFinding {
    path = List.copyOf(path);
  }

  @Override
  public double certifyThreshold() {
    return steady.certifyThreshold();
  }

  @Override
  public double refuteThreshold() {
    return steady.refuteThreshold();
  }

  /** Of the share of the sweeps that do not grow. */
  @Override
  public Interval anytime() {
    return TimeUniformInterval.interval(trials - growing, trials, ProbabilityClaim.INTERVAL_LEVEL);
  }

  /** Of the same share. */
  @Override
  public OptionalDouble detectable() {
    return steady.detectable();
  }
}
