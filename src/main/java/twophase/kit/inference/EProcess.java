package twophase.kit.inference;

/**
 * The trials of one {@link ProbabilityClaim}, decided as soon as the evidence suffices.
 *
 * <p>The evidence is a mixture likelihood ratio and depends on the counts alone. One success raises
 * the certify evidence by at most its largest log ratio and a failure lowers it, so while the gap
 * to the threshold is g nothing can be decided before g / ratio further successes; the evidence is
 * not computed before then (likewise for failures and the refute evidence). Decisions are the same
 * as with a look after every trial, and most trials cost a counter.
 *
 * <p>Both thresholds cannot be passed at the same counts where slack is 0: the one needs k/n above
 * p0, the other below. With a slack, refutation goes first. Mutable, for one thread.
 */
public final class EProcess {
  private final ProbabilityClaim claim;
  private final boolean vacuous;
  private long trials;
  private long successes;
  private long successesAtNextLook;
  private long failuresAtNextLook;
  private Decision decision;
  private final ThinnedPath path = new ThinnedPath();

  EProcess(ProbabilityClaim claim) {
    this.claim = claim;
    this.vacuous = claim.isVacuous();
    this.decision = vacuous ? Decision.VACUOUS : Decision.INCONCLUSIVE;
    if (!vacuous) {
      planCertifyLook(claim.logCertifyEvidence(0, 0));
      planRefuteLook(claim.logRefuteEvidence(0, 0));
    }
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
   * Takes the outcome of one trial.
   *
   * @param success whether the outcome occurred
   * @throws IllegalStateException unless {@link #undecided()}
   */
  public void observe(boolean success) {
    requireUndecided();
    trials++;
    if (success) {
      successes++;
    }
    path.pass(trials, this::evidence);
    look();
  }

  /**
   * What is known now.
   *
   * @return the finding; INCONCLUSIVE before any trial
   */
  public ProbabilityFinding finding() {
    return new ProbabilityFinding(
        decision,
        claim,
        trials,
        successes,
        claim.logCertifyEvidence(trials, successes),
        claim.logRefuteEvidence(trials, successes),
        claim.certifyThreshold(),
        claim.refuteThreshold(),
        ClopperPearson.interval(successes, trials, ProbabilityClaim.INTERVAL_LEVEL),
        TimeUniformInterval.interval(successes, trials, ProbabilityClaim.INTERVAL_LEVEL),
        claim.detectable(),
        path.upTo(trials, this::evidence));
  }

  /**
   * How many trials more it takes to a decision, at the least, if they go on as most of those so
   * far: by what one outcome adds to the evidence at the most. Whoever does several at a time does
   * no more than these.
   *
   * @return at least 1, at most what is left of the budget
   * @throws IllegalStateException unless {@link #undecided()}
   */
  public long wanted() {
    requireUndecided();
    long certifying = successesAtNextLook - successes;
    long refuting = failuresAtNextLook - (trials - successes);
    long least =
        trials == 0
            ? Math.min(certifying, refuting)
            : successes >= claim.p0() * trials ? certifying : refuting;
    return Math.min(least, claim.budget() - trials);
  }

  private void requireUndecided() {
    if (!undecided()) {
      throw new IllegalStateException("no trial is wanted: " + state());
    }
  }

  private Finding.Look evidence() {
    return new Finding.Look(
        trials,
        claim.logCertifyEvidence(trials, successes),
        claim.logRefuteEvidence(trials, successes));
  }

  /**
   * The decision alone, which costs nothing.
   *
   * @return the decision so far
   */
  public Decision decision() {
    return decision;
  }

  /**
   * Trials so far.
   *
   * @return number of trials
   */
  public long trials() {
    return trials;
  }

  private void look() {
    if (trials - successes >= failuresAtNextLook) {
      double evidence = claim.logRefuteEvidence(trials, successes);
      if (evidence >= claim.refuteThreshold()) {
        decision = Decision.REFUTED;
        return;
      }
      planRefuteLook(evidence);
    }
    if (successes >= successesAtNextLook) {
      double evidence = claim.logCertifyEvidence(trials, successes);
      if (evidence >= claim.certifyThreshold()) {
        decision = Decision.CERTIFIED;
        return;
      }
      planCertifyLook(evidence);
    }
  }

  private void planCertifyLook(double evidence) {
    double gap = claim.certifyThreshold() - evidence;
    successesAtNextLook = later(successes, gap / claim.evidence().certify.largestGain());
  }

  private void planRefuteLook(double evidence) {
    // at p0 = 1 the first failure decides
    double gap = claim.refuteThreshold() - evidence;
    double wait = claim.p0() == 1 ? 1 : gap / claim.evidence().refute.largestGain();
    failuresAtNextLook = later(trials - successes, wait);
  }

  /**
   * Count at which to look again: rounded down, so that rounding can only bring the look forward.
   */
  private static long later(long count, double wait) {
    long steps = Math.max(1, (long) wait);
    return steps > Long.MAX_VALUE - count ? Long.MAX_VALUE : count + steps;
  }

  private String state() {
    return decision + " after " + trials + " of " + claim.budget() + " trials";
  }
}
