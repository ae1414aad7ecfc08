package twophase.kit.property;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import twophase.kit.evidence.Digest;
import twophase.kit.statement.Card;

/**
 * A seed that nobody chose: a digest of what the cards choose and of the classes that test it, so
 * that no run with it can have been looked at while they were written. A number that moves on a
 * card, or a line of a check, moves the seed; words do not.
 *
 * <p>A property class is its source, where the theory carries it beside the class: javac 17 and
 * javac 25 make other class files of the same source, and the seed is to be the same from every
 * build. Comments, white space and line ends are left out. A theory that carries no sources has its
 * class files in their place, and a seed for each compiler.
 */
final class FreshSeed {
  /** 14 hexadecimal digits are 56 bits. */
  private static final int DIGITS = 14;

  /** Of which 53 are taken: up to there every JSON reader gets a seed as it was written. */
  private static final int BITS_TOO_MANY = 3;

  private static final int HEXADECIMAL = 16;

  /** Literals, to be kept, and what a compiler passes over. */
  private static final Pattern ASIDE =
      Pattern.compile(
          "(\"{3}(?:\\\\.|(?!\"{3}).)*+\"{3}|\"(?:\\\\.|[^\"\\\\])*+\"|'(?:\\\\.|[^'\\\\])++')"
              + "|(?://[^\\n]*|/\\*.*?\\*/|\\s)",
          Pattern.DOTALL);

  private FreshSeed() {}

  /**
   * The seed.
   *
   * @param classes the property classes by statement; their order plays no part
   * @param cards the cards by statement
   * @return from 0 to 2^53 - 1
   */
  static long of(Map<String, Class<?>> classes, Map<String, Card> cards) {
    List<String> lines = new ArrayList<>();
    new TreeMap<>(classes)
        .forEach(
            (statement, type) -> {
              lines.add(cards.get(statement).data());
              lines.add(code(type));
            });
    return Long.parseLong(Digest.of(lines).substring(0, DIGITS), HEXADECIMAL) >>> BITS_TOO_MANY;
  }

  private static String code(Class<?> type) {
    String name = type.getName().substring(type.getPackageName().length() + 1);
    try (InputStream source = type.getResourceAsStream(name.split("\\$", 2)[0] + ".java")) {
      if (source != null) {
        return bare(new String(source.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try (InputStream compiled = type.getResourceAsStream(name + ".class")) {
      return compiled == null ? type.getName() : Digest.of(compiled.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A source without comments and white space. */
  static String bare(String source) {
    return ASIDE
        .matcher(source.replace("\r\n", "\n"))
        .replaceAll(found -> found.group(1) == null ? "" : "$1");
  }
}
