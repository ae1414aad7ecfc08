package twophase.kit.inference;

import java.util.List;
import java.util.Optional;
import twophase.kit.number.Interval;

/**
 * What the slopes of an {@link ExponentClaim} have shown.
 *
 * @param decision the decision
 * @param claim the claim
 * @param seeds slopes taken
 * @param median sample median of the seeds' Theil-Sen slopes; NaN without any
 * @param interval interval for the median slope, valid under any stopping rule
 * @param leastSquaresMean mean of the seeds' least-squares slopes, beside it; NaN without any
 * @param parts the one or two probability claims that decided
 * @param abandoned why the trials were given up, empty where they were not
 */
public record ExponentFinding(
    Decision decision,
    ExponentClaim claim,
    long seeds,
    double median,
    Interval interval,
    double leastSquaresMean,
    List<ProbabilityFinding> parts,
    Optional<String> abandoned) {}
