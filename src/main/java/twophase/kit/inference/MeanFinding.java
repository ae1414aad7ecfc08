package twophase.kit.inference;

import java.util.List;
import java.util.OptionalDouble;
import twophase.kit.number.Interval;

/**
 * What the trials of a {@link MeanClaim} have shown.
 *
 * @param decision the decision
 * @param claim the claim, with its errors and budget
 * @param trials values taken
 * @param meanLow mean of the values' lower ends; NaN without any
 * @param meanHigh mean of their upper ends; NaN without any
 * @param logCertifyEvidence ln of the wealth of the bettor who certifies; -infinity where the range
 *     excludes certification
 * @param logRefuteEvidence ln of the wealth of the bettor who refutes; -infinity where the range
 *     excludes refutation
 * @param certifyThreshold ln of what certifies
 * @param refuteThreshold ln of what refutes
 * @param anytime confidence interval for the mean, valid under any stopping rule
 * @param path the evidence after 1, 2, 3, 5, 8, 13, ... trials and after the last one
 */
public record MeanFinding(
    Decision decision,
    MeanClaim claim,
    long trials,
    double meanLow,
    double meanHigh,
    double logCertifyEvidence,
    double logRefuteEvidence,
    double certifyThreshold,
    double refuteThreshold,
    Interval anytime,
    List<Look> path)
    implements Finding {

  /** Takes its own copy. */
  public MeanFinding {
    path = List.copyOf(path);
  }

  /** The middle between the means of both ends: the mean itself where the values are exact. */
  public double mean() {
    return meanLow + 0.5 * (meanHigh - meanLow);
  }

  /** None: how soon a violation shows depends on the law of the values. */
  @Override
  public OptionalDouble detectable() {
    return OptionalDouble.empty();
  }
}
