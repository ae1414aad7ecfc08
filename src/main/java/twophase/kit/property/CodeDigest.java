package twophase.kit.property;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import twophase.kit.evidence.Digest;

/**
 * A digest of the compiled classes of the suite and of a theory, but for those of the suite that
 * only show, count or hand on what was found. What was computed by other classes is not taken for
 * what these would compute, whatever version or commit they say they are.
 */
final class CodeDigest {
  private static final int LENGTH = 16;

  /** The suite's own classes, beside which a jar may carry libraries. */
  private static final String SUITE = "twophase";

  private static final List<String> SHOWING =
      List.of("kit/cli/", "kit/report/", "kit/flakes/", "kit/work/");

  private static final Map<Class<?>, String> KNOWN = new ConcurrentHashMap<>();

  private CodeDigest() {}

  /**
   * The digest of the classes that are running: 16 hexadecimal digits.
   *
   * @param theory the class of the theory that they test
   */
  static String running(Class<?> theory) {
    return KNOWN.computeIfAbsent(theory, CodeDigest::ofRunning);
  }

  private static String ofRunning(Class<?> theory) {
    CodePlace suite = CodePlace.of(CodeDigest.class);
    CodePlace other = CodePlace.of(theory);
    String digest = suite.visit(SUITE, CodeDigest::of);
    return other.equals(suite)
        ? digest
        : Digest.of(List.of(digest, other.visit("", CodeDigest::of))).substring(0, LENGTH);
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
    return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
  }

  private static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
