package twophase.kit.bench;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import twophase.kit.bench.CaseFinding.Outcome;
import twophase.kit.evidence.FormFinding;
import twophase.kit.evidence.LawValue;
import twophase.kit.evidence.NotedCase;
import twophase.kit.inference.ErrorLedger;
import twophase.kit.number.Interval;
import twophase.kit.statement.CardReader;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Grade;
import twophase.kit.statement.Scope;
import twophase.kit.statement.Setting;
import twophase.kit.statement.Verdict;

/** What a law decides, lists of readings, landmarks, and how a domain is covered. */
class LawsAndReadingsTest {
  private static final String CARD =
      """
      ---
      id: toy
      title: A toy
      source: nowhere
      line: a line
      formula: a = b
      statistic: the toy's defect
      assumes: [SMALL]
      domains:
        places: {draw: {m: [1, 2]}}
        readings: {draw: {m: [1, 2]}, readings: true}
        in-turn: {draw: {m: [1, 2, 3]}, first: [{m: 1}, {m: 2}, {m: 3}]}
      forms:
        - form: as-printed
          claim: a claim
          expected: REFUTED
          because: why
          domain: places
          law: {grade: DERIVED, tested-by: [sharp], unproved: that it is so}
        - form: reading
          claim: a claim
          expected: HOLDS
          because: why
          domain: readings
          scope: printed-run
        - form: sharp
          claim: a claim
          expected: HOLDS
          because: why
          domain: places
        - form: corrected
          claim: a claim
          expected: HOLDS
          because: why
          domain: in-turn
      ---
      body
      """;

  /** The setting as a property class has it. */
  record At(int m) {}

  private static final Conditions CONDITIONS =
      new Conditions(
          List.of(
              new Hypothesis(
                  "SMALL",
                  "m < 5",
                  "",
                  "",
                  at -> ((At) at).m() < 5 ? Hypothesis.Met.YES : Hypothesis.Met.NO)),
          List.of(),
          Optional.of(
              new Landmark(
                  "the run of five",
                  "steps",
                  at -> OptionalDouble.of(Math.abs(((At) at).m() - 5)))));

  private final Workers workers = new Workers(1);

  @AfterEach
  void close() {
    workers.close();
  }

  private OpenBench bench(String form) {
    Session session =
        new Session(
            new Task(
                0,
                Profile.QUICK,
                new Simulator() {
                  @Override
                  public String name() {
                    return "none";
                  }

                  @Override
                  public String version() {
                    return "1";
                  }
                },
                ErrorLedger.of(1e-6, 1, Map.of("toy." + form, 1.0)),
                Map.of("toy", CardReader.parse("toy", "toy.md", CARD, Map.of())),
                CONDITIONS,
                false),
            Means.of(workers));
    return session.open(new FormId("toy", form), new Effort(4, 1, 9, false));
  }

  private static CaseFinding law(OpenBench bench, int m, double low, double high) {
    return bench.test(
        new At(m),
        new Claim(
            Evaluated.class,
            () -> Allowance.seen(1),
            trial -> new Evaluated(Interval.of(low, high), 0, low + " to " + high)));
  }

  private static CaseFinding run(OpenBench bench, int m, double observed, boolean diverged) {
    return bench.test(
        new At(m),
        new Claim(
            Measurement.class,
            () -> Allowance.seen(1),
            trial ->
                diverged
                    ? Measurement.divergence(observed, 0, "seen " + observed)
                    : new Measurement(observed, 0, "seen " + observed)));
  }

  private static FormFinding close(OpenBench bench, int smallest) {
    return bench.close(
        smallest == 0 ? Optional.empty() : Optional.of(Setting.of(new At(smallest))),
        Optional.empty());
  }

  @Test
  void aLawDecidesWhateverItsError() {
    OpenBench bench = bench("as-printed");
    assertThat(law(bench, 1, -2, -1).outcome(), equalTo(Outcome.HELD));
    assertThat(law(bench, 2, 1, Double.POSITIVE_INFINITY).outcome(), equalTo(Outcome.FAILED));
    assertThat(law(bench, 3, -1, 1).outcome(), equalTo(Outcome.UNDECIDED));
    assertThat(law(bench, 6, 1, 2).outcome(), equalTo(Outcome.FAILED));
    FormFinding found = close(bench, 0);
    assertThat(found.verdict(), equalTo(Verdict.REFUTED));
    assertThat(found.grade(), equalTo(Grade.DERIVED));
    assertThat(found.trials(), equalTo(0L));
    assertThat(found.scope(), equalTo(Scope.WITHIN));
    assertThat(found.told(), equalTo("refuted; that it is so"));
    assertThat(
        found.values().stream().map(LawValue::outcome).toList(),
        contains("HELD", "FAILED", "UNDECIDED", "FAILED"));
    assertThat(
        found.noted().stream().map(NotedCase::what).toList(),
        contains("nearest to the run of five"));
  }

  /** Where a row is nearer to the landmark than what was drawn, it is what a reader asks for. */
  @Test
  void rowsAreNotedBesideTheCasesThatDecide() {
    OpenBench bench = bench("as-printed");
    law(bench, 1, 1, 2);
    OpenBench four = bench("as-printed");
    law(four, 4, 1, 2);
    bench.necessity("that m is small", four);
    OpenBench five = bench("as-printed");
    law(five, 5, -2, -1);
    bench.necessity("that m is below 5", five);
    FormFinding found = close(bench, 0);
    assertThat(found.cases(), equalTo(1L));
    assertThat(
        found.noted().stream().map(n -> n.what() + " " + n.outcome()).toList(),
        contains("at the run of five HELD", "nearest to the run of five FAILED"));
    assertThat(found.noted().get(1).distance(), equalTo(1.0));
    assertThat(found.noted().get(0).hypotheses().get(0).met(), equalTo("false"));
    assertThat(
        "the row has no part in the form's hypotheses",
        found.hypotheses().get(0).met(),
        equalTo("true"));
  }

  @Test
  void aListOfReadingsHoldsWhereOneDoes() {
    OpenBench bench = bench("reading");
    run(bench, 1, 1, false);
    run(bench, 5, -1, false);
    FormFinding found = close(bench, 0);
    assertThat(found.verdict(), equalTo(Verdict.HOLDS));
    assertThat(found.told(), equalTo("reproduced; in 1 of 2 readings"));
    assertThat(found.counterexample().isPresent(), equalTo(false));
    assertThat(found.noted().get(0).what(), equalTo("at the run of five"));
    OpenBench none = bench("reading");
    run(none, 1, 1, false);
    run(none, 2, 1, false);
    assertThat(close(none, 0).told(), equalTo("not reproduced; in 0 of 2 readings"));
  }

  @Test
  void aSmallerSettingHasToFailInTheSameWay() {
    OpenBench bench = bench("sharp");
    assertThat(run(bench, 9, 1, false).failed(), equalTo(true));
    assertThat(run(bench, 3, 1, true).failed(), equalTo(false));
    assertThat(run(bench, 2, 1, false).failed(), equalTo(true));
    FormFinding found = close(bench, 2);
    assertThat(found.counterexample().orElseThrow().setting().toString(), equalTo("m=2"));
    assertThat(found.told(), equalTo("our law fails"));
  }

  @Test
  void aFailureByDivergenceIsToldAsOne() {
    OpenBench bench = bench("sharp");
    run(bench, 9, 1, true);
    assertThat(close(bench, 9).told(), containsString("its runs diverge"));
  }

  @Test
  void whatHoldsSaysHowMuchItCovers() {
    OpenBench bench = bench("sharp");
    run(bench, 1, -1, false);
    run(bench, 2, -1, false);
    FormFinding drawn = close(bench, 0);
    assertThat(drawn.detectable(), hasItem(startsWith("a claim that fails at 9")));
    assertThat(drawn.noted(), empty());
    OpenBench list = bench("reading");
    run(list, 1, -1, false);
    run(list, 2, 1, false);
    assertThat(close(list, 0).notes(), hasItem(containsString("its settings are a list (2), all")));
  }

  @Test
  void ofAListOfWhichSomeWereTestedItSaysHowMany() {
    OpenBench some = bench("corrected");
    run(some, 1, -1, false);
    run(some, 2, -1, false);
    assertThat(
        close(some, 0).notes(),
        hasItem(containsString("a list, of which the first 2 of 3 were tested: no other")));
    OpenBench all = bench("corrected");
    IntStream.rangeClosed(1, 3).forEach(m -> run(all, m, -1, false));
    assertThat(
        close(all, 0).notes(), hasItem(containsString("a list (3), all of which were tested")));
  }
}
