package twophase.report;

import java.util.List;
import java.util.stream.Stream;
import twophase.statement.DetectionMatrix;
import twophase.statement.DetectionMatrix.Cell;
import twophase.statement.DetectionMatrix.Outcome;
import twophase.statement.DetectionMatrix.Row;

/** The detection matrix in the words of its page; all of it is plain text. */
public final class FaultsPage {
  private final DetectionMatrix matrix;

  /** The page of a matrix. */
  public FaultsPage(DetectionMatrix matrix) {
    this.matrix = matrix;
  }

  /** How it ended, in a few words. */
  public String headline() {
    int missed = matrix.uncaught().size();
    int faults = matrix.faults().size();
    String caught =
        missed == 0
            ? "All " + faults + " seeded faults are caught"
            : missed + " of " + faults + " seeded faults are caught by nobody";
    return matrix.correct().passed()
        ? caught
        : caught + ", and the correct simulator does not pass";
  }

  /** {@code calm} or {@code alarm}. */
  public String mood() {
    return matrix.exitCode() == 0 ? "calm" : "alarm";
  }

  /** What was done. */
  public String subject() {
    return "Simulators that are wrong in one way each, judged by the statements of the suite in the "
        + matrix.profile()
        + " profile with seed "
        + matrix.seed()
        + ". The correct simulator is built from the same parts.";
  }

  /** The columns. */
  public List<String> statements() {
    return matrix.statements();
  }

  /** The correct simulator, and then the faults. */
  public List<Row> rows() {
    return Stream.concat(Stream.of(matrix.correct()), matrix.faults().stream()).toList();
  }

  /** {@code calm} or {@code alarm}. */
  public String mood(Row row) {
    boolean fine = row.equals(matrix.correct()) ? row.passed() : row.caught();
    return fine ? "calm" : "alarm";
  }

  /** What stands in a cell. */
  public static String word(Cell cell) {
    return switch (cell.outcome()) {
      case CAUGHT -> "caught";
      case PASSED -> "passed";
      case UNDECIDED -> "undecided";
      case BROKEN -> "broke";
      case NOT_ASKED -> "·";
    };
  }

  /** The form that noticed and its trials; empty where nobody did. */
  public static String detail(Cell cell) {
    return cell.outcome() == Outcome.CAUGHT
        ? cell.form() + ", " + cell.trials() + (cell.trials() == 1 ? " trial" : " trials")
        : "";
  }

  /** What the first catch saw; empty where nobody noticed. */
  public static String seen(Row row) {
    return row.firstCatch().map(Cell::words).orElse("");
  }
}
