package twophase.kit.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import twophase.kit.evidence.DetectionMatrix;
import twophase.kit.evidence.DetectionMatrix.Cell;
import twophase.kit.evidence.DetectionMatrix.Outcome;
import twophase.kit.evidence.DetectionMatrix.Row;
import twophase.kit.statement.ReplayCommand;
import twophase.kit.statement.Token;

/** The detection matrix in the words of its page; all of it is plain text. */
public final class FaultsPage {
  private final DetectionMatrix matrix;
  private final ReplayCommand replay;

  /**
   * The page of a matrix.
   *
   * @param replay what replays a case on the simulator without fault
   */
  public FaultsPage(DetectionMatrix matrix, ReplayCommand replay) {
    this.matrix = matrix;
    this.replay = replay;
  }

  /** How it ended, in a few words. */
  public String headline() {
    return matrix.ending();
  }

  /** {@code calm} or {@code alarm}. */
  public String mood() {
    return matrix.exitCode() == 0 ? "calm" : "alarm";
  }

  /** What was done. */
  public String subject() {
    DetectionMatrix.Made made = matrix.made();
    String time =
        made.limits()
            .budget()
            .map(t -> ", each for at most " + t.toSeconds() + " s over one simulator")
            .orElse("");
    String trials =
        made.limits()
            .trials()
            .map(most -> ", with at most " + most + " trials at a setting")
            .orElse("");
    return "Simulators that are wrong in one way each, judged by the statements of the suite in the "
        + made.profile()
        + " profile with seed "
        + made.seed()
        + trials
        + time
        + asked()
        + ". The correct simulator is built from the same parts. TwoPhase "
        + made.version()
        + " ("
        + made.commit()
        + ").";
  }

  private String asked() {
    List<String> only = matrix.made().only();
    return only.isEmpty() ? "" : "; asked were " + String.join(", ", only) + " alone";
  }

  /** Which forms were not asked, and why: empty where all were. */
  public Optional<String> leftOut() {
    return matrix
        .made()
        .limits()
        .longest()
        .filter(time -> !matrix.leftOut().isEmpty())
        .map(
            time ->
                "Not asked, since they take the theory's own simulator longer than "
                    + time.toSeconds()
                    + " s: "
                    + String.join(", ", matrix.leftOut())
                    + ".");
  }

  /** How many of the faults it was asked about a statement noticed. */
  public String caughtBy(String statement) {
    return matrix.caughtBy(statement).size() + " of " + matrix.testedOn(statement).size();
  }

  /** What each statement alone noticed: empty where others did, too, or were not asked. */
  public List<String> alone() {
    return matrix.statements().stream()
        .filter(statement -> !matrix.caughtByAlone(statement).isEmpty())
        .map(
            statement -> {
              List<Row> rows = matrix.caughtByAlone(statement);
              String names = rows.stream().map(Row::name).collect(Collectors.joining(", "));
              return "%d %s noticed by %s alone: %s."
                  .formatted(rows.size(), rows.size() == 1 ? "is" : "are", statement, names);
            })
        .toList();
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
    return row.fine() ? "calm" : "alarm";
  }

  /** Whether a cell is undecided. */
  public boolean anyUndecided() {
    return any(Outcome.UNDECIDED);
  }

  /** Whether a check broke. */
  public boolean anyBroken() {
    return any(Outcome.BROKEN);
  }

  /** Whether a simulator lacks what a statement takes. */
  public boolean anyNotOffered() {
    return any(Outcome.NOT_OFFERED);
  }

  /** Whether a statement was not asked. */
  public boolean anyNotAsked() {
    return any(Outcome.NOT_ASKED);
  }

  private boolean any(Outcome outcome) {
    return rows().stream().anyMatch(row -> row.count(outcome) > 0);
  }

  /** What stands in a cell of the matrix, for the eye. */
  public static String sign(Cell cell) {
    return switch (cell.outcome()) {
      case CAUGHT -> Long.toString(cell.trials());
      case PASSED -> "–";
      case UNDECIDED -> "?";
      case BROKEN -> "!";
      case NOT_OFFERED -> "○";
      case NOT_ASKED -> "·";
    };
  }

  /** What is read aloud in its place, or before it. */
  public static String word(Cell cell) {
    return switch (cell.outcome()) {
      case CAUGHT -> "noticed, trials: ";
      case PASSED -> "as expected";
      case UNDECIDED -> "undecided";
      case BROKEN -> "broke";
      case NOT_OFFERED -> "not offered";
      case NOT_ASKED -> "not asked";
    };
  }

  /** Whether the sign says nothing that the word does not. */
  public static boolean silent(Cell cell) {
    return cell.outcome() != Outcome.CAUGHT;
  }

  /** How a cell looks. */
  public static String look(Cell cell) {
    return cell.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What a pointer on a cell tells: the form, and its verdict. */
  public static String title(Cell cell) {
    return cell.form().isEmpty()
        ? cell.statement()
        : "%s.%s: %s, expected %s"
            .formatted(cell.statement(), cell.form(), cell.verdict(), cell.expected());
  }

  /** What is wrong with a simulator, in words. */
  public static String about(Row row) {
    String line = row.line().substring(0, 1).toUpperCase(Locale.ROOT) + row.line().substring(1);
    return row.shows().isEmpty()
        ? line + "."
        : line + " (" + row.kind() + "; wrong " + where(row.shows()) + ").";
  }

  private static String where(String shows) {
    return shows.equals("everywhere") ? shows : "in " + shows;
  }

  /** The first catch, or whatever kept the correct simulator from passing. */
  public static List<Cell> first(Row row) {
    return told(row).stream().limit(1).toList();
  }

  /** The catches after the first, and what is undecided, broke, or is not offered. */
  public static List<Cell> further(Row row) {
    return told(row).stream().skip(1).toList();
  }

  private static List<Cell> told(Row row) {
    return row.cells().stream()
        .filter(cell -> !cell.form().isEmpty())
        .sorted(Comparator.comparing(Cell::outcome))
        .toList();
  }

  /** What the further cells are, in words. */
  public static String furtherWords(Row row) {
    List<Cell> further = further(row);
    long caught = count(further, Outcome.CAUGHT);
    String more = caught + " more notice" + (caught == 1 ? "s" : "") + " it";
    return Stream.of(
            caught == 0 ? "" : more,
            words(count(further, Outcome.UNDECIDED), "could not decide"),
            words(count(further, Outcome.BROKEN), "broke"),
            words(count(further, Outcome.NOT_OFFERED), "not offered"))
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static long count(List<Cell> cells, Outcome outcome) {
    return cells.stream().filter(cell -> cell.outcome() == outcome).count();
  }

  private static String words(long count, String what) {
    return count == 0 ? "" : count + " " + what;
  }

  /** Who says something, and after how many trials. */
  public static String who(Cell cell) {
    return "%s.%s, %s after %d %s:"
        .formatted(
            cell.statement(),
            cell.form(),
            cell.verdictWords(),
            cell.trials(),
            cell.trials() == 1 ? "trial" : "trials");
  }

  /** The command that shows a counterexample again. */
  public String replay(Row row, Cell cell) {
    ReplayCommand command = row.correct() ? replay : replay.on("fault:" + row.name());
    return command.of(Token.parse(cell.token()));
  }
}
