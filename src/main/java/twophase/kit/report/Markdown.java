package twophase.kit.report;

import java.util.regex.Pattern;
import twophase.kit.text.Inert;

/** Markdown as code forges show it, around text that others wrote. */
final class Markdown {
  private static final Pattern BACKTICKS = Pattern.compile("`+");

  private Markdown() {}

  /** Text of others as code, in which no markup begins: between more backticks than it has. */
  static String code(String text) {
    String line = Inert.line(text).strip();
    if (line.isEmpty()) {
      return line;
    }
    int longest =
        BACKTICKS.matcher(line).results().mapToInt(r -> r.group().length()).max().orElse(0);
    String fence = "`".repeat(longest + 1);
    String apart = line.startsWith("`") || line.endsWith("`") ? " " : "";
    return fence + apart + line + apart + fence;
  }

  /** Text of others in a cell of a table: a bar would end the cell, in code as anywhere. */
  static String cell(String text) {
    return code(text).replace("|", "\\|");
  }

  /** A line of code in a block of its own, as it is to be copied; blank lines part it. */
  static String block(String line) {
    return "    " + Inert.line(line).strip() + "\n";
  }

  /** The beginning of a part that is folded away; Markdown begins anew after a blank line. */
  static String foldBegins(String summary) {
    return "\n<details>\n<summary>" + summary + "</summary>\n\n";
  }

  /** Its end, which stands by itself, too. */
  static String foldEnds() {
    return "\n</details>\n";
  }
}
