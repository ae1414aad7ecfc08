package twophase.paper.simulators;

import java.util.List;
import twophase.kit.bench.Work;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Run;

/** A simulator that is asked for no run that is too much. */
final class WithinWork extends Around {
  private final Work work;

  WithinWork(NetworkSimulator simulator, Work work) {
    super(simulator);
    this.work = work;
  }

  @Override
  public Outcome run(Run run, Observer observer) {
    require(run);
    return simulator.run(run, observer);
  }

  @Override
  public List<Outcome> runAll(List<Run.Free> runs, List<? extends Observer> observers) {
    runs.forEach(this::require);
    return simulator.runAll(runs, observers);
  }

  private void require(Run run) {
    work.require(run.steps(), run.moved());
  }
}
