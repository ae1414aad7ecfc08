package twophase.paper.simulators;

import java.util.ArrayList;
import java.util.List;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.Sample;
import twophase.paper.dynamics.SampleSource;

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
    if (run instanceof Run.LabelNoiseSgd sgd) {
      List<Sample> kept = kept(sgd.samples(), sgd.steps());
      return steps -> new Run.LabelNoiseSgd(sgd.eta(), sgd.start(), kept.iterator()::next, steps);
    }
    if (run instanceof Run.Sam sam) {
      List<Sample> kept = kept(sam.samples(), sam.steps());
      return steps ->
          new Run.Sam(sam.eta(), sam.radius(), sam.start(), kept.iterator()::next, steps);
    }
    if (run instanceof Run.GradientDescent descent) {
      return steps ->
          new Run.GradientDescent(descent.eta(), descent.start(), descent.data(), steps);
    }
    if (run instanceof Run.Free free) {
      return steps ->
          new Run.Free(
              free.m(),
              free.d(),
              free.inputs(),
              free.eta(),
              free.sigma(),
              free.thetaNorm(),
              free.seeds(),
              steps,
              free.radius(),
              free.schedule());
    }
    // Nobody offers it, so nobody is asked for it again.
    return steps -> run;
  }

  private static List<Sample> kept(SampleSource samples, long steps) {
    List<Sample> kept = new ArrayList<>();
    for (long t = 0; t < steps; t++) {
      kept.add(samples.next());
    }
    return kept;
  }
}
