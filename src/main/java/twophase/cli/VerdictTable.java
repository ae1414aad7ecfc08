package twophase.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help.Ansi;
import twophase.statement.Evidence;
import twophase.statement.FormFinding;
import twophase.statement.Token;

/** The verdicts on the terminal. */
final class VerdictTable {
  private static final List<String> HEAD =
      List.of("statement", "form", "verdict", "expected", "grade", "trials");

  private VerdictTable() {}

  static void print(Evidence evidence, PrintWriter out) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEAD);
    evidence.forms().forEach(f -> rows.add(row(f)));
    int[] widths = widths(rows);
    out.println();
    for (int k = 0; k < rows.size(); k++) {
      String line = line(rows.get(k), widths);
      boolean surprise = k > 0 && !evidence.forms().get(k - 1).asExpected();
      String style = k == 0 ? "bold" : surprise ? "bold,red" : "";
      out.println(style.isEmpty() ? line : Ansi.AUTO.string("@|" + style + " " + line + "|@"));
    }
    out.println();
    String simulator = evidence.run().simulatorOption();
    evidence.forms().stream()
        .filter(f -> !f.asExpected())
        .forEach(f -> surprise(f, simulator, out));
    evidence.wholeForms().stream()
        .filter(FormFinding::asExpected)
        .filter(f -> f.counterexample().isPresent())
        .forEach(f -> replay(f, simulator, out));
    out.println(ending(evidence));
    NextStep.after(evidence).forEach(out::println);
  }

  private static List<String> row(FormFinding form) {
    String indent = form.id().isPart() ? "  " : "";
    return List.of(
        form.id().statement(),
        indent + form.id().form(),
        form.verdict().name(),
        form.expected().name(),
        form.grade().name(),
        Long.toString(form.trials()));
  }

  private static void surprise(FormFinding form, String simulator, PrintWriter out) {
    out.println(form.id() + ": " + form.verdict() + " where " + form.expected() + " was expected");
    out.println("  claimed:  " + form.claimed());
    out.println("  measured: " + form.measured());
    form.broken().ifPresent(why -> out.println("  broken:   " + why));
    form.counterexample()
        .ifPresent(c -> out.println("  replay:   " + Token.REPLAY + c.token() + simulator));
    out.println();
  }

  private static void replay(FormFinding form, String simulator, PrintWriter out) {
    out.println("Counterexample to " + form.id() + ", as expected; replay it with");
    out.println("  " + Token.REPLAY + form.counterexample().orElseThrow().token() + simulator);
    out.println();
  }

  private static String ending(Evidence evidence) {
    long forms = evidence.wholeForms().size();
    long surprises = evidence.wholeForms().stream().filter(f -> !f.asExpected()).count();
    String budget =
        " Error budget spent: %.2g of %.2g."
            .formatted(evidence.errorSpent(), evidence.errorTotal());
    return (surprises == 0
            ? "All " + forms + " verdicts as expected."
            : surprises + " of " + forms + " verdicts not as expected.")
        + budget;
  }

  private static int[] widths(List<List<String>> rows) {
    int[] widths = new int[HEAD.size()];
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
      boolean number = k == cells.size() - 1;
      line.append(k == 0 ? "" : "  ")
          .append(("%" + (number ? "" : "-") + widths[k] + "s").formatted(cells.get(k)));
    }
    return line.toString().stripTrailing();
  }
}
