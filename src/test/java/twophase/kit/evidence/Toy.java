package twophase.kit.evidence;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import twophase.kit.number.Interval;
import twophase.kit.statement.Alternative;
import twophase.kit.statement.Card;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Grade;
import twophase.kit.statement.Scope;
import twophase.kit.statement.Selection;
import twophase.kit.statement.Setting;
import twophase.kit.statement.TheoryWords;
import twophase.kit.statement.Token;
import twophase.kit.statement.Verdict;

/** Findings that no run has made, about a statement called toy whose texts are out to do harm. */
public final class Toy {
  /** What is said of the toy's theory. */
  public static final TheoryWords WORDS =
      new TheoryWords(
          "The theory of toys",
          "java -jar target/twophase.jar",
          List.of(new TheoryWords.Caveat("Take care.", "It is a <b>toy</b>.")),
          Map.of("m", "width m"));

  private Toy() {}

  /** A finding with that verdict where another was expected. */
  public static FormFinding finding(String form, Verdict verdict, Verdict expected, String broken) {
    return finding(form, verdict, expected, verdict != Verdict.NOT_OFFERED, false, broken);
  }

  /** A form that the simulator does not offer. */
  public static FormFinding notOffered(String form, Verdict expected) {
    return finding(form, Verdict.NOT_OFFERED, expected, null);
  }

  /** A finding that took no run of the simulator. */
  public static FormFinding unasked(String form, Verdict verdict) {
    return finding(form, verdict, verdict, false, false, null);
  }

  /** A form that was not reached in the time of the run. */
  public static FormFinding cut(String form, Verdict expected) {
    return finding(form, Verdict.INCONCLUSIVE, expected, true, true, null);
  }

  private static FormFinding finding(
      String form, Verdict verdict, Verdict expected, boolean asked, boolean cut, String broken) {
    return new FormFinding(
        new FormId("toy", form),
        verdict,
        expected,
        new Bearing(Scope.OWN, List.of(), "our law holds"),
        Grade.STATISTICAL,
        1,
        10,
        0,
        "m 1..2",
        List.of(new HypothesisStanding("A1", "mixed", "", "a note")),
        "claimed <b>this</b>",
        "measured </svg> | that",
        OptionalDouble.of(0.5),
        Optional.of(new Measure(0.9, 0.5, 0.99)),
        List.of(
            new SettingFinding(
                Setting.parse("m=1"),
                "HELD",
                Quantity.SHARE,
                0.9,
                0.8,
                Optional.empty(),
                10,
                Optional.of(new Interval(0.5, 0.99, 0.99)),
                new Interval(0.4, 1, 0.99),
                Optional.of(new Measure(2.5, 2, 3)),
                Optional.of(new Deciles(new Measure(1, 0.5, 2), new Measure(4, 3, 5))),
                "k s = 2 is beyond the stability limit 1",
                SettingCurves.NONE)),
        List.of(
            new LawValue(
                Token.parse("toy:" + form + ":quick:0:0:held:m=1,d=3"),
                "HELD",
                Interval.of(1, 2),
                3,
                "1 to 2, at most 3")),
        List.of(
            new NotedCase(
                "at the toy's run",
                "HELD",
                Token.parse("toy:" + form + ":quick:0:0-4:held:m=2,d=3"),
                0,
                "seen",
                List.of())),
        List.of(
            new Necessity(
                "small <i>width</i>",
                Verdict.REFUTED,
                Token.parse("toy:" + form + ":quick:0:0-4:failed:m=1,d=3"),
                0.25,
                0.5,
                4,
                "seen once",
                1e-9)),
        List.of("a note"),
        List.of("a <b>claim</b> that fails"),
        asked,
        cut,
        Optional.ofNullable(broken),
        verdict == Verdict.REFUTED
            ? Optional.of(
                new Counterexample(
                    Token.parse("toy:" + form + ":quick:0:3:failed:m=1,d=2"),
                    1,
                    0.5,
                    "words",
                    List.of(),
                    List.of(new HypothesisStanding("A1", "false", "as read", "a note"))))
            : Optional.empty(),
        0.25);
  }

  /** The card that announces these findings. */
  public static Card card(FormFinding... findings) {
    return new Card(
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
  }

  /** The same, as a report takes it. */
  public static Map<String, Card> cards(FormFinding... findings) {
    return Map.of("toy", card(findings));
  }

  /** What was run. */
  public static RunInfo run(Optional<Shard> shard) {
    return new RunInfo(
        "2026-01-02T03:04:05Z",
        "quick",
        7,
        2,
        "toys",
        new RunInfo.Tested("sim <script>", "1"),
        "0.1.0",
        "abc",
        "0123456789abcdef",
        "17",
        "Linux",
        "verify",
        shard,
        Selection.ALL);
  }

  /** The evidence of a whole run with those findings of tests. */
  public static Evidence evidence(FormFinding... tested) {
    return evidence(
        Optional.empty(),
        tested.length == 0
            ? List.of()
            : List.of(StatementFinding.whole(card(tested), form -> true, byId(tested))));
  }

  /** The same where each part of a form is one of the readings of its text. */
  public static Evidence readings(FormFinding... parts) {
    Card plain = card(parts);
    Map<String, List<Alternative>> alternatives =
        Arrays.stream(parts)
            .map(part -> new Alternative("as " + part.id().form(), List.of(part.id().form())))
            .collect(
                Collectors.groupingBy(
                    reading -> new FormId("toy", reading.parts().get(0)).whole().form()));
    Card read =
        new Card(
            plain.id(),
            plain.title(),
            plain.source(),
            plain.line(),
            plain.formula(),
            "",
            plain.statistic(),
            plain.forms(),
            plain.body(),
            "",
            plain.numbers(),
            plain.domains(),
            plain.premises(),
            alternatives,
            "");
    return evidence(
        Optional.empty(), List.of(StatementFinding.whole(read, form -> true, byId(parts))));
  }

  /** The evidence of a shard with those findings of tests. */
  public static Evidence shard(FormFinding... tested) {
    return evidence(
        Optional.of(new Shard(1, 2)),
        StatementFinding.shard(card(tested), byId(tested)).stream().toList());
  }

  private static Evidence evidence(Optional<Shard> shard, List<StatementFinding> statements) {
    return new Evidence(
        run(shard), new ErrorBudget(1e-6, 5e-7, 2e-7, Optional.empty()), statements);
  }

  private static Map<FormId, FormFinding> byId(FormFinding... findings) {
    Map<FormId, FormFinding> found = new LinkedHashMap<>();
    Arrays.stream(findings).forEach(f -> found.put(f.id(), f));
    return found;
  }
}
