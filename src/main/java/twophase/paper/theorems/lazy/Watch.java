package twophase.paper.theorems.lazy;

import java.util.function.Predicate;
import twophase.kit.bench.Trial;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Run;
import twophase.paper.theorems.FreeTrial;

/**
 * A trial that is one free run, looked at.
 *
 * @param trial which one
 * @param run what to run
 * @param observer who looks
 * @param event what the look is to have seen once the run has completed; a run that diverges has
 *     not seen it
 * @param wanted whether the trial shows that event, or else that it does not happen
 */
record Watch<O extends Observer>(
    Trial trial, Run.Free run, O observer, Predicate<O> event, boolean wanted)
    implements FreeTrial {

  /** The opposite event. */
  Watch<O> opposite() {
    return new Watch<>(trial, run, observer, event, !wanted);
  }

  @Override
  public boolean shows(Outcome how) {
    return (how.completed() && event.test(observer)) == wanted;
  }
}
