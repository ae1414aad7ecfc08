package twophase.kit.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a card on a terminal: its Markdown as it is written, but paragraphs and items of
 * lists in lines that fit, and tables as tables. What is indented as a formula is broken only where
 * it has no room.
 */
final class CardText {
  private static final Pattern ITEM = Pattern.compile("( *(?:[-*+]|[0-9]+\\.) +)(.*)");
  private static final Pattern RULE = Pattern.compile("\\|[-:| ]+\\|?");
  private static final Pattern BAR = Pattern.compile("(?<!\\\\)\\|");
  private static final String FORMULA = "    ";

  private final PrintWriter out;

  /** The lines of a paragraph, or of an item of a list, that has not ended yet. */
  private final List<String> open = new ArrayList<>();

  private String head = "";
  private Optional<Table> table = Optional.empty();

  private CardText(PrintWriter out) {
    this.out = out;
  }

  static void print(String markdown, PrintWriter out) {
    CardText text = new CardText(out);
    markdown.lines().forEach(text::line);
    text.end();
  }

  /** A formula, which is indented, in one line where it has room. */
  static void formula(String line, PrintWriter out) {
    Prose.println(out, FORMULA, 2 * FORMULA.length(), line);
  }

  private void line(String line) {
    Matcher item = ITEM.matcher(line);
    if (line.startsWith("|")) {
      cells(line);
      return;
    }
    if (table.isPresent()) {
      end();
    }
    if (line.isBlank() || line.startsWith("#")) {
      end();
      out.println(line);
    } else if (open.isEmpty() && line.startsWith(FORMULA)) {
      formula(line, out);
    } else if (item.matches()) {
      end();
      head = item.group(1);
      open.add(item.group(2).strip());
    } else {
      open.add(line.strip());
    }
  }

  private void cells(String line) {
    if (RULE.matcher(line).matches()) {
      return;
    }
    String inner = line.strip().substring(1).replaceAll("\\|$", "");
    String[] cells =
        BAR.splitAsStream(inner + " ")
            .map(cell -> cell.strip().replace("\\|", "|"))
            .toArray(String[]::new);
    if (table.isPresent()) {
      table.get().row(cells);
    } else {
      end();
      table = Optional.of(new Table().styled("bold", cells));
    }
  }

  /** The end of a paragraph, of an item, or of a table. */
  private void end() {
    table.ifPresent(rows -> rows.print(out));
    table = Optional.empty();
    if (!open.isEmpty()) {
      Prose.println(out, head, head.length(), String.join(" ", open));
      open.clear();
    }
    head = "";
  }
}
