package twophase.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * One way to spoil a text.
 *
 * @param kind what is done
 * @param place where, as a share of the text, in [0, 1)
 * @param which of the things that are put there, at least 0
 */
record Edit(Kind kind, double place, int which) {
  /** What is done. */
  enum Kind {
    /** A value of JSON, YAML or a token is another. */
    VALUE,
    /** A name is another. */
    NAME,
    /** A line stands there twice. */
    TWICE,
    /** A line is gone. */
    GONE,
    /** What follows is gone. */
    CUT,
    /** A few bytes are gone. */
    HOLE,
    /** Something stands in between. */
    PUT,
    /** Something stands at the end. */
    APPENDED,
    /** A bit is the other one. */
    FLIP
  }

  private static final Pattern VALUES =
      Pattern.compile(
          "\"[^\"\\n]{0,200}\"|-?[0-9][0-9.eE+-]*|true|false|null|(?<![a-z])[a-z]{1,60}+(?=[,:=}\\]\\n])");

  private static final Pattern NAMES =
      Pattern.compile("\"?(?<![A-Za-z-])[A-Za-z][A-Za-z-]{0,60}+\"?(?=\\s*[:=])");

  private static final List<String> ODD =
      List.of(
          "NaN",
          "Infinity",
          "-1",
          "0",
          "1e999",
          "1e-999",
          "-0.0",
          "0x1p3",
          "1d",
          "9223372036854775808",
          "18446744073709551617",
          "340282366920938463463374607431768211457",
          "0.1",
          "null",
          "true",
          "[]",
          "{}",
          "[[[]]]",
          "\"\"",
          "\"x\"",
          "\"\\ud800\"",
          "\"\\u0000\"",
          "\"../../etc/passwd\"",
          "\"<script>alert(1)</script>\"",
          "\"\\u001b[2J\"",
          "[1,2,3]",
          "{\"a\":1,\"a\":2}",
          "[".repeat(5000),
          "\"" + "x".repeat(100_000) + "\"",
          "9".repeat(5000));

  private static final List<String> SIGNS =
      List.of(
          "\"",
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\n",
          "\r\n",
          "\t",
          " ",
          "\\",
          "\\u",
          "'",
          "`",
          "|",
          "---\n",
          "\u0000",
          "\u001b[31m",
          "\u007f",
          "\u0085",
          "\u202e",
          "\u2028",
          "\ufeff",
          "\uffff",
          "é",
          "💥",
          "NaN",
          "1",
          "-",
          "{\"id\":1}",
          "# ",
          "<!--",
          "&amp;",
          "%s",
          "$(x)",
          "=",
          ";");

  /** Bytes that are no UTF-8. */
  private static final byte[][] RAW = {
    {(byte) 0xff},
    {(byte) 0xc0, (byte) 0x80},
    {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
    {(byte) 0xe2}
  };

  /** The text with the edit done to it. */
  byte[] on(byte[] text) {
    int at = (int) (place * text.length);
    return switch (kind) {
      case VALUE -> replaced(text, VALUES, ODD.get(which % ODD.size()));
      case NAME -> replaced(text, NAMES, which % 2 == 0 ? "\"id\"" : "\"nobody\"");
      case TWICE -> line(text, List.of(0, 0));
      case GONE -> line(text, List.of());
      case CUT -> Arrays.copyOf(text, at);
      case HOLE -> joined(text, at, new byte[0], at + 1 + which % 9);
      case PUT -> joined(text, at, put(), at);
      case APPENDED -> joined(text, text.length, put(), text.length);
      case FLIP -> flipped(text, at);
    };
  }

  private byte[] put() {
    int k = which % (SIGNS.size() + RAW.length);
    return k < SIGNS.size() ? SIGNS.get(k).getBytes(StandardCharsets.UTF_8) : RAW[k - SIGNS.size()];
  }

  private byte[] flipped(byte[] text, int at) {
    byte[] changed = text.clone();
    if (at < changed.length) {
      changed[at] ^= (byte) (1 << which % 8);
    }
    return changed;
  }

  /** One byte a sign: what is replaced is ASCII, and the rest stays as it is. */
  private byte[] replaced(byte[] text, Pattern what, String by) {
    String signs = new String(text, StandardCharsets.ISO_8859_1);
    List<MatchResult> found = what.matcher(signs).results().toList();
    if (found.isEmpty()) {
      return text;
    }
    MatchResult one = found.get((int) (place * found.size()));
    return joined(text, one.start(), by.getBytes(StandardCharsets.UTF_8), one.end());
  }

  /** The lines with one of them as often as the list is long. */
  private byte[] line(byte[] text, List<Integer> times) {
    String signs = new String(text, StandardCharsets.ISO_8859_1);
    List<String> lines = new ArrayList<>(Arrays.asList(signs.split("(?<=\n)")));
    String one = lines.remove((int) (place * lines.size()));
    times.forEach(k -> lines.add((int) (place * (lines.size() + 1)), one));
    return String.join("", lines).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] joined(byte[] text, int from, byte[] between, int to) {
    int end = Math.min(to, text.length);
    byte[] joined = new byte[from + between.length + text.length - end];
    System.arraycopy(text, 0, joined, 0, from);
    System.arraycopy(between, 0, joined, from, between.length);
    System.arraycopy(text, end, joined, from + between.length, text.length - end);
    return joined;
  }
}
