package twophase.paper.theorems.descent;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
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
  Measurement printedSteps(@ForAll SmallRun setting, Trial trial) {
    return SmallTrial.ofEvery(setting, trial)
        .worst(Alignment.printedSteps(setting.eta(), setting.thetaNorm()), printed(setting, trial));
  }

  @Form("as-printed.time")
  Measurement printedTime(@ForAll SmallRun setting, Trial trial) {
    return SmallTrial.ofEvery(setting, trial).worst(printed(setting, trial));
  }

  @Form("as-printed.active")
  Measurement printedOfActive(@ForAll SmallRun setting, Trial trial) {
    return SmallTrial.ofActive(setting, trial).worst(printed(setting, trial));
  }

  private static double printed(SmallRun setting, Trial trial) {
    return Alignment.printedBound(setting.eta(), trial.card().number("K"));
  }

  /** Whatever K: the misalignment falls more slowly than the printed bound does. */
  @Form("as-printed.rate")
  Rate printedRate(@ForAll SmallSweep.Widening sweep, Trial trial) {
    List<SmallRun> settings = sweep.settings(trial.card());
    double least =
        Alignment.printedExponent(settings.get(0).eta(), settings.get(settings.size() - 1).eta());
    return sweep.slope("step size η", SmallRun::eta, trial).within(least, Double.POSITIVE_INFINITY);
  }

  @Form("corrected.isotropic")
  Measurement isotropic(@ForAll SmallRun setting, Trial trial) {
    return SmallTrial.ofActive(setting, trial).worst(setting.bound());
  }

  @Form("corrected.training-set")
  Measurement trainingSet(@ForAll SmallRun setting, Trial trial) {
    return SmallTrial.ofActive(setting, trial).worst(trial.card().number("turn") * setting.bound());
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

  /** Widths that are powers of the step size. */
  @Settings("wide")
  static Arbitrary<SmallRun> wide(Drawing drawing) {
    return Combinators.combine(
            drawing.options("start", SmallStart.class),
            drawing.numbers("width-exponent"),
            drawing.integers("d"),
            drawing.numbers("eta"),
            drawing.numbers("thetaNorm"))
        .as(
            (start, exponent, d, eta, thetaNorm) ->
                new SmallRun(
                    start,
                    Alignment.width(eta, exponent),
                    d,
                    Inputs.ISOTROPIC,
                    eta,
                    thetaNorm,
                    drawing.number("kappa")))
        .withoutEdgeCases();
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
