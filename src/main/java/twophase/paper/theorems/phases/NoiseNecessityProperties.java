package twophase.paper.theorems.phases;

import static twophase.kit.property.Claims.assertThat;
import static twophase.kit.property.Claims.stands;

import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import twophase.kit.bench.Bench;
import twophase.kit.bench.Seen;
import twophase.kit.bench.Trial;
import twophase.kit.property.Draws;
import twophase.kit.property.Form;
import twophase.kit.property.StatementId;
import twophase.kit.property.Without;
import twophase.kit.statement.Ranges;
import twophase.kit.statement.Setting;
import twophase.paper.dynamics.NoiseSchedule;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.FreeTrial;
import twophase.paper.theorems.Hypotheses;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.Runs;
import twophase.paper.theorems.phases.Course.Point;
import twophase.paper.theory.EscapeTime;
import twophase.paper.theory.LazyMotion;
import twophase.paper.theory.StabilityLimit;

/** Without label noise nothing happens: norms fall while the noise is on, and only then. */
@StatementId("noise-necessity")
public class NoiseNecessityProperties {
  /** The probability that is claimed of random settings. */
  private static final double OFTEN = 0.8;

  /** The probability that is claimed where a trial takes long. */
  private static final double MOSTLY = 0.5;

  /** "Do not fall": the mean norm stays above this part of its start. */
  private static final double KEPT = 0.95;

  /** "Only while it is on": at most this part of the fall happens while the noise is off. */
  private static final double LEAK = 0.05;

  /** "Fall": the mean norm loses at least this part of its start while the noise is on. */
  private static final double FALL = 0.1;

  /** Looks at a run without noise. */
  private static final int LOOKS = 10;

  /** The steps that a run without noise is given: beyond them nothing moves any more. */
  private static final int LONG = 2_000;

  /** How lazy the corrected form's settings are predicted to be: 1 is Definition 1's edge. */
  private static final double ROOM = 0.4;

  /** The sharp form's bound on the spread that second order leaves: 2.5 of it are tolerated. */
  private static final double LINEAR = 0.04;

  /**
   * A setting with the noise switched on and off.
   *
   * @param m width, at least 1
   * @param d input dimension, at least 1
   * @param n training samples, or fresh inputs
   * @param eta step size, above 0
   * @param sigma label-noise level, at least 0
   * @param thetaNorm norm of theta*, at least 0
   * @param period steps with noise, and steps without, at least 1
   * @param cycles how often the noise is switched on, at least 1
   */
  record Switched(
      int m, int d, Inputs n, double eta, double sigma, double thetaNorm, int period, int cycles) {
    Switched {
      Ranges.atLeast("m", m, 1);
      Ranges.atLeast("d", d, 1);
      Ranges.positive("eta", eta);
      Ranges.notNegative("sigma", sigma);
      Ranges.notNegative("thetaNorm", thetaNorm);
      Ranges.atLeast("period", period, 1);
      Ranges.atLeast("cycles", cycles, 1);
    }

    Run.Free run(Trial trial) {
      return new Run.Free(m, d, n, eta, sigma, thetaNorm, trial.seeds(), 2L * period * cycles)
          .withSchedule(new NoiseSchedule(period, period));
    }
  }

  @Form(
      value = "as-printed.off",
      settings = {3, 10, 60},
      trials = {200, 300, 4000},
      shrinks = {3, 20, 60})
  void printedOff(@ForAll("anyStart") Learning setting, Bench bench) {
    decideOff(setting, bench);
  }

  @Form(
      value = "as-printed.switched",
      settings = {1, 3, 20},
      trials = {64, 80, 400},
      shrinks = {2, 8, 20})
  void printedSwitched(@ForAll("anySwitching") Switched setting, Bench bench) {
    decideSwitched(setting, bench);
  }

  @Form(
      value = "corrected.off",
      settings = {2, 10, 100},
      trials = {200, 300, 4000},
      shrinks = {0, 0, 0})
  void correctedOff(@ForAll("wide") Learning setting, Bench bench) {
    decideOff(setting, bench);
  }

  @Form(
      value = "corrected.switched",
      settings = {1, 6, 40},
      trials = {64, 120, 400},
      shrinks = {0, 0, 0})
  void correctedSwitched(@ForAll("withinPhaseOne") Switched setting, Bench bench) {
    decideSwitched(setting, bench);
  }

  @Form(
      value = "sharp.motion",
      settings = {1, 6, 60},
      trials = {200, 300, 4000},
      shrinks = {0, 0, 0})
  void motion(@ForAll("wideAndFed") Learning setting, Bench bench) {
    note(setting, bench);
    decide(
        Setting.of(setting),
        OFTEN,
        bench,
        trial -> new FarthestNeuron(trial, setting.run(trial.seeds())));
  }

  @Provide
  Arbitrary<Learning> anyStart() {
    Arbitrary<Learning> random =
        Combinators.combine(
                Arbitraries.integers().between(1, 256),
                Arbitraries.integers().between(1, 16),
                Arbitraries.of(Learning.inputs(0, 20, 200)),
                Arbitraries.of(0.1, 0.2, 0.4),
                Arbitraries.of(0.0, 0.3, 1.0, 3.0))
            .as(NoiseNecessityProperties::quiet);
    return Draws.first(
        List.of(quiet(1000, 20, new Inputs(200), 0.4, 1), quiet(16, 16, Inputs.FRESH, 0.2, 1)),
        random);
  }

  @Provide
  Arbitrary<Learning> wide() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 512).withDistribution(Draws.uniform(32, 512)),
            Arbitraries.of(1, 2, 3, 4, 8, 12),
            Arbitraries.of(Learning.inputs(0, 3, 20, 200)),
            Arbitraries.of(0.1, 0.2, 0.4),
            Arbitraries.of(0.0, 0.3, 1.0, 3.0))
        .as(NoiseNecessityProperties::quiet)
        .withoutEdgeCases()
        .filter(s -> LazyMotion.farthest(s.m(), s.d(), s.thetaNorm()) <= ROOM);
  }

  /** Wide enough for the linear prediction, and with inputs in every direction. */
  @Provide
  Arbitrary<Learning> wideAndFed() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 400).withDistribution(Draws.uniform(100, 400)),
            Arbitraries.of(1, 2, 3, 4, 6),
            Arbitraries.of(Learning.inputs(0, 200)),
            Arbitraries.of(0.1, 0.2, 0.4),
            Arbitraries.of(0.0, 0.3, 1.0, 3.0))
        .as(NoiseNecessityProperties::quiet)
        .withoutEdgeCases()
        .filter(s -> LazyMotion.spread(s.m(), s.d(), s.thetaNorm()) <= LINEAR);
  }

  @Provide
  Arbitrary<Switched> anySwitching() {
    Arbitrary<Switched> random =
        Combinators.combine(
                Arbitraries.integers().between(1, 200),
                Arbitraries.integers().between(1, 8),
                Arbitraries.of(Learning.inputs(0, 20, 200)),
                Arbitraries.of(0.001, 0.002),
                Arbitraries.of(1.0, 4.0, 16.0),
                Arbitraries.of(0.0, 0.3, 1.0, 3.0))
            .as(
                (m, d, n, eta, sigma, thetaNorm) ->
                    new Switched(m, d, n, eta, sigma, thetaNorm, 5000, 5));
    return Draws.first(
        List.of(
            new Switched(50, 4, Inputs.FRESH, 0.002, 20, 1, 5000, 5),
            new Switched(50, 4, Inputs.FRESH, 0.002, 0.3, 1, 5000, 5)),
        random);
  }

  /** The paper's run, and others that are broken off in good time before Phase II. */
  @Provide
  Arbitrary<Switched> withinPhaseOne() {
    return Draws.first(
        List.of(new Switched(1000, 20, new Inputs(200), 0.001, 4, 1, 5000, 3)),
        PhaseDomain.switched());
  }

  private static Learning quiet(int m, int d, Inputs n, double load, double thetaNorm) {
    return new Learning(m, d, n, PhaseDomain.stepSize(m, d, load), 0, thetaNorm, LONG);
  }

  private static void note(Learning setting, Bench bench) {
    bench.hypotheses(
        Hypotheses.of(setting.m(), setting.d(), setting.n(), setting.eta(), setting.thetaNorm()));
    setting.noteStability(bench, Setting.of(setting));
  }

  private static void decideOff(Learning setting, Bench bench) {
    note(setting, bench);
    decide(
        Setting.of(setting),
        OFTEN,
        bench,
        trial ->
            new CourseTrial(
                trial,
                setting.run(trial.seeds()),
                LOOKS,
                course -> staysLazy(setting.m(), course)));
  }

  private static void decideSwitched(Switched setting, Bench bench) {
    bench.hypotheses(
        Hypotheses.of(setting.m(), setting.d(), setting.n(), setting.eta(), setting.thetaNorm()));
    Runs.noteStability(
        bench,
        Setting.of(setting),
        StabilityLimit.load(setting.m(), setting.d(), setting.eta(), 1));
    decide(
        Setting.of(setting),
        MOSTLY,
        bench,
        trial ->
            new CourseTrial(
                trial,
                setting.run(trial),
                2 * setting.cycles(),
                NoiseNecessityProperties::fallsOnlyWhileOn));
  }

  private static void decide(
      Setting setting, double claimed, Bench bench, Function<Trial, FreeTrial> plan) {
    assertThat(Runs.probability(bench, setting, claimed, plan), stands());
  }

  /**
   * Whether at every look the mean norm is kept and no neuron has left its lazy ball. The number is
   * the largest distance in units of the ball's radius.
   */
  private static Seen staysLazy(int m, Course course) {
    double lowest = Double.POSITIVE_INFINITY;
    double farthest = 0;
    for (Point point : course.points()) {
      lowest = Math.min(lowest, point.norm());
      farthest = Math.max(farthest, point.farthest());
    }
    double out = farthest / EscapeTime.lazyRadius(m);
    return new Seen(lowest >= KEPT * course.first().norm() && out <= 1, out, false);
  }

  /**
   * Whether the mean norm falls while the noise is on, and hardly moves while it is off. The number
   * is how much it moves, up or down, while the noise is off, over how much it falls while on.
   */
  private static Seen fallsOnlyWhileOn(Course course) {
    List<Point> points = course.points();
    double on = 0;
    double off = 0;
    for (int k = 1; k < points.size(); k++) {
      double fall = points.get(k - 1).norm() - points.get(k).norm();
      on += k % 2 == 1 ? fall : 0;
      off += k % 2 == 1 ? 0 : Math.abs(fall);
    }
    boolean shown = on >= FALL * course.first().norm() && off <= LEAK * on;
    return new Seen(shown, off / on, false);
  }

  @Without(form = "corrected.off", hypothesis = "no label noise")
  static Learning withNoise() {
    return new Learning(100, 4, Inputs.FRESH, PhaseDomain.stepSize(100, 4, 0.4), 4, 1, LONG);
  }

  @Without(form = "corrected.off", hypothesis = "a wide network, m well above d")
  static Learning narrow() {
    return quiet(16, 16, Inputs.FRESH, 0.2, 1);
  }

  @Without(form = "corrected.off", hypothesis = "‖θ*‖ well below m/d")
  static Learning largeTruth() {
    return quiet(100, 4, Inputs.FRESH, 0.2, 30);
  }

  @Without(form = "corrected.off", hypothesis = "a stable start, k s(0) ≤ 0.4")
  static Learning beyondTheLimit() {
    return quiet(100, 4, Inputs.FRESH, 2, 1);
  }

  @Without(form = "corrected.switched", hypothesis = "noise that is strong enough")
  static Switched weakNoise() {
    return new Switched(100, 4, Inputs.FRESH, 0.004, 0.1, 1, 2000, 5);
  }

  @Without(form = "corrected.switched", hypothesis = "an end within Phase I")
  static Switched beyondPhaseOne() {
    return new Switched(50, 4, Inputs.FRESH, 0.002, 20, 1, 5000, 5);
  }

  @Without(
      form = "corrected.switched",
      hypothesis = "a period far above the loss's relaxation time")
  static Switched shortPeriod() {
    return new Switched(100, 4, Inputs.FRESH, 0.004, 4, 1, 3, 2_000);
  }
}
