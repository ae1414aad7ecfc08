package twophase.paper.theorems.lazy;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import twophase.kit.bench.Measurement;
import twophase.kit.bench.Rate;
import twophase.kit.bench.Together;
import twophase.kit.bench.Trial;
import twophase.kit.property.Drawing;
import twophase.kit.property.Form;
import twophase.kit.property.Promise;
import twophase.kit.property.Settings;
import twophase.kit.property.StatementId;
import twophase.kit.statement.CardNumbers;
import twophase.paper.network.Inputs;
import twophase.paper.network.Norms;
import twophase.paper.theorems.Asked;
import twophase.paper.theorems.CoreTrial;
import twophase.paper.theorems.DrivenRun;
import twophase.paper.theorems.Ends;
import twophase.paper.theorems.FreeTrial;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.Looks;
import twophase.paper.theorems.SomeNeuron;
import twophase.paper.theory.EscapeTime;
import twophase.paper.theory.LazyDistance;
import twophase.paper.theory.LazyEscape;
import twophase.paper.theory.StabilityLimit;

/** Definition 1: the lazy regime, and how it is left. */
@StatementId("lazy-regime")
public class LazyRegimeProperties {

  @Form("sharp.sum-of-moves")
  Measurement distanceIsTheSumOfMoves(@ForAll Learning setting, Trial trial) {
    DrivenRun run = DrivenRun.draw(setting, trial);
    DistanceLedger ledger = new DistanceLedger(run.start(), run.eta());
    run.check(Asked.exactly(trial), ledger::step);
    return ledger.measurement();
  }

  @Form("sharp.comes-back")
  FreeTrial<Crossings> comesBack(@ForAll Watched setting, Trial trial) {
    return setting.watch(trial, new Crossings(), Crossings::cameBack);
  }

  @Form("sharp.left-for-good")
  FreeTrial<Throughout> leftForGood(@ForAll Watched setting, Trial trial) {
    int half = setting.steps() / 2;
    Looks looks = Looks.between(half, setting.steps(), trial.card().integer("looks"));
    return setting.watch(trial, new Throughout(looks, LazyBall::allOutside), Throughout::stood);
  }

  @Promise("sharp.left-for-good")
  static double promised(Watched setting, CardNumbers card) {
    return EscapeTime.promisedProbability(setting.m(), card.number("K"));
  }

  /** The mean squared distance over neurons and seeds, over the law's. */
  @Form("sharp.distance")
  Rate distance(@ForAll Watched setting, Trial trial) {
    int seeds = trial.card().integer("seeds");
    Group<Ends> group =
        Group.of(
            trial, trial.seeds(), seeds, setting::run, () -> Ends.blindToRotation(setting.steps()));
    if (!group.completed()) {
      return Rate.divergence();
    }
    double sum = 0;
    for (Ends ends : group.looks()) {
      sum += distance2(ends) / setting.m();
    }
    double law =
        LazyDistance.meanSquare(
            setting.m(), setting.d(), setting.eta(), setting.sigma(), setting.steps());
    return Rate.near(1, sum / seeds / law, trial.card().number("distance-tolerance"));
  }

  /** The squared distances of all neurons together, norm2(W(t) - W(0)). */
  private static double distance2(Ends ends) {
    DMatrixRMaj moved = ends.last().firstLayer().copy();
    CommonOps_DDRM.subtractEquals(moved, ends.first().firstLayer());
    double length = Norms.frobenius(moved);
    return length * length;
  }

  /** Where there are too many neurons to be drawn, the chance that a run leaves them. */
  @Form("sharp.noise-off")
  Together noiseOff(@ForAll Watched setting, Trial trial) {
    CardNumbers card = trial.card();
    Looks looks = Looks.between(0, setting.steps(), card.integer("looks"));
    if (setting.m() > card.number("largest-whole")) {
      SomeNeuron outside = SomeNeuron.outsideBall(setting.m(), looks);
      return new CoreTrial<>(trial, setting.core(trial.seeds()), outside, SomeNeuron::seen);
    }
    return setting.watch(trial, new Throughout(looks, LazyBall::lazy), Throughout::stood);
  }

  /** Runs to 2 T1. */
  @Settings("long-runs")
  static Arbitrary<Watched> longRuns(Drawing drawing) {
    double eta = drawing.number("eta");
    return Combinators.combine(
            drawing.integers("m"),
            drawing.integers("d"),
            drawing.options("n", Inputs.class),
            drawing.numbers("sigma"),
            drawing.numbers("thetaNorm"))
        .as(
            (m, d, n, sigma, theta) -> {
              long steps = 2 * EscapeTime.printed(m, eta, sigma);
              return new Watched(m, d, n, eta, sigma, theta, (int) steps);
            })
        .withoutEdgeCases();
  }

  /** Runs to where the law says a share of the ball's squared radius. */
  @Settings("early-phases")
  static Arbitrary<Watched> earlyPhases(Drawing drawing) {
    return Combinators.combine(
            drawing.integers("m"),
            drawing.integers("d"),
            drawing.options("n", Inputs.class),
            drawing.numbers("diffusion"),
            drawing.numbers("share"),
            drawing.numbers("thetaNorm"))
        .as(
            (m, d, n, diffusion, share, theta) -> {
              double load = drawing.number("load") / Math.max(1, diffusion);
              double eta = stepSize(load, m, d);
              double sigma =
                  TwoDigits.of(Math.sqrt(diffusion / LazyEscape.diffusion(m, d, eta, 1)));
              long steps = LazyDistance.reached(m, d, eta, sigma, share / m);
              return new Watched(m, d, n, eta, sigma, theta, (int) steps);
            })
        .withoutEdgeCases();
  }

  /** Some relaxation times of theta without noise. */
  @Settings("noiseless")
  static Arbitrary<Watched> noiseless(Drawing drawing) {
    return Combinators.combine(
            drawing.integers("times"),
            drawing.integers("d"),
            drawing.options("n", Inputs.class),
            drawing.numbers("load"),
            drawing.numbers("thetaNorm"))
        .as(
            (times, d, n, load, theta) -> {
              int m = (int) drawing.number("neurons-per-dimension") * d * times;
              double eta = stepSize(load, m, d);
              double steps = drawing.number("relaxation-times") * d / (eta * m);
              return new Watched(m, d, n, eta, 0, theta, (int) Math.ceil(steps));
            })
        .withoutEdgeCases();
  }

  /** The step size that puts a load on the start. */
  private static double stepSize(double load, int m, int d) {
    return TwoDigits.of(load / StabilityLimit.load(m, d, 1, 1));
  }
}
