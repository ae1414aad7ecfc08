package twophase.kit.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import twophase.kit.statement.BadInputException;
import twophase.kit.text.Inert;

/**
 * Puts a folder of files in its place: written beside it and renamed, so that nobody ever sees half
 * of it, and an interrupted run leaves what was there as it was.
 */
final class Placement {
  /** What a run writes on its way, in the folder that its report will replace. */
  static final String JOURNAL = "journal.jsonl";

  private static final String ASIDE = "report";

  private Placement() {}

  /**
   * Makes sure that a folder chosen by the user can be written.
   *
   * @param marker a file that shows that what is there may be replaced
   * @param drafts files that may stand there alone: what an earlier attempt left
   * @param others what else may stand there beside the marker; anything else is somebody's
   * @param what what the folder is to hold, in a word
   * @return the folder, absolute
   * @throws BadInputException if it cannot be written, or holds something else
   */
  static Path chosen(
      Path folder, String marker, Set<String> drafts, Predicate<String> others, String what) {
    Path absolute = real("--out", folder);
    if (real("--out", Path.of("")).startsWith(absolute)) {
      throw new BadInputException(
          "--out: `%s` is the folder the command is given in, or above it; name one within it"
              .formatted(folder));
    }
    restore(parent(absolute), absolute);
    requireReplaceable("--out: ", folder, absolute, marker, drafts, others, what);
    if (Files.exists(absolute)) {
      requireWritable(absolute, "--out: `" + folder + "`");
    }
    requireWritable(parent(absolute), "--out: `" + folder + "`");
    return absolute;
  }

  /**
   * Where a path leads: links are followed, a part of it that is not there yet stays as it is.
   *
   * @param option that named it, for messages
   * @throws BadInputException if its links lead nowhere
   */
  static Path real(String option, Path path) {
    Path absolute = path.toAbsolutePath();
    try {
      return absolute.toRealPath();
    } catch (NoSuchFileException e) {
      return led(option, absolute).normalize();
    } catch (IOException e) {
      throw new BadInputException(
          "%s: `%s` cannot be written (%s): name a folder that can be"
              .formatted(option, path, e.getClass().getSimpleName()),
          e);
    }
  }

  private static Path led(String option, Path missing) {
    try {
      if (Files.isSymbolicLink(missing)) {
        return real(option, missing.resolveSibling(Files.readSymbolicLink(missing)));
      }
    } catch (IOException e) {
      throw new BadInputException(option + ": the link `" + missing + "` cannot be read", e);
    }
    Path parent = missing.getParent();
    Path name = missing.getFileName();
    return parent == null || name == null ? missing : real(option, parent).resolve(name);
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
        Files.writeString(path, Inert.lines(file.getValue()));
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

  /** What follows is a number: else it is the one of a target whose name only begins alike. */
  private static boolean isAside(Path folder, Path target) {
    String name = folder.getFileName().toString();
    return name.startsWith(aside(target))
        && name.substring(aside(target).length()).matches("[0-9]+");
  }

  /** A run that was killed between two renamings has left the report, or journal, aside. */
  private static void restore(Path parent, Path target) {
    if (Files.exists(target) || !Files.isDirectory(parent)) {
      return;
    }
    try (Stream<Path> folders = Files.list(parent)) {
      for (Path old : folders.filter(f -> isAside(f, target)).toList()) {
        if (Files.exists(old.resolve(ASIDE)) && !Files.exists(target)) {
          Files.move(old.resolve(ASIDE), target);
          Files.delete(old);
        }
      }
    } catch (IOException e) {
      throw new BadInputException("--out: `" + target + "` cannot be restored: " + e, e);
    }
  }

  /**
   * Makes sure that what is in a folder may be replaced, if it is there.
   *
   * @param option what it was given for, with a colon and a blank, for messages
   * @param folder as it is shown
   * @param absolute the same
   * @param marker a file that shows that what is there may be replaced
   * @param drafts files that may stand there alone
   * @param others what else may stand there beside the marker
   * @param what what the folder is to hold, in a word
   * @throws BadInputException if it holds something else
   */
  static void requireReplaceable(
      String option,
      Path folder,
      Path absolute,
      String marker,
      Set<String> drafts,
      Predicate<String> others,
      String what) {
    if (!Files.exists(absolute)) {
      return;
    }
    List<String> there = names(absolute);
    boolean earlier = there.contains(marker);
    if (!Files.isDirectory(absolute) || !earlier && !drafts.containsAll(there)) {
      throw new BadInputException(
          "%s`%s` exists and holds no %s; name a new folder, an empty one, or an earlier %s"
              .formatted(option, folder, what, what));
    }
    for (String name : there) {
      if (!name.equals(marker) && !drafts.contains(name) && !others.test(name)) {
        throw new BadInputException(
            "%s`%s` also holds `%s`, which would be lost; name another folder, or move it"
                .formatted(option, folder, name));
      }
    }
  }

  private static List<String> names(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new BadInputException(
          "--out: `" + folder + "` cannot be read (" + e.getClass().getSimpleName() + ")", e);
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
