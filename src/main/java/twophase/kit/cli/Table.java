package twophase.kit.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows and columns that fit a terminal: where they have no room side by side the widest columns
 * give way, and their cells go over several lines, broken between words, or behind a sign within
 * one.
 */
public final class Table {
  private static final String GAP = "  ";

  /** Behind these a word that is too long for its column may be broken. */
  private static final String JOINTS = "-./,:;|=";

  private final List<Row> rows = new ArrayList<>();

  /**
   * A row.
   *
   * @param style picocli's words for it; empty for none
   * @param across whether its one cell goes across all columns
   * @param cells from the left
   */
  private record Row(String style, boolean across, List<String> cells) {
    String cell(int column) {
      return column < cells.size() ? cells.get(column) : "";
    }
  }

  /** A row below the others. */
  public Table row(String... cells) {
    return styled("", cells);
  }

  /** The same in a style, picocli's words for it. */
  Table styled(String style, String... cells) {
    rows.add(new Row(style, false, List.of(cells)));
    return this;
  }

  /** A line that goes across all columns, above what it is a title of. */
  Table across(String title) {
    rows.add(new Row("", true, List.of(title)));
    return this;
  }

  /** Prints it, in lines that fit. */
  public void print(PrintWriter out) {
    int[] widths = widths();
    for (Row row : rows) {
      if (row.across()) {
        Prose.println(out, row.style(), "", 2, row.cell(0));
      } else {
        lines(row, widths).forEach(line -> Terminal.println(out, row.style(), line));
      }
    }
  }

  private int[] widths() {
    List<Row> split = rows.stream().filter(row -> !row.across()).toList();
    int columns = split.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    int[] widths =
        IntStream.range(0, columns)
            .map(k -> split.stream().mapToInt(row -> Prose.length(row.cell(k))).max().getAsInt())
            .map(width -> Math.min(width, Prose.WIDTH))
            .toArray();
    int room = Prose.WIDTH - GAP.length() * (columns - 1);
    while (Arrays.stream(widths).sum() > room) {
      widths[widest(widths)]--;
    }
    return widths;
  }

  /** The last of the widest columns. */
  private static int widest(int[] widths) {
    return IntStream.range(0, widths.length)
        .reduce((one, other) -> widths[other] >= widths[one] ? other : one)
        .getAsInt();
  }

  private static List<String> lines(Row row, int[] widths) {
    List<List<String>> columns =
        IntStream.range(0, widths.length).mapToObj(k -> wrapped(row.cell(k), widths[k])).toList();
    int height = columns.stream().mapToInt(List::size).max().getAsInt();
    return IntStream.range(0, height).mapToObj(k -> line(columns, k, widths)).toList();
  }

  private static String line(List<List<String>> columns, int k, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      List<String> cell = columns.get(column);
      String text = k < cell.size() ? cell.get(k) : "";
      line.append(column == 0 ? "" : GAP)
          .append(text)
          .append(" ".repeat(Math.max(0, widths[column] - Prose.length(text))));
    }
    return line.toString().stripTrailing();
  }

  /** The lines of a cell; what it is indented by they all are. */
  private static List<String> wrapped(String cell, int width) {
    String indent = " ".repeat(cell.length() - cell.stripLeading().length());
    int room = Math.max(1, width - indent.length());
    List<String> words = new ArrayList<>();
    for (String word : cell.strip().split(" ")) {
      words.addAll(pieces(word, room));
    }
    return Prose.lines(String.join(" ", words), room).stream().map(line -> indent + line).toList();
  }

  /** A word, in pieces where it is too long; no two that follow fit into one line. */
  private static List<String> pieces(String word, int width) {
    List<String> pieces = new ArrayList<>();
    String rest = word;
    while (Prose.length(rest) > width) {
      int most = rest.offsetByCodePoints(0, width);
      int end = most;
      while (end > 0 && JOINTS.indexOf(rest.charAt(end - 1)) < 0) {
        end--;
      }
      pieces.add(rest.substring(0, end == 0 ? most : end));
      rest = rest.substring(end == 0 ? most : end);
    }
    pieces.add(rest);
    return pieces;
  }
}
