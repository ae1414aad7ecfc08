package twophase.kit.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import twophase.kit.evidence.Evidence;
import twophase.kit.evidence.FormFinding;
import twophase.kit.evidence.RunInfo;
import twophase.kit.statement.ReplayCommand;
import twophase.kit.text.Inert;

/** {@code summary.md}: the verdicts for a pull request comment. */
final class Summary {
  private Summary() {}

  /** The longest comment that code forges take is 64 KiB; what may be added on the way fits too. */
  private static final int MOST_BYTES = 60 * 1024;

  private static final int MOST_WORDS = 400;
  private static final int MOST_CHANGES = 25;

  private static final Pattern BACKTICKS = Pattern.compile("`+");

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
        + code(run.simulator().name())
        + " "
        + code(run.simulator().version())
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
        .forEach(line -> text.append("* ").append(code(shortened(line.strip()))).append('\n'));
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
    return Inert.shortened(words, MOST_WORDS);
  }

  /** Text of others in a cell of a table: a bar would end the cell, in code as anywhere. */
  private static String cell(String text) {
    return code(text).replace("|", "\\|");
  }

  /** Text of others as code, in which no markup begins: between more backticks than it has. */
  private static String code(String text) {
    String line = Inert.line(text).strip();
    if (line.isEmpty()) {
      return line;
    }
    int longest =
        BACKTICKS.matcher(line).results().mapToInt(r -> r.group().length()).max().orElse(0);
    String fence = "`".repeat(longest + 1);
    String apart = line.startsWith("`") || line.endsWith("`") ? " " : "";
    return fence + apart + line + apart + fence;
  }
}
