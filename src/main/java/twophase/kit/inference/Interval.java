package twophase.kit.inference;

/**
 * A confidence interval {@code [low, high]} with its level; the limits may be infinite.
 *
 * @param low lower limit, not NaN
 * @param high upper limit, at least {@code low}
 * @param level confidence level, in (0, 1)
 */
public record Interval(double low, double high, double level) {

  /**
   * Checks the limits.
   *
   * @param low lower limit, not NaN
   * @param high upper limit, at least {@code low}
   * @param level confidence level, in (0, 1)
   * @throws IllegalArgumentException unless {@code low <= high} and {@code 0 < level < 1}
   */
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("need low <= high, got [" + low + ", " + high + "]");
    }
    Arguments.requireInsideUnit("level", level);
  }

  /**
   * Whether the value lies in the closed interval.
   *
   * @param value any number; NaN is never inside
   * @return {@code low <= value <= high}
   */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /**
   * Length of the interval.
   *
   * @return {@code high - low}
   */
  public double width() {
    return high - low;
  }
}
