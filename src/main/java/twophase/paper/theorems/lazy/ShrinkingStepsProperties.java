package twophase.paper.theorems.lazy;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import twophase.kit.bench.Event;
import twophase.kit.bench.Rate;
import twophase.kit.bench.Together;
import twophase.kit.bench.Trial;
import twophase.kit.property.Drawing;
import twophase.kit.property.Form;
import twophase.kit.property.Promise;
import twophase.kit.property.Settings;
import twophase.kit.property.StatementId;
import twophase.kit.statement.CardNumbers;
import twophase.paper.theorems.CoreTrial;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.Looks;
import twophase.paper.theorems.OneByOne;
import twophase.paper.theorems.Slope;
import twophase.paper.theorems.SomeNeuron;
import twophase.paper.theory.EscapeTime;
import twophase.paper.theory.ShrinkingSteps;

/**
 * Lemma 3: while the run is lazy, most steps shrink a neuron. As printed it is read as nested: over
 * the start, every neuron and state has a probability over the step's sample. Corrected it is
 * joint: over start, run, neuron and step together.
 */
@StatementId("lemma-3")
public class ShrinkingStepsProperties {

  /** Where there are too many neurons to be drawn, the chance that a run leaves them. */
  @Form("as-printed.a")
  Together everyNeuronMostlyShrinks(@ForAll Learning setting, Trial trial) {
    double claimed = signShare(setting, trial.card());
    if (setting.n().fresh() && setting.m() > trial.card().number("largest-whole")) {
      double slope = ShrinkingSteps.steepest(setting.d(), claimed);
      Looks looks = Looks.between(0, setting.steps(), trial.card().integer("looks"));
      SomeNeuron steep = SomeNeuron.steeperWhileLazy(setting.m(), slope, looks);
      return new CoreTrial<>(trial, setting.core(trial.seeds()), steep, SomeNeuron::seen);
    }
    return new OneByOne(
        trial,
        each -> {
          Deltas deltas = new Deltas(setting, each);
          double share = new LazySteps(setting, each).seen(deltas::smallestShareNotAbove).getMin();
          return Event.within(claimed, share, 1);
        });
  }

  @Form("as-printed.b")
  Event everyNeuronOftenDrops(@ForAll Learning setting, Trial trial) {
    Deltas deltas = new Deltas(setting, trial);
    double drop = ShrinkingSteps.printedDrop(setting.sigma());
    double share =
        new LazySteps(setting, trial)
            .seen(state -> deltas.smallestShareAtMost(drop, state))
            .getMin();
    return Event.within(ShrinkingSteps.PRINTED_SHARE, share, 1);
  }

  @Form("as-printed.c")
  Event noNeuronRisesMuch(@ForAll Learning setting, Trial trial) {
    double bound = trial.card().number("largest-rise");
    return Event.within(Double.NEGATIVE_INFINITY, largestRise(setting, trial), bound);
  }

  /** Over the start. */
  @Promise({"as-printed.b", "as-printed.c", "corrected.c"})
  static double overStarts(Learning setting, CardNumbers card) {
    return EscapeTime.promisedProbability(setting.m(), card.number("K"));
  }

  /** Over the start; nothing where the inner probability says nothing. */
  @Promise("as-printed.a")
  static double overStartsIfAny(Learning setting, CardNumbers card) {
    return signShare(setting, card) <= 0 ? 0 : overStarts(setting, card);
  }

  @Form("corrected.a")
  Event aStepMostlyShrinks(@ForAll Learning setting, Trial trial) {
    return atMost(0, setting, trial);
  }

  @Promise("corrected.a")
  static double signShare(Learning setting, CardNumbers card) {
    return ShrinkingSteps.promised(setting.m(), setting.d());
  }

  @Form("corrected.b")
  Event aStepOftenDrops(@ForAll Learning setting, Trial trial) {
    return atMost(ShrinkingSteps.printedDrop(setting.sigma()), setting, trial);
  }

  @Promise("corrected.b")
  static double dropShare(Learning setting, CardNumbers card) {
    return ShrinkingSteps.PRINTED_SHARE;
  }

  @Form("corrected.c")
  Event aStepRisesLittle(@ForAll Learning setting, Trial trial) {
    double error2 = 1 + setting.thetaNorm() * setting.thetaNorm();
    double bound =
        ShrinkingSteps.largestRise(
            setting.m(), setting.d(), setting.eta(), setting.sigma(), error2);
    return atMost(bound, setting, trial);
  }

  private static Event atMost(double bound, Learning setting, Trial trial) {
    double delta = UniformStep.delta(setting, trial);
    return Event.that(delta <= bound, delta);
  }

  @Form("sharp.a")
  Rate growingShareInWidth(@ForAll Widths setting, Trial trial) {
    return setting
        .growingShare(trial)
        .near(ShrinkingSteps.WIDTH_EXPONENT, trial.card().number("exponent-tolerance"));
  }

  @Form("sharp.c")
  Rate largestRiseInNoise(@ForAll Learning setting, Trial trial) {
    int points = trial.card().integer("sweep-points");
    double[] sigmas = new double[points];
    double[] rises = new double[points];
    for (int k = 0; k < points; k++) {
      sigmas[k] = setting.sigma() * StrictMath.pow(trial.card().number("noise-factor"), k);
      rises[k] = largestRise(setting.withNoise(sigmas[k]), trial);
    }
    return new Slope("noise level σ", "largest Δ", sigmas, rises)
        .near(ShrinkingSteps.NOISE_EXPONENT, trial.card().number("exponent-tolerance"));
  }

  /** The largest Delta of any neuron over the training set, at any look while the run is lazy. */
  private static double largestRise(Learning setting, Trial trial) {
    Deltas deltas = new Deltas(setting, trial);
    return new LazySteps(setting, trial).seen(deltas::largest).getMax();
  }

  @Settings("widths")
  static Arbitrary<Widths> widths(Drawing drawing) {
    int smallest = (int) drawing.number("smallest-per-dimension");
    int largest = (int) drawing.number("largest-per-dimension");
    return drawing
        .integers("d")
        .map(d -> new Widths(d, smallest * d, largest * d))
        .withoutEdgeCases();
  }
}
