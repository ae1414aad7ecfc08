package twophase.kit.number;

import org.apiguardian.api.API;

/**
 * A closed range of numbers {@code [low, high]}; the limits may be infinite. It is a confidence
 * interval, or a range that somebody has chosen or claims, which has level 1: nothing is left to
 * chance.
 *
 * @param low lower limit, not NaN; minus infinity where there is none
 * @param high upper limit, at least {@code low}; infinity where there is none
 * @param level confidence level, in (0, 1]
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record Interval(double low, double high, double level) {

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException unless {@code low <= high} and {@code 0 < level <= 1}
   */
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("need low <= high, got [" + low + ", " + high + "]");
    }
    if (!(level > 0 && level <= 1)) {
      throw new IllegalArgumentException("level must be in (0, 1], got " + level);
    }
  }

  /**
   * A range that is chosen or claimed.
   *
   * @throws IllegalArgumentException unless {@code low <= high}
   */
  public static Interval of(double low, double high) {
    return new Interval(low, high, 1);
  }

  /**
   * Whether the value lies in the closed interval.
   *
   * @param value any number; NaN is never inside
   */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }
}
