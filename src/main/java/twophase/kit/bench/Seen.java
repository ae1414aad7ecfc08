package twophase.kit.bench;

import java.util.Optional;
import twophase.kit.number.Interval;

/**
 * What one trial saw of a claim about a probability.
 *
 * @param shown whether it showed the claimed outcome
 * @param value the number that it measured, NaN where it measured none
 * @param diverged whether its run diverged
 * @param claimed where the number is claimed to lie, where that is all of the claim
 * @param curve what the number was fitted to, where it is an exponent
 * @param words what spoke against the outcome; empty if nothing was said
 */
record Seen(
    boolean shown,
    double value,
    boolean diverged,
    Optional<Interval> claimed,
    Optional<Curve> curve,
    String words) {

  static Seen of(Event event) {
    return new Seen(
        event.shown(),
        event.value(),
        event.diverged(),
        event.claimed(),
        Optional.empty(),
        event.words());
  }

  static Seen of(Rate rate) {
    return rate.diverged()
        ? new Seen(false, Double.NaN, true, Optional.empty(), Optional.empty(), "")
        : new Seen(
            rate.holds(), rate.value(), false, Optional.of(rate.claimed()), rate.curve(), "");
  }

  /** The same of the event that this one does not happen. */
  Seen opposite() {
    return new Seen(!shown, value, diverged, claimed, curve, "");
  }
}
