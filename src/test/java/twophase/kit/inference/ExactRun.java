package twophase.kit.inference;

/**
 * The law of the verdict of a probability claim, without simulation: the boundaries of the evidence
 * are walked once, then the probabilities of all undecided counts are carried from trial to trial.
 */
final class ExactRun {
  private final ProbabilityClaim claim;
  private final int budget;

  /** Smallest number of successes that certifies and largest that refutes after n trials. */
  private final int[] certify;

  private final int[] refute;

  ExactRun(ProbabilityClaim claim) {
    this.claim = claim;
    this.budget = (int) claim.budget();
    this.certify = new int[budget + 1];
    this.refute = new int[budget + 1];
    int up = 0;
    int down = 0;
    for (int n = 1; n <= budget; n++) {
      // the certifying number of successes grows with n, so does the refuting number of failures
      while (up <= n && claim.logCertifyEvidence(n, up) < claim.certifyThreshold()) {
        up++;
      }
      while (down <= n && claim.logRefuteEvidence(n, n - down) < claim.refuteThreshold()) {
        down++;
      }
      certify[n] = up;
      refute[n] = n - down;
    }
  }

  Law at(double p) {
    double[] mass = new double[budget + 2];
    mass[0] = 1;
    int low = 0;
    int high = 0;
    double certified = 0;
    double refuted = 0;
    double trials = 0;
    for (int n = 1; n <= budget; n++) {
      double alive = 0;
      for (int k = low; k <= high; k++) {
        alive += mass[k];
      }
      trials += alive;
      high++;
      mass[high] = 0;
      for (int k = high; k > low; k--) {
        mass[k] = mass[k] * (1 - p) + mass[k - 1] * p;
      }
      mass[low] *= 1 - p;
      for (; high >= low && high >= certify[n]; high--) {
        certified += mass[high];
      }
      for (; low <= high && low <= refute[n]; low++) {
        refuted += mass[low];
      }
    }
    return new Law(certified, refuted, trials);
  }

  /** Probabilities of the two verdicts, and mean trials. */
  record Law(double certified, double refuted, double trials) {}

  ProbabilityClaim claim() {
    return claim;
  }
}
