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
import twophase.paper.theory.Alignment;

/** Lemma 5: gradient descent from a small start aligns the neurons with theta*. */
@StatementId("lemma-5")
public class AlignmentProperties {

  @Form("as-printed.steps")
  Evaluated printedSteps(@ForAll SmallLimit setting, Trial trial) {
    return setting.failingUngrown();
  }

  @Form("as-printed.time")
  Evaluated printedTime(@ForAll SmallLimit setting, Trial trial) {
    return setting.failing();
  }

  /** The same in runs, from starts that are not mirrored. */
  @Form("as-printed.time-run")
  Measurement printedTimeInRuns(@ForAll SmallRun setting, Trial trial) {
    return SmallTrial.ofEvery(setting, trial)
        .against(trial.card().number("K") * Alignment.printedRate(setting.eta()));
  }

  @Form("reading.most")
  Evaluated most(@ForAll SmallLimit setting, Trial trial) {
    return setting.share(trial.card().number("few"));
  }

  @Form("reading.active")
  Growth printedOfActive(@ForAll SmallSweep.Widening sweep, Trial trial) {
    return sweep.constant(trial, setting -> SmallTrial.ofActive(setting, trial).worst());
  }

  @Form("corrected.isotropic")
  Measurement isotropic(@ForAll SmallRun setting, Trial trial) {
    return SmallTrial.ofActive(setting, trial).against(setting.bound());
  }

  @Form("corrected.training-set")
  Measurement trainingSet(@ForAll SmallRun setting, Trial trial) {
    return SmallTrial.ofActive(setting, trial)
        .against(trial.card().number("turn") * setting.bound());
  }

  /** The derived constant is no overestimate: one start reaches it. */
  @Form("sharp.constant")
  Measurement constant(@ForAll SmallRun setting, Trial trial) {
    SmallTrial active = SmallTrial.ofActive(setting, trial);
    double tolerance =
        Alignment.tolerance(setting.m(), setting.eta(), setting.thetaNorm(), setting.kappa());
    return active
        .run()
        .atEnd(
            active.steps(),
            end -> {
              double ratio = active.misalignments(end).worst() / setting.bound();
              return new Measurement(
                  Math.abs(ratio - 1),
                  tolerance,
                  "the largest 1 - cos is %s of the derived supremum, tolerance %s"
                      .formatted(Numbers.rounded(ratio, 4), Numbers.rounded(tolerance, 2)));
            });
  }

  /** The law says of each neuron whether it keeps more than the printed misalignment. */
  @Form("sharp.neurons")
  Measurement neurons(@ForAll SmallRun setting, Trial trial) {
    return new NeuronByNeuron(setting, setting.begin(trial), trial.card()).disagreement();
  }

  @Form("sharp.step-size")
  Rate stepSizeExponent(@ForAll SmallSweep.StepSizes sweep, Trial trial) {
    return sweep.slope("step size η", SmallRun::eta, trial).near(1, tolerance(trial));
  }

  @Form("sharp.width")
  Rate widthExponent(@ForAll SmallSweep.Widths sweep, Trial trial) {
    return sweep.slope("width m", SmallRun::m, trial).near(1, tolerance(trial));
  }

  @Form("sharp.truth-norm")
  Rate truthNormExponent(@ForAll SmallSweep.TruthNorms sweep, Trial trial) {
    return sweep.slope("norm of θ*", SmallRun::thetaNorm, trial).near(-1, tolerance(trial));
  }

  private static double tolerance(Trial trial) {
    return trial.card().number("exponent-tolerance");
  }

  /** Widths up to where the bound is as large as the card says. */
  @Settings({"room-to-grow", "room-to-grow-on-data"})
  static Arbitrary<SmallRun> narrow(Drawing drawing) {
    return Combinators.combine(
            drawing.numbers("eta"), drawing.numbers("thetaNorm"), drawing.numbers("kappa"))
        .flatAs(
            (eta, thetaNorm, kappa) -> {
              double one = Alignment.bound(1, eta, thetaNorm, kappa);
              int widest = Math.max(1, (int) (drawing.number("largest-bound") / one));
              return Combinators.combine(
                      drawing.options("start", SmallStart.class),
                      Arbitraries.integers().between(1, widest),
                      drawing.integers("d"),
                      drawing.options("n-over-d", Inputs.class))
                  .as(
                      (start, m, d, samples) ->
                          new SmallRun(
                              start,
                              m,
                              d,
                              Landscape.perDimension(samples, d),
                              eta,
                              thetaNorm,
                              kappa));
            });
  }
}
