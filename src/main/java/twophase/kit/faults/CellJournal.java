package twophase.kit.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import twophase.kit.evidence.DetectionMatrix.Cell;
import twophase.kit.statement.BadInputException;
import twophase.kit.suite.JournalLines;
import twophase.kit.text.StrictJson;

/**
 * Known cells in a file of lines, schema {@value #SCHEMA}: each but the first is a cell with the
 * name of its simulator.
 */
public final class CellJournal implements KnownCells, AutoCloseable {
  /** The file's schema. */
  public static final String SCHEMA = "twophase-cells/1";

  private final JournalLines lines;
  private final Map<Key, Cell> known;

  private record Key(String simulator, String statement) {}

  private CellJournal(JournalLines lines, Map<Key, Cell> known) {
    this.lines = lines;
    this.known = known;
  }

  /**
   * Opens a run's journal.
   *
   * @param path the file; made with its folder if it is not there
   * @param resume whether what is in it is kept; else it begins anew
   * @return the journal; nothing if another run is writing it
   * @throws BadInputException if it is to be kept and is another run's, or none, or if it cannot be
   *     written
   */
  public static Optional<CellJournal> open(Path path, FaultRun run, boolean resume) {
    Map<Key, Cell> known = new HashMap<>();
    return JournalLines.open(path, SCHEMA, run.id(), resume, line -> restored(line, known))
        .map(lines -> new CellJournal(lines, known));
  }

  private static void restored(JsonNode line, Map<Key, Cell> known) {
    Cell cell = cell(line);
    known.put(new Key(line.path("simulator").asText(), cell.statement()), cell);
  }

  /**
   * The cell of a line.
   *
   * @throws IllegalArgumentException if it has none
   */
  static Cell cell(JsonNode line) {
    JsonNode written = line.path("cell");
    if (!written.isObject() || !line.path("simulator").isTextual()) {
      throw new IllegalArgumentException("it has no simulator, or no cell");
    }
    try {
      return StrictJson.RECORDS.treeToValue(written, Cell.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getMessage().lines().findFirst().orElse(""), e);
    }
  }

  /** When the run began whose cells are kept; nothing if this one begins anew. */
  public Optional<String> began() {
    return lines.began();
  }

  /** How many cells are known. */
  public int size() {
    return known.size();
  }

  @Override
  public Optional<Cell> find(String simulator, String statement) {
    return Optional.ofNullable(known.get(new Key(simulator, statement)));
  }

  @Override
  public void keep(String simulator, Cell cell) {
    known.put(new Key(simulator, cell.statement()), cell);
    ObjectNode line = StrictJson.RECORDS.createObjectNode().put("simulator", simulator);
    lines.append(line.set("cell", StrictJson.RECORDS.valueToTree(cell)));
  }

  /** Closes it and leaves it where it is, unless the run's report replaced it. */
  @Override
  public void close() {
    lines.close();
  }

  /** Closes and removes it: the run is done. */
  public void discard() throws IOException {
    lines.discard();
  }
}
