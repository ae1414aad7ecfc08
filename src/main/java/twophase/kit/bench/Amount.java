package twophase.kit.bench;

import org.apiguardian.api.API;

/**
 * A number in a known range, whose mean over trials is claimed to be at most, or at least, a bound:
 * decided by betting on it. All but the value is the same in all trials of a setting.
 *
 * @param value of this trial, in [lo, hi]
 * @param bound of the mean
 * @param atMost whether the mean is claimed to be at most the bound; else at least
 * @param lo lower end of what the number can be
 * @param hi upper end
 * @param diverged whether the trial's run diverged
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record Amount(
    double value, double bound, boolean atMost, double lo, double hi, boolean diverged) {

  /**
   * Checks the value.
   *
   * @throws IllegalArgumentException if it is not in its range
   */
  public Amount {
    if (!(lo <= value && value <= hi)) {
      throw new IllegalArgumentException(
          "a number must be in [" + lo + ", " + hi + "], got " + value);
    }
  }

  /** A number whose mean is claimed to be at most a bound. */
  public static Amount atMost(double bound, double value, double lo, double hi) {
    return new Amount(value, bound, true, lo, hi, false);
  }

  /** A number whose mean is claimed to be at least a bound. */
  public static Amount atLeast(double bound, double value, double lo, double hi) {
    return new Amount(value, bound, false, lo, hi, false);
  }

  /** The same of a run that diverged: the number is at the end of its range that is worse. */
  public Amount divergence() {
    return new Amount(atMost ? hi : lo, bound, atMost, lo, hi, true);
  }

  /** Whether another trial's makes the same claim. */
  boolean sameClaim(Amount other) {
    return bound == other.bound && atMost == other.atMost && lo == other.lo && hi == other.hi;
  }
}
