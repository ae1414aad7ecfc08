package twophase.kit.bench;

import java.util.Optional;
import org.apiguardian.api.API;
import twophase.kit.number.Interval;

/**
 * Whether a trial showed what the claim is about: decided by counting, P(shown) being claimed to be
 * at least something.
 *
 * @param shown whether it did
 * @param value a number that it measured, whose median is reported; NaN where it measured none
 * @param diverged whether its run diverged
 * @param claimed where the number is claimed to lie, where that is all of the claim
 * @param words what spoke against it, where it was not shown; empty where the number says it
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record Event(
    boolean shown, double value, boolean diverged, Optional<Interval> claimed, String words)
    implements Shown {

  /** An event whose number, if any, says all. */
  public Event(boolean shown, double value, boolean diverged, Optional<Interval> claimed) {
    this(shown, value, diverged, claimed, "");
  }

  /** The same with words for what spoke against it. */
  public Event saying(String otherwise) {
    return new Event(shown, value, diverged, claimed, otherwise);
  }

  /** A number, if any, with an outcome that is not a matter of its range. */
  public Event(boolean shown, double value, boolean diverged) {
    this(shown, value, diverged, Optional.empty());
  }

  /** An event without a number. */
  public static Event that(boolean shown) {
    return new Event(shown, Double.NaN, false);
  }

  /** An event with a number. */
  public static Event that(boolean shown, double value) {
    return new Event(shown, value, false);
  }

  /** That a number lies from low to high; NaN never does. */
  public static Event within(double low, double value, double high) {
    Interval range = Interval.of(low, high);
    return new Event(range.contains(value), value, false, Optional.of(range));
  }

  /** A run that diverged: it never shows the event. */
  public static Event divergence() {
    return new Event(false, Double.NaN, true);
  }
}
