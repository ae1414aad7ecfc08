package twophase.kit.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Whose libraries the jar carries; the build writes it, and fails on a licence not agreed to. */
final class Licences {
  private static final String FILE = "/META-INF/THIRD-PARTY.txt";

  private Licences() {}

  /** A line for each library. */
  static String text() {
    try (InputStream file = Licences.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException("the build left out " + FILE);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).stripLeading();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
