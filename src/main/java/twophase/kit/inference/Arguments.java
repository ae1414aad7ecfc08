package twophase.kit.inference;

/** Checks at the package border, all with the offending value and the allowed range. */
final class Arguments {
  private Arguments() {}

  static double requireInsideUnit(String name, double value) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException(name + " must be in (0, 1), got " + value);
    }
    return value;
  }

  static double requireFinite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " must be finite, got " + value);
    }
    return value;
  }

  static long requireBudget(long value, long max) {
    if (value < 1 || value > max) {
      throw new IllegalArgumentException("budget must be in [1, " + max + "], got " + value);
    }
    return value;
  }

  static void requireCounts(long trials, long successes) {
    if (trials < 0 || successes < 0 || successes > trials) {
      throw new IllegalArgumentException(
          "need 0 <= successes <= trials, got " + successes + " of " + trials);
    }
  }
}
