package twophase.kit.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import twophase.kit.evidence.map.MapAxis;
import twophase.kit.evidence.map.MapFigure;
import twophase.kit.evidence.map.MapPoint;
import twophase.kit.evidence.map.MapPoint.Outcome;
import twophase.kit.evidence.map.ParameterMap;
import twophase.kit.number.Numbers;
import twophase.kit.statement.ReplayCommand;

/**
 * A map on the terminal: a mark for each point, or for one of several where they are many, axes, a
 * legend, and how to replay a failure.
 */
final class MapGrid {
  private static final int FEW_COLUMNS = 24;

  /** The most that have a mark each; of more, some have one, so that all fit a screen. */
  private static final int MANY = 64;

  /** Marks of a column where not all have one: a character is twice as high as it is wide. */
  private static final int MOST_ROWS = 32;

  private final ParameterMap map;
  private final int columnStep;
  private final int rowStep;
  private final int cellWidth;
  private final int labelWidth;

  private MapGrid(ParameterMap map) {
    this.map = map;
    this.columnStep = step(map.x().size(), MANY);
    this.rowStep = step(map.rows(), MOST_ROWS);
    this.cellWidth = columnStep > 1 ? 1 : map.x().size() <= FEW_COLUMNS ? 3 : 2;
    this.labelWidth =
        map.y()
            .map(
                y ->
                    y.values().stream()
                        .mapToInt(String::length)
                        .reduce(y.name().length(), Math::max))
            .orElse(0);
  }

  private static int step(int size, int most) {
    return size <= MANY ? 1 : (size + most - 1) / most;
  }

  static void print(ParameterMap map, ReplayCommand replay, PrintWriter out) {
    MapGrid grid = new MapGrid(map);
    out.println();
    grid.rows(out);
    out.println();
    map.tally().forEach((outcome, count) -> legend(outcome, count, out));
    grid.shown().ifPresent(out::println);
    out.println();
    Prose.println(out, "", 2, MapFigure.made(map));
    grid.tightness().ifPresent(line -> Prose.println(out, "", 2, line));
    map.points().stream()
        .filter(p -> p.outcome() == Outcome.BROKE)
        .findFirst()
        .ifPresent(p -> Prose.println(out, "", 2, "Broke at " + p.setting() + ": " + p.words()));
    map.points().stream()
        .filter(p -> p.outcome() == Outcome.NOT_ASKED)
        .findFirst()
        .ifPresent(
            p -> Prose.println(out, "", 2, "Not asked at " + p.setting() + ": " + p.words()));
    map.firstFailure()
        .flatMap(MapPoint::token)
        .ifPresent(
            token -> {
              out.println("Replay its first failure with");
              out.println("  " + replay.of(token));
            });
  }

  private static void legend(Outcome outcome, long count, PrintWriter out) {
    out.print("  ");
    mark(outcome, out);
    out.println(" " + outcome.words() + ": " + count);
  }

  private static void mark(Outcome outcome, PrintWriter out) {
    String style =
        switch (outcome) {
          case HOLDS -> "blue";
          case FAILS, BROKE -> "bold,red";
          case DIVERGES -> "bold,magenta";
          case UNDECIDED -> "yellow";
          case VACUOUS, UNTESTABLE -> "cyan";
          case NOT_OFFERED, NOT_ASKED, OUTSIDE -> "faint";
        };
    Terminal.print(out, style, outcome.mark());
  }

  /** What has a mark, where not all have. */
  private Optional<String> shown() {
    List<String> words = new ArrayList<>();
    if (columnStep > 1) {
      words.add("1 of %d columns".formatted(columnStep));
    }
    if (rowStep > 1) {
      words.add("1 of %d rows".formatted(rowStep));
    }
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of("  (above: " + String.join(", ", words) + ")");
  }

  private void rows(PrintWriter out) {
    map.y().ifPresent(y -> out.println(padded(y.name()) + " |"));
    for (int row = last(map.rows(), rowStep); row >= 0; row -= rowStep) {
      int k = row;
      out.print(padded(map.y().map(y -> y.values().get(k)).orElse("")) + " |");
      for (int column = 0; column < map.x().size(); column += columnStep) {
        out.print(" ".repeat(cellWidth - 1));
        mark(map.at(column, row).outcome(), out);
      }
      out.println();
    }
    int marks = last(map.x().size(), columnStep) / columnStep + 1;
    out.println(" ".repeat(labelWidth) + " +" + "-".repeat(cellWidth * marks + 1));
    out.println(columnNames());
  }

  /** The last of so many that has a mark. */
  private static int last(int size, int step) {
    return (size - 1) / step * step;
  }

  private String padded(String label) {
    return " ".repeat(labelWidth - label.length()) + label;
  }

  /** Each name under its column, as many as have room; the last one always has. */
  private String columnNames() {
    MapAxis x = map.x();
    int margin = labelWidth + 1;
    int last = last(x.size(), columnStep);
    int lastStart = start(margin, last, x.values().get(last));
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < last; column += columnStep) {
      String name = x.values().get(column);
      int start = start(margin, column, name);
      boolean room = (line.isEmpty() || start > line.length()) && start + name.length() < lastStart;
      if (room) {
        line.append(" ".repeat(Math.max(0, start - line.length()))).append(name);
      }
    }
    line.append(" ".repeat(Math.max(0, lastStart - line.length()))).append(x.values().get(last));
    return line.append("  ").append(x.name()).toString();
  }

  /** Where a name begins so that its column is above its middle. */
  private int start(int margin, int column, String name) {
    return Math.max(0, margin + cellWidth * (column / columnStep + 1) - (name.length() - 1) / 2);
  }

  private Optional<String> tightness() {
    double[] used =
        map.points().stream()
            .filter(p -> p.outcome() == Outcome.HOLDS)
            .flatMapToDouble(p -> p.tightness().stream())
            .sorted()
            .toArray();
    return used.length == 0
        ? Optional.empty()
        : Optional.of(
            "Where it holds, at most "
                + Numbers.rounded(used[used.length - 1], 2)
                + " of the bound was used.");
  }
}
