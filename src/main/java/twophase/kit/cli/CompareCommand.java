package twophase.kit.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import twophase.kit.evidence.Comparison;

/** {@code compare}: what changed from one run to another. */
@Command(
    name = "compare",
    description =
        "Says what changed from one run to another: verdicts, and measured numbers beyond their"
            + " error.",
    mixinStandardHelpOptions = true,
    versionProvider = TwoPhase.Version.class,
    footer = {
      "",
      "Exit codes: 0 nothing changed; 1 something did; 2 wrong usage or bad input.",
      "",
      "Example: compare ci/baseline.json verification-reports/latest"
    })
final class CompareCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "A",
      description = "An evidence file, or a report's folder.")
  private Path before;

  @Parameters(index = "1", paramLabel = "B", description = "The same, of the later run.")
  private Path after;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Comparison comparison = Comparison.of(before, after);
    told(comparison, out);
    return comparison.unchanged() ? 0 : 1;
  }

  /** Its lines; those that are changes are indented. */
  static void told(Comparison comparison, PrintWriter out) {
    for (String line : comparison.lines()) {
      boolean change = line.startsWith(" ");
      Prose.println(out, change ? "  " : "", change ? 6 : 4, line);
    }
  }
}
