package twophase.paper.theorems.descent;

import java.util.function.BiFunction;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
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

  @Form("as-printed")
  Event asPrinted(@ForAll Oscillating setting, Trial trial) {
    return small(setting, trial);
  }

  @Form("corrected")
  Event corrected(@ForAll Oscillating setting, Trial trial) {
    return small(setting, trial);
  }

  @Form("sharp.identity")
  Vanishing identity(@ForAll Group group, Trial trial) {
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
  Rate time(@ForAll WidthSweep sweep, Trial trial) {
    return sweep
        .slope(
            trial.card(),
            "width m",
            Oscillating::m,
            "t₀ / ln m, steps",
            setting -> firstTime(setting, trial))
        .near(OscillatingLayer.TIME_EXPONENT, trial.card().number("exponent-tolerance"));
  }

  /**
   * Whether the mean of s is small at some time up to 1/eta^2. A witness is mostly found early, so
   * that a shorter run is looked at first.
   */
  private static Event small(Oscillating setting, Trial trial) {
    double bound = OscillatingLayer.bound(setting.eta());
    long horizon = OscillatingLayer.horizon(setting.eta());
    long early = steps("early", setting, trial);
    double smallest = smallest(setting, trial, Math.min(early, horizon));
    if (smallest > bound && early < horizon) {
      smallest = smallest(setting, trial, horizon);
    }
    return Event.within(0, smallest, bound);
  }

  private static double smallest(Oscillating setting, Trial trial, long steps) {
    int group = trial.card().integer("group");
    return MeanCourse.of(setting, trial, trial.seeds(), group, steps).smallest();
  }

  private static double firstTime(Oscillating setting, Trial trial) {
    long steps = steps("reach", setting, trial);
    int group = trial.card().integer("sweep-group");
    return MeanCourse.of(setting, trial, trial.seeds().child(setting.m()), group, steps)
            .firstTime(OscillatingLayer.bound(setting.eta()))
        / StrictMath.log(setting.m());
  }

  /** A multiple, by the card, of the time that is needed at S = I. */
  private static long steps(String multiple, Oscillating setting, Trial trial) {
    double needed = OscillatingLayer.neededTime(setting.eta());
    return (long) Math.ceil(trial.card().number(multiple) * needed);
  }

  @Settings({"printed", "any-samples"})
  static Arbitrary<Oscillating> anySamples(Drawing drawing) {
    return settings(drawing, "n", (n, d) -> n);
  }

  @Settings("many-samples")
  static Arbitrary<Oscillating> manySamples(Drawing drawing) {
    return settings(drawing, "n-over-d", Landscape::perDimension);
  }

  /** At the lemma's step size. */
  private static Arbitrary<Oscillating> settings(
      Drawing drawing, String parameter, BiFunction<Inputs, Integer, Inputs> samples) {
    return Combinators.combine(
            drawing.integers("m"),
            drawing.integers("d"),
            drawing.options(parameter, Inputs.class),
            drawing.numbers("thetaNorm"))
        .as(
            (m, d, n, thetaNorm) ->
                Oscillating.atLemmasStepSize(m, d, samples.apply(n, d), thetaNorm))
        .withoutEdgeCases();
  }
}
