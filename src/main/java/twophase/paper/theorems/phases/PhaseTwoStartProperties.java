package twophase.paper.theorems.phases;

import java.util.OptionalDouble;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import twophase.kit.bench.Event;
import twophase.kit.bench.Trial;
import twophase.kit.property.Drawing;
import twophase.kit.property.Form;
import twophase.kit.property.Settings;
import twophase.kit.property.StatementId;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.FreeTrial;
import twophase.paper.theorems.Learning;
import twophase.paper.theory.PhaseTwoStart;
import twophase.paper.theory.TwoPhases;

/** The link between the phases: when a label-noise run has all neurons small. */
@StatementId("phase-two-start")
public class PhaseTwoStartProperties {

  /** With the loss r^2 it is the step on r^2 / 2 that counts, the larger of the two. */
  @Form("reading.start")
  FreeTrial<SmallNeurons> start(@ForAll PaperRun setting, Trial trial) {
    int looks = trial.card().integer("looks");
    return trial(setting.learning(), trial, looks, SmallNeurons::begins);
  }

  @Form("sharp.necessary")
  FreeTrial<SmallNeurons> necessary(@ForAll Learning setting, Trial trial) {
    return trial(setting, trial, looksEachFolding(setting, trial), SmallNeurons::neverBegins);
  }

  /** The number is by how many e-foldings it begins later than the law says. */
  @Form("sharp.reached")
  FreeTrial<SmallNeurons> reached(@ForAll Learning setting, Trial trial) {
    double tolerance = trial.card().number("time-tolerance");
    double rate = TwoPhases.labelNoiseRate(setting.eta(), setting.sigma());
    OptionalDouble law =
        trial.shared(
            () ->
                PhaseTwoStart.foldings(
                    setting.m(),
                    setting.d(),
                    setting.eta(),
                    setting.sigma(),
                    setting.thetaNorm(),
                    (int) Math.ceil(setting.steps() * rate)));
    return trial(
        setting,
        trial,
        looksEachFolding(setting, trial),
        look ->
            Event.within(
                -tolerance,
                look.seen() ? look.first() * rate - law.orElse(Double.NaN) : Double.NaN,
                tolerance));
  }

  private static FreeTrial<SmallNeurons> trial(
      Learning setting, Trial trial, int looks, Function<SmallNeurons, Event> judge) {
    return new FreeTrial<>(
        trial, setting.run(trial.seeds()), new SmallNeurons(setting, looks), judge);
  }

  private static int looksEachFolding(Learning setting, Trial trial) {
    double rate = TwoPhases.labelNoiseRate(setting.eta(), setting.sigma());
    return (int) Math.ceil(setting.steps() * rate * trial.card().integer("looks-a-folding"));
  }

  @Settings({"too-large", "small-enough"})
  static Arbitrary<Learning> byRatio(Drawing drawing) {
    return Combinators.combine(
            drawing.integers("m"),
            drawing.integers("d"),
            drawing.numbers("load"),
            drawing.numbers("sigma"),
            drawing.numbers("ratio"))
        .as(
            (m, d, load, sigma, ratio) -> {
              double eta = Start.loaded(m, d, Inputs.FRESH, load, 0).eta();
              double truth = Start.rounded(PhaseTwoStart.truth(m, d, eta, ratio));
              return new Start(m, d, Inputs.FRESH, eta, truth)
                  .labelNoise(sigma, Math.ceil(-StrictMath.log(eta)) + drawing.number("beyond"));
            })
        .withoutEdgeCases();
  }
}
