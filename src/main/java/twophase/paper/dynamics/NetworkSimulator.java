package twophase.paper.dynamics;

import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import twophase.kit.bench.NotOffered;

/** Something that claims to move two-layer linear networks as the paper's algorithms do. */
@API(status = API.Status.STABLE, since = "0.1.0")
public interface NetworkSimulator extends twophase.kit.bench.Simulator {

  /**
   * Does a run.
   *
   * @param run what to do
   * @param observer who is shown the states
   * @return how it ended; divergence is an outcome, not an exception
   * @throws NotOffered if it has no such rule, mode or feature
   */
  Outcome run(Run run, Observer observer);

  /** Whether it tells what its free runs drew to an observer who wants to know. */
  default boolean traces() {
    return false;
  }

  /** In what it may differ from the formulas and be right. */
  default Conventions conventions() {
    return Conventions.USUAL;
  }

  /** The lines by which it is asked for a run by hand; none unless it is behind a pipe. */
  default List<String> requests(Run run) {
    return List.of();
  }

  /** How many free runs of one setting go best side by side, at least 1. */
  default int sideBySide() {
    return 1;
  }

  /**
   * Does free runs that differ in nothing but their seeds. Each gives what it gives alone.
   *
   * @param runs at least one
   * @param observers one for each run
   * @return how each ended
   */
  default List<Outcome> runAll(List<Run.Free> runs, List<? extends Observer> observers) {
    List<Outcome> outcomes = new ArrayList<>();
    for (int k = 0; k < runs.size(); k++) {
      outcomes.add(run(runs.get(k), observers.get(k)));
    }
    return outcomes;
  }
}
