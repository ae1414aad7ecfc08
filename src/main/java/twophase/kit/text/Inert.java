package twophase.kit.text;

/**
 * Text that others wrote (a simulator's name, an error, a file that is read back) as one line that
 * does nothing but stand there, on a terminal, in a page, in XML, in JSON and in a table. Control
 * and format characters of Unicode (escape sequences, direction marks), halves of surrogate pairs
 * and what is no character are shown as {@link #MARK}; what ends a line is a blank; what is too
 * long is cut between two characters. Text that is inert stays as it is.
 */
public final class Inert {
  /** What stands for a character that would do something: U+FFFD. */
  public static final char MARK = '\uFFFD';

  /** The longest name, in UTF-16 units; what people call things is far shorter. */
  private static final int LONGEST_NAME = 200;

  /** The longest text, in UTF-16 units: several times what any statement of ours says. */
  private static final int LONGEST = 20_000;

  private static final String MORE = "…";

  private Inert() {}

  /** A name, or a version: at most 200 UTF-16 units. */
  public static String name(String text) {
    return shortened(line(text), LONGEST_NAME);
  }

  /** A line of text: at most 20,000 UTF-16 units. */
  public static String line(String text) {
    String cut = shortened(text, LONGEST);
    return cut.codePoints().allMatch(Inert::harmless) ? cut : cleaned(cut);
  }

  /** Text of several lines: line feeds and tabs stay, and so does any length. */
  public static String lines(String text) {
    StringBuilder lines = new StringBuilder(text.length());
    text.codePoints().forEach(c -> lines.appendCodePoint(ordered(c) || harmless(c) ? c : MARK));
    return lines.toString();
  }

  /** What puts text in lines and columns. */
  public static boolean ordered(int character) {
    return character == '\n' || character == '\t';
  }

  private static String cleaned(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints().forEach(c -> line.appendCodePoint(shown(c)));
    return line.toString();
  }

  private static int shown(int character) {
    boolean blank = Character.isWhitespace(character) || character == '\u0085';
    return harmless(character) ? character : blank ? ' ' : MARK;
  }

  /** Whether a character (a code point) does nothing but stand there. */
  public static boolean harmless(int character) {
    return isInvisibleOperator(character) || !acts(character) && !isNone(character);
  }

  /** Between the letters of a formula, for who reads it aloud. */
  private static boolean isInvisibleOperator(int character) {
    return character >= 0x2061 && character <= 0x2064;
  }

  private static boolean acts(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  /** Code points that Unicode keeps from ever being characters; XML has no way to write some. */
  private static boolean isNone(int character) {
    return (character & 0xFFFE) == 0xFFFE || character >= 0xFDD0 && character <= 0xFDEF;
  }

  /**
   * The beginning of what is too long, cut where no character is cut in two.
   *
   * @param most length in UTF-16 units, the dots included; at least 3
   */
  public static String shortened(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = most - MORE.length();
    boolean split = Character.isSurrogatePair(text.charAt(end - 1), text.charAt(end));
    return text.substring(0, split ? end - 1 : end) + MORE;
  }
}
