package twophase.kit.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import twophase.kit.evidence.Comparison;
import twophase.kit.evidence.Evidence;
import twophase.kit.evidence.EvidenceFile;
import twophase.kit.evidence.Upshot;
import twophase.kit.report.Contents;
import twophase.kit.report.ReportFolder;
import twophase.kit.statement.BadInputException;

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

  /**
   * Checks that nothing is asked that a run's report alone has.
   *
   * @throws BadInputException if so
   */
  void requirePlain() {
    if (compares() || singleFile) {
      throw new BadInputException(
          "--baseline and --single-file go with the report of a run: what is merged here is none");
    }
  }

  /** Where the report is to be written, where that is chosen. */
  Optional<Path> chosen() {
    return Optional.ofNullable(out);
  }

  /**
   * The baseline, read before anything is done: hours of work are not to end at a file that is
   * none.
   *
   * @throws BadInputException if it cannot be read
   */
  Optional<Baseline> baseline() {
    return Optional.ofNullable(baseline).map(file -> new Baseline(file, EvidenceFile.read(file)));
  }

  /**
   * What a run is compared with.
   *
   * @param file where it was read from
   * @param evidence what it found
   */
  record Baseline(Path file, Evidence evidence) {
    private Comparison with(Evidence run) {
      return Comparison.of(file.toString(), evidence, run);
    }
  }

  /**
   * Where the report will be.
   *
   * @throws BadInputException if it cannot be there, or would take the place of the baseline
   */
  ReportFolder folder() {
    if (out == null) {
      return ReportFolder.kept(ReportFolder.DEFAULT);
    }
    ReportFolder folder = ReportFolder.chosen(out);
    Optional.ofNullable(baseline).ifPresent(folder::requireOutside);
    return folder;
  }

  /**
   * Writes the report and prints the verdicts.
   *
   * @param contents of the report, but for pictures and comparison
   * @param pictures of the report; what kept them away is told, and is a check that broke
   * @param before what the run is compared with
   * @return the exit code
   */
  int publish(
      Contents contents,
      Pictures pictures,
      Optional<Baseline> before,
      ReportFolder folder,
      CommandLine line)
      throws IOException {
    PrintWriter terminal = line.getOut();
    Evidence evidence = contents.evidence();
    Optional<Comparison> comparison = before.map(baseline -> baseline.with(evidence));
    Contents drawn = pictures.in(contents).alsoInOneFile(singleFile);
    Path report = folder.write(comparison.map(drawn::with).orElse(drawn));
    VerdictTable.print(contents, terminal);
    terminal.println("Report: " + Options.shown(report.resolve("index.html")));
    if (singleFile) {
      terminal.println("In one file: " + Options.shown(report.resolve("report.html")));
    }
    comparison.ifPresent(
        c -> {
          terminal.println();
          CompareCommand.told(c, terminal);
        });
    if (pictures.trouble().isPresent()) {
      TwoPhase.say(pictures.trouble().get(), line.getErr());
      return TwoPhase.BROKEN;
    }
    Upshot upshot = evidence.upshot();
    return comparison.map(upshot::exitCode).orElseGet(upshot::exitCode);
  }
}
