package twophase.kit.suite;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import twophase.kit.bench.Progress;
import twophase.kit.evidence.Comparison;
import twophase.kit.evidence.Evidence;
import twophase.paper.Paper;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.ReferenceSimulator;
import twophase.paper.dynamics.Run;
import twophase.paper.simulators.FastSimulator;
import twophase.paper.theorems.WrongSimulators;

/** Runs of simulators that differ, compared. */
class RunComparisonTest {
  static Evidence run(NetworkSimulator simulator, String... statements) {
    RunRequest request = Paper.quick(4, simulator, statements).forVerdictsOnly();
    return Suite.run(request, Progress.NONE);
  }

  /** A simulator that goes by the suite's own name, as a changed version of it would. */
  static NetworkSimulator changed(BiFunction<Run, Observer, Outcome> runs) {
    return new NetworkSimulator() {
      @Override
      public String name() {
        return "twophase";
      }

      @Override
      public String version() {
        return "other";
      }

      @Override
      public Outcome run(Run run, Observer observer) {
        return runs.apply(run, observer);
      }
    };
  }

  /** The reference simulator in free runs, other formulas of the same step in driven ones. */
  private static Outcome reordered(Run run, Observer observer) {
    return run instanceof Run.Free
        ? new ReferenceSimulator().run(run, observer)
        : WrongSimulators.reordered().run(run, observer);
  }

  private static Outcome onePercentFaster(Run run, Observer observer) {
    Run faster =
        run.either(
            driven ->
                driven.rule().data().isEmpty()
                    ? driven
                    : new Run.Driven(
                        driven.rule(), 1.01 * driven.eta(), driven.start(), driven.steps()),
            free -> free);
    return new FastSimulator().run(faster, observer);
  }

  /** As two evidence files are. */
  static Comparison compared(Evidence before, Evidence after) {
    return Comparison.of("before", before, after);
  }

  @Test
  void anotherOrderOfOperationsIsNoChange() {
    String[] statements = {"growth-law", "oscillation"};
    Comparison comparison =
        compared(
            run(new FastSimulator(), statements),
            run(changed(RunComparisonTest::reordered), statements));
    assertThat(comparison.changes().toString(), comparison.unchanged(), equalTo(true));
  }

  @Test
  void onePercentOfTheStepSizeIsAChange() {
    Comparison comparison =
        compared(
            run(new FastSimulator(), "growth-law"),
            run(changed(RunComparisonTest::onePercentFaster), "growth-law"));
    assertThat(comparison.unchanged(), equalTo(false));
    assertThat(comparison.movedFirst(), equalTo(Optional.of("growth-law")));
  }
}
