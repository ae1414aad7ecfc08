package twophase.bench;

/**
 * What one trial saw.
 *
 * @param shown whether it showed the claimed outcome
 * @param value the number that it measured, NaN where it measured none
 * @param diverged whether its run diverged
 */
public record Seen(boolean shown, double value, boolean diverged) {

  /** An outcome without a number. */
  public static Seen that(boolean shown) {
    return new Seen(shown, Double.NaN, false);
  }

  /** A number that is claimed to be in the closed interval from low to high; NaN never is. */
  public static Seen within(double low, double value, double high) {
    return new Seen(low <= value && value <= high, value, false);
  }

  /** A run that diverged: it never shows the outcome. */
  public static Seen divergence() {
    return new Seen(false, Double.NaN, true);
  }
}
