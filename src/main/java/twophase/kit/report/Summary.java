package twophase.kit.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import twophase.kit.evidence.Evidence;
import twophase.kit.evidence.FormFinding;
import twophase.kit.evidence.RunInfo;
import twophase.kit.statement.ReplayCommand;

/** {@code summary.md}: the verdicts for a pull request comment. */
final class Summary {
  private Summary() {}

  /** The longest comment that code forges take is 64 KiB; what may be added on the way fits too. */
  private static final int MOST_BYTES = 60 * 1024;

  private static final int MOST_WORDS = 400;
  private static final int MOST_CHANGES = 25;

  /** The summary. */
  static String text(Contents contents) {
    Evidence evidence = contents.evidence();
    StringBuilder text = new StringBuilder(head(evidence, changes(contents.comparison())));
    List<String> lines = new ArrayList<>();
    ReportPage.ofWords(contents).rows().forEach(row -> lines.add(line(row)));
    evidence.lines().forEach(form -> replay(form, contents.replay()).ifPresent(lines::add));
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
        + evidence.upshot().headline()
        + "\n\n"
        + evidence.upshot().tally()
        + ". Simulator "
        + cell(run.simulator().name())
        + " "
        + cell(run.simulator().version())
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
        + "| statement | form | verdict | that is | expected | grade | measured |\n"
        + "|---|---|---|---|---|---|---|\n";
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

  private static Optional<String> replay(FormFinding form, ReplayCommand replay) {
    return form.counterexample()
        .filter(c -> !form.id().isPart() || form.standing().surprising())
        .map(
            c ->
                "\nReplay the counterexample to "
                    + form.id()
                    + ":\n\n    "
                    + replay.of(c.token())
                    + "\n");
  }

  private static String line(FormRow row) {
    return "| %s | %s | %s | %s | %s | %s | %s |\n"
        .formatted(
            row.statement(),
            row.form(),
            row.surprising() ? "**" + row.verdict() + "** (not as expected)" : row.verdict(),
            cell(shortened(row.told())),
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
