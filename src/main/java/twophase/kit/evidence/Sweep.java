package twophase.kit.evidence;

import java.util.List;
import twophase.kit.text.Inert;

/**
 * What the trials of one setting measured along a sweep of one variable: a power law is fitted to
 * it, and its exponent is the setting's number.
 *
 * @param x what is swept
 * @param y what is measured
 * @param points in the order of the sweep
 */
public record Sweep(String x, String y, List<Point> points) {

  /** Takes its own copy, and makes its texts inert. */
  public Sweep {
    x = Inert.name(x);
    y = Inert.name(y);
    points = List.copyOf(points);
  }

  /**
   * One value of the sweep.
   *
   * @param x the value, above 0
   * @param median median over trials with its interval
   */
  public record Point(double x, Measure median) {}
}
