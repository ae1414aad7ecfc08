package twophase.paper.theorems.descent;

import java.util.function.IntPredicate;
import twophase.kit.bench.Measurement;
import twophase.kit.bench.Trial;
import twophase.paper.network.Network;
import twophase.paper.theory.Alignment;

/**
 * A run of Phase II, and how far the neurons that a claim is about are from theta* at its end.
 *
 * @param setting from which
 * @param run what was drawn
 * @param whose which neurons a claim is about
 * @param which the same in a word and a blank; empty for all
 */
record SmallTrial(SmallRun setting, Begun run, IntPredicate whose, String which) {

  /** A claim about every neuron. */
  static SmallTrial ofEvery(SmallRun setting, Trial trial) {
    return new SmallTrial(setting, setting.begin(trial), i -> true, "");
  }

  /**
   * A claim about those with abs(w_i . u + a_i) at least kappa sqrt(eta) at the start. One that is
   * drawn exactly there is active, whatever its last digit.
   */
  static SmallTrial ofActive(SmallRun setting, Trial trial) {
    Begun run = setting.begin(trial);
    Modes modes = run.modes();
    double threshold =
        setting.kappa() * Math.sqrt(setting.eta()) * (1 - trial.card().number("rounding"));
    return new SmallTrial(
        setting, run, i -> 2 * Math.abs(modes.growing(i)) >= threshold, "active ");
  }

  /** T2 read as a time, in steps, on the clock of the slowest direction of the data. */
  long steps() {
    double curvature = run.ground().spectrum().smallestPositive(run.trial().card().number("rank"));
    return Alignment.steps(setting.eta(), setting.thetaNorm(), curvature);
  }

  /** The largest misalignment after T2, against a bound. */
  Measurement against(double bound) {
    long steps = steps();
    String words =
        "after " + steps + " steps the largest 1 - cos of %d " + which + "neurons is %s, bound %s";
    return run.atEnd(steps, end -> misalignments(end).against(bound, words));
  }

  /** The largest misalignment after T2; infinite if the run diverges. */
  double worst() {
    return worst(steps());
  }

  /** The same after that many steps. */
  double worst(long steps) {
    return run.end(steps).map(end -> misalignments(end).worst()).orElse(Double.POSITIVE_INFINITY);
  }

  /** The mean misalignment after T2; NaN where there is no such neuron, or the run diverges. */
  double mean() {
    return run.end(steps()).map(end -> misalignments(end).mean()).orElse(Double.NaN);
  }

  Misalignments misalignments(Network end) {
    return new Modes(end, run.ground().direction()).misalignments(whose);
  }
}
