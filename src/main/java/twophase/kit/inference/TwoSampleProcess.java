package twophase.kit.inference;

import java.util.Arrays;
import java.util.Optional;

/** The pairs of one {@link TwoSampleClaim}. Mutable, for one thread. */
public final class TwoSampleProcess {
  private final TwoSampleClaim claim;
  private final double refuteShare;
  private final double certifyShare;
  private double[] x = new double[16];
  private double[] y = new double[16];
  private int pairs;
  private long nextLook;
  private Decision decision;
  private Optional<String> abandoned = Optional.empty();
  private double distance = Double.NaN;
  private double low;
  private double high = 1;
  private double logPValue;

  TwoSampleProcess(TwoSampleClaim claim) {
    this.claim = claim;
    this.refuteShare = claim.refuteError() / claim.looks();
    this.certifyShare = claim.certifyError() / claim.looks();
    this.nextLook = claim.lookAfter(0);
    this.decision = claim.isVacuous() ? Decision.VACUOUS : Decision.INCONCLUSIVE;
  }

  /**
   * Whether another pair can change anything.
   *
   * @return false once decided, abandoned or out of budget, and for a vacuous claim
   */
  public boolean undecided() {
    return decision == Decision.INCONCLUSIVE && abandoned.isEmpty() && pairs < claim.budget();
  }

  /**
   * Takes one value from each source.
   *
   * @param first value of the first source; infinities are values, NaN abandons the claim
   * @param second value of the second source, likewise
   * @throws IllegalStateException unless {@link #undecided()}
   */
  public void observe(double first, double second) {
    if (!undecided()) {
      throw new IllegalStateException("no pair is wanted: " + decision + " after " + pairs);
    }
    if (Double.isNaN(first) || Double.isNaN(second)) {
      abandon("value NaN in pair " + (pairs + 1));
      return;
    }
    if (pairs == x.length) {
      x = Arrays.copyOf(x, 2 * pairs);
      y = Arrays.copyOf(y, 2 * pairs);
    }
    // adding 0 turns -0 into 0, which sorting would keep apart
    x[pairs] = first + 0.0;
    y[pairs++] = second + 0.0;
    if (pairs == nextLook) {
      look();
      nextLook = claim.lookAfter(pairs);
    }
  }

  /**
   * Gives the claim up because a trial broke; see {@link EProcess#abandon}.
   *
   * @param why what broke, not blank
   * @throws IllegalArgumentException if {@code why} is null or blank
   */
  public void abandon(String why) {
    Arguments.requireReason(why);
    if (decision == Decision.INCONCLUSIVE && abandoned.isEmpty()) {
      abandoned = Optional.of(why);
    }
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
   * What was known at the last look.
   *
   * @return the finding; INCONCLUSIVE before the first look
   */
  public TwoSampleFinding finding() {
    return new TwoSampleFinding(
        decision, claim, pairs, distance, low, high, logPValue, logThreshold(), abandoned);
  }

  private double logThreshold() {
    return StrictMath.log(refuteShare);
  }

  private void look() {
    // sorting in place: the order of the pairs plays no part
    Arrays.sort(x, 0, pairs);
    Arrays.sort(y, 0, pairs);
    int k = largestDifference();
    distance = (double) k / pairs;
    high = Math.min(high, distance + 2 * radius(certifyShare));
    low = Math.max(low, distance - 2 * radius(refuteShare));
    logPValue = logSmirnov(pairs, k);
    if (claim.isEquality() ? logPValue <= logThreshold() : low > claim.delta()) {
      decision = Decision.REFUTED;
    } else if (!claim.isEquality() && high <= claim.delta()) {
      decision = Decision.CERTIFIED;
    }
  }

  private double radius(double error) {
    return Math.sqrt(StrictMath.log(4 / error) / (2.0 * pairs));
  }

  /** n times the largest difference of the two empirical functions, after all ties at a value. */
  private int largestDifference() {
    int i = 0;
    int j = 0;
    int largest = 0;
    while (i < pairs && j < pairs) {
      double value = Math.min(x[i], y[j]);
      while (i < pairs && x[i] == value) {
        i++;
      }
      while (j < pairs && y[j] == value) {
        j++;
      }
      largest = Math.max(largest, Math.abs(i - j));
    }
    return largest;
  }

  /**
   * ln of the bound 2 (2n choose n-k) / (2n choose n) of P(n D_n &gt;= k), at most 0. The quotient
   * is the product over i = 0, ..., k - 1 of (n - i)/(n + 1 + i).
   */
  static double logSmirnov(int n, int k) {
    double sum = StrictMath.log(2);
    for (int i = 0; i < k; i++) {
      sum += StrictMath.log1p(-(2.0 * i + 1) / (n + 1.0 + i));
    }
    return k == 0 ? 0 : Math.min(0, sum);
  }
}
