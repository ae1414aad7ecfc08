package twophase.kit.bench;

import org.apiguardian.api.API;
import twophase.kit.number.Interval;

/**
 * What a law says at a setting, evaluated with a stated error: nothing is run. The claim holds
 * where all of {@code value} is at most {@code bound}, and fails where all of it is above.
 *
 * @param value between which numbers what the law says lies
 * @param bound what is claimed of it; not NaN
 * @param words the value against the bound in words, with their unit
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record Evaluated(Interval value, double bound, String words) {

  /**
   * Checks the bound.
   *
   * @throws IllegalArgumentException if it is not a number
   */
  public Evaluated {
    if (Double.isNaN(bound)) {
      throw new IllegalArgumentException("the bound of a law's value is not a number");
    }
  }

  /** Whether the claim holds whatever the error. */
  boolean holds() {
    return value.high() <= bound;
  }

  /** Whether it fails whatever the error. */
  boolean fails() {
    return value.low() > bound;
  }

  /** Halfway between the ends; the finite one where one end is infinite. */
  double middle() {
    if (Double.isInfinite(value.low())) {
      return value.high();
    }
    return Double.isInfinite(value.high())
        ? value.low()
        : value.low() + (value.high() - value.low()) / 2;
  }
}
