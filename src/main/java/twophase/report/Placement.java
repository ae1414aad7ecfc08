package twophase.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import twophase.statement.BadInputException;

/**
 * Puts a folder of files in its place: written beside it and renamed, so that nobody ever sees half
 * of it, and an interrupted run leaves what was there as it was.
 */
final class Placement {
  private static final String ASIDE = "report";

  private Placement() {}

  /**
   * Makes sure that a folder chosen by the user can be written.
   *
   * @param marker a file that shows that what is there may be replaced
   * @param drafts files that may stand there alone: what an earlier attempt left
   * @param what what the folder is to hold, in a word
   * @return the folder, absolute
   * @throws BadInputException if it cannot be written, or holds something else
   */
  static Path chosen(Path folder, String marker, Set<String> drafts, String what) {
    Path absolute = folder.toAbsolutePath().normalize();
    restore(parent(absolute), absolute);
    if (Files.exists(absolute) && !replaceable(absolute, marker, drafts)) {
      throw new BadInputException(
          "--out: `%s` exists and holds no %s; name a new folder, an empty one, or an earlier %s"
              .formatted(folder, what, what));
    }
    requireWritable(parent(absolute), "--out: `" + folder + "`");
    return absolute;
  }

  /**
   * Makes sure that folders can be made in a folder, which is made where it does not exist.
   *
   * @throws BadInputException if not
   */
  static void requireWritable(Path parent, String what) {
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

  /**
   * Puts files in a folder, instead of what was there.
   *
   * @param files texts by path within it
   * @param target absolute
   */
  static void put(Map<String, String> files, Path target) throws IOException {
    Path parent = parent(target);
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

  /** Temporary files are for their owner alone; a report is for everybody. */
  static void readable(Path path) {
    path.toFile().setReadable(true, false);
    if (Files.isDirectory(path)) {
      path.toFile().setExecutable(true, false);
    }
  }

  static Path parent(Path absolute) {
    return Optional.ofNullable(absolute.getParent()).orElse(absolute);
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

  private static boolean replaceable(Path folder, String marker, Set<String> drafts) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<String> all = files.map(file -> file.getFileName().toString()).toList();
      return all.contains(marker) || drafts.containsAll(all);
    } catch (IOException e) {
      return false;
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
