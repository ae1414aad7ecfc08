package twophase.paper.theorems;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import twophase.kit.bench.Chance;
import twophase.kit.bench.Shown;
import twophase.kit.bench.Together;
import twophase.kit.bench.Trial;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.lanes.LaneSimulator;

/**
 * A trial that is one run without its neurons, and what chance it leaves them. Other people's
 * simulators have no part in it, so that for them it is not offered.
 *
 * @param trial which one
 * @param run what to run; the trials of one setting differ in their seeds alone
 * @param observer who looks at the core
 * @param judge the chance that a completed run leaves; one that diverges fails for certain
 */
public record CoreTrial<O extends Observer>(
    Trial trial, CoreRun run, O observer, Function<O, Chance> judge) implements Together {

  @Override
  public int atOnce() {
    return LaneSimulator.LANES;
  }

  @Override
  public Class<? extends Shown> gives() {
    return Chance.class;
  }

  @Override
  public List<Shown> all(List<Together> trials) {
    trial.requireOwnSimulator("runs of networks too wide to be shown");
    List<CoreTrial<?>> plans = new ArrayList<>();
    trials.forEach(plan -> plans.add((CoreTrial<?>) plan));
    List<Outcome> ends =
        CoreRun.all(
            trial,
            plans.stream().<CoreRun>map(CoreTrial::run).toList(),
            plans.stream().<Observer>map(CoreTrial::observer).toList());
    List<Shown> shown = new ArrayList<>();
    for (int k = 0; k < plans.size(); k++) {
      shown.add(plans.get(k).shown(ends.get(k)));
    }
    return shown;
  }

  private Shown shown(Outcome how) {
    return how.completed() ? judge.apply(observer) : Chance.divergence();
  }
}
