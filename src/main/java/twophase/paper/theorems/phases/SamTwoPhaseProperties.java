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
import twophase.kit.statement.Ranges;
import twophase.kit.statement.Setting;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.Runs;
import twophase.paper.theory.TwoPhases;

/** SAM without label noise: the same two phases, over its radius. */
@StatementId("sam-two-phase")
public class SamTwoPhaseProperties {
  private static final int LOOKS = 60;

  /** The probability that is claimed of the order of events. */
  private static final double OFTEN = 0.8;

  /** What is claimed of a rate is claimed of its median. */
  private static final double MEDIAN = 0.5;

  /** E-foldings of the squared norm after which the printed picture is to be complete. */
  private static final double PRINTED_LENGTH = 10;

  /** How far a fitted exponent, or the time over its prediction, may be off. */
  private static final double RATE_TOLERANCE = 0.1;

  /** E-foldings of the squared norm that the fitted time spans, and the run that shows them. */
  private static final double FROM = 0.5;

  private static final double TO = 2;

  private static final double FITTED_LENGTH = 2.5;

  private static final int FINE_LOOKS = 100;

  private static final String FALL = "steps for 1.5 e-foldings of s";

  /** Step sizes or radii in a sweep, each twice the one before. */
  private static final int SWEEP = 3;

  /**
   * Where a sweep starts.
   *
   * @param m width, at least 1
   * @param d input dimension, at least 1
   * @param eta the smallest step size, above 0
   * @param radius the smallest radius, above 0
   * @param thetaNorm norm of theta*, at least 0
   */
  record Sweep(int m, int d, double eta, double radius, double thetaNorm) {
    Sweep {
      Ranges.atLeast("m", m, 1);
      Ranges.atLeast("d", d, 1);
      Ranges.positive("eta", eta);
      Ranges.positive("radius", radius);
      Ranges.notNegative("thetaNorm", thetaNorm);
    }

    SamRun at(double etaFactor, double radiusFactor) {
      return SamRun.lasting(
          m, d, Inputs.FRESH, eta * etaFactor, radius * radiusFactor, thetaNorm, FITTED_LENGTH);
    }
  }

  @Form(
      value = "as-printed.order",
      settings = {3, 8, 60},
      trials = {160, 300, 4000},
      shrinks = {2, 10, 60})
  void printedOrder(@ForAll("everywhere") SamRun setting, Bench bench) {
    decide(setting, bench);
  }

  @Form(
      value = "corrected.order",
      settings = {2, 10, 80},
      trials = {200, 300, 4000},
      shrinks = {0, 0, 0})
  void correctedOrder(@ForAll("withRoom") SamRun setting, Bench bench) {
    decide(setting, bench);
  }

  @Form(
      value = "sharp.radius",
      settings = {1, 3, 20},
      trials = {40, 80, 400},
      shrinks = {0, 0, 0})
  void radiusExponent(@ForAll("smallLoads") Sweep sweep, Bench bench) {
    exponent(
        sweep,
        bench,
        -2,
        trial ->
            SamClock.doubling(
                "radius R", sweep.radius(), SWEEP, FALL, k -> time(sweep.at(1, k), trial, bench)));
  }

  @Form(
      value = "sharp.step",
      settings = {1, 3, 20},
      trials = {40, 80, 400},
      shrinks = {0, 0, 0})
  void stepExponent(@ForAll("smallLoads") Sweep sweep, Bench bench) {
    exponent(
        sweep,
        bench,
        -1,
        trial ->
            SamClock.doubling(
                "step size η", sweep.eta(), SWEEP, FALL, k -> time(sweep.at(k, 1), trial, bench)));
  }

  @Form(
      value = "sharp.time",
      settings = {1, 5, 40},
      trials = {40, 80, 400},
      shrinks = {0, 0, 0})
  void time(@ForAll("smallLoads") Sweep sweep, Bench bench) {
    SamRun run = sweep.at(1, 1);
    double predicted = (TO - FROM) / TwoPhases.samRate(run.eta(), run.radius());
    fit(sweep, bench, trial -> near(1, time(run, trial, bench) / predicted));
  }

  @Provide
  Arbitrary<SamRun> everywhere() {
    Arbitrary<SamRun> random =
        Combinators.combine(
                Arbitraries.integers().between(2, 128),
                Arbitraries.integers().between(2, 8),
                Arbitraries.of(Learning.inputs(0, 20, 200)),
                Arbitraries.of(0.002, 0.001, 0.005),
                Arbitraries.of(2.0, 1.0, 0.5),
                Arbitraries.of(0.1, 0.0, 0.3, 1.0))
            .as(
                (m, d, n, eta, radius, thetaNorm) ->
                    SamRun.lasting(m, d, n, eta, radius, thetaNorm, PRINTED_LENGTH));
    return Draws.first(
        List.of(
            SamRun.lasting(200, 4, Inputs.FRESH, 0.001, 0.5, 1, PRINTED_LENGTH),
            SamRun.lasting(200, 4, Inputs.FRESH, 0.001, 2, 1, PRINTED_LENGTH)),
        random);
  }

  @Provide
  Arbitrary<SamRun> withRoom() {
    return PhaseDomain.sam(6);
  }

  @Provide
  Arbitrary<Sweep> smallLoads() {
    return Combinators.combine(
            Arbitraries.of(20, 40),
            Arbitraries.of(2, 4, 6),
            Arbitraries.of(5e-4, 2.5e-4),
            Arbitraries.of(0.3, 0.2),
            Arbitraries.of(0.1, 0.03))
        .as(Sweep::new)
        .withoutEdgeCases();
  }

  private static void decide(SamRun setting, Bench bench) {
    setting.note(bench);
    assertThat(
        Runs.probability(
            bench,
            Setting.of(setting),
            OFTEN,
            trial ->
                new CourseTrial(
                    trial, setting.run(trial.seeds()), LOOKS, SamTwoPhaseProperties::see)),
        stands());
  }

  private static Seen see(Course course) {
    PhaseOrder order = new PhaseOrder(course);
    return new Seen(order.shown(), order.endAlignment(), false);
  }

  private static void exponent(
      Sweep sweep, Bench bench, double expected, Function<Trial, Curve> times) {
    fit(
        sweep,
        bench,
        trial -> {
          Curve curve = times.apply(trial);
          return near(expected, SamClock.slope(curve)).along(curve);
        });
  }

  private static Seen near(double expected, double number) {
    return Seen.within(expected - RATE_TOLERANCE, number, expected + RATE_TOLERANCE);
  }

  /** The claim that the median of a number is near what is expected of it. */
  private static void fit(Sweep sweep, Bench bench, Function<Trial, Seen> look) {
    sweep.at(1, 1).note(bench);
    assertThat(bench.rate(Setting.of(sweep), MEDIAN, look), stands());
  }

  /** Steps in which the squared norm falls from e^-0.5 to e^-2 of its start; NaN if it does not. */
  private static double time(SamRun setting, Trial trial, Bench bench) {
    Course course = new Course(setting.steps(), FINE_LOOKS);
    boolean completed = Runs.simulator(bench).run(setting.run(trial.seeds()), course).completed();
    return completed ? SamClock.between(course, setting.steps(), FROM, TO) : Double.NaN;
  }

  @Without(form = "corrected.order", hypothesis = "the radius itself")
  static SamRun withoutRadius() {
    return new SamRun(100, 4, Inputs.FRESH, 0.004, 0, 2, 10_000);
  }

  @Without(form = "corrected.order", hypothesis = "a radius not too large, ρ ≤ 0.3")
  static SamRun largeRadius() {
    return SamRun.lasting(100, 4, Inputs.FRESH, 0.002, 4, 1, 10);
  }

  @Without(form = "corrected.order", hypothesis = "a run long for its radius")
  static SamRun shortRun() {
    return SamRun.lasting(100, 4, Inputs.FRESH, 0.004, 0.4, 2, 1);
  }

  @Without(form = "corrected.order", hypothesis = "excess width, μ ≥ 20")
  static SamRun largeTruth() {
    return SamRun.lasting(20, 4, Inputs.FRESH, 0.01, 0.4, 10, 10);
  }

  @Without(form = "corrected.order", hypothesis = "a stable start, k s(0) ≤ 0.6")
  static SamRun beyondTheLimit() {
    return SamRun.lasting(100, 4, Inputs.FRESH, 0.04, 0.3, 2, 10);
  }

  @Without(form = "corrected.order", hypothesis = "more samples than dimensions")
  static SamRun fewSamples() {
    return SamRun.lasting(100, 8, new Inputs(3), 0.004, 0.4, 2, 10);
  }

  @Without(form = "corrected.order", hypothesis = "at least two dimensions")
  static SamRun oneDimension() {
    return SamRun.lasting(100, 1, Inputs.FRESH, 0.002, 0.4, 2, 10);
  }
}
