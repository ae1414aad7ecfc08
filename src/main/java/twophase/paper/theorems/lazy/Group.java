package twophase.paper.theorems.lazy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import twophase.kit.bench.Trial;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Run;
import twophase.paper.theorems.Asked;

/**
 * Free runs that make up one trial together.
 *
 * @param looks what was looked at, one for each run
 * @param completed whether none of them diverged
 */
record Group<O extends Observer>(List<O> looks, boolean completed) {

  /**
   * Does some runs.
   *
   * @param seeds the k-th run hangs on its child k
   * @param size how many, at least 1
   * @param run of given seeds
   * @param look a new one for each run
   */
  static <O extends Observer> Group<O> of(
      Trial trial, SeedTree seeds, int size, Function<SeedTree, Run.Free> run, Supplier<O> look) {
    List<Run.Free> runs = new ArrayList<>();
    List<O> looks = new ArrayList<>();
    for (int k = 0; k < size; k++) {
      runs.add(run.apply(seeds.child(k)));
      looks.add(look.get());
    }
    List<Outcome> ends = Asked.coarsely(trial, runs).runAll(runs, looks);
    return new Group<>(looks, ends.stream().allMatch(Outcome::completed));
  }
}
