package twophase.kit.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import twophase.kit.evidence.Counterexample;
import twophase.kit.evidence.Evidence;
import twophase.kit.evidence.FormFinding;
import twophase.kit.evidence.HypothesisStanding;
import twophase.kit.evidence.Standing;
import twophase.kit.evidence.Upshot;
import twophase.kit.evidence.WholeForm;
import twophase.kit.report.Contents;
import twophase.kit.statement.ReplayCommand;
import twophase.kit.statement.Verdict;

/** The verdicts on the terminal. */
final class VerdictTable {
  private static final List<String> HEAD =
      List.of("statement", "form", "verdict", "expected", "grade", "trials", "that is");

  /** The one column of numbers. */
  private static final int TRIALS = 5;

  private VerdictTable() {}

  static void print(Contents contents, PrintWriter out) {
    Evidence evidence = contents.evidence();
    List<List<String>> rows = new ArrayList<>();
    List<Boolean> surprising = new ArrayList<>();
    for (WholeForm form : evidence.forms()) {
      rows.add(row(form.finding(), form.standing()));
      surprising.add(form.standing().loud());
      for (FormFinding part : form.parts()) {
        rows.add(row(part, part.standing()));
        surprising.add(part.standing().loud());
      }
    }
    int[] widths = widths(rows);
    out.println();
    Terminal.println(out, "bold", line(HEAD, widths));
    for (int k = 0; k < rows.size(); k++) {
      String line = line(rows.get(k), widths);
      if (surprising.get(k)) {
        Terminal.println(out, "bold,red", line);
      } else {
        out.println(line);
      }
    }
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
    out.printf("%s. Error budget spent: %s.%n", upshot.headline(), evidence.budget().words());
    evidence.budget().luck().ifPresent(luck -> out.printf("Second error: %s.%n", luck.words()));
    upshot.nextStep().forEach(out::println);
  }

  private static List<String> row(FormFinding form, Standing standing) {
    String indent = form.id().isPart() ? "  " : "";
    boolean offered = standing != Standing.NOT_OFFERED;
    return List.of(
        form.id().statement(),
        indent + form.id().form(),
        form.verdict().word(),
        offered ? form.expected().word() : "",
        offered ? form.grade().name() : "",
        Long.toString(form.trials()),
        form.told());
  }

  private static void notReached(Evidence evidence, PrintWriter out) {
    List<String> late =
        evidence.forms().stream()
            .filter(form -> form.standing() == Standing.NOT_REACHED)
            .map(form -> form.id().toString())
            .toList();
    if (!late.isEmpty()) {
      out.printf("Not reached in the time (%d): %s%n%n", late.size(), String.join(", ", late));
    }
  }

  /** What is told of a form that is not as expected, with what replays it. */
  static void surprise(FormFinding form, ReplayCommand replay, PrintWriter out) {
    form.surprise().forEach(out::println);
    form.counterexample().ifPresent(c -> out.println("  replay:   " + replay.of(c.token())));
    out.println();
  }

  private static void replay(FormFinding form, ReplayCommand replay, PrintWriter out) {
    Counterexample found = form.counterexample().orElseThrow();
    out.println("Counterexample to " + form.id() + ", as expected (" + form.told() + ")");
    hypotheses(found).ifPresent(out::println);
    out.println("  replay it with " + replay.of(found.token()));
    out.println();
  }

  private static Optional<String> hypotheses(Counterexample found) {
    return found.hypotheses().isEmpty()
        ? Optional.empty()
        : Optional.of("  " + HypothesisStanding.words(found.hypotheses()));
  }

  private static int[] widths(List<List<String>> rows) {
    int[] widths = HEAD.stream().mapToInt(String::length).toArray();
    for (List<String> row : rows) {
      for (int k = 0; k < widths.length; k++) {
        widths[k] = Math.max(widths[k], row.get(k).length());
      }
    }
    return widths;
  }

  private static String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int k = 0; k < cells.size(); k++) {
      boolean number = k == TRIALS;
      line.append(k == 0 ? "" : "  ")
          .append(("%" + (number ? "" : "-") + widths[k] + "s").formatted(cells.get(k)));
    }
    return line.toString().stripTrailing();
  }
}
