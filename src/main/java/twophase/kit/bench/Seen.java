package twophase.kit.bench;

import java.util.Optional;
import org.apiguardian.api.API;
import twophase.kit.number.Interval;

/**
 * What one trial saw.
 *
 * @param shown whether it showed the claimed outcome
 * @param value the number that it measured, NaN where it measured none
 * @param diverged whether its run diverged
 * @param claimed where the number is claimed to lie, where that is all of the claim
 * @param curve what the number was fitted to, where it is an exponent
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record Seen(
    boolean shown,
    double value,
    boolean diverged,
    Optional<Interval> claimed,
    Optional<Curve> curve) {

  /** A number with an outcome that is not a matter of its range. */
  public Seen(boolean shown, double value, boolean diverged) {
    this(shown, value, diverged, Optional.empty(), Optional.empty());
  }

  /** An outcome without a number. */
  public static Seen that(boolean shown) {
    return new Seen(shown, Double.NaN, false);
  }

  /** A number that is claimed to be in the closed interval from low to high; NaN never is. */
  public static Seen within(double low, double value, double high) {
    boolean shown = low <= value && value <= high;
    return new Seen(shown, value, false, Optional.of(Interval.of(low, high)), Optional.empty());
  }

  /** A run that diverged: it never shows the outcome. */
  public static Seen divergence() {
    return new Seen(false, Double.NaN, true);
  }

  /** The same with what its number was fitted to. */
  public Seen along(Curve fitted) {
    return new Seen(shown, value, diverged, claimed, Optional.of(fitted));
  }
}
