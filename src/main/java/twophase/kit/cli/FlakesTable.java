package twophase.kit.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import twophase.kit.flakes.FlakesPage;
import twophase.kit.flakes.SeedCounts;
import twophase.kit.flakes.SeedCounts.Red;
import twophase.kit.flakes.SeedCounts.Row;

/** Counts on the terminal: a line for each form that was not as expected, the others together. */
final class FlakesTable {
  private static final String COLUMNS = "%-40s%7s%8s%10s%7s%8s";
  private static final List<String> HEAD =
      List.of("form", "seeds", "differs", "undecided", "broken", "at most");

  /** Of the first column; a longer name has a line of its own. */
  private static final int WIDTH = 40;

  /** Of one form; all are in the journal. */
  private static final int MOST_REDS = 3;

  private FlakesTable() {}

  static void print(SeedCounts counts, PrintWriter out) {
    Terminal.println(out, "bold", COLUMNS.formatted(HEAD.toArray()));
    List<Row> untested = new ArrayList<>();
    Map<Long, List<Row>> calm = new TreeMap<>();
    for (Row row : counts.forms()) {
      if (row.seeds() == 0) {
        untested.add(row);
      } else if (row.red() == 0) {
        calm.computeIfAbsent(row.seeds(), seeds -> new ArrayList<>()).add(row);
      } else {
        Terminal.println(out, "bold,red", line(row.form(), row));
      }
    }
    calm.forEach((seeds, rows) -> out.println(line(together(rows), rows.get(0))));
    if (!untested.isEmpty()) {
      out.println("Not tested: " + together(untested));
    }
    out.println();
    counts.forms().stream().filter(row -> row.red() > 0).forEach(row -> reds(counts, row, out));
    out.println(FlakesPage.sentences(counts));
  }

  private static String together(List<Row> rows) {
    return rows.size() == 1 ? rows.get(0).form() : FlakesPage.together(rows.size());
  }

  private static String line(String name, Row row) {
    boolean fits = name.length() <= WIDTH;
    return (fits ? "" : name + "\n")
        + COLUMNS.formatted(
            fits ? name : "",
            row.seeds(),
            row.differs(),
            row.undecided(),
            row.broken(),
            FlakesPage.percent(row.limit()));
  }

  private static void reds(SeedCounts counts, Row row, PrintWriter out) {
    List<Red> reds = counts.reds().stream().filter(red -> red.form().equals(row.form())).toList();
    out.printf(
        "%s: %s where %s was expected%n",
        row.form(),
        reds.stream().map(Red::verdict).distinct().collect(Collectors.joining(", ")),
        reds.get(0).expected());
    for (Red red : reds.subList(0, Math.min(MOST_REDS, reds.size()))) {
      out.println("  verify " + FlakesPage.options(counts.profile(), red));
      if (!red.token().isEmpty()) {
        out.println("  reproduce " + red.token());
      }
    }
    if (reds.size() > MOST_REDS) {
      out.printf("  and under %d seeds more%n", reds.size() - MOST_REDS);
    }
    out.println();
  }
}
