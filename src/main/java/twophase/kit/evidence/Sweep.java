package twophase.kit.evidence;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

  /** What is fitted to these, as a name; empty where they measure different things. */
  public static Optional<String> fitted(Stream<Sweep> sweeps) {
    List<Sweep> all = sweeps.toList();
    List<String> measured = all.stream().map(Sweep::y).distinct().toList();
    List<String> swept = all.stream().map(Sweep::x).distinct().toList();
    return measured.size() == 1
        ? Optional.of(
            "exponent of "
                + measured.get(0)
                + (swept.size() == 1 ? " in " + swept.get(0) : " in what is swept"))
        : Optional.empty();
  }

  /**
   * One value of the sweep.
   *
   * @param x the value, above 0
   * @param median median over trials with its interval
   */
  public record Point(double x, Measure median) {}
}
