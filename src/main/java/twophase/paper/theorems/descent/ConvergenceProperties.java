package twophase.paper.theorems.descent;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import twophase.kit.bench.Evaluated;
import twophase.kit.bench.Growth;
import twophase.kit.bench.Measurement;
import twophase.kit.bench.Rate;
import twophase.kit.bench.Trial;
import twophase.kit.number.Numbers;
import twophase.kit.property.Drawing;
import twophase.kit.property.Form;
import twophase.kit.property.Settings;
import twophase.kit.property.StatementId;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.descent.AlignedRun.Size;
import twophase.paper.theorems.descent.AlignedRun.Start;
import twophase.paper.theory.Convergence;

/** Lemma 6: from aligned neurons, gradient descent brings theta to theta*, aligned. */
@StatementId("lemma-6")
public class ConvergenceProperties {

  /** From aligned neurons of a size of their own. */
  @Form("as-printed.a-alone")
  Evaluated distanceAlone(@ForAll AlignedLimit setting, Trial trial) {
    return setting.alone(trial.card().number("K"));
  }

  /** From where Lemma 5 ends. */
  @Form("as-printed.a-chain")
  Evaluated distanceInChain(@ForAll AlignedLimit setting, Trial trial) {
    return setting.inChain(trial.card().number("K"));
  }

  @Form("as-printed.b")
  Growth alignmentAsPrinted(@ForAll Aligning sweep, Trial trial) {
    return sweep.constant(
        trial, "largest 1 − cos", setting -> orInfinite(worst(setting, setting.begin(trial))));
  }

  /** Lemma 5 and Lemma 6 in one run, from a random start that is not mirrored. */
  @Form("sharp.chain")
  Growth chain(@ForAll Chained sweep, Trial trial) {
    return sweep.constant(
        trial,
        setting -> {
          Begun run = setting.begin(trial);
          return run.end(Chained.steps(setting))
              .map(run.ground()::error)
              .orElse(Double.POSITIVE_INFINITY);
        });
  }

  /** A run that diverges has an infinite constant. */
  private static double orInfinite(double seen) {
    return Double.isNaN(seen) ? Double.POSITIVE_INFINITY : seen;
  }

  /** The largest 1 - cos of the neurons that are claimed to be aligned; NaN if the run diverges. */
  private static double worst(AlignedRun setting, Begun run) {
    return run.end(setting.steps())
        .map(end -> large(setting, new Modes(end, run.ground().direction())).worst())
        .orElse(Double.NaN);
  }

  private static Misalignments large(AlignedRun setting, Modes end) {
    return end.misalignments(i -> end.norm(i) >= Math.sqrt(setting.eta()));
  }

  /** Nothing is claimed of a start with less active mass than one neuron may have. */
  @Form("corrected.a")
  Measurement distanceCorrected(@ForAll AlignedRun setting, Trial trial) {
    Begun run = setting.begin(trial);
    double mass = run.modes().growingMass();
    return mass < Convergence.sufficientMass(setting.eta())
        ? new Measurement(
            0,
            bound(run),
            "nothing is claimed: the start's active mass is " + Numbers.rounded(mass, 3))
        : distance(setting, run);
  }

  @Form("corrected.b")
  Measurement alignmentCorrected(@ForAll AlignedRun setting, Trial trial) {
    return misalignment(setting, setting.begin(trial));
  }

  @Form("sharp.exponent")
  Rate exponent(@ForAll AlignedSweep sweep, Trial trial) {
    double predicted =
        Convergence.exponent(sweep.thetaNorm(), sweep.size() == Size.START_OF_ALIGNMENT);
    double tolerance = trial.card().number("exponent-tolerance");
    return sweep
        .slope(
            trial.card(),
            "step size η",
            AlignedRun::eta,
            "‖θ(t₃) − θ*‖",
            setting -> error(setting, setting.begin(trial)))
        .within(predicted * (1 - tolerance), predicted * (1 + tolerance));
  }

  @Form("sharp.step")
  Measurement step(@ForAll AlignedRun setting, Trial trial) {
    Begun run = setting.begin(trial);
    ErrorSteps look = new ErrorSteps(setting, run.ground(), trial.card());
    run.run(Math.min(trial.card().integer("longest"), setting.steps()), look);
    return look.measurement();
  }

  @Settings({"with-mass", "kept"})
  static Arbitrary<AlignedRun> runs(Drawing drawing) {
    return Arbitraries.oneOf(runs(drawing, ""), runs(drawing, "data-"));
  }

  /**
   * Runs on one kind of training set.
   *
   * @param kind what the parameters that belong to it start with
   */
  private static Arbitrary<AlignedRun> runs(Drawing drawing, String kind) {
    return Combinators.combine(
            drawing.options(kind + "start", Start.class),
            drawing.options("size", Size.class),
            drawing.integers("m"),
            drawing.integers("d"),
            drawing.options(kind + "inputs", Inputs.class),
            drawing.numbers("eta"),
            drawing.numbers(kind + "thetaNorm"))
        .as(AlignedRun::new)
        .withoutEdgeCases();
  }

  /** The bound of both parts. */
  private static double bound(Begun run) {
    return Convergence.bound(run.eta(), run.trial().card().number("K"));
  }

  /** How far theta(t3) is from theta*; NaN if the run diverges. */
  private static double error(AlignedRun setting, Begun run) {
    return run.end(setting.steps()).map(run.ground()::error).orElse(Double.NaN);
  }

  private static Measurement distance(AlignedRun setting, Begun run) {
    double bound = bound(run);
    return run.atEnd(
        setting.steps(),
        end -> {
          double error = run.ground().error(end);
          return new Measurement(
              error,
              bound,
              "norm(theta(t3) - theta*) is %s, bound %s"
                  .formatted(Numbers.rounded(error, 3), Numbers.rounded(bound, 3)));
        });
  }

  private static Measurement misalignment(AlignedRun setting, Begun run) {
    return run.atEnd(
        setting.steps(),
        end ->
            large(setting, new Modes(end, run.ground().direction()))
                .against(
                    bound(run),
                    "the largest 1 - cos of %d neurons of norm at least sqrt(eta) is %s, bound %s"));
  }
}
