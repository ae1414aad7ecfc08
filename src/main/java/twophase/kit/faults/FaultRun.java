package twophase.kit.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import twophase.kit.bench.Profile;
import twophase.kit.bench.Progress;
import twophase.kit.bench.Simulator;
import twophase.kit.evidence.Build;
import twophase.kit.evidence.DetectionMatrix;
import twophase.kit.evidence.DetectionMatrix.Cell;
import twophase.kit.evidence.DetectionMatrix.Limits;
import twophase.kit.evidence.DetectionMatrix.Outcome;
import twophase.kit.evidence.DetectionMatrix.Row;
import twophase.kit.evidence.FormFinding;
import twophase.kit.property.Catalogue;
import twophase.kit.property.Fault;
import twophase.kit.property.SeededFaults;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Selection;
import twophase.kit.suite.Journal;
import twophase.kit.suite.RequestId;
import twophase.kit.suite.RunRequest;
import twophase.kit.suite.Suite;

/**
 * Has the statements judge faulty simulators, in the quick profile, the cheapest statement first,
 * and of each statement the cheapest form first, up to the one that turns.
 *
 * @param catalogue of the theory, which has seeded faults
 * @param faults which ones
 * @param only which statements and forms judge them
 * @param all whether every statement judges every fault, instead of stopping at the first catch
 * @param seed root of all randomness, at least 0
 * @param threads worker threads, at least 1
 * @param limits what it may take
 */
public record FaultRun(
    Catalogue catalogue,
    List<Fault> faults,
    Selection only,
    boolean all,
    long seed,
    int threads,
    Limits limits) {

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
      row.cells().stream().filter(Cell::asked).forEach(cell -> asked.add(cell.statement()));
      watcher.accept(row);
      rows.add(row);
    }
    Row correct = correct(columns, asked.isEmpty() ? Set.copyOf(columns) : asked, known);
    watcher.accept(correct);
    return new DetectionMatrix(made(), columns, leftOut(), correct, rows);
  }

  private DetectionMatrix.Made made() {
    Build build = Build.current();
    return new DetectionMatrix.Made(
        seed, Profile.QUICK.toString(), only.names(), limits, build.version(), build.commit());
  }

  /**
   * The statements that are asked, from the cheapest up; conformance, which compares directly,
   * before them. One whose forms all take too long is not asked.
   */
  public List<String> columns() {
    return catalogue.statements().stream()
        .filter(only::about)
        .filter(id -> !request(seeded().correct().get(), only.of(id)).forms().isEmpty())
        .sorted(
            Comparator.comparing((String id) -> !catalogue.aboutSimulators(id))
                .thenComparing(id -> request(seeded().correct().get(), only.of(id)).cost()))
        .toList();
  }

  /** The forms of the statements that are not asked since they take too long. */
  public List<String> leftOut() {
    return whole().leftOut().stream().map(FormId::toString).toList();
  }

  private Row row(Fault fault, List<String> columns, KnownCells known) {
    List<Cell> cells = new ArrayList<>();
    boolean caught = false;
    for (String statement : columns) {
      boolean ask = all || !caught;
      Cell cell =
          ask
              ? cell(simulator(fault), statement, known, limits.trials())
              : Cell.notAsked(statement);
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
            .map(
                id ->
                    asked.contains(id)
                        ? cell(simulator, id, known, Optional.empty())
                        : Cell.notAsked(id))
            .toList();
    return Row.correct(simulator.name(), cells);
  }

  /** What the simulator without fault is called. */
  String correctName() {
    return seeded().correct().get().name();
  }

  /** All cells, the costliest statement first, that of the correct simulator before the faults'. */
  public List<CellUnit> units() {
    List<String> dearest = new ArrayList<>(columns());
    Collections.reverse(dearest);
    List<String> simulators = new ArrayList<>(List.of(correctName()));
    faults.forEach(fault -> simulators.add(fault.name()));
    return dearest.stream()
        .flatMap(statement -> simulators.stream().map(simulator -> unit(simulator, statement)))
        .toList();
  }

  /** A cell as a unit. */
  public CellUnit unit(String simulator, String statement) {
    return new CellUnit(only.of(statement), seed, simulator, limits.trials(), limits.longest());
  }

  /**
   * What a journal of such a run has kept.
   *
   * @param path where it was read from
   * @param request which run it says that it is of
   * @return cells by the texts of their units
   * @throws BadInputException if it is no journal, or of another run
   */
  public Map<String, JsonNode> restored(
      Path path, String schema, JsonNode request, List<JsonNode> lines) {
    if (!schema.equals(CellJournal.SCHEMA)) {
      throw new BadInputException("`%s` is no journal of a detection matrix".formatted(path));
    }
    RequestId.requireSame(path, request, id(), Set.of());
    Map<String, JsonNode> cells = new LinkedHashMap<>();
    for (JsonNode line : lines) {
      try {
        String statement = CellJournal.cell(line).statement();
        cells.put(unit(line.path("simulator").asText(), statement).toString(), line.path("cell"));
      } catch (IllegalArgumentException e) {
        throw new BadInputException("`%s`: %s".formatted(path, e.getMessage()), e);
      }
    }
    return cells;
  }

  /** What a statement makes of one simulator, a fault's or the correct one, now. */
  Cell cell(String simulator, String statement) {
    if (simulator.equals(correctName())) {
      return cell(seeded().correct().get(), statement, KnownCells.NONE, Optional.empty());
    }
    Fault fault = seeded().named("", simulator);
    return cell(simulator(fault), statement, KnownCells.NONE, limits.trials());
  }

  /**
   * What a statement makes of a simulator.
   *
   * @param most how many trials a setting is given, where that is limited
   */
  private Cell cell(Simulator simulator, String statement, KnownCells known, Optional<Long> most) {
    Optional<Cell> before = known.find(simulator.name(), statement);
    if (before.isPresent()) {
      return before.get();
    }
    RunRequest request = request(simulator, only.of(statement)).atMost(most.orElse(Long.MAX_VALUE));
    Decided decided = new Decided();
    Cell cell = Cell.of(Suite.run(request, Progress.NONE, decided).statements().get(0));
    // Another form may turn first where time cut one short; what broke may have ended a run. With
    // more trials a cell may be decided that is not, and one that is stays as it is.
    boolean open = cell.outcome() == Outcome.UNDECIDED && most.isPresent();
    if (!open && asked(request, cell).allMatch(decided.forms::contains)) {
      known.keep(simulator.name(), cell);
    }
    return cell;
  }

  /** The forms that were asked, up to the one that turned where one did. */
  private static Stream<FormId> asked(RunRequest request, Cell cell) {
    List<FormId> forms = request.inTurn(request.forms());
    int turned = forms.indexOf(new FormId(cell.statement(), cell.form()));
    return cell.outcome() == Outcome.CAUGHT
        ? forms.subList(0, turned + 1).stream()
        : forms.stream();
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
    String names = names(faults);
    boolean whole = names.equals(names(seeded().all()));
    return RequestId.of(whole())
        .put("faults", whole ? "all" : names)
        .put("longest form", limits.longest().map(Duration::toString).orElse("any"));
  }

  private static String names(List<Fault> faults) {
    return faults.stream().map(Fault::name).collect(Collectors.joining(" "));
  }

  /** All that is asked, of the simulator without fault. */
  private RunRequest whole() {
    return request(
        seeded().correct().get(), only.all() ? new Selection(catalogue.statements()) : only);
  }

  private RunRequest request(Simulator simulator, Selection about) {
    return RunRequest.of(catalogue, Profile.QUICK, seed, simulator)
        .about(about)
        .onThreads(threads)
        .ofFormsUpTo(limits.longest())
        .within(limits.budget())
        .askedBy("faults")
        .forVerdictsOnly()
        .untilOneDiffers();
  }

  private SeededFaults seeded() {
    return catalogue
        .theory()
        .faults()
        .orElseThrow(() -> new IllegalStateException("the theory has no seeded faults"));
  }
}
