package twophase.kit.inference;

import java.util.Arrays;

/**
 * The chance that a claim which is true, or false, with room to spare is not decided so within its
 * budget: the second error, beside the one that thresholds bound.
 *
 * <p><b>Counts.</b> The evidence of a {@link ProbabilityClaim} hangs on the numbers of trials and
 * of failures alone, so the chance is that of a walk between two boundaries, and is computed by
 * going through its trials (a dynamic program). With f failures in n trials the run is certified
 * where f &lt;= c(n) and refuted where f &gt;= r(n). A success never lowers the certify evidence
 * and a failure never raises it, hence c(n) &lt;= c(n + 1) &lt;= c(n) + 1, and likewise r: one look
 * a trial finds both. Only states between the boundaries are alive, about sqrt(n) of them. A state
 * of less than {@value #LOST} is given up and its chance counted as that of no decision, so the sum
 * is an upper bound and exact but for rounding.
 *
 * <p><b>Numbers.</b> A bettor's wealth is at least w_j times what her fraction f_j alone makes of
 * it, so by Markov's inequality, for every s &gt; 0,
 *
 * <pre>   P(wealth after n &lt; c) &lt;= (c / w_j)^s E[(1 - f_j + f_j r)^(-s)]^n.</pre>
 *
 * <p>The power is convex in the ratio r, which lies in [0, R]: of all laws with the same mean that
 * on the two ends makes it largest. The least over s and j is the bound (H. Chernoff, 1952).
 */
public final class Patience {
  /** Below this a state of the walk is not followed. */
  private static final double LOST = 1e-100;

  private Patience() {}

  /**
   * The chance that a claim is not certified within its budget.
   *
   * @param claim not vacuous
   * @param p the probability of the outcome, in [0, 1]
   * @return an upper bound, in [0, 1]
   * @throws IllegalArgumentException if the claim is vacuous, or p is no probability
   */
  public static double notCertified(ProbabilityClaim claim, double p) {
    Walk walk = new Walk(claim, p);
    return Math.min(1, walk.refuted + walk.undecided);
  }

  /**
   * The chance that a claim is not refuted within its budget.
   *
   * @param claim not vacuous
   * @param p the probability of the outcome, in [0, 1]
   * @return an upper bound, in [0, 1]
   * @throws IllegalArgumentException if the claim is vacuous, or p is no probability
   */
  public static double notRefuted(ProbabilityClaim claim, double p) {
    Walk walk = new Walk(claim, p);
    return Math.min(1, walk.certified + walk.undecided);
  }

  /**
   * The chance that a claim about a mean is not certified within its budget: what the refuting
   * bettor may take falsely included.
   *
   * @param claim of values with two finite ends
   * @param mean the mean, within the ends
   * @return an upper bound, in [0, 1]
   * @throws IllegalArgumentException if the claim is vacuous, or the mean is outside the ends
   */
  public static double notCertified(MeanClaim claim, double mean) {
    requireBounded(claim, mean);
    double shifted =
        claim.isUpper() ? claim.bound() + claim.slack() : claim.bound() - claim.slack();
    double room = claim.isUpper() ? claim.hi() - shifted : shifted - claim.lo();
    double earned = claim.isUpper() ? claim.hi() - mean : mean - claim.lo();
    double late =
        claim
            .certifyMixture()
            .shortfall(
                claim.certifyThreshold(), claim.budget(), earned / room, range(claim) / room);
    return Math.min(1, late + claim.refuteError());
  }

  /**
   * The chance that a claim about a mean is not refuted within its budget: what the certifying
   * bettor may take falsely included.
   *
   * @param claim of values with two finite ends
   * @param mean the mean, within the ends
   * @return an upper bound, in [0, 1]
   * @throws IllegalArgumentException if the claim is vacuous, or the mean is outside the ends
   */
  public static double notRefuted(MeanClaim claim, double mean) {
    requireBounded(claim, mean);
    double room = claim.isUpper() ? claim.bound() - claim.lo() : claim.hi() - claim.bound();
    double earned = claim.isUpper() ? mean - claim.lo() : claim.hi() - mean;
    double late =
        room == 0
            ? StrictMath.pow(1 - earned / range(claim), claim.budget())
            : claim
                .refuteMixture()
                .shortfall(
                    claim.refuteThreshold(), claim.budget(), earned / room, range(claim) / room);
    return Math.min(1, late + claim.certifyError());
  }

  private static double range(MeanClaim claim) {
    return claim.hi() - claim.lo();
  }

  private static void requireBounded(MeanClaim claim, double mean) {
    if (claim.isVacuous() || !claim.isCertifiable() || !claim.isRefutable()) {
      throw new IllegalArgumentException("the claim is vacuous, or an end of its values infinite");
    }
    if (!(claim.lo() <= mean && mean <= claim.hi())) {
      throw new IllegalArgumentException(
          "a mean in [" + claim.lo() + ", " + claim.hi() + "] is wanted, got " + mean);
    }
  }

  /** The walk of the number of failures, trial by trial, until all of it has ended. */
  private static final class Walk {
    private final ProbabilityClaim claim;

    /** Chance of each number of failures while nothing is decided. */
    private double[] chance = new double[64];

    /** Fewest and most failures that are alive. */
    private int least;

    private int most;

    /** Most failures that are certified, -1 where none is; fewest that are refuted. */
    private int certifies = -1;

    private int refutes = 1;

    private double certified;
    private double refuted;
    private double undecided;

    Walk(ProbabilityClaim claim, double p) {
      if (claim.isVacuous()) {
        throw new IllegalArgumentException("a vacuous claim is decided without a trial");
      }
      if (!(p >= 0 && p <= 1)) {
        throw new IllegalArgumentException("a probability is in [0, 1], got " + p);
      }
      this.claim = claim;
      chance[0] = 1;
      for (long n = 1; n <= claim.budget() && least <= most; n++) {
        step(p);
        moveBoundaries(n);
        absorb();
      }
      for (int f = least; f <= most; f++) {
        undecided += chance[f];
      }
    }

    private void step(double p) {
      most++;
      if (most == chance.length) {
        chance = Arrays.copyOf(chance, 2 * most);
      }
      chance[most] = 0;
      for (int f = most; f > least; f--) {
        chance[f] = p * chance[f] + (1 - p) * chance[f - 1];
      }
      chance[least] *= p;
    }

    private void moveBoundaries(long n) {
      if (certify(n, certifies + 1)) {
        certifies++;
      }
      // no count of failures beyond n can be met
      while (refutes <= n && !refute(n, refutes)) {
        refutes++;
      }
    }

    private boolean certify(long n, int failures) {
      return failures <= n && claim.logCertifyEvidence(n, n - failures) >= claim.certifyThreshold();
    }

    private boolean refute(long n, int failures) {
      return claim.logRefuteEvidence(n, n - failures) >= claim.refuteThreshold();
    }

    private void absorb() {
      for (; least <= most && least <= certifies; least++) {
        certified += chance[least];
      }
      for (; most >= least && most >= refutes; most--) {
        refuted += chance[most];
      }
      for (; least <= most && chance[least] < LOST; least++) {
        undecided += chance[least];
      }
      for (; most >= least && chance[most] < LOST; most--) {
        undecided += chance[most];
      }
    }
  }
}
