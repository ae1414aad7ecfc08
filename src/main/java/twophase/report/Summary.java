package twophase.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import twophase.statement.Evidence;
import twophase.statement.FormFinding;
import twophase.statement.RunInfo;
import twophase.statement.Token;

/** {@code summary.md}: the verdicts for a pull request comment. */
final class Summary {
  private Summary() {}

  /** The longest comment that code forges take is 64 KiB; what may be added on the way fits too. */
  private static final int MOST_BYTES = 60 * 1024;

  private static final int MOST_WORDS = 400;
  private static final int MOST_CHANGES = 25;

  /**
   * The summary.
   *
   * @param comparison what changed against a baseline, line by line; empty where there is none
   */
  static String text(Evidence evidence, List<String> comparison) {
    StringBuilder text = new StringBuilder(head(evidence, changes(comparison)));
    List<String> lines = new ArrayList<>();
    ReportPage.of(evidence).rows().forEach(row -> lines.add(line(row)));
    evidence.forms().forEach(form -> replay(form, evidence.run()).ifPresent(lines::add));
    int bytes = bytes(text);
    int written = 0;
    while (written < lines.size() && bytes + bytes(lines.get(written)) <= MOST_BYTES) {
      text.append(lines.get(written));
      bytes += bytes(lines.get(written));
      written++;
    }
    if (written < lines.size()) {
      text.append("\n… and more than fits here; `index.html` has it all.\n");
    }
    return text.toString();
  }

  private static int bytes(CharSequence text) {
    return text.toString().getBytes(StandardCharsets.UTF_8).length;
  }

  private static String head(Evidence evidence, String changes) {
    RunInfo run = evidence.run();
    return "## TwoPhase: "
        + ReportPage.of(evidence).headline()
        + "\n\n"
        + Tally.of(evidence)
        + ". Simulator "
        + cell(run.simulatorName())
        + " "
        + cell(run.simulatorVersion())
        + ", profile "
        + run.profile()
        + ", seed "
        + run.seed()
        + ", TwoPhase "
        + run.version()
        + " ("
        + run.commit()
        + ").\n\n"
        + changes
        + "| statement | form | verdict | expected | grade | measured |\n"
        + "|---|---|---|---|---|---|\n";
  }

  private static String changes(List<String> comparison) {
    if (comparison.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("### Compared with the baseline\n\n");
    comparison.stream()
        .limit(MOST_CHANGES)
        .forEach(line -> text.append("* ").append(cell(shortened(line.strip()))).append('\n'));
    if (comparison.size() > MOST_CHANGES) {
      text.append("* … and ").append(comparison.size() - MOST_CHANGES).append(" more lines\n");
    }
    return text.append('\n').toString();
  }

  private static Optional<String> replay(FormFinding form, RunInfo run) {
    return form.counterexample()
        .filter(c -> !form.id().isPart() || !form.asExpected())
        .map(
            c ->
                "\nReplay the counterexample to "
                    + form.id()
                    + ":\n\n    "
                    + Token.REPLAY
                    + "'"
                    + c.token()
                    + "'"
                    + run.simulatorOption()
                    + "\n");
  }

  private static String line(ReportPage.Row row) {
    boolean calm = row.mood().equals("calm");
    return "| %s | %s | %s | %s | %s | %s |\n"
        .formatted(
            row.statement(),
            row.form(),
            calm ? row.verdict() : "**" + row.verdict() + "** (not as expected)",
            row.expected(),
            row.grade(),
            cell(shortened(row.measured())));
  }

  private static String shortened(String words) {
    return words.length() <= MOST_WORDS ? words : words.substring(0, MOST_WORDS) + " …";
  }

  /** Text that cannot end a table's cell or start markup of its own. */
  private static String cell(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("|", "\\|")
        .replace("`", "\\`")
        .replaceAll("\\s+", " ");
  }
}
