package twophase.kit.maps;

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
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import twophase.kit.property.Theory;

/**
 * A digest of the compiled classes of the suite and of a theory, but for those of the suite that
 * only show what was found. What was computed by other classes is not taken for what these would
 * compute, whatever version or commit they say they are.
 */
final class CodeDigest {
  private static final int LENGTH = 16;

  /** The suite's own classes, beside which a jar may carry libraries. */
  private static final String SUITE = "twophase";

  private static final List<String> SHOWING = List.of("kit/cli/", "kit/report/");

  private static final Map<Class<?>, String> KNOWN = new ConcurrentHashMap<>();

  private CodeDigest() {}

  /** The digest of the classes that are running: 16 hexadecimal digits. */
  static String running(Theory theory) {
    return KNOWN.computeIfAbsent(theory.getClass(), CodeDigest::ofRunning);
  }

  private static String ofRunning(Class<?> theory) {
    Path suite = place(CodeDigest.class);
    Path other = place(theory);
    List<String> digests = new ArrayList<>();
    digests.add(in(suite, SUITE));
    if (!other.equals(suite)) {
      digests.add(in(other, ""));
    }
    return digests.size() == 1 ? digests.get(0) : of(digests);
  }

  private static Path place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The digest of the classes in a folder of a jar, or of a folder. */
  private static String in(Path place, String folder) {
    try {
      if (Files.isDirectory(place)) {
        return of(place.resolve(folder));
      }
      try (FileSystem jar = FileSystems.newFileSystem(place)) {
        return of(jar.getPath("/" + folder));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the classes in " + place + " cannot be read", e);
    }
  }

  /** The digest of the classes in a folder, the same in a jar and on a disk. */
  static String of(Path folder) throws IOException {
    MessageDigest digest = sha256();
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> classes =
          files
              .filter(file -> file.toString().endsWith(".class"))
              .filter(file -> SHOWING.stream().noneMatch(name(folder, file)::startsWith))
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
