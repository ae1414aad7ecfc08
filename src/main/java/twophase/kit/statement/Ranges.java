package twophase.kit.statement;

import org.apiguardian.api.API;
import twophase.kit.number.Numbers;

/** Checks on the values of a setting; what is wrong is said in one line. */
@API(status = API.Status.STABLE, since = "0.1.0")
public final class Ranges {
  private Ranges() {}

  /**
   * Refuses an integer that is too small.
   *
   * @param name what the user calls it
   * @throws IllegalArgumentException if the value is below {@code least}
   */
  public static void atLeast(String name, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(
          name + " must be an integer from " + least + " up, not " + value);
    }
  }

  /**
   * Refuses what is not above 0.
   *
   * @param name what the user calls it
   * @throws IllegalArgumentException if the value is 0, below, or NaN
   */
  public static void positive(String name, double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException(name + " must be above 0, not " + Numbers.shortest(value));
    }
  }

  /**
   * Refuses what is below 0.
   *
   * @param name what the user calls it
   * @throws IllegalArgumentException if the value is below 0, or NaN
   */
  public static void notNegative(String name, double value) {
    if (!(value >= 0)) {
      throw new IllegalArgumentException(
          name + " must be at least 0, not " + Numbers.shortest(value));
    }
  }
}
