package twophase.paper.theorems;

import java.util.ArrayList;
import java.util.List;
import twophase.kit.bench.Event;
import twophase.kit.bench.Together;
import twophase.kit.bench.Trial;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Run;

/**
 * A trial that is one free run: what to run, what to look at, and what that shows. The simulator
 * under test does as many side by side as it likes best.
 */
public interface FreeTrial extends Together {

  /** Which trial it is. */
  Trial trial();

  /** What to run; the trials of one setting differ in their seeds alone. */
  Run.Free run();

  /** Who looks. */
  Observer observer();

  /**
   * Whether the run showed the outcome; asked once it has ended.
   *
   * @param how how it ended
   */
  boolean shows(Outcome how);

  /** The number that the run measured, NaN where there is none; asked after {@link #shows}. */
  default double value() {
    return Double.NaN;
  }

  @Override
  default int atOnce() {
    return trial().simulator(NetworkSimulator.class).sideBySide();
  }

  @Override
  default List<Event> all(List<Together> trials) {
    List<FreeTrial> plans = trials.stream().map(FreeTrial.class::cast).toList();
    List<Outcome> ends =
        trial()
            .simulator(NetworkSimulator.class)
            .runAll(
                plans.stream().map(FreeTrial::run).toList(),
                plans.stream().map(FreeTrial::observer).toList());
    List<Event> events = new ArrayList<>();
    for (int k = 0; k < plans.size(); k++) {
      boolean shown = plans.get(k).shows(ends.get(k));
      events.add(new Event(shown, plans.get(k).value(), !ends.get(k).completed()));
    }
    return events;
  }
}
