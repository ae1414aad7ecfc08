package twophase.suite;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import twophase.bench.Profile;
import twophase.bench.Progress;
import twophase.dynamics.FastSimulator;
import twophase.dynamics.Observer;
import twophase.dynamics.Outcome;
import twophase.dynamics.ReferenceSimulator;
import twophase.dynamics.Run;
import twophase.dynamics.Simulator;
import twophase.evidence.Comparison;
import twophase.evidence.Evidence;
import twophase.statement.CardReader;
import twophase.theorems.Catalogue;
import twophase.theorems.WrongSimulators;

/** Runs of simulators that differ, compared. */
class RunComparisonTest {
  static Evidence run(Simulator simulator, String... statements) {
    RunRequest request =
        new RunRequest(
                Profile.QUICK,
                4,
                2,
                simulator,
                Catalogue.cards(CardReader::bundled),
                List.of(statements),
                "verify")
            .forVerdictsOnly();
    return Suite.run(request, Progress.NONE);
  }

  /** A simulator that goes by the suite's own name, as a changed version of it would. */
  static Simulator changed(BiFunction<Run, Observer, Outcome> runs) {
    return new Simulator() {
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
        run instanceof Run.GradientDescent descent
            ? new Run.GradientDescent(
                1.01 * descent.eta(), descent.start(), descent.data(), descent.steps())
            : run;
    return new FastSimulator().run(faster, observer);
  }

  /** As two evidence files are. */
  static Comparison compared(Evidence before, Evidence after) {
    return Comparison.of("before", before, after);
  }

  @Test
  void anotherOrderOfOperationsIsNoChange() {
    String[] statements = {"lemma-3", "oscillation"};
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
