package twophase.kit.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words for a POSIX shell: whatever is in a word, the shell takes it for that word alone. */
public final class ShellWords {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  /** A run of single quotes, of escaped characters, or of what means nothing to a shell. */
  private static final Pattern PIECE =
      Pattern.compile("'([^']*)'|\\\\(.)|([A-Za-z0-9_@%+=:,./-]+)|(\\s+)");

  private ShellWords() {}

  /** A word in quotes where a shell wants them. */
  public static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : inQuotes(word);
  }

  /** A word in quotes. */
  public static String inQuotes(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }

  /** A command line, to be given to a shell again. */
  public static String joined(List<String> words) {
    return words.stream().map(ShellWords::quoted).collect(Collectors.joining(" "));
  }

  /**
   * The inverse of {@link #joined}.
   *
   * @return the words; nothing if a shell might make something else of the line than words
   */
  public static Optional<List<String>> split(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = null;
    Matcher piece = PIECE.matcher(line);
    int end = 0;
    while (piece.find() && piece.start() == end) {
      end = piece.end();
      if (piece.group(4) == null) {
        word = word == null ? new StringBuilder() : word;
        for (int k = 1; k <= 3; k++) {
          word.append(piece.group(k) == null ? "" : piece.group(k));
        }
      } else if (word != null) {
        words.add(word.toString());
        word = null;
      }
    }
    if (word != null) {
      words.add(word.toString());
    }
    return end == line.length() ? Optional.of(words) : Optional.empty();
  }
}
