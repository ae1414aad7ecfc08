package twophase.faults;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import twophase.bench.Profile;
import twophase.bench.Progress;
import twophase.dynamics.Simulator;
import twophase.statement.Card;
import twophase.statement.DetectionMatrix;
import twophase.statement.DetectionMatrix.Cell;
import twophase.statement.DetectionMatrix.Outcome;
import twophase.statement.DetectionMatrix.Row;
import twophase.suite.RunRequest;
import twophase.suite.Suite;
import twophase.theorems.Catalogue;

/**
 * Has the statements judge faulty simulators, in the quick profile, the cheapest statement first.
 *
 * @param faults which ones
 * @param statements which statements judge them, in any order; empty for all
 * @param all whether every statement judges every fault, instead of stopping at the first catch
 * @param seed root of all randomness, at least 0
 * @param threads worker threads, at least 1
 * @param cards the cards of the whole catalogue
 */
public record FaultRun(
    List<Fault> faults,
    List<String> statements,
    boolean all,
    long seed,
    int threads,
    Map<String, Card> cards) {

  /**
   * Does it.
   *
   * @param watcher is told each row when it is done, that of the correct simulator last
   */
  public DetectionMatrix matrix(Consumer<Row> watcher) {
    List<String> columns = columns();
    List<Row> rows = new ArrayList<>();
    Set<String> asked = new LinkedHashSet<>();
    for (Fault fault : faults) {
      Row row = row(fault, columns);
      row.cells().stream()
          .filter(cell -> cell.outcome() != Outcome.NOT_ASKED)
          .forEach(cell -> asked.add(cell.statement()));
      watcher.accept(row);
      rows.add(row);
    }
    Row correct = correct(columns, asked.isEmpty() ? Set.copyOf(columns) : asked);
    watcher.accept(correct);
    return new DetectionMatrix(seed, Profile.QUICK.toString(), columns, correct, rows);
  }

  /** The statements from the cheapest up; conformance, which compares directly, before them. */
  private List<String> columns() {
    List<String> wanted = statements.isEmpty() ? Catalogue.statements() : statements;
    return wanted.stream()
        .distinct()
        .sorted(
            Comparator.comparing((String id) -> !id.equals(Catalogue.CONFORMANCE))
                .thenComparing(id -> request(PartsSimulator.correct(), id).cost()))
        .toList();
  }

  private Row row(Fault fault, List<String> columns) {
    List<Cell> cells = new ArrayList<>();
    boolean caught = false;
    for (String statement : columns) {
      boolean ask = all || !caught;
      Cell cell = ask ? cell(fault.simulator(), statement) : Cell.notAsked(statement);
      caught |= cell.outcome() == Outcome.CAUGHT;
      cells.add(cell);
    }
    return new Row(
        fault.name(), fault.kind().toString(), words(fault.shows()), fault.line(), cells);
  }

  /** The simulator without fault has to pass whatever caught a fault. */
  private Row correct(List<String> columns, Set<String> asked) {
    Simulator simulator = PartsSimulator.correct();
    List<Cell> cells =
        columns.stream()
            .map(id -> asked.contains(id) ? cell(simulator, id) : Cell.notAsked(id))
            .toList();
    return new Row(simulator.name(), "none", "", "nothing is wrong", cells);
  }

  private Cell cell(Simulator simulator, String statement) {
    return Cell.of(Suite.run(request(simulator, statement), Progress.NONE).statements().get(0));
  }

  private RunRequest request(Simulator simulator, String statement) {
    return new RunRequest(
            Profile.QUICK, seed, threads, simulator, cards, List.of(statement), "faults")
        .forVerdictsOnly();
  }

  private static String words(Fault.Shows shows) {
    return shows.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
