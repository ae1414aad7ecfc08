package twophase.paper.theorems.descent;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import twophase.kit.bench.Amount;
import twophase.kit.bench.Evaluated;
import twophase.kit.bench.Event;
import twophase.kit.bench.Rate;
import twophase.kit.bench.Trial;
import twophase.kit.bench.Vanishing;
import twophase.kit.exact.Residue;
import twophase.kit.property.Drawing;
import twophase.kit.property.Form;
import twophase.kit.property.Settings;
import twophase.kit.property.StatementId;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Inputs;
import twophase.paper.network.QuadraticLoss;
import twophase.paper.theorems.Ends;
import twophase.paper.theory.OscillatingLayer;

/** Lemma 4: the oscillating second layer shrinks the first. */
@StatementId("lemma-4")
public class LemmaFourProperties {

  /** By the exact law, whatever theta*. */
  @Form("as-printed.any-truth")
  Evaluated anyTruth(@ForAll OscillatingLimit setting, Trial trial) {
    return setting.leastExpectation();
  }

  /** By the exact law, for one theta* at all step sizes. */
  @Form("as-printed.fixed-truth")
  Evaluated fixedTruth(@ForAll OscillatingLimit setting, Trial trial) {
    return setting.leastExpectation();
  }

  /**
   * A number between that least and s at the time that the law chose, which is cut: of what is cut
   * off the mean is at most the law's E s.
   */
  @Form("corrected")
  Amount corrected(@ForAll Sampled setting, Trial trial) {
    double bound = OscillatingLayer.bound(setting.eta());
    Aim aim = trial.shared(() -> Aim.of(setting, trial.card()));
    trial.beside(aim.words());
    Falling run = Falling.of(setting.oscillating(), aim.loss(), trial, aim.time());
    double cut = trial.card().number("cut") * bound;
    double kept = Math.min(run.last(), cut);
    double least = run.least() <= bound ? 0 : Math.min(leastOfAll(setting, aim, trial), kept);
    boolean room = aim.expected() < bound;
    double rest = room ? aim.expected() : 0;
    double most = room ? cut + rest : Double.POSITIVE_INFINITY;
    Amount amount = Amount.atMost(bound, least, 0, most).between(least, kept + rest);
    return run.diverged() ? amount.ofDivergence() : amount;
  }

  /**
   * Up to the last step at which the lemma may be met; only asked where a shorter run shows none.
   */
  private static double leastOfAll(Sampled setting, Aim aim, Trial trial) {
    long horizon = OscillatingLayer.horizon(setting.eta());
    return Falling.of(setting.oscillating(), aim.loss(), trial, horizon).least();
  }

  @Form("sharp.identity")
  Vanishing identity(@ForAll MovingGroup group, Trial trial) {
    return new Vanishing(
        group.obeysLaw(trial.seeds().stream()), (double) OscillatingLayer.DEGREE / Residue.PRIME);
  }

  /** At the time at which the fastest direction of S has fallen by a factor e. */
  @Form("sharp.run")
  Event run(@ForAll Oscillating setting, Trial trial) {
    NetworkSimulator simulator = trial.simulator(NetworkSimulator.class);
    int group = trial.card().integer("law-group");
    double tolerance = trial.card().number("law-tolerance");
    QuadraticLoss loss = setting.loss(trial.seeds());
    OscillatingLaw law = new OscillatingLaw(setting.eta(), loss);
    long t = law.fastestFall();
    double sum = 0;
    for (int run = 0; run < group; run++) {
      Ends ends = new Ends(t);
      Run asked = setting.run(loss, trial.seeds().child("run").child(run), t);
      if (!simulator.run(asked, ends).completed()) {
        return Event.divergence();
      }
      sum += Oscillating.meanNorm2(ends.last()) / law.expected(ends.first(), t);
    }
    return Event.within(1 - tolerance, sum / group, 1 + tolerance);
  }

  /** The exponent of t0 / ln m in m, t0 the first time at which the mean of s is down to 1/m. */
  @Form("sharp.time")
  Rate time(@ForAll OscillatingWidths sweep, Trial trial) {
    return sweep
        .slope(
            trial.card(),
            "width m",
            Oscillating::m,
            "t₀ / ln m, steps",
            setting -> firstTime(setting, trial))
        .near(OscillatingLayer.TIME_EXPONENT, trial.card().number("exponent-tolerance"));
  }

  private static double firstTime(Oscillating setting, Trial trial) {
    double needed = OscillatingLayer.neededTime(setting.eta());
    long steps = (long) Math.ceil(trial.card().number("reach") * needed);
    int group = trial.card().integer("sweep-group");
    return MeanCourse.of(setting, trial, trial.seeds().child(setting.m()), group, steps)
            .firstTime(OscillatingLayer.bound(setting.eta()))
        / StrictMath.log(setting.m());
  }

  /** At the lemma's step size. */
  @Settings("any-samples")
  static Arbitrary<Oscillating> anySamples(Drawing drawing) {
    return Combinators.combine(
            drawing.integers("m"),
            drawing.integers("d"),
            drawing.options("n", Inputs.class),
            drawing.numbers("thetaNorm"))
        .as(Oscillating::atLemmasStepSize)
        .withoutEdgeCases();
  }

  /** The same with training sets whose slowest direction is fast enough. */
  @Settings("many-samples")
  static Arbitrary<Sampled> manySamples(Drawing drawing) {
    return Combinators.combine(
            drawing.integers("m"),
            drawing.integers("d"),
            drawing.options("n-over-d", Inputs.class),
            drawing.numbers("thetaNorm"),
            drawing.integers("data"))
        .as(
            (m, d, n, thetaNorm, data) ->
                Sampled.atLemmasStepSize(m, d, Landscape.perDimension(n, d), thetaNorm, data))
        .filter(setting -> setting.wellConditioned(drawing.number("curvature")))
        .withoutEdgeCases();
  }
}
