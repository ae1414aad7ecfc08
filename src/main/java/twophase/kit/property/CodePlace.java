package twophase.kit.property;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where somebody's classes lie.
 *
 * @param path a folder, or a jar
 */
record CodePlace(Path path) {

  /** Does something with a folder. */
  @FunctionalInterface
  interface Visit<T> {
    /** What is found there. */
    T in(Path folder) throws IOException;
  }

  /** Where a class lies. */
  static CodePlace of(Class<?> type) {
    try {
      return new CodePlace(
          Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Visits a folder of it.
   *
   * @param folder its name, with slashes; empty for the whole place; it may not be there
   */
  <T> T visit(String folder, Visit<T> visit) {
    try {
      if (Files.isDirectory(path)) {
        return visit.in(path.resolve(folder));
      }
      try (FileSystem jar = FileSystems.newFileSystem(path)) {
        return visit.in(jar.getPath("/" + folder));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("what is in " + path + " cannot be read", e);
    }
  }
}
