package twophase.kit.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import twophase.kit.evidence.DetectionMatrix;
import twophase.kit.evidence.DetectionMatrix.Cell;
import twophase.kit.evidence.DetectionMatrix.Row;
import twophase.kit.evidence.PrettyJson;
import twophase.kit.report.plot.Csv;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.ReplayCommand;

/**
 * Where the detection matrix goes: {@code faults.html} to read, {@code faults.csv} and {@code
 * faults.json} for programs.
 */
public final class FaultsReport {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String SCHEMA = "twophase-faults/1";
  private static final String PAGE = "faults.html";
  private static final String JSON = "faults.json";
  private static final String CSV = "faults.csv";

  private final Path folder;

  private FaultsReport(Path folder) {
    this.folder = folder;
  }

  /**
   * A report into a folder; an earlier matrix in it is replaced.
   *
   * @throws BadInputException if it cannot be written, or holds something that is no matrix
   */
  public static FaultsReport into(Path folder) {
    return new FaultsReport(
        Placement.chosen(
            folder,
            JSON,
            Set.of(Placement.JOURNAL),
            Set.of(PAGE, CSV, Report.STYLE)::contains,
            "matrix of seeded faults"));
  }

  /** Where a run keeps what it has found until its report is written. */
  public Path journal() {
    return folder.resolve(Placement.JOURNAL);
  }

  /**
   * Writes it.
   *
   * @param replay what replays a case on the simulator without fault
   * @return the page
   */
  public Path write(DetectionMatrix matrix, ReplayCommand replay) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(PAGE, Report.page("faults.jte", new FaultsPage(matrix, replay)));
    files.put(JSON, json(matrix));
    files.put(CSV, csv(matrix));
    files.put(Report.STYLE, Report.resource(Report.STYLE));
    Placement.put(files, folder);
    return folder.resolve(PAGE);
  }

  /** One line for each fault and statement. */
  static String csv(DetectionMatrix matrix) {
    StringBuilder text =
        new StringBuilder(
            "fault,kind,shows,statement,outcome,form,verdict,expected,trials,token\n");
    append(text, matrix.correct());
    matrix.faults().forEach(row -> append(text, row));
    return text.toString();
  }

  private static void append(StringBuilder text, Row row) {
    for (Cell cell : row.cells()) {
      text.append(
          Csv.line(
              List.of(
                  row.name(),
                  row.kind(),
                  row.shows(),
                  cell.statement(),
                  cell.outcome().name(),
                  cell.form(),
                  cell.verdict(),
                  cell.expected(),
                  Long.toString(cell.trials()),
                  cell.token())));
    }
  }

  static String json(DetectionMatrix matrix) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("schema", SCHEMA);
    DetectionMatrix.Made made = matrix.made();
    root.put("seed", made.seed());
    root.put("profile", made.profile());
    made.only().forEach(root.putArray("only")::add);
    put(root, "secondsForForm", made.limits().longest());
    made.limits().trials().ifPresent(most -> root.put("trialsForSetting", most));
    put(root, "secondsForStatement", made.limits().budget());
    root.put("version", made.version());
    root.put("commit", made.commit());
    ArrayNode statements = root.putArray("statements");
    matrix.statements().forEach(statements::add);
    matrix.leftOut().forEach(root.putArray("leftOut")::add);
    root.put("faultCount", matrix.faults().size());
    ArrayNode uncaught = root.putArray("uncaught");
    matrix.uncaught().forEach(row -> uncaught.add(row.name()));
    root.put("correctPasses", matrix.correctPasses());
    root.set("correct", row(matrix.correct()));
    ArrayNode faults = root.putArray("faults");
    matrix.faults().forEach(row -> faults.add(row(row)));
    return PrettyJson.text(root);
  }

  private static void put(ObjectNode root, String name, Optional<Duration> time) {
    time.ifPresentOrElse(most -> root.put(name, most.toSeconds()), () -> root.putNull(name));
  }

  private static ObjectNode row(Row row) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("name", row.name());
    node.put("kind", row.kind());
    node.put("shows", row.shows());
    node.put("line", row.line());
    node.put("caught", row.caught());
    // The record of a cell is its own description, field by field.
    row.cells().forEach(cell -> node.withArray("statements").add(MAPPER.valueToTree(cell)));
    return node;
  }
}
