package twophase.kit.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import twophase.kit.bench.Profile;
import twophase.kit.bench.Progress;
import twophase.kit.bench.Simulator;
import twophase.kit.evidence.Build;
import twophase.kit.evidence.DetectionMatrix;
import twophase.kit.evidence.DetectionMatrix.Cell;
import twophase.kit.evidence.DetectionMatrix.Outcome;
import twophase.kit.evidence.DetectionMatrix.Row;
import twophase.kit.evidence.FormFinding;
import twophase.kit.property.Catalogue;
import twophase.kit.property.Fault;
import twophase.kit.property.SeededFaults;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.FormId;
import twophase.kit.suite.Journal;
import twophase.kit.suite.RequestId;
import twophase.kit.suite.RunRequest;
import twophase.kit.suite.Suite;

/**
 * Has the statements judge faulty simulators, in the quick profile, the cheapest statement first.
 *
 * @param catalogue of the theory, which has seeded faults
 * @param faults which ones
 * @param statements which statements judge them, in any order; empty for all
 * @param all whether every statement judges every fault, instead of stopping at the first catch
 * @param seed root of all randomness, at least 0
 * @param threads worker threads, at least 1
 * @param budget how long one statement may take over one simulator; what it has not decided by then
 *     is undecided
 */
public record FaultRun(
    Catalogue catalogue,
    List<Fault> faults,
    List<String> statements,
    boolean all,
    long seed,
    int threads,
    Optional<Duration> budget) {

  /** Does it, and keeps nothing on the way. */
  public DetectionMatrix matrix(Consumer<Row> watcher) {
    return matrix(KnownCells.NONE, watcher);
  }

  /**
   * Does it.
   *
   * @param known what was found before, which is not asked again; what is found now is kept there
   * @param watcher is told each row when it is done, that of the correct simulator last
   */
  public DetectionMatrix matrix(KnownCells known, Consumer<Row> watcher) {
    faults.forEach(FaultRun::simulator);
    List<String> columns = columns();
    List<Row> rows = new ArrayList<>();
    Set<String> asked = new LinkedHashSet<>();
    for (Fault fault : faults) {
      Row row = row(fault, columns, known);
      row.cells().stream()
          .filter(cell -> cell.outcome() != Outcome.NOT_ASKED)
          .forEach(cell -> asked.add(cell.statement()));
      watcher.accept(row);
      rows.add(row);
    }
    Row correct = correct(columns, asked.isEmpty() ? Set.copyOf(columns) : asked, known);
    watcher.accept(correct);
    return new DetectionMatrix(made(), columns, correct, rows);
  }

  private DetectionMatrix.Made made() {
    Build build = Build.current();
    return new DetectionMatrix.Made(
        seed, Profile.QUICK.toString(), budget, build.version(), build.commit());
  }

  /** The statements from the cheapest up; conformance, which compares directly, before them. */
  public List<String> columns() {
    List<String> wanted = statements.isEmpty() ? catalogue.statements() : statements;
    return wanted.stream()
        .distinct()
        .sorted(
            Comparator.comparing((String id) -> !catalogue.aboutSimulators(id))
                .thenComparing(id -> request(seeded().correct().get(), List.of(id)).cost()))
        .toList();
  }

  private Row row(Fault fault, List<String> columns, KnownCells known) {
    List<Cell> cells = new ArrayList<>();
    boolean caught = false;
    for (String statement : columns) {
      boolean ask = all || !caught;
      Cell cell = ask ? cell(simulator(fault), statement, known) : Cell.notAsked(statement);
      caught |= cell.outcome() == Outcome.CAUGHT;
      cells.add(cell);
    }
    return new Row(fault.name(), fault.kind(), fault.shows(), fault.line(), cells);
  }

  /**
   * A fault's simulator; its cells go by its name.
   *
   * @throws BadInputException if there is none, or it goes by another name
   */
  private static Simulator simulator(Fault fault) {
    Simulator simulator = fault.made();
    if (!simulator.name().equals(fault.name())) {
      throw new BadInputException(
          "the fault %s: its simulator goes by the name %s"
              .formatted(fault.name(), simulator.name()));
    }
    return simulator;
  }

  /** The simulator without fault has to pass whatever caught a fault. */
  private Row correct(List<String> columns, Set<String> asked, KnownCells known) {
    Simulator simulator = seeded().correct().get();
    List<Cell> cells =
        columns.stream()
            .map(id -> asked.contains(id) ? cell(simulator, id, known) : Cell.notAsked(id))
            .toList();
    return Row.correct(simulator.name(), cells);
  }

  private Cell cell(Simulator simulator, String statement, KnownCells known) {
    Optional<Cell> before = known.find(simulator.name(), statement);
    if (before.isPresent()) {
      return before.get();
    }
    RunRequest request = request(simulator, List.of(statement));
    Decided decided = new Decided();
    Cell cell = Cell.of(Suite.run(request, Progress.NONE, decided).statements().get(0));
    // Another form may turn first where time cut one short; what broke may have ended a run.
    if (decided.forms.containsAll(request.forms())) {
      known.keep(simulator.name(), cell);
    }
    return cell;
  }

  /** The forms that were decided: neither broken nor cut short by time. */
  private static final class Decided implements Journal {
    private final Set<FormId> forms = ConcurrentHashMap.newKeySet();

    @Override
    public Map<FormId, FormFinding> kept() {
      return Map.of();
    }

    @Override
    public void keep(FormFinding finding) {
      forms.add(finding.id());
    }
  }

  /** What the cells are a function of, and for which faults they are asked. */
  ObjectNode id() {
    boolean whole = faults.equals(seeded().all());
    String names = faults.stream().map(Fault::name).collect(Collectors.joining(" "));
    return RequestId.of(request(seeded().correct().get(), columns()))
        .put("faults", whole ? "all" : names);
  }

  private RunRequest request(Simulator simulator, List<String> ids) {
    return RunRequest.of(catalogue, Profile.QUICK, seed, simulator)
        .about(ids)
        .onThreads(threads)
        .within(budget)
        .askedBy("faults")
        .forVerdictsOnly();
  }

  private SeededFaults seeded() {
    return catalogue
        .theory()
        .faults()
        .orElseThrow(() -> new IllegalStateException("the theory has no seeded faults"));
  }
}
