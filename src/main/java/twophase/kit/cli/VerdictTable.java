package twophase.kit.cli;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import twophase.kit.evidence.Counterexample;
import twophase.kit.evidence.Evidence;
import twophase.kit.evidence.FormFinding;
import twophase.kit.evidence.HypothesisStanding;
import twophase.kit.evidence.Standing;
import twophase.kit.evidence.StatementFinding;
import twophase.kit.evidence.Upshot;
import twophase.kit.evidence.WholeForm;
import twophase.kit.report.Contents;
import twophase.kit.statement.ReplayCommand;
import twophase.kit.statement.Verdict;

/** The verdicts on the terminal. */
final class VerdictTable {
  /** Where what is told of a surprise stands, behind what it is. */
  private static final int WORDS = 12;

  /** What a form that somebody has to look at begins with. */
  private static final String LOUD = "! ";

  private VerdictTable() {}

  /**
   * A row for each form; what was found of its parts stands in it. Those that are not as expected,
   * forms and parts, are told below it, with what replays them.
   */
  static void print(Contents contents, PrintWriter out) {
    Evidence evidence = contents.evidence();
    out.println();
    table(evidence).print(out);
    out.println();
    ReplayCommand replay = contents.replay();
    evidence.tested().stream()
        .filter(f -> f.standing().loud())
        .sorted(Comparator.comparing(f -> f.verdict() == Verdict.INCONCLUSIVE))
        .forEach(f -> surprise(f, replay, out));
    notReached(evidence, out);
    evidence.forms().stream()
        .filter(WholeForm::asExpected)
        .map(WholeForm::finding)
        .filter(f -> f.counterexample().isPresent())
        .forEach(f -> replay(f, replay, out));
    Upshot upshot = evidence.upshot();
    Terminal.println(out, "bold", upshot.headline() + ".");
    Prose.println(out, "", 2, "Error budget spent: " + evidence.budget().words() + ".");
    evidence
        .budget()
        .luck()
        .ifPresent(luck -> Prose.println(out, "", 2, "Second error: " + luck.words() + "."));
    nextStep(upshot, out);
  }

  /** What to do now; commands, which are indented, stay in one line. */
  static void nextStep(Upshot upshot, PrintWriter out) {
    for (String line : upshot.nextStep()) {
      if (line.startsWith(" ")) {
        out.println(line);
      } else {
        Prose.println(out, "", 2, line);
      }
    }
  }

  private static Table table(Evidence evidence) {
    Table table = new Table().styled("bold", "form", "verdict", "expected", "grade", "that is");
    for (StatementFinding statement : evidence.statements()) {
      table.across(statement.id());
      statement.forms().forEach(form -> row(form.finding(), form.standing(), table));
    }
    return table;
  }

  private static void row(FormFinding form, Standing standing, Table table) {
    boolean offered = standing != Standing.NOT_OFFERED;
    boolean loud = standing.loud();
    table.styled(
        loud ? "bold,red" : "",
        (loud ? LOUD : "  ") + form.id().form(),
        form.verdict().word(),
        offered ? form.expected().word() : "",
        offered ? form.grade().name() : "",
        form.told());
  }

  private static void notReached(Evidence evidence, PrintWriter out) {
    List<String> late =
        evidence.forms().stream()
            .filter(form -> form.standing() == Standing.NOT_REACHED)
            .map(form -> form.id().toString())
            .toList();
    if (!late.isEmpty()) {
      Prose.println(
          out,
          "",
          2,
          "Not reached in the time (%d): %s".formatted(late.size(), String.join(", ", late)));
      out.println();
    }
  }

  /** What is told of a form that is not as expected, with what replays it. */
  static void surprise(FormFinding form, ReplayCommand replay, PrintWriter out) {
    List<String> lines = form.surprise();
    Prose.println(out, "bold,red", "", 2, lines.get(0));
    for (String line : lines.subList(1, lines.size())) {
      int indent = line.length() - line.stripLeading().length();
      Prose.println(out, line.substring(0, indent), WORDS, line);
    }
    form.counterexample().ifPresent(c -> out.println("  replay:   " + replay.of(c.token())));
    out.println();
  }

  private static void replay(FormFinding form, ReplayCommand replay, PrintWriter out) {
    Counterexample found = form.counterexample().orElseThrow();
    Prose.println(
        out, "", 2, "Counterexample to " + form.id() + ", as expected (" + form.told() + ")");
    hypotheses(found).ifPresent(out::println);
    out.println("  replay it with " + replay.of(found.token()));
    out.println();
  }

  private static Optional<String> hypotheses(Counterexample found) {
    return found.hypotheses().isEmpty()
        ? Optional.empty()
        : Optional.of("  " + HypothesisStanding.words(found.hypotheses()));
  }
}
