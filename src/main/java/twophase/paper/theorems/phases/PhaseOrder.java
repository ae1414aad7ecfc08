package twophase.paper.theorems.phases;

import java.util.List;
import java.util.function.ToDoubleFunction;
import twophase.paper.theorems.phases.Course.Point;

/**
 * The picture of two phases as an event of one run. With A(0) the mean alignment at the start:
 *
 * <ol>
 *   <li>the mean norm falls to {@link #NORM_FRACTION} of its start, and it does so before mean
 *       alignment is half way from A(0) to 1;
 *   <li>mean alignment, averaged over the last quarter of the looks, is at least half way;
 *   <li>the test loss, averaged over the last quarter, is at most {@link #LOSS_FRACTION} of its
 *       mean over starts, (1 + norm2(theta*)) / 2. Not of this run's own start: in low dimension
 *       some runs start next to theta* by chance.
 * </ol>
 */
final class PhaseOrder {
  /** What the mean norm falls to in Phase I, over its start. */
  static final double NORM_FRACTION = 0.5;

  /** What the test loss ends at, at most, over its mean over starts. */
  static final double LOSS_FRACTION = 0.25;

  private final Course course;
  private final double half;

  /** The event in a run that completed. */
  PhaseOrder(Course course) {
    this.course = course;
    this.half = (1 + course.first().alignment()) / 2;
  }

  /** Whether all three are seen. */
  boolean shown() {
    return normFallsFirst() && endAlignment() >= half && lossEndsLow();
  }

  /** Whether the mean norm halves before mean alignment is half way. */
  boolean normFallsFirst() {
    double low = NORM_FRACTION * course.first().norm();
    for (Point point : course.points()) {
      if (point.alignment() >= half) {
        return false;
      }
      if (point.norm() <= low) {
        return true;
      }
    }
    return false;
  }

  /** Whether the test loss ends low. */
  boolean lossEndsLow() {
    return mean(course.lastQuarter(), Point::loss) <= LOSS_FRACTION * course.meanStartLoss();
  }

  /** Mean alignment at the end: the mean over the last quarter of the looks. */
  double endAlignment() {
    return mean(course.lastQuarter(), Point::alignment);
  }

  /** The mean of a quantity over some looks. */
  static double mean(List<Point> points, ToDoubleFunction<Point> quantity) {
    double sum = 0;
    for (Point point : points) {
      sum += quantity.applyAsDouble(point);
    }
    return sum / points.size();
  }
}
