package twophase.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import twophase.statement.BadInputException;
import twophase.statement.Evidence;

/**
 * Where a report goes. It is written beside its place and appears there by renaming, so that nobody
 * ever sees half a report and an interrupted run leaves the previous one as it was.
 */
public final class ReportFolder {
  /** The folder that reports go to by default, seen from where the command was given. */
  public static final Path DEFAULT = Path.of("verification-reports");

  static final String LATEST = "latest";

  private final Path parent;
  private final Optional<Path> chosen;

  private ReportFolder(Path parent, Optional<Path> chosen) {
    this.parent = parent;
    this.chosen = chosen;
  }

  /**
   * A folder named by the user; an earlier report in it is replaced.
   *
   * @throws BadInputException if it cannot be written, or holds something that is no report
   */
  public static ReportFolder chosen(Path folder) {
    Path absolute = Placement.chosen(folder, "evidence.json", "report");
    return new ReportFolder(Placement.parent(absolute), Optional.of(absolute));
  }

  /**
   * A new folder under {@code verification-reports}, which also gets {@code latest} and the list of
   * runs.
   *
   * @param reports that folder
   * @throws BadInputException if it cannot be written
   */
  public static ReportFolder kept(Path reports) {
    Path absolute = reports.toAbsolutePath().normalize();
    Placement.requireWritable(absolute, "`" + reports + "`");
    return new ReportFolder(absolute, Optional.empty());
  }

  /**
   * Writes a report of evidence alone.
   *
   * @param evidenceJson the evidence file's text
   * @return the folder it is in
   */
  public Path write(Evidence evidence, String evidenceJson) throws IOException {
    return write(new Contents(evidence, evidenceJson));
  }

  /**
   * Writes the report.
   *
   * @return the folder it is in
   */
  public Path write(Contents contents) throws IOException {
    Map<String, String> files = Report.files(contents);
    Path target = chosen.orElseGet(() -> fresh(contents.evidence()));
    Placement.put(files, target);
    if (chosen.isEmpty()) {
      Placement.put(files, parent.resolve(LATEST));
      Path list = Files.createTempFile(parent, ".index-", ".html");
      Files.writeString(list, Report.history(History.in(parent)));
      Placement.readable(list);
      Files.move(list, parent.resolve("index.html"), StandardCopyOption.REPLACE_EXISTING);
    }
    return target;
  }

  private Path fresh(Evidence evidence) {
    String time = evidence.run().started().replace("-", "").replace(":", "");
    String name = time + "-" + evidence.run().profile() + "-" + evidence.run().seed();
    Path folder = parent.resolve(name);
    for (int k = 2; Files.exists(folder); k++) {
      folder = parent.resolve(name + "-" + k);
    }
    return folder;
  }
}
