package twophase.kit.bench;

import java.util.Optional;
import org.apiguardian.api.API;
import twophase.kit.number.Interval;

/**
 * A number that a trial measured or fitted, and where it is claimed to lie: decided by counting how
 * often it does. The weaker grade says that a fit stands between run and number.
 *
 * @param value NaN where nothing could be measured, which is never within
 * @param claimed where it is claimed to lie; the same in all trials of a setting
 * @param diverged whether a run of it diverged
 * @param curve what it was fitted to, where it is an exponent
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record Rate(double value, Interval claimed, boolean diverged, Optional<Curve> curve) {

  /** A number that is claimed to lie from low to high. */
  public static Rate within(double low, double value, double high) {
    return new Rate(value, Interval.of(low, high), false, Optional.empty());
  }

  /**
   * A number that is claimed to be near another.
   *
   * @param tolerance how far from it it may be, at least 0
   */
  public static Rate near(double expected, double value, double tolerance) {
    return within(expected - tolerance, value, expected + tolerance);
  }

  /** A run that diverged, or that showed nothing to measure: it is never within. */
  public static Rate divergence() {
    return new Rate(
        Double.NaN,
        Interval.of(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
        true,
        Optional.empty());
  }

  /** The same with what it was fitted to. */
  public Rate along(Curve fitted) {
    return new Rate(value, claimed, diverged, Optional.of(fitted));
  }

  /** Whether it lies where it is claimed to lie. */
  public boolean holds() {
    return claimed.contains(value);
  }
}
