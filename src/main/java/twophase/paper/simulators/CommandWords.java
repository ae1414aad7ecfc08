package twophase.paper.simulators;

import java.util.ArrayList;
import java.util.List;
import twophase.kit.statement.BadInputException;

/**
 * A command split into words, as a reader would: at blanks, but not within single or double quotes.
 * No shell is involved, so nothing else means anything.
 */
final class CommandWords {
  private CommandWords() {}

  /**
   * The words.
   *
   * @throws BadInputException if there is none, or a quote is left open
   */
  static List<String> of(String command) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean begun = false;
    char quote = 0;
    for (char c : command.toCharArray()) {
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
        begun = true;
      } else if (Character.isWhitespace(c)) {
        if (begun) {
          words.add(word.toString());
        }
        word.setLength(0);
        begun = false;
      } else {
        word.append(c);
        begun = true;
      }
    }
    if (quote != 0) {
      throw new BadInputException(
          "--simulator: `" + command + "` has a quote " + quote + " that is never closed");
    }
    if (begun) {
      words.add(word.toString());
    }
    if (words.isEmpty()) {
      throw new BadInputException("--simulator: after `exec:` comes a command, here is none");
    }
    return words;
  }
}
