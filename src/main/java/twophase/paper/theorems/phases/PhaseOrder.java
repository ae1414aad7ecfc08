package twophase.paper.theorems.phases;

import twophase.kit.bench.Event;
import twophase.kit.bench.Trial;
import twophase.kit.statement.CardNumbers;
import twophase.paper.dynamics.Run;
import twophase.paper.theorems.AlongRun;
import twophase.paper.theorems.FreeTrial;
import twophase.paper.theorems.phases.Course.Point;

/**
 * The picture of two phases as an event of one run. With A(0) the mean alignment at the start and
 * the card's numbers:
 *
 * <ol>
 *   <li>the mean norm falls to {@code fallen} of its start, and it does so before mean alignment is
 *       half way from A(0) to 1;
 *   <li>mean alignment is at least half way at the {@code end};
 *   <li>the test loss is there at most a bound that hangs on the rule.
 * </ol>
 */
final class PhaseOrder {
  private final Course course;
  private final CardNumbers card;
  private final double most;
  private final double half;

  private PhaseOrder(Course course, CardNumbers card, double most) {
    this.course = course;
    this.card = card;
    this.most = most;
    this.half = (1 + course.first().alignment()) / 2;
  }

  /**
   * A trial that shows whether all three are seen; its number is the mean alignment at the end.
   *
   * @param looks how many after the start
   * @param most bound of the test loss at the end
   */
  static FreeTrial<Course> trial(Trial trial, Run.Free run, int looks, double most) {
    CardNumbers card = trial.card();
    return Course.trial(trial, run, looks, course -> new PhaseOrder(course, card, most).seen());
  }

  private Event seen() {
    double end = card.number("end");
    double alignment = course.atEnd(end, Point::alignment);
    double loss = course.atEnd(end, Point::loss);
    return Event.that(normFallsFirst() && alignment >= half && loss <= most, alignment);
  }

  private boolean normFallsFirst() {
    double fallen = card.number("fallen") * course.first().norm();
    return AlongRun.fallsFirst(course.points(), Point::norm, fallen, Point::alignment, half);
  }
}
