package twophase.kit.bench;

import org.apiguardian.api.API;

/**
 * A number whose mean over trials is claimed to be at most, or at least, a bound: decided by
 * betting on it. A trial may know it between two ends only: what is claimed is then about some
 * number between the means of both, refutation is told the end that is better for the claim, and
 * certification the other.
 *
 * <p>The end that a decision leans on has to be finite: "at most" is certified where {@code hi} is,
 * and refuted where {@code lo} is. All but the two ends is the same in all trials of a setting.
 *
 * @param low lower end of this trial's number, at least {@code lo}
 * @param high upper end, at least {@code low} and at most {@code hi}
 * @param bound of the mean
 * @param atMost whether the mean is claimed to be at most the bound; else at least
 * @param lo lower end of what the number can be, minus infinity if there is none
 * @param hi upper end, infinity if there is none
 * @param diverged whether the trial's run diverged
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record Amount(
    double low, double high, double bound, boolean atMost, double lo, double hi, boolean diverged) {

  /**
   * Checks the ends.
   *
   * @throws IllegalArgumentException unless {@code lo <= low <= high <= hi}, low and high finite
   */
  public Amount {
    if (!(lo <= low && low <= high && high <= hi)
        || Double.isInfinite(low)
        || Double.isInfinite(high)) {
      throw new IllegalArgumentException(
          "a number must be finite and in ["
              + lo
              + ", "
              + hi
              + "], got "
              + (low == high ? low : "[" + low + ", " + high + "]"));
    }
  }

  /** A number whose mean is claimed to be at most a bound. */
  public static Amount atMost(double bound, double value, double lo, double hi) {
    return new Amount(value, value, bound, true, lo, hi, false);
  }

  /** A number whose mean is claimed to be at least a bound. */
  public static Amount atLeast(double bound, double value, double lo, double hi) {
    return new Amount(value, value, bound, false, lo, hi, false);
  }

  /** The same, known between two ends only. */
  public Amount between(double lower, double upper) {
    return new Amount(lower, upper, bound, atMost, lo, hi, diverged);
  }

  /** The same of a run that diverged. */
  public Amount ofDivergence() {
    return new Amount(low, high, bound, atMost, lo, hi, true);
  }

  /** Whether another trial's makes the same claim. */
  boolean sameClaim(Amount other) {
    return bound == other.bound && atMost == other.atMost && lo == other.lo && hi == other.hi;
  }
}
