package twophase.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import twophase.report.Contents;
import twophase.report.ReportFolder;
import twophase.statement.Evidence;
import twophase.suite.Comparison;
import twophase.suite.EvidenceFile;

/** Where a report goes, and what goes with it. */
final class ReportOptions {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write the report here instead of a new folder under verification-reports/.")
  private Path out;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description =
          "Compare with this evidence file, or report's folder; any change makes the exit code 1.")
  private Path baseline;

  @Option(
      names = "--single-file",
      description = "Also write the report as one file to mail, report.html.")
  private boolean singleFile;

  /** Whether there is a baseline. */
  boolean compares() {
    return baseline != null;
  }

  /** Where the report is to be written, where that is chosen. */
  Optional<Path> chosen() {
    return Optional.ofNullable(out);
  }

  /**
   * Checks, before anything is done, that there is something to compare with.
   *
   * @throws twophase.statement.BadInputException if the baseline cannot be read
   */
  void requireBaseline() {
    if (baseline != null) {
      Comparison.requireEvidence(baseline);
    }
  }

  /**
   * Where the report will be.
   *
   * @throws twophase.statement.BadInputException if it cannot be there
   */
  ReportFolder folder() {
    return out == null ? ReportFolder.kept(ReportFolder.DEFAULT) : ReportFolder.chosen(out);
  }

  /**
   * Writes the report and prints the verdicts.
   *
   * @param pictures what is shown beside the evidence
   * @return the exit code
   */
  int publish(Evidence evidence, Pictures pictures, ReportFolder folder, PrintWriter terminal)
      throws IOException {
    Optional<Comparison> comparison =
        Optional.ofNullable(baseline).map(file -> Comparison.of(file, evidence));
    Path report =
        folder.write(
            new Contents(
                evidence,
                EvidenceFile.text(evidence),
                comparison.map(Comparison::lines).orElse(List.of()),
                pictures.figures(),
                pictures.maps(),
                singleFile));
    VerdictTable.print(evidence, terminal);
    terminal.println("Report: " + Options.shown(report.resolve("index.html")));
    if (singleFile) {
      terminal.println("In one file: " + Options.shown(report.resolve("report.html")));
    }
    comparison.ifPresent(
        c -> {
          terminal.println();
          c.lines().forEach(terminal::println);
        });
    return code(evidence, comparison);
  }

  /** The run's exit code, raised to 1 by a change against the baseline. */
  private static int code(Evidence evidence, Optional<Comparison> comparison) {
    boolean calm = evidence.exitCode() == 0 || evidence.exitCode() == 3;
    boolean changed = comparison.filter(c -> !c.unchanged()).isPresent();
    return calm && changed ? 1 : evidence.exitCode();
  }
}
