package twophase.kit.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import twophase.kit.evidence.FormFinding;
import twophase.kit.evidence.StatementFinding;

/**
 * The argument of a theory as a graph: each statement that uses another, or is used, with what was
 * found of it, so that a reader sees where the chain breaks. Arrows go from what is used to what
 * uses it, columns from left to right by the longest way there.
 */
public final class ArgumentGraph {
  private static final int WIDTH = 186;
  private static final int HEIGHT = 110;
  private static final int ACROSS = 30;
  private static final int DOWN = 20;
  private static final int LINE = 16;
  private static final int LETTERS = 27;
  private static final int LINES = 5;

  private final Map<String, StatementFinding> statements = new LinkedHashMap<>();
  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private final Map<String, int[]> places;

  /** The graph of those statements that use one another. */
  ArgumentGraph(List<StatementFinding> all) {
    Set<String> tested = new LinkedHashSet<>();
    Set<String> used = new LinkedHashSet<>();
    all.forEach(s -> tested.add(s.id()));
    all.forEach(s -> used.addAll(s.premises().restsOn()));
    all.stream()
        .filter(
            s ->
                used.contains(s.id()) || s.premises().restsOn().stream().anyMatch(tested::contains))
        .forEach(s -> statements.put(s.id(), s));
    statements.keySet().forEach(id -> column(id, new LinkedHashSet<>()));
    places = placed();
  }

  /** A box of the graph, in pixels. */
  public record Node(String id, int x, int y, String look, String verdict, List<Text> lines) {}

  /** A line of text in a box. */
  public record Text(int x, int y, String words) {}

  /** An arrow, as a path. */
  public record Arrow(String path) {}

  /** Whether there is anything to draw. */
  public boolean empty() {
    return statements.isEmpty();
  }

  /** The longest way to a statement; one that rests on itself is no further than where it began. */
  private int column(String id, Set<String> way) {
    if (columns.containsKey(id)) {
      return columns.get(id);
    }
    if (!way.add(id)) {
      return 0;
    }
    int column = premises(id).stream().mapToInt(p -> 1 + column(p, way)).max().orElse(0);
    columns.put(id, column);
    return column;
  }

  private List<String> premises(String id) {
    return statements.get(id).premises().restsOn().stream()
        .filter(statements::containsKey)
        .toList();
  }

  private boolean used(String id) {
    return statements.keySet().stream().anyMatch(other -> premises(other).contains(id));
  }

  /** Its boxes. */
  public List<Node> nodes() {
    List<Node> nodes = new ArrayList<>();
    places.forEach((id, at) -> nodes.add(node(statements.get(id), at[0], at[1])));
    return nodes;
  }

  /**
   * Left and upper ends of the boxes: a statement stands in the row of what it rests on; one that
   * nothing uses, and that is not at the end, below the rows of those that rest on nothing, out of
   * the way of arrows.
   */
  private Map<String, int[]> placed() {
    Map<Integer, List<String>> layers = new TreeMap<>();
    columns.forEach((id, c) -> layers.computeIfAbsent(c, k -> new ArrayList<>()).add(id));
    int last = columns.values().stream().mapToInt(c -> c).max().orElse(0);
    int below = layers.getOrDefault(0, List.of()).size();
    Map<String, Integer> rows = new LinkedHashMap<>();
    layers.forEach(
        (column, layer) -> {
          Set<Integer> taken = new LinkedHashSet<>();
          for (String id : layer) {
            int row =
                used(id) || column == 0 || column == last
                    ? premises(id).stream().mapToInt(p -> rows.getOrDefault(p, 0)).min().orElse(0)
                    : below;
            while (!taken.add(row)) {
              row++;
            }
            rows.put(id, row);
          }
        });
    Map<String, int[]> corners = new LinkedHashMap<>();
    rows.forEach(
        (id, row) ->
            corners.put(
                id, new int[] {2 + columns.get(id) * (WIDTH + ACROSS), 2 + row * (HEIGHT + DOWN)}));
    return corners;
  }

  private static Node node(StatementFinding statement, int x, int y) {
    FormFinding found = statement.forms().get(0).finding();
    List<Text> lines = new ArrayList<>();
    List<String> words = wrapped(found.told());
    for (int k = 0; k < words.size(); k++) {
      lines.add(new Text(x + LINE / 2, y + (k + 2) * LINE + LINE / 2, words.get(k)));
    }
    return new Node(
        statement.id(), x, y, ReportPage.look(found.verdict()), found.verdict().word(), lines);
  }

  private static List<String> wrapped(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (line.length() + word.length() >= LETTERS) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    if (lines.size() > LINES) {
      List<String> cut = new ArrayList<>(lines.subList(0, LINES));
      String end = cut.get(LINES - 1);
      cut.set(LINES - 1, end.substring(0, Math.min(end.length(), LETTERS - 3)) + " …");
      return cut;
    }
    return lines;
  }

  /** Its arrows. */
  public List<Arrow> arrows() {
    List<Arrow> arrows = new ArrayList<>();
    for (String id : places.keySet()) {
      for (String premise : premises(id)) {
        int[] from = places.get(premise);
        int[] to = places.get(id);
        int x = from[0] + WIDTH;
        int y = from[1] + HEIGHT / 2;
        int end = to[0] - 2;
        int level = to[1] + HEIGHT / 2;
        int middle = (x + end) / 2;
        arrows.add(
            new Arrow(
                "M%d %d C%d %d %d %d %d %d".formatted(x, y, middle, y, middle, level, end, level)));
      }
    }
    return arrows;
  }

  /** Width of a box. */
  public int boxWidth() {
    return WIDTH;
  }

  /** Height of a box. */
  public int boxHeight() {
    return HEIGHT;
  }

  /** Width of the drawing. */
  public int width() {
    return 4 + places.values().stream().mapToInt(at -> at[0] + WIDTH).max().orElse(0);
  }

  /** Height of the drawing. */
  public int height() {
    return 4 + places.values().stream().mapToInt(at -> at[1] + HEIGHT).max().orElse(0);
  }
}
