package twophase.kit.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import twophase.kit.evidence.Evidence;
import twophase.kit.evidence.EvidenceFile;
import twophase.kit.evidence.FormFinding;

/** {@code verdicts}: what a report says, for a script. */
@Command(
    name = "verdicts",
    description = {
      "Prints the verdicts of a report for a script.",
      "A line for each form or part that was tested, with tabs between form, verdict, the expected"
          + " verdict, how the one stands to the other (as expected, other than expected, undecided,"
          + " not reached, broken, not offered), and the arguments, with blanks between them, that"
          + " take it again: reproduce and its token where it has one, else verify with this form"
          + " alone. No character of these means anything to a shell. A simulator that is not the"
          + " theory's own has to be named again."
    },
    mixinStandardHelpOptions = true,
    versionProvider = TwoPhase.Version.class,
    footer = {
      "",
      "Exit codes: 0 whatever the verdicts are; 2 wrong usage or bad input.",
      "",
      "Example: verdicts verification-reports/latest"
    })
final class VerdictsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "REPORT", description = "An evidence file, or a report's folder.")
  private Path report;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Evidence evidence = EvidenceFile.read(report);
    evidence.tested().forEach(form -> out.println(line(form, evidence)));
    return 0;
  }

  private static String line(FormFinding form, Evidence evidence) {
    return String.join(
        "\t",
        form.id().toString(),
        form.verdict().word(),
        form.expected().word(),
        form.standing().words(),
        form.counterexample()
            .map(found -> "reproduce " + found.token())
            .orElseGet(() -> "verify " + evidence.upshot().again(form.id())));
  }
}
