package twophase.kit.evidence;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twophase.kit.number.Interval;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Grade;
import twophase.kit.statement.Premises;
import twophase.kit.statement.Scope;
import twophase.kit.statement.Selection;
import twophase.kit.statement.Setting;
import twophase.kit.statement.Verdict;

class ComparisonTest {

  /**
   * A run that examined one form at one setting.
   *
   * @param seed of the run
   * @param successes of 100 trials
   * @param value median of what they measured
   * @param ninetieth percentile of it
   */
  private record Examined(
      long seed,
      String form,
      Verdict verdict,
      int successes,
      double value,
      double ninetieth,
      String setting,
      Quantity quantity) {

    static Examined with(long seed, Verdict verdict, int successes, double value) {
      return new Examined(seed, "sharp", verdict, successes, value, 3, "m=1", Quantity.SHARE);
    }

    Examined at(String other) {
      return new Examined(seed, form, verdict, successes, value, ninetieth, other, quantity);
    }

    Examined named(String other) {
      return new Examined(seed, other, verdict, successes, value, ninetieth, setting, quantity);
    }

    Examined spreadTo(double other) {
      return new Examined(seed, form, verdict, successes, value, other, setting, quantity);
    }

    Examined deciding(Quantity other) {
      return new Examined(seed, form, verdict, successes, value, ninetieth, setting, other);
    }

    Evidence evidence() {
      RunInfo toy = Toy.run(Optional.empty());
      RunInfo run =
          new RunInfo(
              toy.started(),
              toy.profile(),
              seed,
              toy.threads(),
              toy.theory(),
              toy.simulator(),
              toy.version(),
              toy.commit(),
              toy.code(),
              toy.java(),
              toy.os(),
              toy.command(),
              Optional.empty(),
              Selection.ALL);
      return new Evidence(
          run,
          new ErrorBudget(1e-6, 0, 0, Optional.empty()),
          List.of(
              new StatementFinding(
                  "toy", "A toy", "nowhere", Premises.NONE, List.of(WholeForm.tested(finding())))));
    }

    private FormFinding finding() {
      return new FormFinding(
          new FormId("toy", form),
          verdict,
          verdict,
          new Bearing(Scope.OWN, List.of(), "our law holds"),
          Grade.STATISTICAL,
          1,
          100,
          0,
          setting,
          List.of(),
          "claimed",
          "measured",
          OptionalDouble.empty(),
          Optional.of(around(value)),
          List.of(
              new SettingFinding(
                  Setting.parse(setting),
                  "HELD",
                  quantity,
                  successes / 100.0,
                  0.5,
                  Optional.empty(),
                  100,
                  Optional.of(new Interval(0, 1, 0.99)).filter(i -> quantity == Quantity.SHARE),
                  new Interval(successes / 100.0 - 0.05, successes / 100.0 + 0.05, 0.99),
                  Optional.of(around(value)),
                  Optional.of(new Deciles(around(1), around(ninetieth))),
                  "",
                  SettingCurves.NONE)),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          true,
          false,
          Optional.empty(),
          Optional.empty(),
          0);
    }

    private static Measure around(double value) {
      return new Measure(value, value - 0.01, value + 0.01);
    }
  }

  private static Comparison compared(Examined before, Examined after) {
    return Comparison.of("A", before.evidence(), "B", after.evidence());
  }

  private static List<String> changes(Examined before, Examined after) {
    return compared(before, after).changes().stream().map(Comparison.Change::toString).toList();
  }

  private static Examined holds(long seed, int successes, double value) {
    return Examined.with(seed, Verdict.HOLDS, successes, value);
  }

  @Test
  void nothingChangedBeyondRoundingOfTheSameDraws() {
    Comparison comparison = compared(holds(0, 90, 2), holds(0, 90, 2 + 1e-9));
    assertThat(comparison.sameDraws(), equalTo(true));
    assertThat(comparison.unchanged(), equalTo(true));
    assertThat(
        comparison.lines(),
        contains(
            "A: The one verdict is as expected (1 HOLDS).",
            "B: The one verdict is as expected (1 HOLDS).",
            "Nothing changed from A to B."));
  }

  @Test
  void withTheSameDrawsOneOtherTrialIsAChange() {
    assertThat(
        changes(holds(0, 90, 2), holds(0, 91, 2.0001)),
        contains(
            "toy.sharp: frequency 90 of 100 -> 91 of 100 at m=1",
            "toy.sharp: number 2 -> 2.0001 at m=1"));
  }

  @Test
  void withOtherDrawsOnlyWhatIsBeyondTheJointErrorIsAChange() {
    assertThat(compared(holds(0, 90, 2), holds(1, 80, 2.03)).unchanged(), equalTo(true));
    assertThat(
        compared(holds(0, 90, 2), holds(1, 10, 2.05)).changes().stream()
            .map(Comparison.Change::what)
            .toList(),
        contains("frequency", "number", "number"));
  }

  /** Another profile, or another seed, tests other settings: their numbers are no change. */
  @Test
  void whatWasMeasuredElsewhereIsNoChange() {
    assertThat(compared(holds(1, 90, 2), holds(0, 10, 7).at("m=500")).unchanged(), equalTo(true));
    assertThat(
        "at the setting, but not at each run's smallest counterexample",
        changes(Examined.with(0, Verdict.REFUTED, 9, 2), Examined.with(1, Verdict.REFUTED, 9, 7)),
        contains("toy.sharp: number 2 -> 7 at m=1"));
  }

  /** The same draws are at the same settings, however alike the rest is. */
  @Test
  void settingsThatAreGoneAreAChange() {
    assertThat(
        changes(holds(0, 90, 2), holds(0, 90, 2).at("m=500")),
        contains("toy.sharp: settings 1 -> 1 at m=1"));
  }

  @Test
  void aVerdictThatTurnsIsNamed() {
    Comparison turned = compared(holds(0, 9, 2), Examined.with(0, Verdict.REFUTED, 9, 2));
    assertThat(turned.changes().get(0).toString(), equalTo("toy.sharp: verdict HOLDS -> REFUTED"));
    assertThat(turned.movedFirst(), equalTo(Optional.of("toy")));
  }

  /** Compared is what both runs have. */
  @Test
  void aFormThatOneRunDidNotTestIsNoChange() {
    Comparison other = compared(holds(0, 9, 2), holds(0, 9, 2).named("corrected"));
    assertThat(other.unchanged(), equalTo(true));
    assertThat(
        other.lines().subList(2, 5),
        contains(
            "1 not run in A: toy.corrected",
            "1 not run in B: toy.sharp",
            "Nothing changed from A to B in what both have."));
    Examined lacking = Examined.with(0, Verdict.NOT_OFFERED, 9, 2);
    assertThat(
        "what a simulator does not offer",
        compared(holds(0, 9, 2), lacking).unchanged(),
        equalTo(true));
  }

  @Test
  void howTheNumbersAreSpreadIsCompared() {
    assertThat(
        changes(holds(0, 90, 2), holds(1, 90, 2).spreadTo(9)),
        contains("toy.sharp: ninetieth 3 -> 9 at m=1"));
  }

  @Test
  void aNumberThatIsNotFiniteIsWhatItsFileSaysItIs(@TempDir Path folder) throws IOException {
    Examined infinite = Examined.with(1, Verdict.HOLDS, 50, Double.POSITIVE_INFINITY);
    Examined spread = Examined.with(1, Verdict.HOLDS, 50, 2).spreadTo(Double.POSITIVE_INFINITY);
    for (Examined run : List.of(infinite, spread)) {
      Evidence found = run.evidence();
      Evidence kept =
          EvidenceFile.read(Files.writeString(folder.resolve("e.json"), EvidenceFile.text(found)));
      for (Evidence before : List.of(found, kept)) {
        assertThat(Comparison.of("before", before, found).changes(), empty());
      }
    }
    assertThat(
        changes(Examined.with(1, Verdict.HOLDS, 50, 2), infinite),
        contains("toy.sharp: number 2 -> Infinity at m=1"));
  }

  @Test
  void meansAreComparedAsNumbersAre() {
    Examined before = holds(0, 30, 2).deciding(Quantity.CHANCE);
    assertThat(
        changes(before, holds(0, 31, 2).deciding(Quantity.CHANCE)),
        contains("toy.sharp: mean 0.3 -> 0.31 at m=1"));
    assertThat(
        compared(before, holds(1, 45, 2).deciding(Quantity.CHANCE)).unchanged(), equalTo(true));
    assertThat(
        changes(before, holds(1, 55, 2).deciding(Quantity.CHANCE)),
        contains("toy.sharp: mean 0.3 -> 0.55 at m=1"));
  }
}
