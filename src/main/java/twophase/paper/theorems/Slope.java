package twophase.paper.theorems;

import twophase.kit.bench.Curve;
import twophase.kit.bench.Rate;
import twophase.kit.inference.TheilSen;

/**
 * The exponent of a power law along a sweep: the slope, by Theil and Sen, of ln y over ln x.
 *
 * @param x what is swept
 * @param y what is measured
 * @param at values of the sweep, above 0
 * @param seen what was measured there, as many
 */
public record Slope(String x, String y, double[] at, double[] seen) {
  /** The exponent; NaN where some value is no positive number. */
  public double exponent() {
    return TheilSen.powerLaw(at, seen);
  }

  /** The claim that it is near a number. */
  public Rate near(double expected, double tolerance) {
    return within(expected - tolerance, expected + tolerance);
  }

  /** The claim that it lies from low to high. */
  public Rate within(double low, double high) {
    return Rate.within(low, exponent(), high).along(new Curve(x, y, at, seen));
  }
}
