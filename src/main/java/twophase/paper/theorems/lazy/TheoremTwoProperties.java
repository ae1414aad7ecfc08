package twophase.paper.theorems.lazy;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import twophase.kit.bench.Event;
import twophase.kit.bench.Rate;
import twophase.kit.bench.Trial;
import twophase.kit.property.Drawing;
import twophase.kit.property.Form;
import twophase.kit.property.Promise;
import twophase.kit.property.Settings;
import twophase.kit.property.StatementId;
import twophase.kit.statement.CardNumbers;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.FreeTrial;
import twophase.paper.theorems.lazy.ExitSweep.Exit;
import twophase.paper.theorems.lazy.ExitSweep.Varied;
import twophase.paper.theory.EscapeTime;
import twophase.paper.theory.LazyEscape;
import twophase.paper.theory.StabilityLimit;

/** Theorem 2: all neurons have left the lazy regime at T1. */
@StatementId("theorem-2")
public class TheoremTwoProperties {

  @Form("as-printed")
  FreeTrial<Throughout> asPrinted(@ForAll NoisyRun setting, Trial trial) {
    return allOutside(setting, trial);
  }

  @Form("corrected")
  FreeTrial<Throughout> corrected(@ForAll NoisyRun setting, Trial trial) {
    return allOutside(setting, trial);
  }

  @Promise({"as-printed", "corrected"})
  static double promised(NoisyRun setting, CardNumbers card) {
    return EscapeTime.promisedProbability(setting.m(), card.number("K"));
  }

  @Form("sharp.frequency")
  FreeTrial<Throughout> frequency(@ForAll Frequency setting, Trial trial) {
    FreeTrial<Throughout> all = allOutside(setting.run(), trial);
    return setting.side() == Frequency.Side.AT_LEAST ? all : all.opposite();
  }

  /** What is claimed of a side: the law's frequency less the slack. */
  @Promise("sharp.frequency")
  static double often(Frequency setting, CardNumbers card) {
    return setting.probability() - card.number("slack");
  }

  /**
   * Whether every neuron is outside the lazy ball at T1. A run that diverges has not reached T1, so
   * it does not count as outside.
   */
  private static FreeTrial<Throughout> allOutside(NoisyRun setting, Trial trial) {
    // T1 is infinite without noise.
    long steps =
        setting.sigma() == 0
            ? trial.card().integer("noiseless-steps")
            : EscapeTime.printed(setting.m(), setting.eta(), setting.sigma());
    Throughout outside = new Throughout(new Looks(steps, 1), LazyBall::allOutside);
    return new FreeTrial<>(
        trial, setting.run(trial.seeds(), steps), outside, look -> Event.that(look.stood()));
  }

  @Form("sharp.first-exit")
  Rate firstExit(@ForAll ExitSweep sweep, Trial trial) {
    return sweep.measured(Exit.FIRST, trial);
  }

  @Form("sharp.last-exit")
  Rate lastExit(@ForAll ExitSweep sweep, Trial trial) {
    return sweep.measured(Exit.LAST, trial);
  }

  /** Sweeps in which shrinking dominates. */
  @Settings({"first-exits", "last-exits"})
  static Arbitrary<ExitSweep> sweeps(Drawing drawing) {
    return Combinators.combine(
            drawing.options("varied", Varied.class),
            drawing.integers("d"),
            drawing.options("n", Inputs.class),
            drawing.numbers("thetaNorm"))
        .as((varied, d, n, theta) -> sweep(drawing, varied, d, n, theta))
        .withoutEdgeCases();
  }

  /**
   * The card's diffusion and load are each reached at the end of the sweep where they are largest.
   * The values are rounded to two digits, to be readable.
   */
  private static ExitSweep sweep(
      Drawing drawing, Varied varied, int d, Inputs n, double thetaNorm) {
    int m = (int) drawing.number("m");
    double span = drawing.number(varied == Varied.WIDTH ? "width-span" : "span");
    int widest = varied == Varied.WIDTH ? (int) (m * span) : m;
    double eta = drawing.number("load") / StabilityLimit.load(widest, d, 1, 1);
    double sigma = Math.sqrt(drawing.number("diffusion") / LazyEscape.diffusion(m, d, eta, 1));
    return new ExitSweep(
        varied,
        span,
        m,
        d,
        n,
        TwoDigits.of(varied == Varied.ETA ? eta / span : eta),
        TwoDigits.of(varied == Varied.SIGMA ? sigma / span : sigma),
        thetaNorm);
  }
}
