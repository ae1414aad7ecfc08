package twophase.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import twophase.statement.BadInputException;
import twophase.statement.DetectionMatrix;
import twophase.statement.DetectionMatrix.Cell;
import twophase.statement.DetectionMatrix.Row;

/** Writes the detection matrix: faults.html, faults.csv and faults.json. */
public final class FaultsReport {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String SCHEMA = "twophase-faults/1";
  private static final String PAGE = "faults.html";

  private final Path folder;

  private FaultsReport(Path folder) {
    this.folder = folder;
  }

  /**
   * A report into a folder, which is made where it does not exist; other files in it stay.
   *
   * @throws BadInputException if it cannot be written to
   */
  public static FaultsReport into(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, ".probe-", ""));
    } catch (IOException e) {
      throw new BadInputException(
          "--out: `"
              + folder
              + "` cannot be written ("
              + e.getClass().getSimpleName()
              + "): name a folder that can be",
          e);
    }
    return new FaultsReport(folder);
  }

  /**
   * Writes it.
   *
   * @return the page
   */
  public Path write(DetectionMatrix matrix) throws IOException {
    Files.writeString(folder.resolve("faults.csv"), csv(matrix));
    Files.writeString(folder.resolve("faults.json"), json(matrix));
    Files.writeString(folder.resolve("style.css"), Report.resource("style.css"));
    return Files.writeString(
        folder.resolve(PAGE), Report.page("faults.jte", new FaultsPage(matrix)));
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
              String.join(
                  ",",
                  row.name(),
                  row.kind(),
                  row.shows(),
                  cell.statement(),
                  cell.outcome().name(),
                  cell.form(),
                  cell.verdict(),
                  cell.expected(),
                  Long.toString(cell.trials()),
                  quoted(cell.token())))
          .append('\n');
    }
  }

  /** A token has commas. */
  private static String quoted(String text) {
    return text.isEmpty() ? "" : '"' + text.replace("\"", "\"\"") + '"';
  }

  static String json(DetectionMatrix matrix) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("schema", SCHEMA);
    root.put("seed", matrix.seed());
    root.put("profile", matrix.profile());
    ArrayNode statements = root.putArray("statements");
    matrix.statements().forEach(statements::add);
    root.put("faultCount", matrix.faults().size());
    ArrayNode uncaught = root.putArray("uncaught");
    matrix.uncaught().forEach(row -> uncaught.add(row.name()));
    root.put("correctPasses", matrix.correct().passed());
    root.set("correct", row(matrix.correct()));
    ArrayNode faults = root.putArray("faults");
    matrix.faults().forEach(row -> faults.add(row(row)));
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }

  private static ObjectNode row(Row row) {
    ObjectNode node = JSON.createObjectNode();
    node.put("name", row.name());
    node.put("kind", row.kind());
    node.put("shows", row.shows());
    node.put("line", row.line());
    node.put("caught", row.caught());
    ArrayNode cells = node.putArray("statements");
    for (Cell cell : row.cells()) {
      ObjectNode one = cells.addObject();
      one.put("statement", cell.statement());
      one.put("outcome", cell.outcome().name());
      one.put("form", cell.form());
      one.put("verdict", cell.verdict());
      one.put("expected", cell.expected());
      one.put("trials", cell.trials());
      one.put("words", cell.words());
      one.put("token", cell.token());
    }
    return node;
  }
}
