package twophase.report;

import twophase.statement.Evidence;
import twophase.statement.FormFinding;
import twophase.statement.RunInfo;
import twophase.statement.Token;

/** {@code summary.md}: the verdicts for a pull request comment. */
final class Summary {
  private Summary() {}

  static String text(Evidence evidence) {
    RunInfo run = evidence.run();
    ReportPage page = new ReportPage(evidence);
    StringBuilder text = new StringBuilder();
    text.append("## TwoPhase: ").append(page.headline()).append("\n\n");
    text.append(
        "Simulator %s %s, profile %s, seed %d, TwoPhase %s (%s). %s.%n%n"
            .formatted(
                cell(run.simulatorName()),
                cell(run.simulatorVersion()),
                run.profile(),
                run.seed(),
                run.version(),
                run.commit(),
                Tally.of(evidence))
            .replace(System.lineSeparator(), "\n"));
    text.append("| statement | form | verdict | expected | grade | measured |\n");
    text.append("|---|---|---|---|---|---|\n");
    evidence.wholeForms().stream().filter(f -> !f.asExpected()).forEach(f -> text.append(line(f)));
    evidence.wholeForms().stream()
        .filter(FormFinding::asExpected)
        .forEach(f -> text.append(line(f)));
    evidence
        .forms()
        .forEach(
            f ->
                f.counterexample()
                    .filter(c -> !f.id().isPart() || !f.asExpected())
                    .ifPresent(
                        c ->
                            text.append("\nReplay the counterexample to ")
                                .append(f.id())
                                .append(":\n\n    ")
                                .append(Token.REPLAY)
                                .append("'")
                                .append(c.token())
                                .append("'\n")));
    return text.toString();
  }

  private static String line(FormFinding form) {
    return "| %s | %s | %s%s | %s | %s | %s |\n"
        .formatted(
            form.id().statement(),
            form.id().form(),
            form.asExpected() ? "" : "**",
            form.verdict() + (form.asExpected() ? "" : "** (not as expected)"),
            form.expected(),
            form.grade(),
            cell(form.broken().map(why -> "broken: " + why).orElse(form.measured())));
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
