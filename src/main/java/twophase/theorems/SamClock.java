package twophase.theorems;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import twophase.theorems.Course.Point;

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
   * The exponent p in time = c x^p, by least squares over x = 1, 2, 4, ...
   *
   * @param count number of x, at least 2
   */
  static double slope(int count, DoubleUnaryOperator time) {
    double middle = (count - 1) / 2.0;
    double above = 0;
    double below = 0;
    for (int k = 0; k < count; k++) {
      double y = StrictMath.log(time.applyAsDouble(1 << k)) / StrictMath.log(2);
      above += (k - middle) * y;
      below += (k - middle) * (k - middle);
    }
    return above / below;
  }
}
