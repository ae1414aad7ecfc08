package twophase.kit.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import twophase.kit.evidence.DetectionMatrix;
import twophase.kit.evidence.DetectionMatrix.Cell;
import twophase.kit.evidence.DetectionMatrix.Outcome;
import twophase.kit.evidence.DetectionMatrix.Row;
import twophase.kit.property.Fault;
import twophase.kit.text.Inert;

/** Seeded faults, and who notices them, on the terminal. */
final class FaultTable {
  private static final String COLUMNS = "%-26s  %-14s  ";
  private static final String INDENT = "    ";
  private static final int LONGEST = 320;

  private FaultTable() {}

  static void list(List<Fault> faults, PrintWriter out) {
    Table table = new Table().styled("bold", "fault", "kind", "what is wrong");
    faults.forEach(
        fault ->
            table.row(
                Inert.line(fault.name()), Inert.line(fault.kind()), Inert.line(fault.line())));
    table.print(out);
  }

  /** One simulator: who noticed, after how many trials, and what was seen. */
  static void row(Row row, PrintWriter out) {
    boolean correct = row.correct();
    boolean fine = row.fine();
    String head = COLUMNS.formatted(row.name(), row.kind());
    Prose.println(out, fine ? "" : "bold,red", head, INDENT.length(), row.line());
    row.cells().stream()
        .filter(Cell::asked)
        .filter(cell -> !correct || cell.outcome() != Outcome.PASSED)
        .forEach(cell -> Prose.println(out, INDENT, 6, words(cell)));
    if (correct && fine) {
      out.println(
          "    passes %d of the %d statements asked"
              .formatted(
                  row.count(Outcome.PASSED), row.cells().stream().filter(Cell::asked).count()));
    }
  }

  private static String words(Cell cell) {
    return switch (cell.outcome()) {
      case CAUGHT ->
          "caught by %s.%s (%s) after %d %s: %s"
              .formatted(
                  cell.statement(),
                  cell.form(),
                  cell.verdictWords(),
                  cell.trials(),
                  cell.trials() == 1 ? "trial" : "trials",
                  shortened(cell));
      case PASSED -> cell.statement() + " sees nothing wrong";
      case UNDECIDED -> cell.statement() + "." + cell.form() + " is undecided: " + shortened(cell);
      case BROKEN -> cell.statement() + "." + cell.form() + " broke: " + shortened(cell);
      case NOT_OFFERED -> cell.statement() + " was not tested: " + shortened(cell);
      case NOT_ASKED -> cell.statement() + " was not asked";
    };
  }

  private static String shortened(Cell cell) {
    return Inert.shortened(cell.words(), LONGEST);
  }

  static void summary(DetectionMatrix matrix, PrintWriter out) {
    out.println();
    for (String statement : matrix.statements()) {
      int alone = matrix.caughtByAlone(statement).size();
      int lacking = matrix.notOfferedTo(statement).size();
      Prose.println(
          out,
          "%-26s  ".formatted(statement),
          INDENT.length(),
          "catches %d of the %d faults it was tested on%s%s"
              .formatted(
                  matrix.caughtBy(statement).size(),
                  matrix.testedOn(statement).size(),
                  alone == 0 ? "" : ", " + alone + " of them alone",
                  lacking == 0 ? "" : " (" + lacking + " more lack what it takes)"));
    }
    out.println();
    if (!matrix.leftOut().isEmpty()) {
      Prose.println(
          out,
          "",
          INDENT.length(),
          "Not asked, since they take too long: " + String.join(", ", matrix.leftOut()));
    }
    Prose.println(out, "", INDENT.length(), matrix.ending() + ".");
    names("Noticed by nobody: ", matrix.missed(), out);
    names("Not tested: ", matrix.untested(), out);
    names("Undecided: ", matrix.open(), out);
  }

  private static void names(String what, List<Row> rows, PrintWriter out) {
    if (!rows.isEmpty()) {
      Prose.println(
          out,
          "",
          INDENT.length(),
          what + rows.stream().map(Row::name).collect(Collectors.joining(", ")));
    }
  }
}
