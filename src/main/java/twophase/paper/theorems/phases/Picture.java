package twophase.paper.theorems.phases;

import java.util.List;
import java.util.function.ToDoubleFunction;
import twophase.kit.bench.Event;
import twophase.kit.bench.Trial;
import twophase.kit.statement.CardNumbers;
import twophase.paper.dynamics.Run;
import twophase.paper.theorems.FreeTrial;
import twophase.paper.theorems.phases.Course.Point;

/**
 * The picture of Figure 2 as an event of one run: first the norms drop, then the alignment rises,
 * both before the run ends. With A(0) the alignment at the start, A its mean over the {@code last}
 * looks, and the card's numbers:
 *
 * <ol>
 *   <li>A is at least {@code risen} A(0);
 *   <li>the mean squared norm comes down to {@code fallen} of its start, and up to that look the
 *       alignment has not made half of its rise from A(0) to A.
 * </ol>
 *
 * The mean norm itself comes down later than its square: what shows the picture with the one shows
 * it with the other.
 *
 * @param quantity the alignment
 * @param start A(0)
 * @param end A
 */
record Picture(ToDoubleFunction<Point> quantity, double start, double end) {

  /** A trial where alignment is the mean over neurons of |cos(w_i, theta*)|. */
  static FreeTrial<Course> ofCosines(Trial trial, Run.Free run) {
    CardNumbers card = trial.card();
    return Course.trial(
        trial,
        run,
        card.integer("picture-looks"),
        course ->
            of(course, Point::alignment, course.first().alignment(), card).seen(course, card));
  }

  /**
   * A trial where alignment is an inner product: the mean over neurons of |w_i . theta*|, or |mean
   * of w_i . theta*|. It shows the picture if either does. Its number is that of the first.
   */
  static FreeTrial<Course> ofProducts(Trial trial, Run.Free run) {
    CardNumbers card = trial.card();
    return Course.trial(
        trial,
        run,
        card.integer("picture-looks"),
        course -> {
          Point first = course.first();
          // The mean of signed products starts anywhere near 0: typically this far from it.
          double typical = run.thetaNorm() / Math.sqrt((double) run.m() * run.d());
          double away = Math.max(Math.abs(first.meanProduct()), typical);
          Picture sizes = of(course, Point::product, first.product(), card);
          Picture mean = of(course, point -> Math.abs(point.meanProduct()), away, card);
          Event seen = sizes.seen(course, card);
          return Event.that(seen.shown() || mean.seen(course, card).shown(), seen.value());
        });
  }

  private static Picture of(
      Course course, ToDoubleFunction<Point> quantity, double start, CardNumbers card) {
    return new Picture(quantity, start, course.atEnd(card.number("last"), quantity));
  }

  /** Whether a run shows it; the number is A / A(0). */
  private Event seen(Course course, CardNumbers card) {
    boolean rises = end >= card.number("risen") * start;
    return Event.that(rises && normDropsFirst(course.points(), card), end / start);
  }

  private boolean normDropsFirst(List<Point> points, CardNumbers card) {
    double fallen = card.number("fallen") * points.get(0).firstLayer();
    for (Point point : points) {
      if (quantity.applyAsDouble(point) >= (start + end) / 2) {
        return false;
      }
      if (point.firstLayer() <= fallen) {
        return true;
      }
    }
    return false;
  }
}
