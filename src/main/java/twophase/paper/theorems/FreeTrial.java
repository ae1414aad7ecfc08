package twophase.paper.theorems;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import twophase.kit.bench.Event;
import twophase.kit.bench.Shown;
import twophase.kit.bench.Together;
import twophase.kit.bench.Trial;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Run;

/**
 * A trial that is one free run, looked at. The simulator under test does as many side by side as it
 * likes best.
 *
 * @param trial which one
 * @param run what to run; the trials of one setting differ in their seeds alone
 * @param observer who looks
 * @param judge what the look shows once the run has completed; one that diverges shows nothing
 */
public record FreeTrial<O extends Observer>(
    Trial trial, Run.Free run, O observer, Function<O, Event> judge) implements Together {

  @Override
  public int atOnce() {
    return trial.simulator(NetworkSimulator.class).sideBySide();
  }

  @Override
  public Class<? extends Shown> gives() {
    return Event.class;
  }

  @Override
  public List<Shown> all(List<Together> trials) {
    List<FreeTrial<?>> plans = new ArrayList<>();
    trials.forEach(plan -> plans.add((FreeTrial<?>) plan));
    List<Outcome> ends =
        Asked.coarsely(trial, run.steps())
            .runAll(
                plans.stream().<Run.Free>map(FreeTrial::run).toList(),
                plans.stream().<Observer>map(FreeTrial::observer).toList());
    List<Shown> shown = new ArrayList<>();
    for (int k = 0; k < plans.size(); k++) {
      shown.add(plans.get(k).shown(ends.get(k)));
    }
    return shown;
  }

  private Shown shown(Outcome how) {
    return how.completed() ? judge.apply(observer) : Event.divergence();
  }
}
