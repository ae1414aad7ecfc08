package twophase.kit.bench;

import org.apiguardian.api.API;

/**
 * What one trial measured along a sweep; the exponent that is fitted to it is the trial's number.
 *
 * @param x what is swept
 * @param y what is measured
 * @param at values of the sweep, above 0, the same in each trial of a setting
 * @param seen what was measured there, as many
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record Curve(String x, String y, double[] at, double[] seen) {

  /**
   * Takes its own copies.
   *
   * @throws IllegalArgumentException if the lengths differ
   */
  public Curve {
    if (at.length != seen.length) {
      throw new IllegalArgumentException("lengths differ: " + at.length + " and " + seen.length);
    }
    at = at.clone();
    seen = seen.clone();
  }
}
