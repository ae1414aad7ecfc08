package twophase.paper.theorems.lazy;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import twophase.kit.bench.Event;
import twophase.kit.bench.Rate;
import twophase.kit.bench.Together;
import twophase.kit.bench.Trial;
import twophase.kit.number.Interval;
import twophase.kit.property.Drawing;
import twophase.kit.property.Form;
import twophase.kit.property.Promise;
import twophase.kit.property.Settings;
import twophase.kit.property.StatementId;
import twophase.kit.statement.CardNumbers;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.CoreTrial;
import twophase.paper.theorems.FreeTrial;
import twophase.paper.theorems.Looks;
import twophase.paper.theorems.SomeNeuron;
import twophase.paper.theorems.lazy.ExitSweep.Exit;
import twophase.paper.theorems.lazy.ExitSweep.Varied;
import twophase.paper.theory.EscapeTime;
import twophase.paper.theory.LazyEscape;
import twophase.paper.theory.StabilityLimit;

/** Theorem 2: all neurons have left the lazy regime at T1. */
@StatementId("theorem-2")
public class TheoremTwoProperties {

  @Form("as-printed")
  Together asPrinted(@ForAll NoisyRun setting, Trial trial) {
    return allOutside(setting, trial);
  }

  @Form("corrected")
  Together corrected(@ForAll NoisyRun setting, Trial trial) {
    return allOutside(setting, trial);
  }

  /** A difference from 1 that binary64 has at small widths alone. */
  @Promise(
      value = {"as-printed", "corrected"},
      of = Promise.Of.FAILURE)
  static double allowed(NoisyRun setting, CardNumbers card) {
    return EscapeTime.allowedFailure(setting.m(), card.number("K"));
  }

  @Form("sharp.frequency")
  Together frequency(@ForAll NoisyRun setting, Trial trial) {
    return allOutside(setting, trial);
  }

  /** The law's frequency, give or take the slack. */
  @Promise("sharp.frequency")
  static Interval often(NoisyRun setting, CardNumbers card) {
    double slack = card.number("slack");
    double law = setting.allOutside();
    return Interval.of(law - slack, law + slack);
  }

  /**
   * Whether every neuron is outside the lazy ball at T1. A run that diverges has not reached T1, so
   * it does not count as outside. Where there are too many neurons to be drawn, the chance that a
   * run leaves them takes the place of the count.
   */
  private static Together allOutside(NoisyRun setting, Trial trial) {
    // T1 is infinite without noise.
    long steps =
        setting.sigma() == 0
            ? trial.card().integer("noiseless-steps")
            : EscapeTime.printed(setting.m(), setting.eta(), setting.sigma());
    Looks end = new Looks(steps, 1);
    if (setting.m() > trial.card().number("largest-whole")) {
      return new CoreTrial<>(
          trial,
          setting.core(trial.seeds(), steps),
          SomeNeuron.insideBall(setting.m(), end),
          SomeNeuron::seen);
    }
    return new FreeTrial<>(
        trial,
        setting.run(trial.seeds(), steps),
        new Throughout(end, LazyBall::allOutside),
        look -> Event.that(look.stood()));
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
