package twophase.kit.evidence;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import twophase.kit.bench.Progress;
import twophase.kit.number.Interval;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.Card;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Grade;
import twophase.kit.statement.Premises;
import twophase.kit.statement.Scope;
import twophase.kit.statement.Selection;
import twophase.kit.statement.Setting;
import twophase.kit.statement.Token;
import twophase.kit.statement.Verdict;
import twophase.kit.suite.Suite;
import twophase.paper.Paper;
import twophase.paper.simulators.FastSimulator;

class EvidenceFileTest {
  private static final Map<String, Card> CARDS = Paper.CARDS;

  @TempDir private Path folder;

  private Evidence again(Evidence evidence) throws IOException {
    return EvidenceFile.read(
        Files.writeString(folder.resolve("e.json"), EvidenceFile.text(evidence)));
  }

  /** Counterexamples, tables of necessity, hypotheses, notes, settings with exponents. */
  @Test
  void aRunReadsBackAsItWas() throws IOException {
    List<String> rich =
        List.of("theorem-2", "lemma-3", "norm-balance", "oscillation", "condition-1");
    Evidence evidence = Suite.run(Paper.quick(0, new FastSimulator()).about(rich), Progress.NONE);
    Evidence again = again(evidence);
    assertThat(EvidenceFile.text(again), equalTo(EvidenceFile.text(evidence)));
    assertThat(again.run(), equalTo(evidence.run()));
    for (int k = 0; k < evidence.lines().size(); k++) {
      FormFinding one = evidence.lines().get(k);
      FormFinding other = again.lines().get(k);
      assertThat(other.settings(), equalTo(one.settings()));
      assertThat(other.necessity(), equalTo(one.necessity()));
      assertThat(other.hypotheses(), equalTo(one.hypotheses()));
      assertThat(other.counterexample(), equalTo(one.counterexample()));
      assertThat(other.id(), equalTo(one.id()));
    }
  }

  private static Evidence extreme(double number) {
    Setting setting =
        Setting.parse("m=1000000,d=-3,n=1/3,eta=1e-7,sigma=1e6,thetaNorm=0.0000012e0");
    Token token = Token.parse("oscillation:corrected:quick:5:3-9:failed:m=1,eta=1e-7");
    FormFinding finding =
        new FormFinding(
            new FormId("oscillation", "corrected"),
            Verdict.REFUTED,
            Verdict.HOLDS,
            new Bearing(Scope.OWN, List.of(), "our law holds"),
            Grade.EMPIRICAL,
            Long.MAX_VALUE,
            0,
            number,
            "",
            List.of(
                new HypothesisStanding("A1", "true", "", ""),
                new HypothesisStanding("A2", "false", "", "a \"note\"\n"),
                new HypothesisStanding("A3", "mixed", "", "ünïcode λ")),
            CARDS.get("oscillation").line("corrected").orElseThrow().claim(),
            "",
            OptionalDouble.of(number),
            Optional.of(new Measure(number, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)),
            List.of(
                new SettingFinding(
                    setting,
                    "HELD",
                    Quantity.SHARE,
                    number,
                    -number,
                    Optional.empty(),
                    3,
                    Optional.of(new Interval(0, 1, 0.99)),
                    new Interval(-1, 1, 0.99),
                    Optional.empty(),
                    Optional.empty(),
                    "",
                    SettingCurvesJsonTest.FULL),
                new SettingFinding(
                    Setting.parse("m=1"),
                    "FAILED",
                    Quantity.MEAN_AT_MOST,
                    1e-30,
                    1e-31,
                    Optional.of(new Interval(1e-31, 2e-30, 1)),
                    1,
                    Optional.empty(),
                    new Interval(0, Double.POSITIVE_INFINITY, 0.99),
                    Optional.empty(),
                    Optional.empty(),
                    "",
                    SettingCurves.NONE)),
            List.of(
                new LawValue(token, "UNDECIDED", Interval.of(1, Double.POSITIVE_INFINITY), 1, "w")),
            List.of(
                new NotedCase(
                    "nearest",
                    "HELD",
                    token,
                    0.5,
                    "w",
                    List.of(new HypothesisStanding("A1", "true", "", "n")))),
            List.of(new Necessity("a", Verdict.VACUOUS, token, number, 0, 0, "", 1e-300)),
            List.of(),
            List.of("a failure"),
            false,
            true,
            Optional.of("why"),
            Optional.of(
                new Counterexample(
                    token,
                    Double.POSITIVE_INFINITY,
                    Double.NEGATIVE_INFINITY,
                    "words",
                    List.of("given 1", "got 2"),
                    List.of(new HypothesisStanding("A0", "unknown", "as taken", "n")))),
            12.3456);
    RunInfo run =
        new RunInfo(
            "2026-01-02T03:04:05Z",
            "deep",
            (1L << 53) - 1,
            1,
            "toys",
            new RunInfo.Tested("a", ""),
            "v",
            "c",
            "0",
            "17",
            "os",
            "verify",
            Optional.of(new Shard(2, 5)),
            Selection.ALL);
    return new Evidence(
        run,
        new ErrorBudget(1e-6, 0, 0, Optional.empty()),
        List.of(
            new StatementFinding(
                "oscillation",
                "t",
                "s",
                new Premises(List.of("A1"), List.of("toy")),
                List.of(WholeForm.tested(finding)))));
  }

  @Test
  void numbersNotesAndNothingReadBack() throws IOException {
    for (double number :
        new double[] {0, 1, 20, -1e-300, 1e300, Double.MIN_VALUE, 0.1 + 0.2, Double.NaN}) {
      Evidence evidence = extreme(number);
      Evidence again = again(evidence);
      assertThat(EvidenceFile.text(again), equalTo(EvidenceFile.text(evidence)));
      FormFinding one = evidence.lines().get(0);
      FormFinding other = again.lines().get(0);
      assertThat(other.counterexample(), equalTo(one.counterexample()));
      assertThat(other.measure(), equalTo(one.measure()));
      assertThat(other.tightness(), equalTo(one.tightness()));
      assertThat(other.hypotheses(), equalTo(one.hypotheses()));
      assertThat(other.settings().get(0).observed(), equalTo(one.settings().get(0).observed()));
      assertThat(other.settings().get(1), equalTo(one.settings().get(1)));
      assertThat(again.run(), equalTo(evidence.run()));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"verdict\" : \"REFUTED\" | \"verdict\" : \"WRONG\" | forms[0].verdict` must be one of HOLDS,",
        "\"grade\" : | \"grad\" : | `statements[0].forms[0]` has `grad`, which is unknown",
        "\"trials\" : 3 | \"trails\" : 3 | forms[0].settings[0]` has `trails`, which is unknown",
        "\"seed\" : 9007199254740991 | \"seed\" : \"x\" | `run.seed` must be integer, not `x`; TwoPhase v (c) wrote",
        "\"seed\" : 9 | \"seed\" : -1 | `run.seed` does not fit: ",
        "twophase-evidence/1 | twophase-evidence/0 | for its schema is twophase-evidence/0, not ",
        "twophase-evidence/1 | something/1 | no evidence file; `schema` must be `twophase-evidence/1`",
        "\"index\" : 2 | \"index\" : 9 | a shard must be from 1/N to N/N, not 9/5",
        "{ | [ | no evidence file, for it is no JSON",
      })
  void whatDoesNotReadIsBadInput(String from, String to, String message) throws IOException {
    String text = EvidenceFile.text(extreme(1));
    assertThat(text, containsString(from));
    Path file = Files.writeString(folder.resolve("e.json"), text.replace(from, to));
    BadInputException thrown = assertThrows(BadInputException.class, () -> EvidenceFile.read(file));
    assertThat(thrown.getMessage(), startsWith(file + ": "));
    assertThat(thrown.getMessage(), containsString(message));
    assertThat(thrown.getMessage().lines().count(), equalTo(1L));
  }
}
