package twophase.paper.theorems.phases;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import twophase.kit.bench.Curve;
import twophase.paper.theorems.phases.Course.Point;

/** Reads times off a course, and fits how they depend on what is swept. */
final class SamClock {
  private SamClock() {}

  /**
   * Steps in which norm2(W) falls from e^-from to e^-to of its start, linear in the logarithm
   * between looks.
   *
   * @param steps of the whole run
   * @return NaN if it does not fall so far
   */
  static double between(Course course, long steps, double from, double to) {
    return first(course, steps, to) - first(course, steps, from);
  }

  private static double first(Course course, long steps, double foldings) {
    List<Point> points = course.points();
    double start = StrictMath.log(course.first().firstLayer());
    double before = 0;
    for (int k = 1; k < points.size(); k++) {
      double now = start - StrictMath.log(points.get(k).firstLayer());
      if (now >= foldings) {
        double part = (foldings - before) / (now - before);
        return steps * (k - 1 + part) / (points.size() - 1);
      }
      before = now;
    }
    return Double.NaN;
  }

  /**
   * A number measured at factors 1, 2, 4, ... of a sweep's smallest value.
   *
   * @param x what is swept
   * @param smallest where it starts, above 0
   * @param count number of values, at least 2
   * @param y what is measured
   * @param number takes the factor
   */
  static Curve doubling(
      String x, double smallest, int count, String y, DoubleUnaryOperator number) {
    double[] at = new double[count];
    double[] seen = new double[count];
    for (int k = 0; k < count; k++) {
      at[k] = smallest * (1 << k);
      seen[k] = number.applyAsDouble(1 << k);
    }
    return new Curve(x, y, at, seen);
  }

  /** The exponent p in y = c x^p, by least squares over a sweep in which x doubles. */
  static double slope(Curve curve) {
    int count = curve.seen().length;
    double middle = (count - 1) / 2.0;
    double above = 0;
    double below = 0;
    for (int k = 0; k < count; k++) {
      double y = StrictMath.log(curve.seen()[k]) / StrictMath.log(2);
      above += (k - middle) * y;
      below += (k - middle) * (k - middle);
    }
    return above / below;
  }
}
