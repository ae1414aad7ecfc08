package twophase.kit.statement;

import twophase.kit.number.Numbers;

/** Checks on the values of a setting; what is wrong is said in one line. */
public final class Ranges {
  private Ranges() {}

  public static void atLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(
          name + " must be an integer from " + least + " up, not " + value);
    }
  }

  public static void positive(String name, double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException(name + " must be above 0, not " + Numbers.shortest(value));
    }
  }

  public static void notNegative(String name, double value) {
    if (!(value >= 0)) {
      throw new IllegalArgumentException(
          name + " must be at least 0, not " + Numbers.shortest(value));
    }
  }
}
