package twophase.kit.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Text in lines that fit a terminal, broken between words. A word that is longer than a line stays
 * whole, as a path or a setting that somebody wants to copy has to.
 */
public final class Prose {
  /** The columns of a terminal that nobody made wider. */
  static final int WIDTH = 80;

  private Prose() {}

  /**
   * Lines of at most so many characters, but for longer words.
   *
   * @param text without the end of a line; blanks in a row stay where no line is broken
   * @return at least one
   */
  static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split(" ")) {
      if (!line.isEmpty() && length(line) + 1 + length(word) > width) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }

  /**
   * Prints a text after a head; its further lines are indented.
   *
   * @param head what the first line begins with
   * @param indent how many blanks the others begin with
   */
  public static void println(PrintWriter out, String head, int indent, String text) {
    println(out, "", head, indent, text);
  }

  /** The same in a style, picocli's words for it. */
  static void println(PrintWriter out, String style, String head, int indent, String text) {
    String words = text.strip();
    String first = lines(words, WIDTH - length(head)).get(0);
    Terminal.println(out, style, (head + first).stripTrailing());
    String rest = words.substring(first.length());
    if (!rest.isBlank()) {
      lines(rest, WIDTH - indent)
          .forEach(line -> Terminal.println(out, style, " ".repeat(indent) + line));
    }
  }

  /** In characters of a font in which all are of one width. */
  static int length(CharSequence text) {
    return Character.codePointCount(text, 0, text.length());
  }
}
