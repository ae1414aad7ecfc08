package twophase.kit.report;

import static twophase.kit.report.Markdown.cell;
import static twophase.kit.report.Markdown.code;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import twophase.kit.evidence.Comparison;
import twophase.kit.evidence.Comparison.Change;
import twophase.kit.evidence.Evidence;
import twophase.kit.evidence.FormFinding;
import twophase.kit.evidence.RunInfo;
import twophase.kit.statement.Verdict;
import twophase.kit.text.Inert;

/**
 * {@code summary.md}: the run for a pull request comment. What changed comes first, then what is
 * not as expected, then what was found; ten lines at most. All else is folded away.
 */
final class Summary {
  /** The longest comment that code forges take is 64 KiB; what may be added on the way fits too. */
  private static final int MOST_BYTES = 60 * 1024;

  /** Kept free for what ends the text. */
  private static final int ENDING = 200;

  private static final int MOST_WORDS = 400;

  /** Of what was seen, in front of the folds. */
  private static final int FEW_WORDS = 120;

  /** A longer line to replay a case is in its fold alone. */
  private static final int LONGEST_REPLAY = 1000;

  private static final int MOST_CHANGES = 25;
  private static final int CHANGES_SHOWN = 2;
  private static final int SURPRISES_SHOWN = 3;

  private final Contents contents;
  private final Evidence evidence;
  private final StringBuilder text = new StringBuilder();
  private int bytes;

  private Summary(Contents contents) {
    this.contents = contents;
    this.evidence = contents.evidence();
  }

  /** The summary. */
  static String text(Contents contents) {
    Summary summary = new Summary(contents);
    summary.opening();
    summary.changes();
    summary.verdicts();
    summary.replays();
    return summary.text.toString();
  }

  private void opening() {
    add("## TwoPhase: " + evidence.upshot().headline() + "\n\n");
    contents.comparison().ifPresent(comparison -> items(changed(comparison)));
    items(surprises());
    add(audit() + "\n\n" + run() + "\n");
  }

  /** A paragraph, or a list, with what parts it from the next. */
  private void items(List<String> lines) {
    lines.forEach(line -> add(line + "\n"));
    if (!lines.isEmpty()) {
      add("\n");
    }
  }

  /** What changed against the baseline, in three lines at most. */
  private static List<String> changed(Comparison comparison) {
    List<String> verdicts =
        comparison.changes().stream().filter(RunChanges::isVerdict).map(Summary::moved).toList();
    int others = comparison.changes().size() - verdicts.size();
    List<String> lines = new ArrayList<>();
    lines.add(
        "Since "
            + code(shortened(comparison.before().name()))
            + ": "
            + (comparison.unchanged()
                ? "nothing changed"
                : "**verdicts that changed: " + verdicts.size() + "**, other changes: " + others)
            + counted(", new: ", comparison.before().notRun().size())
            + counted(", not run: ", comparison.after().notRun().size())
            + ".");
    lines.addAll(few("* ", verdicts, CHANGES_SHOWN));
    return lines;
  }

  private static String moved(Change change) {
    return code(change.form()) + ": " + change.before() + " → " + change.after();
  }

  private static String counted(String words, int number) {
    return number == 0 ? "" : words + number;
  }

  /** What somebody has to look at, in a few lines, each with what replays it. */
  private List<String> surprises() {
    return few("- ", loud().map(this::surprise).toList(), SURPRISES_SHOWN);
  }

  private Stream<FormFinding> loud() {
    return evidence.tested().stream()
        .filter(form -> form.standing().loud())
        .sorted(Comparator.comparing(form -> form.verdict() == Verdict.INCONCLUSIVE));
  }

  private String surprise(FormFinding form) {
    String name = code(form.id().toString());
    String replay =
        replay(form)
            .filter(line -> line.length() <= LONGEST_REPLAY)
            .map(line -> "; replay: " + code(line))
            .orElse("");
    return form.broken()
        .map(why -> "**the check of " + name + " broke**: " + brief(why))
        .orElseGet(
            () ->
                "**%s is %s, expected %s**%s%s"
                    .formatted(name, form.verdict(), form.expected(), seen(form), replay));
  }

  private static String seen(FormFinding form) {
    return form.counterexample()
        .map(found -> ": " + brief(Words.threeDigits(found.words())))
        .orElse("");
  }

  private static String brief(String words) {
    return code(Inert.shortened(words, FEW_WORDS));
  }

  /**
   * The first of some lines as a list; of more than there is room for, how many are left out.
   *
   * @param mark what each begins with; two lists in a row have two marks
   */
  private static List<String> few(String mark, List<String> lines, int most) {
    int shown = lines.size() > most ? most - 1 : lines.size();
    List<String> items = new ArrayList<>();
    lines.subList(0, shown).forEach(line -> items.add(mark + line));
    if (shown < lines.size()) {
      items.add(mark + "… and " + (lines.size() - shown) + " more, below");
    }
    return items;
  }

  /** What was found, in a line. */
  private String audit() {
    Audit audit = new Audit(evidence.statements(), contents.cards());
    String printed = audit.sentence();
    return (printed.isEmpty() ? "" : audit.title() + ": " + printed + ". In all ")
        + evidence.upshot().tally()
        + ".";
  }

  private String run() {
    RunInfo run = evidence.run();
    return "[The whole report]("
        + Report.PAGE
        + "); simulator "
        + code(run.simulator().name())
        + " "
        + code(run.simulator().version())
        + ", profile "
        + run.profile()
        + ", seed "
        + run.seed()
        + ", TwoPhase "
        + code(run.version() + " (" + run.commit() + ")")
        + ".";
  }

  private void changes() {
    List<String> lines =
        contents.comparison().filter(c -> !c.unchanged()).map(Comparison::lines).orElse(List.of());
    if (lines.isEmpty()) {
      return;
    }
    List<String> items = new ArrayList<>();
    lines.stream()
        .limit(MOST_CHANGES)
        .forEach(line -> items.add("* " + code(shortened(line.strip())) + "\n"));
    if (lines.size() > MOST_CHANGES) {
      items.add("* … and " + (lines.size() - MOST_CHANGES) + " more lines\n");
    }
    fold("All that changed", "", items);
  }

  private void verdicts() {
    List<String> rows = ReportPage.ofWords(contents).rows().stream().map(Summary::line).toList();
    fold(
        "All verdicts: " + rows.size(),
        "| statement | form | verdict | that is | grade | measured |\n"
            + "|---|---|---|---|---|---|\n",
        rows);
  }

  private static String line(FormRow row) {
    return "| %s | %s | %s | %s | %s | %s |\n"
        .formatted(
            row.statement(),
            row.form(),
            row.surprising() ? "**" + row.verdict() + "** (" + instead(row) + ")" : row.verdict(),
            cell(shortened(row.told())),
            row.grade(),
            cell(shortened(Words.threeDigits(row.measured()))));
  }

  private static String instead(FormRow row) {
    return row.verdict().equals(row.expected())
        ? "not as expected in a part"
        : "expected " + row.expected();
  }

  private void replays() {
    List<String> blocks = new ArrayList<>();
    for (FormFinding form : evidence.lines()) {
      if (!form.id().isPart() || form.standing().surprising()) {
        replay(form)
            .ifPresent(line -> blocks.add(form.id() + "\n\n" + Markdown.block(line) + "\n"));
      }
    }
    if (!blocks.isEmpty()) {
      fold("Replay the counterexamples", "", blocks);
    }
  }

  private Optional<String> replay(FormFinding form) {
    return form.counterexample().map(found -> contents.replay().of(found.token()));
  }

  /** Lines that are folded away, as many as there is room for. */
  private void fold(String summary, String head, List<String> lines) {
    if (bytes > MOST_BYTES - ENDING) {
      return;
    }
    add(Markdown.foldBegins(summary) + head);
    int written = 0;
    while (written < lines.size() && bytes + bytes(lines.get(written)) <= MOST_BYTES - ENDING) {
      add(lines.get(written));
      written++;
    }
    if (written < lines.size()) {
      add("\n… and more than fits here; the report has it all.\n");
    }
    add(Markdown.foldEnds());
  }

  private void add(String words) {
    text.append(words);
    bytes += bytes(words);
  }

  private static int bytes(String words) {
    return words.getBytes(StandardCharsets.UTF_8).length;
  }

  private static String shortened(String words) {
    return Inert.shortened(words, MOST_WORDS);
  }
}
