package twophase.paper.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Run;

/** A few runs of one setting, each from seeds of its own and with somebody who looks at it. */
final class Runs {
  private Runs() {}

  /**
   * Does the runs.
   *
   * @param runs how many, at least 1
   * @param run the run from these seeds
   * @param look a new observer of that run
   * @return the observers, one for each run
   */
  static <O extends Observer> List<O> of(
      NetworkSimulator simulator,
      SeedTree seeds,
      int runs,
      Function<SeedTree, Run.Free> run,
      Function<Run.Free, O> look) {
    List<Run.Free> asked = new ArrayList<>();
    List<O> observers = new ArrayList<>();
    for (int k = 0; k < runs; k++) {
      Run.Free own = run.apply(seeds.child(k));
      asked.add(own);
      observers.add(look.apply(own));
    }
    simulator.runAll(asked, observers);
    return observers;
  }

  /** That many, or what haste leaves of them, at least 1. */
  static int fewer(int runs, int haste) {
    return Math.max(1, runs / haste);
  }
}
