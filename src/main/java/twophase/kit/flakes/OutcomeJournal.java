package twophase.kit.flakes;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import twophase.kit.evidence.FormFinding;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.Card;
import twophase.kit.suite.JournalLines;
import twophase.kit.suite.Unit;

/**
 * The outcomes of a plan, kept as they come in a file of lines, schema {@value #SCHEMA}: each but
 * the first is the outcome of a unit.
 */
public final class OutcomeJournal implements AutoCloseable {
  /** The file's schema. */
  public static final String SCHEMA = "twophase-outcomes/1";

  private final Optional<JournalLines> lines;
  private final Map<Unit, Outcome> known;

  private OutcomeJournal(Optional<JournalLines> lines, Map<Unit, Outcome> known) {
    this.lines = lines;
    this.known = known;
  }

  /** Outcomes that are kept in memory alone. */
  public static OutcomeJournal inMemory() {
    return new OutcomeJournal(Optional.empty(), new LinkedHashMap<>());
  }

  /**
   * Opens a plan's journal.
   *
   * @param path the file; made with its folder if it is not there
   * @param resume whether what is in it is kept; else it begins anew
   * @return the journal; nothing if another run is writing it
   * @throws BadInputException if it is to be kept and is of another root, of other cards or code,
   *     or none, or if it cannot be written
   */
  public static Optional<OutcomeJournal> open(Path path, SeedPlan plan, boolean resume) {
    Map<Unit, Outcome> known = new LinkedHashMap<>();
    return JournalLines.open(path, SCHEMA, plan.id(), resume, line -> restore(line, plan, known))
        .map(lines -> new OutcomeJournal(Optional.of(lines), known));
  }

  private static void restore(JsonNode line, SeedPlan plan, Map<Unit, Outcome> known) {
    Outcome outcome = Outcome.of(line);
    Unit unit = outcome.unit();
    boolean asked =
        plan.request().forms().contains(unit.form()) && plan.request().profile() == unit.profile();
    if (!asked || known.put(unit, outcome) != null) {
      throw new IllegalArgumentException("`" + unit + "` is not asked, or there twice");
    }
    Card card = plan.request().cards().get(unit.form().statement());
    boolean agrees =
        card.line(unit.form().form()).orElseThrow().expected() == outcome.expected()
            && outcome.consistent();
    if (!agrees) {
      throw new IllegalArgumentException("`" + unit + "` contradicts itself, or its card");
    }
  }

  /** When the run began whose outcomes are kept; nothing if this one begins anew. */
  public Optional<String> began() {
    return lines.flatMap(JournalLines::began);
  }

  /** Whether the outcome of a unit is known. */
  public synchronized boolean knows(Unit unit) {
    return known.containsKey(unit);
  }

  /** Keeps an outcome before it returns. */
  synchronized void keep(Outcome outcome) {
    known.put(outcome.unit(), outcome);
    lines.ifPresent(file -> file.append(outcome.json()));
  }

  /** Keeps what was found of a unit before it returns. */
  public void keep(Unit unit, FormFinding found) {
    keep(Outcome.of(unit, found));
  }

  /** What is known, in the order in which it came. */
  public synchronized Collection<Outcome> outcomes() {
    return Collections.unmodifiableCollection(new LinkedHashMap<>(known).values());
  }

  /** Closes it and leaves it where it is: with more seeds it goes on. */
  @Override
  public void close() {
    lines.ifPresent(JournalLines::close);
  }
}
