package twophase.paper.simulators;

import java.util.List;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.Sample;

/** A run that can be asked for again, with fewer steps: its samples are kept. */
@FunctionalInterface
interface Repeatable {

  /**
   * The run's first steps.
   *
   * @param steps at most those of the run
   */
  Run first(long steps);

  /** A run to be asked for again; the samples of the given one are used up. */
  static Repeatable of(Run run) {
    return run.either(Repeatable::driven, free -> free::withSteps);
  }

  private static Repeatable driven(Run.Driven driven) {
    List<Sample> kept =
        driven.samples().next(Math.toIntExact(driven.steps() * driven.rule().batch()));
    return steps ->
        new Run.Driven(driven.rule(), driven.eta(), driven.start(), kept.iterator()::next, steps);
  }
}
