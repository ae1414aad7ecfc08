package twophase.kit.inference;

import java.util.List;
import java.util.OptionalDouble;
import twophase.kit.number.Interval;

/**
 * What the trials of a {@link ProbabilityClaim} have shown.
 *
 * @param decision the decision
 * @param claim the claim, with its errors and budget
 * @param trials trials made
 * @param successes successes among them
 * @param logCertifyEvidence ln of the evidence against P &lt;= p0 - slack
 * @param logRefuteEvidence ln of the evidence against P &gt;= p0
 * @param certifyThreshold ln of what certifies
 * @param refuteThreshold ln of what refutes
 * @param interval Clopper-Pearson interval; its level is exact for a number of trials fixed
 *     beforehand
 * @param anytime interval of the same level that any stopping rule leaves valid
 * @param detectable the violation d such that every P &lt;= p0 - d would have been refuted within
 *     the budget with probability 0.99; empty where there is none
 * @param path the evidence after 1, 2, 3, 5, 8, 13, ... trials and after the last one; empty for a
 *     vacuous claim
 */
public record ProbabilityFinding(
    Decision decision,
    ProbabilityClaim claim,
    long trials,
    long successes,
    double logCertifyEvidence,
    double logRefuteEvidence,
    double certifyThreshold,
    double refuteThreshold,
    Interval interval,
    Interval anytime,
    OptionalDouble detectable,
    List<Look> path)
    implements Finding {

  /** Takes its own copy. */
  public ProbabilityFinding {
    path = List.copyOf(path);
  }
}
