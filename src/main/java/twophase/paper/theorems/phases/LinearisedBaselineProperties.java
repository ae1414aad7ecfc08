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
import twophase.kit.bench.Curve;
import twophase.kit.bench.Seen;
import twophase.kit.bench.Trial;
import twophase.kit.property.Draws;
import twophase.kit.property.Form;
import twophase.kit.property.StatementId;
import twophase.kit.property.Without;
import twophase.kit.random.SeedTree;
import twophase.kit.statement.Ranges;
import twophase.kit.statement.Setting;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.Hypotheses;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.Runs;
import twophase.paper.theorems.phases.LossCurves.Beside;
import twophase.paper.theory.LazyMotion;
import twophase.paper.theory.StabilityLimit;
import twophase.paper.theory.TwoPhases;

/** Without noise the network follows its linearisation; with label noise, or SAM, it departs. */
@StatementId("linearised-baseline")
public class LinearisedBaselineProperties {
  /** "Follows": the curves are never farther apart than this part of the loss at the start. */
  private static final double NEAR = 0.1;

  /** "Departs": the mean late losses differ by this factor at least, either way. */
  private static final double FACTOR = 2;

  /** The probability that is claimed of following. */
  private static final double OFTEN = 0.8;

  /** The probability that is claimed of departing, whose trials are longer. */
  private static final double MOSTLY = 0.5;

  /** Steps of a run without noise: its loss has fallen by e^-8 or more by then. */
  private static final int QUIET = 400;

  /** Steps of a run in a sweep: the curves are farthest apart early. */
  private static final int SHORT = 120;

  /** E-foldings of the squared norm that a run with noise, or SAM, is given. */
  private static final double LENGTH = 5;

  /** The corrected form's bound on the kernel's relative change. */
  private static final double SMALL_CHANGE = 0.05;

  /** Widths of a sweep: the smallest, twice it, and so on. */
  private static final int WIDTHS = 4;

  /** Runs at each width. */
  private static final int GROUP = 8;

  /** How far the fitted exponent may be from -2. */
  private static final double RATE_TOLERANCE = 0.5;

  /**
   * Where a sweep over widths starts.
   *
   * @param m the smallest width, at least 1
   * @param d input dimension, at least 1
   * @param load k s(0), above 0, the same at all widths
   * @param thetaNorm norm of theta*, at least 0
   */
  record Widths(int m, int d, double load, double thetaNorm) {
    Widths {
      Ranges.atLeast("m", m, 1);
      Ranges.atLeast("d", d, 1);
      Ranges.positive("load", load);
      Ranges.notNegative("thetaNorm", thetaNorm);
    }

    Beside at(double factor) {
      int width = (int) (m * factor);
      double eta = PhaseDomain.stepSize(width, d, load);
      return new Beside(width, d, Inputs.FRESH, eta, 0, 0, thetaNorm, SHORT);
    }
  }

  @Form(
      value = "as-printed.quiet",
      settings = {3, 10, 60},
      trials = {200, 300, 4000},
      shrinks = {3, 20, 60})
  void printedQuiet(@ForAll("anyQuiet") Beside setting, Bench bench) {
    decide(setting, OFTEN, LinearisedBaselineProperties::follows, bench);
  }

  @Form(
      value = "as-printed.noise",
      settings = {2, 4, 40},
      trials = {64, 100, 400},
      shrinks = {2, 10, 40})
  void printedNoise(@ForAll("anyNoise") Beside setting, Bench bench) {
    decide(setting, MOSTLY, LinearisedBaselineProperties::departs, bench);
  }

  @Form(
      value = "as-printed.sam",
      settings = {2, 4, 40},
      trials = {64, 100, 400},
      shrinks = {2, 10, 40})
  void printedSam(@ForAll("anySam") Beside setting, Bench bench) {
    decide(setting, MOSTLY, LinearisedBaselineProperties::departs, bench);
  }

  @Form(
      value = "corrected.quiet",
      settings = {2, 12, 80},
      trials = {200, 300, 4000},
      shrinks = {0, 0, 0})
  void correctedQuiet(@ForAll("wideQuiet") Beside setting, Bench bench) {
    decide(setting, OFTEN, LinearisedBaselineProperties::follows, bench);
  }

  @Form(
      value = "corrected.noise",
      settings = {1, 5, 40},
      trials = {64, 100, 400},
      shrinks = {0, 0, 0})
  void correctedNoise(@ForAll("wideNoise") Beside setting, Bench bench) {
    decide(setting, MOSTLY, LinearisedBaselineProperties::departs, bench);
  }

  @Form(
      value = "corrected.sam",
      settings = {1, 4, 40},
      trials = {64, 100, 400},
      shrinks = {0, 0, 0})
  void correctedSam(@ForAll("wideSam") Beside setting, Bench bench) {
    decide(setting, MOSTLY, LinearisedBaselineProperties::departs, bench);
  }

  @Form(
      value = "sharp.width",
      settings = {1, 3, 20},
      trials = {48, 100, 400},
      shrinks = {0, 0, 0})
  void widthExponent(@ForAll("sweeps") Widths widths, Bench bench) {
    note(widths.at(1), bench);
    assertThat(
        bench.rate(
            Setting.of(widths),
            MOSTLY,
            trial -> {
              Curve curve = distances(widths, trial, bench);
              return Seen.within(-2 - RATE_TOLERANCE, SamClock.slope(curve), -2 + RATE_TOLERANCE)
                  .along(curve);
            }),
        stands());
  }

  @Provide
  Arbitrary<Beside> anyQuiet() {
    Arbitrary<Beside> random =
        Combinators.combine(
                Arbitraries.integers().between(1, 128),
                Arbitraries.integers().between(1, 16),
                Arbitraries.of(Learning.inputs(0, 20, 200)),
                Arbitraries.of(0.2, 0.1, 0.4),
                Arbitraries.of(0.0, 0.3, 1.0, 3.0))
            .as(LinearisedBaselineProperties::quiet);
    return Draws.first(
        List.of(quiet(128, 4, Inputs.FRESH, 0.3, 1), quiet(10, 4, Inputs.FRESH, 0.3, 6)), random);
  }

  @Provide
  Arbitrary<Beside> anyNoise() {
    Arbitrary<Beside> random =
        Combinators.combine(
                Arbitraries.integers().between(2, 64),
                Arbitraries.integers().between(1, 8),
                Arbitraries.of(0.2, 0.4),
                Arbitraries.of(0.04, 0.03),
                Arbitraries.of(0.3, 1.0, 3.0))
            .as(LinearisedBaselineProperties::noisy);
    return Draws.first(List.of(noisy(100, 4, 0.3, 0.04, 1), noisy(20, 4, 0.3, 0.04, 5)), random);
  }

  @Provide
  Arbitrary<Beside> anySam() {
    Arbitrary<Beside> random =
        Combinators.combine(
                Arbitraries.integers().between(2, 64),
                Arbitraries.integers().between(1, 8),
                Arbitraries.of(0.1, 0.2),
                Arbitraries.of(0.3, 0.2),
                Arbitraries.of(0.3, 1.0, 3.0))
            .as(LinearisedBaselineProperties::sam);
    return Draws.first(List.of(sam(40, 4, 0.15, 0.1, 9.5)), random);
  }

  @Provide
  Arbitrary<Beside> wideQuiet() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 128).withDistribution(Draws.uniform(16, 128)),
            Arbitraries.integers().between(1, 12),
            Arbitraries.of(Learning.inputs(0, 20, 200)),
            Arbitraries.of(0.1, 0.2, 0.4),
            Arbitraries.of(0.0, 0.3, 1.0, 3.0))
        .as(LinearisedBaselineProperties::quiet)
        .withoutEdgeCases()
        .filter(s -> LazyMotion.kernelChange(s.m(), s.d(), s.thetaNorm()) <= SMALL_CHANGE);
  }

  @Provide
  Arbitrary<Beside> wideNoise() {
    return Combinators.combine(
            Arbitraries.of(20.0, 30.0),
            Arbitraries.of(2, 3, 4, 6),
            Arbitraries.of(0.2, 0.4),
            Arbitraries.of(0.04, 0.03),
            Arbitraries.of(0.5, 1.0, 2.0))
        .as(
            (excess, d, load, noise, thetaNorm) ->
                noisy(width(excess, d, thetaNorm), d, load, noise, thetaNorm))
        .withoutEdgeCases();
  }

  @Provide
  Arbitrary<Beside> wideSam() {
    return Combinators.combine(
            Arbitraries.of(20.0, 30.0),
            Arbitraries.of(2, 3, 4, 6),
            Arbitraries.of(0.2, 0.3),
            Arbitraries.of(0.4, 0.3),
            Arbitraries.of(0.5, 1.0, 2.0))
        .as(
            (excess, d, load, relative, thetaNorm) ->
                sam(width(excess, d, thetaNorm), d, load, relative, thetaNorm))
        .withoutEdgeCases();
  }

  @Provide
  Arbitrary<Widths> sweeps() {
    return Combinators.combine(
            Arbitraries.of(24, 32),
            Arbitraries.of(2, 3, 4),
            Arbitraries.of(0.1, 0.2),
            Arbitraries.of(0.3, 1.0))
        .as(Widths::new)
        .withoutEdgeCases();
  }

  private static int width(double excess, int d, double thetaNorm) {
    return (int) Math.round(excess * TwoPhases.settledFirstLayer(d, thetaNorm));
  }

  private static Beside quiet(int m, int d, Inputs n, double load, double thetaNorm) {
    return new Beside(m, d, n, PhaseDomain.stepSize(m, d, load), 0, 0, thetaNorm, QUIET);
  }

  /** Label noise, by the product eta sigma, which alone sets the length of the run. */
  private static Beside noisy(int m, int d, double load, double noise, double thetaNorm) {
    double eta = PhaseDomain.stepSize(m, d, load);
    double sigma = PhaseDomain.rounded(noise / eta);
    int steps = (int) Math.ceil(LENGTH / TwoPhases.labelNoiseRate(eta, sigma));
    return new Beside(m, d, Inputs.FRESH, eta, sigma, 0, thetaNorm, steps);
  }

  /** SAM, by its radius relative to the network that it is to leave standing. */
  private static Beside sam(int m, int d, double load, double relative, double thetaNorm) {
    double eta = PhaseDomain.stepSize(m, d, load);
    double size = Math.sqrt(TwoPhases.settledFirstLayer(d, thetaNorm));
    double radius = PhaseDomain.rounded(relative * size);
    int steps = (int) Math.ceil(LENGTH / TwoPhases.samRate(eta, radius));
    return new Beside(m, d, Inputs.FRESH, eta, 0, radius, thetaNorm, steps);
  }

  private static void note(Beside setting, Bench bench) {
    bench.hypotheses(
        Hypotheses.of(setting.m(), setting.d(), setting.n(), setting.eta(), setting.thetaNorm()));
  }

  private static void decide(
      Beside setting, double claimed, Function<LossCurves, Seen> judge, Bench bench) {
    note(setting, bench);
    Runs.noteStability(
        bench,
        Setting.of(setting),
        StabilityLimit.load(setting.m(), setting.d(), setting.eta(), 1));
    assertThat(
        bench.probability(
            Setting.of(setting),
            claimed,
            trial -> {
              LossCurves curves = LossCurves.of(setting, trial, Runs.simulator(bench));
              return curves.completed() ? judge.apply(curves) : Seen.divergence();
            }),
        stands());
  }

  private static Seen follows(LossCurves curves) {
    return Seen.within(0, curves.distance(), NEAR);
  }

  private static Seen departs(LossCurves curves) {
    double ratio = curves.lateRatio();
    return new Seen(ratio <= 1 / FACTOR || ratio >= FACTOR, ratio, false);
  }

  /** The distance against the width, geometric means over a few runs. */
  private static Curve distances(Widths widths, Trial trial, Bench bench) {
    return SamClock.doubling(
        "width m",
        widths.m(),
        WIDTHS,
        "distance of the loss curves",
        factor -> {
          SeedTree seeds = trial.seeds().child((long) factor);
          double logs = 0;
          for (int k = 0; k < GROUP; k++) {
            LossCurves curves =
                LossCurves.of(widths.at(factor), seeds.child(k), Runs.simulator(bench));
            logs += StrictMath.log(curves.distance());
          }
          return StrictMath.exp(logs / GROUP);
        });
  }

  @Without(form = "corrected.quiet", hypothesis = "no label noise")
  static Beside withNoise() {
    return noisy(100, 4, 0.3, 0.04, 1);
  }

  @Without(form = "corrected.quiet", hypothesis = "no SAM")
  static Beside withSam() {
    return sam(60, 4, 0.2, 0.3, 1);
  }

  @Without(form = "corrected.quiet", hypothesis = "a wide network, m well above d ‖θ*‖")
  static Beside narrow() {
    return quiet(10, 4, Inputs.FRESH, 0.3, 6);
  }

  @Without(form = "corrected.quiet", hypothesis = "a stable start, k s(0) ≤ 0.4")
  static Beside beyondTheLimit() {
    return quiet(100, 4, Inputs.FRESH, 2, 1);
  }

  @Without(form = "corrected.noise", hypothesis = "label noise")
  static Beside noNoise() {
    return quiet(100, 4, Inputs.FRESH, 0.3, 1);
  }

  @Without(form = "corrected.noise", hypothesis = "excess width, μ ≥ 20")
  static Beside largeTruth() {
    return noisy(20, 4, 0.3, 0.04, 5);
  }

  @Without(form = "corrected.noise", hypothesis = "a long run")
  static Beside shortRun() {
    return new Beside(100, 4, Inputs.FRESH, 0.004, 1, 0, 1, 3000);
  }

  @Without(form = "corrected.sam", hypothesis = "excess width, μ ≥ 20")
  static Beside largeTruthSam() {
    return sam(40, 4, 0.15, 0.1, 9.5);
  }

  @Without(form = "corrected.sam", hypothesis = "a run long for its radius")
  static Beside smallRadius() {
    return new Beside(100, 4, Inputs.FRESH, 0.002, 0, 0.05, 1, 3000);
  }
}
