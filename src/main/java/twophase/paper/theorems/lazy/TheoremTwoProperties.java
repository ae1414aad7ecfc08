package twophase.paper.theorems.lazy;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import twophase.kit.bench.Evaluated;
import twophase.kit.bench.Event;
import twophase.kit.bench.Measurement;
import twophase.kit.bench.Rate;
import twophase.kit.bench.Together;
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
import twophase.paper.theorems.CoreRun;
import twophase.paper.theorems.CoreTrial;
import twophase.paper.theorems.FreeTrial;
import twophase.paper.theorems.Looks;
import twophase.paper.theorems.SomeNeuron;
import twophase.paper.theorems.Worst;
import twophase.paper.theorems.lazy.ExitSweep.Exit;
import twophase.paper.theorems.lazy.ExitSweep.Varied;
import twophase.paper.theory.EscapeTime;
import twophase.paper.theory.LazyEscape;
import twophase.paper.theory.StabilityLimit;

/** Theorem 2: all neurons have left the lazy regime at T1. */
@StatementId("theorem-2")
public class TheoremTwoProperties {

  @Form("as-printed.within")
  Evaluated within(@ForAll EscapeSetting setting, Trial trial) {
    return setting.someInside(trial.card().number("K"), trial.card().number("p"));
  }

  @Form("as-printed.sphere")
  Evaluated sphere(@ForAll EscapeSetting setting, Trial trial) {
    return setting.someInside(trial.card().number("K"), trial.card().number("p"));
  }

  @Form("as-printed.near")
  Together near(@ForAll NoisyRun setting, Trial trial) {
    return allOutside(setting, trial);
  }

  @Form("corrected")
  Together corrected(@ForAll NoisyRun setting, Trial trial) {
    return allOutside(setting, trial, enough(setting, trial.card()));
  }

  /** A difference from 1 that binary64 has at small widths alone. */
  @Promise(
      value = {"as-printed.near", "corrected"},
      of = Promise.Of.FAILURE)
  static double allowed(NoisyRun setting, CardNumbers card) {
    return EscapeTime.allowedFailure(setting.m(), card.number("K"));
  }

  @Form("sharp.enough")
  Measurement enough(@ForAll NoisyRun setting, Trial trial) {
    return chanceLeft(setting, trial, enough(setting, trial.card()));
  }

  @Form("reading.paper-run")
  Measurement paperRun(@ForAll NoisyRun setting, Trial trial) {
    return chanceLeft(
        setting, trial, EscapeTime.printed(setting.m(), setting.eta(), setting.sigma()));
  }

  /** The chance that one run leaves that some neuron is inside after some steps, against K/m. */
  private static Measurement chanceLeft(NoisyRun setting, Trial trial, long steps) {
    trial.requireOwnSimulator("runs of networks whose neurons are not drawn");
    double allowed = EscapeTime.allowedFailure(setting.m(), trial.card().number("K"));
    SomeNeuron inside = SomeNeuron.insideBall(setting.m(), new Looks(steps, 1));
    boolean completed =
        CoreRun.all(trial, List.of(setting.core(trial.seeds(), steps)), List.of(inside))
            .get(0)
            .completed();
    double chance = completed ? inside.seen().high() : 1;
    String words =
        "after %s steps some neuron is inside with a chance of %s; %s is allowed"
            .formatted(
                Numbers.forPeople(steps), Numbers.rounded(chance, 3), Numbers.rounded(allowed, 3));
    return completed
        ? new Measurement(chance, allowed, words)
        : Measurement.divergence(chance, allowed, words);
  }

  /** Steps to the corrected time; where no time is long enough, to one at which all are at rest. */
  private static long enough(NoisyRun setting, CardNumbers card) {
    if (setting.sigma() == 0) {
      return card.integer("noiseless-steps");
    }
    double noise = setting.eta() * setting.sigma();
    double foldings =
        Math.min(card.number("longest"), LazyEscape.enoughFoldings(setting.m(), setting.d()));
    return (long) Math.ceil(foldings / (noise * noise));
  }

  @Form("sharp.enough-law")
  Evaluated enoughByLaw(@ForAll LawSetting setting, Trial trial) {
    return setting.enough(trial.card().number("law-tolerance"));
  }

  @Form("sharp.onset")
  Evaluated onset(@ForAll LawSetting setting, Trial trial) {
    return setting.onset(trial.card().number("K"), trial.card().number("onset-step"));
  }

  @Form("sharp.count")
  Evaluated count(@ForAll EscapeSetting setting, Trial trial) {
    return setting.countOverLaw(trial.card().number("p"));
  }

  @Form("reading.model-left")
  Evaluated modelLeft(@ForAll EscapeSetting setting, Trial trial) {
    return setting.allInside(trial.card().number("K"));
  }

  @Form("reading.most")
  Evaluated most(@ForAll EscapeSetting setting, Trial trial) {
    return setting.share(trial.card().number("half"));
  }

  @Form("sharp.identities")
  Measurement identities(@ForAll PropagatorRun run, Trial trial) {
    return ran(run, trial).identities(trial.card().number("units"));
  }

  @Form("sharp.tame")
  Measurement tame(@ForAll PropagatorRun run, Trial trial) {
    return ran(run, trial).tame();
  }

  @Form("sharp.settling")
  Measurement settling(@ForAll PropagatorRun run, Trial trial) {
    long steps = trial.card().integer("propagator-steps");
    Worst worst = new Worst();
    run.ledger(
        trial.seeds(),
        steps,
        steps / trial.card().integer("looks"),
        ledger -> ledger.settling(worst));
    return worst.measurement();
  }

  @Form("sharp.turning")
  Measurement turning(@ForAll PropagatorRun run, Trial trial) {
    return ran(run, trial).turning();
  }

  private static PropagatorLedger ran(PropagatorRun run, Trial trial) {
    long steps = trial.card().integer("propagator-steps");
    return run.ledger(trial.seeds(), steps, steps, ledger -> {});
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
   * Whether every neuron is outside the lazy ball at T1, or after other steps. A run that diverges
   * has not come there, so it does not count as outside. Where there are too many neurons to be
   * drawn, the chance that a run leaves them takes the place of the count.
   */
  private static Together allOutside(NoisyRun setting, Trial trial) {
    return allOutside(
        setting, trial, EscapeTime.printed(setting.m(), setting.eta(), setting.sigma()));
  }

  private static Together allOutside(NoisyRun setting, Trial trial, long steps) {
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
