package twophase.paper.theorems.conformance;

import static twophase.kit.property.Claims.assertThat;
import static twophase.kit.property.Claims.stands;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import twophase.kit.bench.Bench;
import twophase.kit.property.Draws;
import twophase.kit.property.Form;
import twophase.kit.property.StatementId;
import twophase.kit.statement.Setting;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.Runs;
import twophase.paper.theorems.conformance.DrivenCases.Descent;
import twophase.paper.theorems.conformance.DrivenCases.Integers;
import twophase.paper.theorems.conformance.DrivenCases.Perturbed;
import twophase.paper.theorems.conformance.DrivenCases.Rule;

/** Conformance: a simulator moves the weights as the paper says, and draws what it says. */
@StatementId("conformance")
public class ConformanceProperties {
  /** A law of what was drawn shows in a trial with probability 0.95 or more, if it holds. */
  private static final double CLAIMED = 0.5;

  /** A driven step and a traced one, what is read off states and what is told, look at the same. */
  private static final double HALF = 0.5;

  @Form(
      value = "as-printed.integers",
      settings = {40, 200, 2000})
  void integers(@ForAll("integerSteps") Integers step, Bench bench) {
    assertThat(
        bench.measure(Setting.of(step), trial -> step.measure(trial, Runs.simulator(bench))),
        stands());
  }

  @Form(
      value = "as-printed.label-noise-sgd",
      settings = {20, 100, 1000},
      weight = HALF)
  void labelNoise(@ForAll("learning") Learning run, Bench bench) {
    assertThat(
        bench.measure(
            Setting.of(run), trial -> DrivenCases.measure(run, trial, Runs.simulator(bench))),
        stands());
  }

  @Form(
      value = "as-printed.gradient-descent",
      settings = {20, 100, 1000})
  void gradientDescent(@ForAll("descents") Descent run, Bench bench) {
    assertThat(
        bench.measure(Setting.of(run), trial -> run.measure(trial, Runs.simulator(bench))),
        stands());
  }

  @Form(
      value = "as-printed.sam",
      settings = {20, 100, 1000})
  void sam(@ForAll("perturbed") Perturbed run, Bench bench) {
    assertThat(
        bench.measure(Setting.of(run), trial -> run.measure(trial, Runs.simulator(bench))),
        stands());
  }

  @Form(
      value = "as-printed.draws",
      settings = {9, 24, 100},
      trials = {200, 400, 1000},
      shrinks = {0, 0, 0},
      weight = HALF)
  void draws(@ForAll("drawnRuns") DrawnRun run, Bench bench) {
    assertThat(
        bench.probability(
            Setting.of(run), CLAIMED, trial -> run.look(trial, Runs.simulator(bench))),
        stands());
  }

  @Form(
      value = "as-printed.trace",
      settings = {12, 60, 400},
      weight = HALF)
  void trace(@ForAll("tracedSteps") TracedSteps run, Bench bench) {
    assertThat(
        bench.measure(Setting.of(run), trial -> run.measure(trial, Runs.simulator(bench))),
        stands());
  }

  @Form(
      value = "as-printed.traced-draws",
      settings = {7, 20, 80},
      trials = {200, 400, 1000},
      shrinks = {0, 0, 0},
      weight = HALF)
  void tracedDraws(@ForAll("tracedRuns") TracedRun run, Bench bench) {
    assertThat(
        bench.probability(
            Setting.of(run), CLAIMED, trial -> run.look(trial, Runs.simulator(bench))),
        stands());
  }

  @Provide
  Arbitrary<Integers> integerSteps() {
    return Draws.first(
        List.of(
            new Integers(Rule.LABEL_NOISE, 8, 4, 1),
            new Integers(Rule.GRADIENT_DESCENT, 4, 4, 4),
            new Integers(Rule.SAM, 8, 4, 1)),
        Integers.anywhere());
  }

  @Provide
  Arbitrary<Learning> learning() {
    return Draws.first(
        List.of(
            new Learning(1, 1, Inputs.FRESH, 0.1, 1, 0.5, 3),
            new Learning(8, 4, new Inputs(5), 0.02, 4, 2, 20),
            new Learning(64, 32, Inputs.FRESH, 0.001, 4, 1, 10)),
        DrivenCases.learning());
  }

  @Provide
  Arbitrary<Descent> descents() {
    return Draws.first(
        List.of(
            new Descent(1, 1, new Inputs(2), 0.1, 0.5, 3),
            new Descent(4, 8, new Inputs(5), 0.02, 2, 20),
            new Descent(64, 8, new Inputs(50), 0.01, 1, 10)),
        Descent.anywhere());
  }

  @Provide
  Arbitrary<Perturbed> perturbed() {
    return Draws.first(
        List.of(
            new Perturbed(1, 1, Inputs.FRESH, 0.1, 1, 0.5, 0.1, 3),
            new Perturbed(8, 4, new Inputs(5), 0.02, 4, 2, 0.05, 20),
            new Perturbed(64, 8, Inputs.FRESH, 0.01, 0, 1, 0.5, 10)),
        Perturbed.anywhere());
  }

  /**
   * The fixed settings, nine of them in the quick profile, see every part of a run; more are drawn
   * in the longer ones.
   */
  @Provide
  Arbitrary<DrawnRun> drawnRuns() {
    return Draws.first(
        List.of(
            DrawnRun.noise(3, 1, 1024),
            DrawnRun.schedule(3, 64),
            DrawnRun.order(4, 4, 600),
            DrawnRun.pairs(4, 300),
            DrawnRun.seeds(6000, 2),
            DrawnRun.start(2000, 10),
            DrawnRun.inputs(8, new Inputs(3000), 500),
            DrawnRun.inputs(40, Inputs.FRESH, 2500),
            DrawnRun.start(100_000, 1),
            DrawnRun.inputs(40, new Inputs(4000), 4000)),
        Combinators.combine(
                Arbitraries.integers().between(1, 6),
                Arbitraries.integers().between(1, 200),
                Arbitraries.integers().between(2, 12))
            .as(ConformanceProperties::drawnRun));
  }

  private static DrawnRun drawnRun(int kind, int m, int d) {
    return switch (kind) {
      case 1 -> DrawnRun.start(50 * m, d);
      case 2 -> DrawnRun.noise(d, 1.0 / m, 200);
      case 3 -> DrawnRun.schedule(d, 40);
      case 4 -> DrawnRun.order(d, 1 + m % 10, 1000);
      case 5 -> DrawnRun.pairs(d, 200);
      default -> DrawnRun.inputs(d, new Inputs(20 * m), 500);
    };
  }

  /** The fixed settings have every kind of run: with a schedule, with fresh inputs, with SAM. */
  @Provide
  Arbitrary<TracedSteps> tracedSteps() {
    return Draws.first(
        List.of(
            new TracedSteps(2, 3, new Inputs(5), 1e-3, 1, 0.5, 0, 0, 20),
            new TracedSteps(2, 3, new Inputs(5), 1e-3, 1, 0.5, 0, 3, 20),
            new TracedSteps(2, 3, Inputs.FRESH, 1e-3, 1, 0.5, 0, 0, 20),
            new TracedSteps(2, 3, new Inputs(5), 1e-3, 1, 0.5, 0.1, 0, 20),
            new TracedSteps(64, 8, new Inputs(50), 1e-4, 1, 0.5, 0, 0, 40)),
        TracedSteps.anywhere());
  }

  /** The seven fixed settings see all that is drawn; more are drawn in the longer profiles. */
  @Provide
  Arbitrary<TracedRun> tracedRuns() {
    return Draws.first(
        List.of(
            TracedRun.noise(4, new Inputs(50), 2000),
            TracedRun.noise(4, Inputs.FRESH, 2000),
            TracedRun.order(100, 4000),
            TracedRun.pairs(40, 50, 200),
            TracedRun.inputs(40, new Inputs(1000), 100),
            TracedRun.inputs(8, Inputs.FRESH, 2000),
            TracedRun.starts(500, 40, 500)),
        Combinators.combine(
                Arbitraries.integers().between(1, 5),
                Arbitraries.integers().between(1, 200),
                Arbitraries.integers().between(2, 12))
            .as(ConformanceProperties::tracedRun));
  }

  private static TracedRun tracedRun(int kind, int m, int d) {
    return switch (kind) {
      case 1 -> TracedRun.starts(10 * m, d, 500);
      case 2 -> TracedRun.noise(d, new Inputs(1 + m / 2), 2000);
      case 3 -> TracedRun.order(1 + m, 4000);
      case 4 -> TracedRun.pairs(d + 20, 1 + m, 200);
      default -> TracedRun.inputs(d, new Inputs(200 + 20 * m), 100);
    };
  }
}
