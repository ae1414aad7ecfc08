package twophase.kit.inference;

/** What a claim says of counts, as one look after all trials. */
final class Counts {
  private Counts() {}

  static Decision decide(ProbabilityClaim claim, long trials, long successes) {
    if (claim.isVacuous()) {
      return Decision.VACUOUS;
    }
    if (claim.logRefuteEvidence(trials, successes) >= claim.refuteThreshold()) {
      return Decision.REFUTED;
    }
    return claim.logCertifyEvidence(trials, successes) >= claim.certifyThreshold()
        ? Decision.CERTIFIED
        : Decision.INCONCLUSIVE;
  }
}
