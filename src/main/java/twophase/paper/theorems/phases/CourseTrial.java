package twophase.paper.theorems.phases;

import java.util.function.Function;
import twophase.kit.bench.Event;
import twophase.kit.bench.Trial;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Run;
import twophase.paper.theorems.FreeTrial;

/** A trial that is one free run, judged by its course. A run that diverges shows nothing. */
final class CourseTrial implements FreeTrial {
  private final Trial trial;
  private final Run.Free run;
  private final Course course;
  private final Function<Course, Event> judge;
  private Event seen = Event.divergence();

  /**
   * A trial.
   *
   * @param looks at the run after its start
   * @param judge what the course of a run that completed shows
   */
  CourseTrial(Trial trial, Run.Free run, int looks, Function<Course, Event> judge) {
    this.trial = trial;
    this.run = run;
    this.course = new Course(run.steps(), looks);
    this.judge = judge;
  }

  @Override
  public Trial trial() {
    return trial;
  }

  @Override
  public Run.Free run() {
    return run;
  }

  @Override
  public Observer observer() {
    return course;
  }

  @Override
  public boolean shows(Outcome how) {
    seen = how.completed() ? judge.apply(course) : Event.divergence();
    return seen.shown();
  }

  @Override
  public double value() {
    return seen.value();
  }
}
