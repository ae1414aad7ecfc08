package twophase.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import twophase.statement.BadInputException;
import twophase.statement.Evidence;

/**
 * Where a report goes. It is written beside its place and appears there by renaming, so that nobody
 * ever sees half a report and an interrupted run leaves the previous one as it was.
 */
public final class ReportFolder {
  /** The folder that reports go to by default, seen from where the command was given. */
  public static final Path DEFAULT = Path.of("verification-reports");

  /** What a run writes on its way, in the folder that its report will replace. */
  private static final String JOURNAL = "journal.jsonl";

  static final String LATEST = "latest";

  private static final String ASIDE = "report";

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
    Path absolute = folder.toAbsolutePath().normalize();
    Path parent = Optional.ofNullable(absolute.getParent()).orElse(absolute);
    restore(parent, absolute);
    if (Files.exists(absolute) && !replaceable(absolute)) {
      throw new BadInputException(
          "--out: `"
              + folder
              + "` exists and holds no report; name a new folder, an empty one, or an earlier report");
    }
    requireWritable(parent, "--out: `" + folder + "`");
    return new ReportFolder(parent, Optional.of(absolute));
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
    requireWritable(absolute, "`" + reports + "`");
    return new ReportFolder(absolute, Optional.empty());
  }

  /**
   * Where a run keeps what it has decided until its report is written: in the folder named by the
   * user, else in one of its own under {@code verification-reports}.
   *
   * @param run a name for the run, the same for the same run
   */
  public Path journal(String run) {
    return chosen.orElseGet(() -> parent.resolve("unfinished-" + run)).resolve(JOURNAL);
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
    place(files, target);
    if (chosen.isEmpty() && contents.evidence().run().shard().isEmpty()) {
      place(files, parent.resolve(LATEST));
      Path list = Files.createTempFile(parent, ".index-", ".html");
      Files.writeString(list, Report.history(History.in(parent)));
      readable(list);
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

  private void place(Map<String, String> files, Path target) throws IOException {
    Path staged = Files.createTempDirectory(parent, ".report-");
    try {
      for (Map.Entry<String, String> file : files.entrySet()) {
        Path path = staged.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
      readable(staged);
      if (Files.exists(target)) {
        Path old = Files.createTempDirectory(parent, aside(target));
        Files.move(target, old.resolve(ASIDE));
        Files.move(staged, target);
        delete(old);
      } else {
        Files.move(staged, target);
      }
    } finally {
      delete(staged);
    }
  }

  /** What the folder begins with in which a report is while another takes its place. */
  private static String aside(Path target) {
    return ".old-" + target.getFileName() + "-";
  }

  /** A run that was killed between two renamings has left the report, or journal, aside. */
  private static void restore(Path parent, Path target) {
    if (Files.exists(target) || !Files.isDirectory(parent)) {
      return;
    }
    try (Stream<Path> folders = Files.list(parent)) {
      for (Path old :
          folders.filter(f -> f.getFileName().toString().startsWith(aside(target))).toList()) {
        if (Files.exists(old.resolve(ASIDE)) && !Files.exists(target)) {
          Files.move(old.resolve(ASIDE), target);
          Files.delete(old);
        }
      }
    } catch (IOException e) {
      throw new BadInputException("--out: `" + target + "` cannot be restored: " + e, e);
    }
  }

  private static boolean replaceable(Path folder) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<String> all = files.map(file -> file.getFileName().toString()).toList();
      return all.isEmpty() || all.contains("evidence.json") || all.equals(List.of(JOURNAL));
    } catch (IOException e) {
      return false;
    }
  }

  private static void requireWritable(Path parent, String what) {
    try {
      Files.createDirectories(parent);
      Files.delete(Files.createTempFile(parent, ".probe-", ""));
    } catch (IOException e) {
      throw new BadInputException(
          what
              + " cannot be written ("
              + e.getClass().getSimpleName()
              + "): name a folder that can be",
          e);
    }
  }

  /** Temporary files are for their owner alone; a report is for everybody. */
  private static void readable(Path path) {
    path.toFile().setReadable(true, false);
    if (Files.isDirectory(path)) {
      path.toFile().setExecutable(true, false);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
