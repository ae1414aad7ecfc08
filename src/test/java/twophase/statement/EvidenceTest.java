package twophase.statement;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

public class EvidenceTest {

  /** A finding with that verdict where another was expected. */
  public static FormFinding finding(String form, Verdict verdict, Verdict expected, String broken) {
    return new FormFinding(
        new FormId("toy", form),
        verdict,
        expected,
        Grade.STATISTICAL,
        1,
        10,
        0,
        "m 1..2",
        List.of(new HypothesisStanding("A1", "mixed", "a note")),
        "claimed <b>this</b>",
        "measured </svg> | that",
        OptionalDouble.of(0.5),
        Optional.of(new Measure(0.9, 0.5, 0.99)),
        List.of(
            new SettingFinding(
                Setting.parse("m=1"),
                "HELD",
                0.9,
                0.8,
                10,
                new Range(0.5, 0.99, 0.99),
                new Range(0.4, 1, 0.99),
                Optional.of(new Measure(2.5, 2, 3)),
                Optional.of(new Spread(new Measure(1, 0.5, 2), new Measure(4, 3, 5))),
                "k s = 2 is beyond the stability limit 1",
                Curves.NONE)),
        List.of(
            new Necessity(
                "small <i>width</i>",
                Verdict.REFUTED,
                Token.parse("toy:as-printed:0:0-4:m=1,d=3"),
                0.25,
                0.5,
                4,
                "seen once",
                1e-9)),
        List.of("a note"),
        true,
        Optional.ofNullable(broken),
        verdict == Verdict.REFUTED
            ? Optional.of(
                new Counterexample(Token.parse("toy:as-printed:0:3:m=1,d=2"), 1, 0.5, "words"))
            : Optional.empty(),
        0.25);
  }

  /** Evidence of one statement with those findings. */
  public static Evidence evidence(FormFinding... findings) {
    Card card =
        new Card(
            "toy",
            "A toy <script>alert(1)</script>",
            "nowhere",
            "a line",
            "a < b",
            "a - b",
            Arrays.stream(findings)
                .map(f -> new Card.FormLine(f.id().form(), "claim", f.expected(), "because"))
                .toList(),
            "## Statement\n\n<script>alert(2)</script>\n\n| a | b |\n|---|---|\n| 1 | 2 |\n");
    RunInfo run =
        new RunInfo(
            "2026-01-02T03:04:05Z",
            "quick",
            7,
            2,
            "sim <script>",
            "1",
            "0.1.0",
            "abc",
            "17",
            "Linux",
            "verify");
    return new Evidence(run, 1e-6, 5e-7, List.of(new StatementFinding(card, List.of(findings))));
  }

  private static int code(FormFinding... findings) {
    return evidence(findings).exitCode();
  }

  @Test
  void exitCodesInTheirOrder() {
    FormFinding fine = finding("as-printed", Verdict.HOLDS, Verdict.HOLDS, null);
    FormFinding surprise = finding("corrected", Verdict.REFUTED, Verdict.HOLDS, null);
    FormFinding open = finding("sharp", Verdict.INCONCLUSIVE, Verdict.HOLDS, null);
    FormFinding broken = finding("sharp", Verdict.INCONCLUSIVE, Verdict.HOLDS, "why");
    assertThat(code(fine), equalTo(0));
    assertThat(code(finding("as-printed", Verdict.REFUTED, Verdict.REFUTED, null)), equalTo(0));
    assertThat(code(fine, open), equalTo(3));
    assertThat(code(fine, open, surprise), equalTo(1));
    assertThat(code(fine, open, surprise, broken), equalTo(4));
    assertThat("nothing tested is broken", code(), equalTo(4));
  }

  /** Even where INCONCLUSIVE is what the card expects, a check that broke is not as expected. */
  @Test
  void brokenIsNeverAsExpected() {
    FormFinding broken = finding("as-printed", Verdict.INCONCLUSIVE, Verdict.INCONCLUSIVE, "why");
    assertThat(broken.asExpected(), equalTo(false));
    assertThat(code(broken), equalTo(4));
  }
}
