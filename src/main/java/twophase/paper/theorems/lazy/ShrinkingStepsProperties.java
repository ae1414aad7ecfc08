package twophase.paper.theorems.lazy;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import twophase.kit.bench.Chance;
import twophase.kit.bench.Evaluated;
import twophase.kit.bench.Event;
import twophase.kit.bench.Growth;
import twophase.kit.bench.Measurement;
import twophase.kit.bench.Rate;
import twophase.kit.bench.Trial;
import twophase.kit.number.Interval;
import twophase.kit.number.Numbers;
import twophase.kit.property.Drawing;
import twophase.kit.property.Form;
import twophase.kit.property.Promise;
import twophase.kit.property.Settings;
import twophase.kit.property.StatementId;
import twophase.kit.statement.CardNumbers;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.FreeTrial;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.Looks;
import twophase.paper.theorems.Slope;
import twophase.paper.theory.DropShare;
import twophase.paper.theory.EscapeTime;
import twophase.paper.theory.LemmaThreeAtStart;
import twophase.paper.theory.ShrinkingSteps;

/**
 * Lemma 3: while the run is lazy, most steps shrink a neuron. Its inner probability is over the
 * sample alone, given the neuron, or over the start as well; both are asked at j = 0 by the law of
 * the start, at the least widths of Condition 1, and along runs.
 */
@StatementId("lemma-3")
public class ShrinkingStepsProperties {

  @Form("as-printed.given-neuron-a")
  Evaluated everyNeuronMostlyShrinksAtFirst(@ForAll FirstStep setting, Trial trial) {
    return setting.allowed(
        setting.start().logSomeNeuronOftenGrows(),
        trial.card().number("K"),
        "that some neuron has P(Δ ≤ 0) below the share");
  }

  @Form("as-printed.given-neuron-b")
  Evaluated everyNeuronOftenDropsAtFirst(@ForAll FirstStep setting, Trial trial) {
    double norm = LemmaThreeAtStart.shortNorm(setting.sigma());
    String neurons = FirstStep.power(setting.start().logShortNeurons(setting.sigma()));
    return setting.allowed(
        setting.start().logSomeNeuronRarelyDrops(setting.sigma()),
        trial.card().number("K"),
        "that some neuron fails (%s or more have norm below %s, and fail wherever ‖θ(0) − θ*‖ ≤ %s)"
            .formatted(
                neurons, Numbers.rounded(norm, 2), Numbers.rounded(LemmaThreeAtStart.ERROR, 2)));
  }

  @Form("as-printed.over-start-a")
  Evaluated aStepMostlyShrinksAtFirst(@ForAll FirstStep setting, Trial trial) {
    double share = ShrinkingSteps.logAllowed(setting.logWidth(), setting.d());
    return FirstStep.against(setting.start().logGrows(), share, "P(Δ > 0)");
  }

  @Form("as-printed.over-start-b")
  Evaluated aStepOftenDropsAtFirst(@ForAll FirstStep setting, Trial trial) {
    Interval seldom = setting.start().seldomDrops();
    double bound = 1 - ShrinkingSteps.PRINTED_SHARE;
    return new Evaluated(
        seldom,
        bound,
        "P(Δ > −(σ/4)²) is at most %s, against %s"
            .formatted(Numbers.rounded(seldom.high(), 3), Numbers.rounded(bound, 3)));
  }

  @Form("as-printed.given-neuron-c")
  Evaluated noNeuronRisesMuchAtFirst(@ForAll FirstStep setting, Trial trial) {
    return largestRiseAtFirst(setting, trial);
  }

  @Form("as-printed.over-start-c")
  Evaluated aStepRisesLittleAtFirst(@ForAll FirstStep setting, Trial trial) {
    return largestRiseAtFirst(setting, trial);
  }

  /** The same for one neuron and sample as for all of a start, but for 3/m, below K/m. */
  private static Evaluated largestRiseAtFirst(FirstStep setting, Trial trial) {
    CardNumbers card = trial.card();
    Interval law =
        card.number("K") >= LemmaThreeAtStart.RISE_FAILURES
            ? setting.start().logLargestRise(setting.sigma(), setting.cData2())
            : Interval.of(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    double unit = ShrinkingSteps.riseUnit(setting.d(), setting.sigma(), 1);
    return FirstStep.against(
        law, StrictMath.log(card.number("largest-rise") * unit), "the largest Δ");
  }

  /** Failure is certain, excluded, or within what a share is computed to. */
  @Form("as-printed.given-neuron-run-b")
  Chance everyNeuronOftenDrops(@ForAll Learning setting, Trial trial) {
    FarDrops drops = FarDrops.of(setting, trial);
    double share = new LazySteps(setting, trial).seen(drops::smallest).getMin();
    return Chance.ofFailure(
        share < ShrinkingSteps.PRINTED_SHARE - DropShare.ERROR ? 1 : 0,
        share < ShrinkingSteps.PRINTED_SHARE + DropShare.ERROR ? 1 : 0);
  }

  /** Over the start. */
  @Promise({"as-printed.given-neuron-run-b", "corrected.c"})
  static double overStarts(Learning setting, CardNumbers card) {
    return EscapeTime.promisedProbability(setting.m(), card.number("K"));
  }

  @Form("as-printed.over-start-run-a")
  Event aStepMostlyShrinks(@ForAll Learning setting, Trial trial) {
    return atMost(0, setting, trial);
  }

  @Promise("as-printed.over-start-run-a")
  static double signShare(Learning setting, CardNumbers card) {
    return ShrinkingSteps.promised(setting.m(), setting.d());
  }

  @Form("as-printed.over-start-run-b")
  Event aStepOftenDrops(@ForAll Learning setting, Trial trial) {
    return atMost(ShrinkingSteps.printedDrop(setting.sigma()), setting, trial);
  }

  @Promise("as-printed.over-start-run-b")
  static double dropShare(Learning setting, CardNumbers card) {
    return ShrinkingSteps.PRINTED_SHARE;
  }

  @Form("as-printed.given-neuron-run-c")
  Growth largestRiseInWidth(@ForAll WideningRuns setting, Trial trial) {
    CardNumbers card = trial.card();
    double error2 = 1 + setting.thetaNorm() * setting.thetaNorm();
    double unit = ShrinkingSteps.riseUnit(setting.d(), setting.sigma(), error2);
    return new Growth(
        setting.curve(
            card, "largest Δ/((σ² + ‖e‖²)d)", run -> Math.max(0, largestRise(run, trial)) / unit),
        card.number("largest-rise"),
        card.number("growth-tolerance"));
  }

  @Form("as-printed.until-t1")
  FreeTrial<Throughout> withoutPremise(@ForAll Watched setting, Trial trial) {
    return lazyNoMore(setting, trial);
  }

  /** The premise with T = T1: that the run is lazy there. */
  @Form("sharp.premise")
  FreeTrial<Throughout> lazyNoMore(@ForAll Watched setting, Trial trial) {
    Looks end = new Looks(setting.steps(), 1);
    Throughout left = new Throughout(end, (ball, state) -> !ball.lazy(state));
    return setting.watch(trial, left, Throughout::stood);
  }

  @Promise("sharp.premise")
  static double overRuns(Watched setting, CardNumbers card) {
    return EscapeTime.promisedProbability(setting.m(), card.number("K"));
  }

  /** Where the premise fails in all but O(1/m) of the runs, nothing is left to claim of them. */
  @Promise("as-printed.until-t1")
  static double nothing(Watched setting, CardNumbers card) {
    return 0;
  }

  /** Runs to T1. */
  @Settings("to-end")
  static Arbitrary<Watched> toTheEnd(Drawing drawing) {
    double eta = drawing.number("eta");
    double sigma = drawing.number("sigma");
    return Combinators.combine(
            drawing.integers("m"),
            drawing.integers("d"),
            drawing.options("n", Inputs.class),
            drawing.numbers("thetaNorm"))
        .as(
            (m, d, n, theta) ->
                new Watched(m, d, n, eta, sigma, theta, (int) EscapeTime.printed(m, eta, sigma)))
        .withoutEdgeCases();
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

  /** One step on a neuron that is just short enough, of a start whose error is not too long. */
  @Form("sharp.short-neuron")
  Event shortNeuronSeldomDrops(@ForAll Learning setting, Trial trial) {
    double delta = ShortNeuron.delta(setting, trial);
    return Event.that(delta > ShrinkingSteps.printedDrop(setting.sigma()), delta);
  }

  @Form("sharp.steep-neuron")
  Measurement steepNeurons(@ForAll NoisyRun setting, Trial trial) {
    return SteepNeurons.overTheLaw(setting, trial);
  }

  @Form("sharp.a")
  Rate growingShareInWidth(@ForAll GrowingStarts setting, Trial trial) {
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
  static Arbitrary<GrowingStarts> widths(Drawing drawing) {
    int smallest = (int) drawing.number("smallest-per-dimension");
    int largest = (int) drawing.number("largest-per-dimension");
    return drawing
        .integers("d")
        .map(d -> new GrowingStarts(d, smallest * d, largest * d))
        .withoutEdgeCases();
  }
}
