package twophase.kit.evidence;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import twophase.kit.statement.Alternative;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Grade;
import twophase.kit.statement.Scope;
import twophase.kit.statement.Telling;
import twophase.kit.statement.Verdict;

class BearingTest {
  private static final List<HypothesisStanding> STANDINGS =
      List.of(
          new HypothesisStanding("A0", "true", "", ""),
          new HypothesisStanding("A2", "false", "", ""),
          new HypothesisStanding("A4", "mixed", "", ""),
          new HypothesisStanding("A6", "false", "as inferred", ""));

  private static Bearing bearing(Verdict verdict, Telling telling, List<String> assumed) {
    return Bearing.of(verdict, telling, assumed, STANDINGS, List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "printed-run, HOLDS, reproduced",
    "printed-run, REFUTED, not reproduced",
    "reading, REFUTED, 'as we read it, fails'",
    "own, HOLDS, our law holds",
    "own, INCONCLUSIVE, undecided",
    "reading, VACUOUS, vacuous"
  })
  void aDeclaredScopeIsTold(String scope, Verdict verdict, String told) {
    Telling telling = new Telling(Optional.of(Scope.of(scope)), "", false);
    assertThat(bearing(verdict, telling, List.of("A2")).told(), equalTo(told));
  }

  @Test
  void thePrintedFormIsWithinOnlyWhereAllThatItAssumesIsMet() {
    Telling printed = new Telling(Scope.byName("as-printed.a"), "", false);
    Bearing within = bearing(Verdict.REFUTED, printed, List.of("A0"));
    assertThat(within.scope(), equalTo(Scope.WITHIN));
    assertThat(within.told(), equalTo("refuted"));
    assertThat(within.unmet(), empty());
    Bearing outside = bearing(Verdict.REFUTED, printed, List.of("A0", "A4", "A6"));
    assertThat(outside.scope(), equalTo(Scope.OUTSIDE));
    assertThat(outside.unmet(), contains("A4", "A6"));
    assertThat(outside.told(), equalTo("conclusion fails outside A4, A6"));
    assertThat(
        bearing(Verdict.HOLDS, printed, List.of("A2")).told(),
        equalTo("conclusion holds outside A2"));
  }

  @Test
  void aMisprintGoesFirstAndAsidesAreAdded() {
    Telling misprint = new Telling(Optional.empty(), "by a factor", true);
    assertThat(
        Bearing.of(Verdict.REFUTED, misprint, List.of("A2"), STANDINGS, List.of("seen")).told(),
        equalTo("misprint; seen; by a factor"));
    assertThat(bearing(Verdict.HOLDS, misprint, List.of()).told(), equalTo("holds; by a factor"));
  }

  @Test
  void aCounterexampleTellsWhichHypothesesItMeets() {
    assertThat(
        HypothesisStanding.words(STANDINGS),
        equalTo("meets A0; A2 not; A4 not everywhere; A6 not (as inferred)"));
  }

  private static FormFinding part(String name, Verdict verdict, Scope scope, String... unmet) {
    FormFinding toy = Toy.finding("as-printed." + name, verdict, verdict, null);
    return new FormFinding(
        toy.id(),
        verdict,
        verdict,
        new Bearing(scope, List.of(unmet), name),
        Grade.STATISTICAL,
        1,
        1,
        0,
        "",
        List.of(),
        "",
        "",
        toy.tightness(),
        toy.measure(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        true,
        false,
        Optional.empty(),
        toy.counterexample(),
        0);
  }

  private static FormFinding whole(List<Alternative> readings, FormFinding... parts) {
    return WholeForm.of(new FormId("toy", "as-printed"), List.of(parts), readings).finding();
  }

  /** Refuted: the strongest of those that are. Holds: the weakest. */
  @Test
  void aConjunctionSpeaksOfThePartThatDecidedIt() {
    FormFinding within = part("w", Verdict.REFUTED, Scope.WITHIN);
    FormFinding outside = part("o", Verdict.REFUTED, Scope.OUTSIDE, "A2");
    FormFinding holds = part("h", Verdict.HOLDS, Scope.OUTSIDE, "A2");
    FormFinding other = part("k", Verdict.HOLDS, Scope.OUTSIDE, "A6");
    assertThat(whole(List.of(), outside, within, holds).scope(), equalTo(Scope.WITHIN));
    assertThat(whole(List.of(), outside, within, holds).told(), equalTo("w"));
    FormFinding both = whole(List.of(), holds, other);
    assertThat(both.scope(), equalTo(Scope.OUTSIDE));
    assertThat(both.unmet(), contains("A2", "A6"));
    assertThat(both.told(), equalTo("conclusion holds outside A2, A6"));
    FormFinding own = part("own", Verdict.HOLDS, Scope.OWN);
    assertThat(whole(List.of(), holds, own).told(), equalTo("own"));
  }

  @Test
  void interpretationsAreRefutedOnlyIfAllAre() {
    List<Alternative> readings =
        List.of(
            new Alternative("given the neuron", List.of("as-printed.a", "as-printed.b")),
            new Alternative("over the start", List.of("as-printed.c")));
    FormFinding a = part("a", Verdict.HOLDS, Scope.OUTSIDE, "A2");
    FormFinding b = part("b", Verdict.REFUTED, Scope.WITHIN);
    FormFinding holds = part("c", Verdict.HOLDS, Scope.WITHIN);
    FormFinding one = whole(readings, a, b, holds);
    assertThat(one.verdict(), equalTo(Verdict.HOLDS));
    assertThat(one.scope(), equalTo(Scope.WITHIN));
    assertThat(
        one.told(), equalTo("1 of 2 readings hold: over the start: c | given the neuron: b"));
    FormFinding vacuous = part("c", Verdict.VACUOUS, Scope.OUTSIDE, "A2");
    assertThat(whole(readings, a, b, vacuous).verdict(), equalTo(Verdict.VACUOUS));
    FormFinding refuted = part("c", Verdict.REFUTED, Scope.OUTSIDE, "A2");
    FormFinding none = whole(readings, a, b, refuted);
    assertThat(none.verdict(), equalTo(Verdict.REFUTED));
    assertThat(none.scope(), equalTo(Scope.WITHIN));
  }
}
