package twophase.kit.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import twophase.kit.evidence.Evidence;
import twophase.kit.evidence.EvidenceFile;
import twophase.kit.statement.BadInputException;
import twophase.kit.text.Inert;

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
    Path absolute =
        Placement.chosen(
            folder, EvidenceFile.NAME, Set.of(Placement.JOURNAL), Report.FILES::contains, "report");
    return new ReportFolder(Placement.parent(absolute), Optional.of(absolute));
  }

  /**
   * Makes sure that what is read is not what is written: a report takes the place of all that its
   * folder holds. Links are followed.
   *
   * @param input what is read, or what else is written
   * @throws BadInputException if it is the chosen folder, or in it
   */
  public void requireOutside(Path input) {
    chosen
        .filter(out -> Placement.real("--out", input).startsWith(out))
        .ifPresent(
            out -> {
              throw new BadInputException(
                  "--out: `%s` would take the place of `%s`; name another folder"
                      .formatted(out, input));
            });
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
    requireOurs(reports, absolute);
    return new ReportFolder(absolute, Optional.empty());
  }

  /** What else lies in the latest report's folder is somebody's. */
  private static void requireOurs(Path reports, Path absolute) {
    Placement.requireReplaceable(
        "",
        reports.resolve(LATEST),
        absolute.resolve(LATEST),
        EvidenceFile.NAME,
        Set.of(),
        Report.FILES::contains,
        "report");
  }

  /**
   * Where a run keeps what it has decided until its report is written: in the folder named by the
   * user, else in one of its own under {@code verification-reports}.
   *
   * @param run a name for the run, the same for the same run
   */
  public Path journal(String run) {
    return chosen.orElseGet(() -> parent.resolve("unfinished-" + run)).resolve(Placement.JOURNAL);
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
    if (chosen.isEmpty() && contents.evidence().run().shard().isEmpty()) {
      requireOurs(parent, parent);
      Placement.put(files, parent.resolve(LATEST));
      Path list = Files.createTempFile(parent, ".index-", ".html");
      Files.writeString(list, Inert.lines(Report.history(History.in(parent))));
      Placement.readable(list);
      Files.move(list, parent.resolve("index.html"), StandardCopyOption.REPLACE_EXISTING);
    }
    return target;
  }

  private Path fresh(Evidence evidence) {
    String time = evidence.run().started().replace("-", "").replace(":", "");
    String shard =
        evidence.run().shard().map(s -> "-shard-" + s.index() + "-of-" + s.of()).orElse("");
    String name = time + "-" + evidence.run().profile() + "-" + evidence.run().seed() + shard;
    Path folder = parent.resolve(name);
    for (int k = 2; Files.exists(folder); k++) {
      folder = parent.resolve(name + "-" + k);
    }
    return folder;
  }
}
