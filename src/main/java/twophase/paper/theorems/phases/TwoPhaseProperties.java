package twophase.paper.theorems.phases;

import static twophase.kit.property.Claims.assertThat;
import static twophase.kit.property.Claims.stands;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import twophase.kit.bench.Bench;
import twophase.kit.bench.Seen;
import twophase.kit.property.Draws;
import twophase.kit.property.Form;
import twophase.kit.property.StatementId;
import twophase.kit.property.Without;
import twophase.kit.statement.Setting;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.Hypotheses;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.Runs;
import twophase.paper.theorems.phases.Course.Point;
import twophase.paper.theory.TwoPhases;

/** Label-noise SGD: the norms fall first, then the neurons align, and the test loss ends low. */
@StatementId("two-phase")
public class TwoPhaseProperties {
  /** Looks at a run. */
  private static final int LOOKS = 80;

  /** The paper's run has rows of 1,000 neurons to look at. */
  private static final int FEW_LOOKS = 40;

  /** The probability that is claimed of random settings. */
  private static final double OFTEN = 0.8;

  /** The probability that is claimed of the paper's run, whose trials are long. */
  private static final double MOSTLY = 0.5;

  /** E-foldings of the squared norm after which the printed picture is to be complete. */
  private static final double PRINTED_LENGTH = 10;

  /** Norm of theta* where each of its 20 entries is of size 1. */
  private static final double UNIT_ENTRIES = 4.472135954999579;

  /** Runs over which a settled state is averaged: its fluctuations are slow. */
  private static final int GROUP = 8;

  /** How far the settled norm may be from what is predicted for it, either way. */
  private static final double NORM_TOLERANCE = 0.15;

  /** The same for the settled loss. */
  private static final double LOSS_TOLERANCE = 0.25;

  @Form(
      value = "as-printed.order",
      settings = {3, 8, 60},
      trials = {200, 300, 4000},
      shrinks = {2, 10, 60})
  void printedOrder(@ForAll("everywhere") Learning setting, Bench bench) {
    decide(setting, OFTEN, LOOKS, TwoPhaseProperties::order, bench);
  }

  @Form(
      value = "as-printed.times",
      settings = {1, 3, 3},
      trials = {48, 80, 400},
      shrinks = {0, 0, 0})
  void printedTimes(@ForAll("papersRun") Learning setting, Bench bench) {
    decide(setting, OFTEN, FEW_LOOKS, TwoPhaseProperties::order, bench);
  }

  @Form(
      value = "corrected.order",
      settings = {2, 10, 80},
      trials = {200, 400, 4000},
      shrinks = {0, 0, 0})
  void correctedOrder(@ForAll("withRoom") Learning setting, Bench bench) {
    decide(setting, OFTEN, LOOKS, TwoPhaseProperties::order, bench);
  }

  @Form(
      value = "corrected.times",
      settings = {1, 2, 2},
      trials = {64, 80, 400},
      shrinks = {0, 0, 0})
  void correctedTimes(@ForAll("papersRunLonger") Learning setting, Bench bench) {
    decide(setting, MOSTLY, FEW_LOOKS, TwoPhaseProperties::order, bench);
  }

  @Form(
      value = "sharp.norms",
      settings = {1, 4, 40},
      trials = {40, 80, 400},
      shrinks = {0, 0, 0})
  void settledNorms(@ForAll("longWithRoom") Learning setting, Bench bench) {
    settled(setting, course -> norm(setting, course), NORM_TOLERANCE, bench);
  }

  @Form(
      value = "sharp.loss",
      settings = {1, 4, 40},
      trials = {40, 80, 400},
      shrinks = {0, 0, 0})
  void settledLoss(@ForAll("longWithRoom") Learning setting, Bench bench) {
    settled(setting, course -> loss(setting, course), LOSS_TOLERANCE, bench);
  }

  @Provide
  Arbitrary<Learning> everywhere() {
    Arbitrary<Learning> random =
        Combinators.combine(
                Arbitraries.integers().between(2, 128),
                Arbitraries.integers().between(2, 12),
                Arbitraries.of(Learning.inputs(0, 20, 200)),
                Arbitraries.of(0.002, 0.005, 0.01),
                Arbitraries.of(0.04, 0.03, 0.02),
                Arbitraries.of(0.1, 0.03, 0.3, 1.0, 3.0))
            .as(
                (m, d, n, eta, noise, thetaNorm) ->
                    PhaseDomain.labelNoise(m, d, n, eta, noise / eta, thetaNorm, PRINTED_LENGTH));
    return Draws.first(
        List.of(
            PhaseDomain.labelNoise(200, 4, Inputs.FRESH, 0.002, 8, 4, PRINTED_LENGTH),
            PhaseDomain.labelNoise(200, 4, Inputs.FRESH, 0.002, 8, 0.1, PRINTED_LENGTH)),
        random);
  }

  @Provide
  Arbitrary<Learning> papersRun() {
    return Draws.first(
        List.of(papersRun(0.1, 100_000), papersRun(0.3, 100_000), papersRun(1, 100_000)),
        Arbitraries.just(papersRun(UNIT_ENTRIES, 100_000)));
  }

  @Provide
  Arbitrary<Learning> papersRunLonger() {
    return Draws.first(
        List.of(papersRun(UNIT_ENTRIES, 450_000)), Arbitraries.just(papersRun(1, 800_000)));
  }

  @Provide
  Arbitrary<Learning> withRoom() {
    return PhaseDomain.labelNoise(6);
  }

  @Provide
  Arbitrary<Learning> longWithRoom() {
    return PhaseDomain.labelNoise(10);
  }

  private static Learning papersRun(double thetaNorm, int steps) {
    return new Learning(1000, 20, new Inputs(200), 0.001, 4, thetaNorm, steps);
  }

  private static void decide(
      Learning setting, double claimed, int looks, Function<Course, Seen> judge, Bench bench) {
    noted(setting, bench);
    assertThat(
        Runs.probability(
            bench,
            Setting.of(setting),
            claimed,
            trial -> new CourseTrial(trial, setting.run(trial.seeds()), looks, judge)),
        stands());
  }

  private static void noted(Learning setting, Bench bench) {
    bench.hypotheses(
        Hypotheses.of(setting.m(), setting.d(), setting.n(), setting.eta(), setting.thetaNorm()));
    setting.noteStability(bench, Setting.of(setting));
  }

  private static Seen order(Course course) {
    PhaseOrder order = new PhaseOrder(course);
    return new Seen(order.shown(), order.endAlignment(), false);
  }

  /** The claim that a mean over a group of runs is near 1, where the median group is meant. */
  private static void settled(
      Learning setting, ToDoubleFunction<Course> quantity, double tolerance, Bench bench) {
    noted(setting, bench);
    assertThat(
        bench.rate(
            Setting.of(setting),
            MOSTLY,
            trial -> {
              double mean =
                  CourseGroup.mean(
                      Runs.simulator(bench),
                      k -> setting.run(trial.seeds().child(k)),
                      GROUP,
                      LOOKS,
                      quantity);
              return Seen.within(1 - tolerance, mean, 1 + tolerance);
            }),
        stands());
  }

  /** norm2(W) at the end, over what is predicted for it. */
  private static double norm(Learning setting, Course course) {
    return PhaseOrder.mean(course.lastQuarter(), Point::firstLayer)
        / TwoPhases.settledFirstLayer(setting.d(), setting.thetaNorm());
  }

  /** The test loss at the end, over what is predicted for it. */
  private static double loss(Learning setting, Course course) {
    return PhaseOrder.mean(course.lastQuarter(), Point::loss)
        / TwoPhases.settledLoss(setting.d(), setting.eta(), setting.sigma(), setting.thetaNorm());
  }

  @Without(form = "corrected.order", hypothesis = "label noise")
  static Learning withoutNoise() {
    return new Learning(100, 4, Inputs.FRESH, 0.004, 0, 2, 40_000);
  }

  @Without(form = "corrected.order", hypothesis = "signal above the noise floor, λ ≥ 8")
  static Learning belowTheFloor() {
    return PhaseDomain.labelNoise(100, 4, Inputs.FRESH, 0.004, 5, 0.05, 10);
  }

  @Without(form = "corrected.order", hypothesis = "excess width, μ ≥ 20")
  static Learning largeTruth() {
    return PhaseDomain.labelNoise(20, 4, Inputs.FRESH, 0.02, 1, 10, 10);
  }

  @Without(form = "corrected.order", hypothesis = "a stable start, k s(0) ≤ 0.6")
  static Learning beyondTheLimit() {
    return PhaseDomain.labelNoise(100, 4, Inputs.FRESH, 0.04, 0.5, 2, 10);
  }

  @Without(form = "corrected.order", hypothesis = "a long run")
  static Learning shortRun() {
    return PhaseDomain.labelNoise(100, 4, Inputs.FRESH, 0.004, 3, 2, 2);
  }

  @Without(form = "corrected.order", hypothesis = "more samples than dimensions")
  static Learning fewSamples() {
    return PhaseDomain.labelNoise(100, 8, new Inputs(3), 0.004, 3, 2, 10);
  }

  @Without(form = "corrected.order", hypothesis = "at least two dimensions")
  static Learning oneDimension() {
    return PhaseDomain.labelNoise(100, 1, Inputs.FRESH, 0.002, 10, 2, 10);
  }
}
