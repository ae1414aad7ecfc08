package twophase.suite;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
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
import twophase.statement.BadInputException;
import twophase.statement.CardReader;
import twophase.theorems.Catalogue;
import twophase.theorems.WrongSimulators;

class ComparisonTest {
  private static String evidence(
      int seed, String verdict, int successes, int trials, double value) {
    return """
        {"schema":"twophase-evidence/1",
         "run":{"profile":"quick","seed":%d,"simulator":{"name":"toy"}},
         "statements":[{"id":"toy","forms":[{"form":"sharp","verdict":"%s","grade":"STATISTICAL",
           "measure":{"estimate":%s,"low":%s,"high":%s},"offered":true,
           "settings":[{"setting":{"m":1},"observed":%s,"trials":%d,
             "value":{"estimate":%s,"low":%s,"high":%s},
             "spread":{"tenth":{"estimate":1,"low":0.9,"high":1.1},
                       "ninetieth":{"estimate":3,"low":2.9,"high":3.1}}}]}]}]}
        """
        .formatted(
            seed,
            verdict,
            value,
            value - 0.01,
            value + 0.01,
            (double) successes / trials,
            trials,
            value,
            value - 0.01,
            value + 0.01);
  }

  private static Comparison compared(String before, String after) {
    return Comparison.of(KeptEvidence.of("A", before), KeptEvidence.of("B", after));
  }

  @Test
  void nothingChangedBeyondRoundingOfTheSameDraws() {
    Comparison comparison =
        compared(evidence(0, "HOLDS", 90, 100, 2), evidence(0, "HOLDS", 90, 100, 2 + 1e-9));
    assertThat(comparison.sameDraws(), equalTo(true));
    assertThat(comparison.unchanged(), equalTo(true));
    assertThat(comparison.lines(), contains("Nothing changed from A to B."));
  }

  @Test
  void withTheSameDrawsOneOtherTrialIsAChange() {
    Comparison comparison =
        compared(evidence(0, "HOLDS", 90, 100, 2), evidence(0, "HOLDS", 91, 100, 2.0001));
    assertThat(
        comparison.changes().stream().map(Comparison.Change::toString).toList(),
        contains(
            "toy.sharp: frequency 90 of 100 -> 91 of 100 at {\"m\":1}",
            "toy.sharp: number 2 -> 2.0001 at {\"m\":1}"));
  }

  @Test
  void withOtherDrawsOnlyWhatIsBeyondTheJointErrorIsAChange() {
    assertThat(
        compared(evidence(0, "HOLDS", 90, 100, 2), evidence(1, "HOLDS", 80, 100, 2.03)).unchanged(),
        equalTo(true));
    Comparison far =
        compared(evidence(0, "HOLDS", 90, 100, 2), evidence(1, "HOLDS", 10, 100, 2.05));
    assertThat(
        far.changes().stream().map(Comparison.Change::what).toList(),
        contains("frequency", "number", "number"));
  }

  /** Another profile, or another seed, tests other settings: their numbers are no change. */
  @Test
  void whatWasMeasuredElsewhereIsNoChange() {
    String there = evidence(1, "HOLDS", 90, 100, 2);
    String elsewhere = evidence(0, "HOLDS", 10, 100, 7).replace("{\"m\":1}", "{\"m\":500}");
    assertThat(compared(there, elsewhere).lines(), contains("Nothing changed from A to B."));
    Comparison refuted =
        compared(evidence(0, "REFUTED", 9, 100, 2), evidence(1, "REFUTED", 9, 100, 7));
    assertThat(
        "at the setting, but not at each run's smallest counterexample",
        refuted.changes().stream().map(Comparison.Change::toString).toList(),
        contains("toy.sharp: number 2 -> 7 at {\"m\":1}"));
  }

  @Test
  void aVerdictThatTurnsAndAFormThatIsMissingAreNamed() {
    Comparison turned = compared(evidence(0, "HOLDS", 9, 9, 2), evidence(0, "REFUTED", 9, 9, 2));
    assertThat(turned.changes().get(0).toString(), equalTo("toy.sharp: verdict HOLDS -> REFUTED"));
    assertThat(turned.movedFirst(), equalTo(Optional.of("toy")));
    Comparison missing =
        compared(
            evidence(0, "HOLDS", 9, 9, 2),
            evidence(0, "HOLDS", 9, 9, 2).replace("sharp", "corrected"));
    assertThat(missing.changes().size(), equalTo(2));
  }

  static KeptEvidence run(Simulator simulator, String... statements) {
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
    return KeptEvidence.of(simulator.name(), EvidenceFile.text(Suite.run(request, Progress.NONE)));
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

  @Test
  void anotherOrderOfOperationsIsNoChange() {
    String[] statements = {"lemma-3", "oscillation"};
    Comparison comparison =
        Comparison.of(
            run(new FastSimulator(), statements),
            run(changed(ComparisonTest::reordered), statements));
    assertThat(comparison.changes().toString(), comparison.unchanged(), equalTo(true));
  }

  @Test
  void onePercentOfTheStepSizeIsAChange() {
    Comparison comparison =
        Comparison.of(
            run(new FastSimulator(), "growth-law"),
            run(changed(ComparisonTest::onePercentFaster), "growth-law"));
    assertThat(comparison.unchanged(), equalTo(false));
    assertThat(comparison.movedFirst(), equalTo(Optional.of("growth-law")));
  }

  @Test
  void howTheNumbersAreSpreadIsCompared() {
    String wide =
        evidence(1, "HOLDS", 90, 100, 2)
            .replace(
                "\"estimate\":3,\"low\":2.9,\"high\":3.1",
                "\"estimate\":9,\"low\":8.9,\"high\":9.1");
    assertThat(
        compared(evidence(0, "HOLDS", 90, 100, 2), wide).changes().stream()
            .map(Comparison.Change::toString)
            .toList(),
        contains("toy.sharp: ninetieth 3 -> 9 at {\"m\":1}"));
  }

  @Test
  void whatIsNoEvidenceIsSaidToBeNone() {
    for (String text : List.of("{", "[]", "{\"schema\":\"other\"}")) {
      BadInputException e =
          assertThrows(BadInputException.class, () -> KeptEvidence.of("file.json", text));
      assertThat(e.getMessage(), containsString("file.json: no evidence file"));
    }
    assertThrows(BadInputException.class, () -> KeptEvidence.read(Path.of("/no/such/file")));
  }
}
