package twophase.kit.inference;

import java.util.Optional;
import twophase.kit.number.Interval;

/**
 * What the trials of a {@link MeanClaim} have shown.
 *
 * @param decision the decision
 * @param claim the claim, with its errors and budget
 * @param trials values taken
 * @param mean their mean; NaN without any
 * @param logCertifyEvidence ln of the wealth of the bettor who certifies; -infinity where the range
 *     excludes certification
 * @param logRefuteEvidence ln of the wealth of the bettor who refutes; -infinity where the range
 *     excludes refutation
 * @param certifyThreshold ln of what certifies
 * @param refuteThreshold ln of what refutes
 * @param interval confidence interval for the mean, valid under any stopping rule
 * @param abandoned why the trials were given up, empty where they were not
 */
public record MeanFinding(
    Decision decision,
    MeanClaim claim,
    long trials,
    double mean,
    double logCertifyEvidence,
    double logRefuteEvidence,
    double certifyThreshold,
    double refuteThreshold,
    Interval interval,
    Optional<String> abandoned) {}
