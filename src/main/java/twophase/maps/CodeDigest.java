package twophase.maps;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A digest of this suite's own compiled classes, but for those that only show what was found. What
 * was computed by other classes is not taken for what these would compute, whatever version or
 * commit they say they are.
 */
final class CodeDigest {
  private static final int LENGTH = 16;
  private static final List<String> SHOWING = List.of("cli", "report");

  private CodeDigest() {}

  /** The digest of the classes that are running: 16 hexadecimal digits. */
  static String running() {
    return Held.DIGEST;
  }

  /** Computed once. */
  private static final class Held {
    private static final String DIGEST = ofRunning();
  }

  private static String ofRunning() {
    try {
      Path place =
          Path.of(CodeDigest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(place)) {
        return of(place.resolve("twophase"));
      }
      try (FileSystem jar = FileSystems.newFileSystem(place)) {
        return of(jar.getPath("/twophase"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the suite's own classes cannot be read", e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The digest of the classes in a folder, the same in a jar and on a disk. */
  static String of(Path folder) throws IOException {
    MessageDigest digest = sha256();
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> classes =
          files
              .filter(file -> file.toString().endsWith(".class"))
              .filter(file -> !SHOWING.contains(folder.relativize(file).getName(0).toString()))
              .sorted((one, other) -> name(folder, one).compareTo(name(folder, other)))
              .toList();
      for (Path file : classes) {
        digest.update(name(folder, file).getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(file));
      }
    }
    return short16(digest);
  }

  /** The digest of some lines: 16 hexadecimal digits. */
  static String of(List<String> lines) {
    MessageDigest digest = sha256();
    lines.forEach(line -> digest.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
    return short16(digest);
  }

  private static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  private static String short16(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
