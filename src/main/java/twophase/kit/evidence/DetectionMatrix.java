package twophase.kit.evidence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import twophase.kit.statement.Verdict;
import twophase.kit.text.Inert;

/**
 * Which statements notice which faults.
 *
 * @param made how it was made
 * @param statements the columns, in the order in which they were asked
 * @param leftOut forms that were not asked since they take too long, in the statements' order
 * @param correct the row of the simulator without fault
 * @param faults a row for each fault
 */
public record DetectionMatrix(
    Made made, List<String> statements, List<String> leftOut, Row correct, List<Row> faults) {

  /** Makes its texts inert. */
  public DetectionMatrix {
    statements = statements.stream().map(Inert::name).toList();
    leftOut = leftOut.stream().map(Inert::line).toList();
  }

  /**
   * What a matrix may take.
   *
   * @param longest what a form may cost the theory's own simulator to be asked, by the list of
   *     costs that the theory carries; without it every form is asked
   * @param trials how many trials of a faulty simulator a setting is given at the most, at least 1;
   *     what it has not decided by then is undecided, on any machine. Without it, and for the
   *     correct simulator, what the profile allows
   * @param budget the longest that one statement may take over one simulator; what it has not
   *     decided by then is undecided, which depends on the machine
   */
  public record Limits(
      Optional<Duration> longest, Optional<Long> trials, Optional<Duration> budget) {

    /** Whatever it takes. */
    public static final Limits NONE =
        new Limits(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * How a matrix was made.
   *
   * @param seed root of all randomness
   * @param profile effort
   * @param only the statements, forms and parts of forms that alone were asked; empty for all
   * @param limits what it might take
   * @param version of the suite
   * @param commit of the suite
   */
  public record Made(
      long seed, String profile, List<String> only, Limits limits, String version, String commit) {

    /** Makes its texts inert. */
    public Made {
      profile = Inert.name(profile);
      only = only.stream().map(Inert::name).toList();
      version = Inert.name(version);
      commit = Inert.name(commit);
    }
  }

  /** What a statement made of a simulator. */
  public enum Outcome {
    /** A verdict is not the expected one. */
    CAUGHT,
    /** All verdicts are as expected, but for what the simulator does not offer. */
    PASSED,
    /** No verdict differs, but one could not be reached. */
    UNDECIDED,
    /** A check broke. */
    BROKEN,
    /** The simulator lacks what it takes: nothing was tested. */
    NOT_OFFERED,
    /** It was not asked, since the fault was caught already. */
    NOT_ASKED
  }

  /**
   * What one statement made of one simulator.
   *
   * @param statement its id
   * @param outcome what came of it
   * @param form the form that turned, where one did, after which no other was asked; else the one
   *     that could not be decided, or is not offered
   * @param verdict of that form
   * @param expected of that form
   * @param trials what that form took; where none turned, the most that one took
   * @param words what was seen there, why the check broke, or what is lacking
   * @param token how to see it again, with the same simulator
   */
  public record Cell(
      String statement,
      Outcome outcome,
      String form,
      String verdict,
      String expected,
      long trials,
      String words,
      String token) {

    /** Makes its texts inert. */
    public Cell {
      statement = Inert.name(statement);
      form = Inert.name(form);
      verdict = Inert.name(verdict);
      expected = Inert.name(expected);
      words = Inert.line(words);
      token = Inert.line(token);
    }

    /** The verdict; with the expected one where that does not go without saying. */
    public String verdictWords() {
      boolean plain = outcome != Outcome.CAUGHT || verdict.equals(Verdict.REFUTED.name());
      return outcome == Outcome.BROKEN
          ? "broke"
          : plain ? verdict : verdict + " where " + expected + " was expected";
    }

    /** Whether the statement was asked about the simulator. */
    public boolean asked() {
      return outcome != Outcome.NOT_ASKED;
    }

    /** A statement that was not asked. */
    public static Cell notAsked(String statement) {
      return new Cell(statement, Outcome.NOT_ASKED, "", "", "", 0, "", "");
    }

    /**
     * What a statement's findings say: the first that differs, else broke, else is undecided, else,
     * where nothing was asked of the simulator for it, is not offered.
     */
    public static Cell of(StatementFinding found) {
      return first(found, Standing.DIFFERS, Outcome.CAUGHT)
          .or(() -> first(found, Standing.BROKEN, Outcome.BROKEN))
          .or(() -> first(found, Standing.UNDECIDED, Outcome.UNDECIDED))
          .or(() -> first(found, Standing.NOT_REACHED, Outcome.UNDECIDED))
          .or(() -> lacking(found))
          .orElseGet(() -> passed(found));
    }

    private static Optional<Cell> lacking(StatementFinding found) {
      return FormFinding.lacking(found.tested())
          ? first(found, Standing.NOT_OFFERED, Outcome.NOT_OFFERED)
          : Optional.empty();
    }

    private static Optional<Cell> first(
        StatementFinding found, Standing standing, Outcome outcome) {
      return found.tested().stream()
          .filter(form -> form.standing() == standing)
          .findFirst()
          .map(form -> of(found.id(), outcome, form));
    }

    private static Cell passed(StatementFinding found) {
      long trials = found.tested().stream().mapToLong(FormFinding::trials).max().orElse(0);
      return new Cell(found.id(), Outcome.PASSED, "", "", "", trials, "", "");
    }

    /** Where a counterexample was met. */
    private static String at(FormFinding form) {
      return form.counterexample()
          .map(c -> "; at " + c.token().setting().toString().replace(",", ", "))
          .orElse("");
    }

    private static Cell of(String statement, Outcome outcome, FormFinding form) {
      return new Cell(
          statement,
          outcome,
          form.id().form(),
          form.verdict().word(),
          form.expected().word(),
          form.trials(),
          form.broken().orElse(form.measured()) + at(form),
          form.counterexample().map(c -> c.token().toString()).orElse(""));
    }
  }

  /**
   * What the statements made of one simulator.
   *
   * @param name of the fault
   * @param kind what it mutates
   * @param shows in which runs it can show
   * @param line what is wrong, in one line
   * @param cells one for each statement
   */
  public record Row(String name, String kind, String shows, String line, List<Cell> cells) {
    private static final String NO_FAULT = "none";

    /** Makes its texts inert. */
    public Row {
      name = Inert.name(name);
      kind = Inert.name(kind);
      shows = Inert.line(shows);
      line = Inert.line(line);
    }

    /** The row of the simulator without fault. */
    public static Row correct(String name, List<Cell> cells) {
      return new Row(name, NO_FAULT, "", "nothing is wrong", cells);
    }

    /** Who noticed first. */
    public Optional<Cell> firstCatch() {
      return cells.stream().filter(cell -> cell.outcome() == Outcome.CAUGHT).findFirst();
    }

    /** Whether somebody noticed. */
    public boolean caught() {
      return firstCatch().isPresent();
    }

    /** Whether this is the row of the simulator without fault. */
    public boolean correct() {
      return kind.equals(NO_FAULT);
    }

    /** Whether it is as it should be: a fault is noticed, and nothing where there is none. */
    public boolean fine() {
      return correct() ? passed() : caught();
    }

    /** How many cells have this outcome. */
    public long count(Outcome outcome) {
      return cells.stream().filter(cell -> cell.outcome() == outcome).count();
    }

    /** Whether some statement was tested on it, and each that was found all as expected. */
    public boolean passed() {
      return count(Outcome.PASSED) > 0
          && count(Outcome.CAUGHT) + count(Outcome.UNDECIDED) + count(Outcome.BROKEN) == 0;
    }

    /** Whether every statement that was asked takes what it lacks. */
    public boolean untested() {
      return count(Outcome.NOT_OFFERED) > 0
          && count(Outcome.NOT_OFFERED) + count(Outcome.NOT_ASKED) == cells.size();
    }

    private Cell cell(String statement) {
      return cells.stream().filter(c -> c.statement().equals(statement)).findFirst().orElseThrow();
    }
  }

  /** The faults that nobody noticed. */
  public List<Row> uncaught() {
    return faults.stream().filter(row -> !row.caught()).toList();
  }

  /** Those of them about which everybody who was asked came to a verdict. */
  public List<Row> missed() {
    return uncaught().stream().filter(Row::passed).toList();
  }

  /** Those of them that lack what everybody who was asked takes: nothing was tested. */
  public List<Row> untested() {
    return uncaught().stream().filter(Row::untested).toList();
  }

  /** The others of them: somebody could not decide, or broke. */
  public List<Row> open() {
    return uncaught().stream().filter(row -> !row.passed() && !row.untested()).toList();
  }

  /**
   * The statements that notice a fault where nobody knows what they make of the simulator without
   * one: it lacks what they take.
   */
  public List<String> unvouched() {
    return statements.stream()
        .filter(id -> correct.cell(id).outcome() == Outcome.NOT_OFFERED)
        .filter(id -> !caughtBy(id).isEmpty())
        .toList();
  }

  /** Whether the simulator without fault passes, every statement that notices one included. */
  public boolean correctPasses() {
    return correct.passed() && unvouched().isEmpty();
  }

  /** How it ended, in a few words: what became of the faults, and of the simulator without one. */
  public String ending() {
    int missed = missed().size();
    int untested = untested().size();
    int open = open().size();
    List<String> words = new ArrayList<>();
    if (uncaught().isEmpty()) {
      words.add(
          faults.size() == 1
              ? "The seeded fault is noticed"
              : "All " + faults.size() + " seeded faults are noticed");
    }
    if (missed > 0) {
      words.add(of(missed) + " noticed by nobody");
    }
    if (untested > 0) {
      words.add(of(untested) + " not tested");
    }
    if (open > 0) {
      words.add(of(open) + " undecided");
    }
    long broke = broke();
    if (broke > 0) {
      words.add(broke == 1 ? "1 check broke" : broke + " checks broke");
    }
    return String.join(", ", words) + ", and the correct simulator " + endingOfCorrect();
  }

  private String endingOfCorrect() {
    if (correctPasses()) {
      return "passes";
    }
    if (correct.caught() || correct.count(Outcome.BROKEN) > 0) {
      return "does not pass";
    }
    if (correct.untested()) {
      return "is not tested";
    }
    return correct.passed() ? "is not tested by " + String.join(", ", unvouched()) : "is undecided";
  }

  private long broke() {
    return correct.count(Outcome.BROKEN)
        + faults.stream().mapToLong(row -> row.count(Outcome.BROKEN)).sum();
  }

  private String of(int count) {
    return "%d of %d seeded faults %s".formatted(count, faults.size(), count == 1 ? "is" : "are");
  }

  /** The faults that this statement noticed. */
  public List<Row> caughtBy(String statement) {
    return with(statement, cell -> cell.outcome() == Outcome.CAUGHT);
  }

  /** The faults on which this statement was tested: asked about, and not lacking what it takes. */
  public List<Row> testedOn(String statement) {
    return with(statement, cell -> cell.asked() && cell.outcome() != Outcome.NOT_OFFERED);
  }

  /** The faults whose simulators lack what this statement takes. */
  public List<Row> notOfferedTo(String statement) {
    return with(statement, cell -> cell.outcome() == Outcome.NOT_OFFERED);
  }

  /**
   * The faults that this statement alone noticed, though every other one of two or more was asked
   * and came to a verdict.
   */
  public List<Row> caughtByAlone(String statement) {
    return caughtBy(statement).stream()
        .filter(row -> row.count(Outcome.PASSED) == statements.size() - 1 && statements.size() > 1)
        .toList();
  }

  private List<Row> with(String statement, Predicate<Cell> is) {
    return faults.stream().filter(row -> is.test(row.cell(statement))).toList();
  }

  /**
   * The code of the command that made it: 4 if a check broke, else 1 if a fault that was judged in
   * full is noticed by nobody or the simulator without fault does not pass, else 3 if either is
   * undecided or was not tested, else 0.
   */
  public int exitCode() {
    if (broke() > 0) {
      return 4;
    }
    if (correct.caught() || !missed().isEmpty()) {
      return 1;
    }
    return uncaught().isEmpty() && correctPasses() ? 0 : 3;
  }
}
