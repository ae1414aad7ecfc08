package twophase.kit.inference;

import java.util.Optional;

/**
 * What the pairs of a {@link TwoSampleClaim} have shown, at the last look.
 *
 * @param decision the decision; for equality REFUTED or INCONCLUSIVE, the latter read as "not
 *     refuted"
 * @param claim the claim
 * @param pairs pairs taken
 * @param distance largest difference of the two empirical functions; NaN before the first look
 * @param low the difference of the distribution functions is above this, with the refute error
 * @param high it is below this, with the certify error: what can be said in favour of equality
 * @param logPValue ln of the bound on P(difference at least as large) under equality, at this look
 * @param logThreshold ln of the error that one look may spend on refuting
 * @param abandoned why the trials were given up, empty where they were not
 */
public record TwoSampleFinding(
    Decision decision,
    TwoSampleClaim claim,
    long pairs,
    double distance,
    double low,
    double high,
    double logPValue,
    double logThreshold,
    Optional<String> abandoned) {}
