package twophase.kit.inference;

import java.util.Optional;

/**
 * What the sweeps of an {@link OrderClaim} have shown.
 *
 * @param decision the decision
 * @param claim the claim
 * @param sweeps sweeps taken
 * @param largest largest constant seen, 0 without any
 * @param bounded the part "all constants at or below K"
 * @param steady the part "no growth"
 * @param abandoned why the trials were given up, empty where they were not
 */
public record OrderFinding(
    Decision decision,
    OrderClaim claim,
    long sweeps,
    double largest,
    ProbabilityFinding bounded,
    ProbabilityFinding steady,
    Optional<String> abandoned) {}
