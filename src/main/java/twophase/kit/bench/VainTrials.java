package twophase.kit.bench;

import twophase.kit.inference.Decision;
import twophase.kit.inference.MeanClaim;
import twophase.kit.inference.MeanProcess;
import twophase.kit.inference.OrderClaim;
import twophase.kit.inference.Patience;
import twophase.kit.inference.ProbabilityClaim;

/**
 * The chance that the trials at a setting do not come to the decision that a right simulator ought
 * to get, at given terms.
 *
 * @param terms errors and number of trials
 * @param used how much of the failures that a claim allows occur: see {@link
 *     twophase.kit.statement.Luck#used()}
 * @param refuted whether the claim is to be refuted, and not certified
 */
record VainTrials(Terms terms, double used, boolean refuted) {

  /**
   * Of trials that are decided by how often they show something.
   *
   * @param kind what a trial shows
   * @throws IllegalArgumentException if it is decided in another way
   */
  double of(Class<?> kind, Allowance allowance) {
    if (kind == Event.class || kind == Rate.class) {
      return counted(allowance);
    } else if (kind == Chance.class) {
      return chances(allowance);
    } else if (kind == Growth.class) {
      return sweeps(allowance);
    }
    throw new IllegalArgumentException("no trials decide a " + kind.getSimpleName());
  }

  /** Of events that are counted. A claim that says nothing is decided without a trial. */
  private double counted(Allowance allowance) {
    if (allowance.atMost().isEmpty()) {
      return of(ShareTally.claim(allowance.seen(), terms), 1 - used * allowance.failing());
    }
    // each side has the same room: from its end to a truth so near the middle
    double most = allowance.atMost().getAsDouble();
    double room = 0.5 * (1 - used) * (most - allowance.seen());
    Terms each = terms.ofOneSide();
    return of(ShareTally.claim(allowance.seen(), each), allowance.seen() + room)
        + of(ShareTally.claim(1 - most, each), 1 - most + room);
  }

  /**
   * Of chances of failure, whose mean is decided. Where they are to refute, each run is to leave so
   * much: of a mean far below 1 alone, rare runs may bring all.
   */
  private double chances(Allowance allowance) {
    if (refuted) {
      return sure(ChanceTally.claim(allowance.failing(), terms), used * allowance.failing());
    }
    if (allowance.atMost().isEmpty()) {
      return of(ChanceTally.claim(allowance.failing(), terms), used * allowance.failing());
    }
    double most = allowance.atMost().getAsDouble();
    double room = 0.5 * (1 - used) * (most - allowance.seen());
    Terms each = terms.ofOneSide();
    return of(ChanceTally.claim(allowance.failing(), each), allowance.failing() - room)
        + of(ChanceTally.claim(most, each), most - room);
  }

  /** Of numbers, whose mean is decided; the number of one trial tells what is claimed of them. */
  double amounts(Amount first) {
    MeanClaim claim = AmountTally.claim(first, terms);
    double allowed = claim.isUpper() ? claim.bound() - claim.lo() : claim.hi() - claim.bound();
    double mean = claim.isUpper() ? claim.lo() + used * allowed : claim.hi() - used * allowed;
    return of(claim, mean);
  }

  /** Of sweeps along which something grows, or does not: both parts are given the same room. */
  private double sweeps(Allowance allowance) {
    ProbabilityClaim steady = ShareTally.claim(OrderClaim.STEADY, terms);
    double flat = 1 - used * (1 - OrderClaim.STEADY);
    return refuted
        ? of(steady, flat)
        : of(steady, flat)
            + of(ShareTally.claim(allowance.seen(), terms), 1 - used * allowance.failing());
  }

  /** Whether a value that is seen in every trial refutes: more of it refutes sooner. */
  private static double sure(MeanClaim claim, double value) {
    double seen = Math.min(claim.hi(), value);
    MeanProcess process = claim.start();
    while (process.undecided()) {
      process.observe(seen, seen);
    }
    return process.decision() == Decision.REFUTED ? 0 : 1;
  }

  private double of(ProbabilityClaim claim, double p) {
    if (claim.isVacuous()) {
      return 0;
    }
    double truth = Math.max(0, Math.min(1, p));
    return refuted ? Patience.notRefuted(claim, truth) : Patience.notCertified(claim, truth);
  }

  private double of(MeanClaim claim, double mean) {
    if (claim.isVacuous()) {
      return 0;
    }
    double truth = Math.max(claim.lo(), Math.min(claim.hi(), mean));
    return refuted ? Patience.notRefuted(claim, truth) : Patience.notCertified(claim, truth);
  }
}
