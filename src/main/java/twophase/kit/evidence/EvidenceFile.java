package twophase.kit.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Premises;
import twophase.kit.statement.Schema;
import twophase.kit.text.StrictJson;

/**
 * {@code evidence.json}, schema {@code twophase-evidence/1}. The same evidence gives the same bytes
 * on every platform: names in a fixed order, numbers as the shortest decimal that reads back, line
 * feeds. What this version of the suite cannot read is refused in one line that says which version
 * wrote it.
 */
public final class EvidenceFile {
  /** The schema's name. */
  public static final String SCHEMA = "twophase-evidence/1";

  /** What it is called in the folder of a report. */
  public static final String NAME = "evidence.json";

  /** What such a file may hold. */
  static final Schema FILE = Schema.beside(EvidenceFile.class, "evidence.schema.json");

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private EvidenceFile() {}

  /** The evidence as JSON text, ending with a line feed. */
  public static String text(Evidence evidence) {
    ObjectNode root = JSON.createObjectNode();
    root.put("schema", SCHEMA);
    root.set("run", EvidenceJson.tree(evidence.run()));
    ObjectNode budget = root.putObject("errorBudget");
    budget.set("total", EvidenceJson.tree(evidence.budget().total()));
    budget.set("spent", EvidenceJson.tree(evidence.budget().spent()));
    budget.set("reserve", EvidenceJson.tree(evidence.budget().reserve()));
    evidence.budget().luck().ifPresent(luck -> budget.set("luck", EvidenceJson.tree(luck)));
    ArrayNode statements = root.putArray("statements");
    evidence.statements().forEach(s -> statements.add(statement(s)));
    String text = PrettyJson.text(root);
    // In tests, where assertions count: whatever is written fits the schema. A run is not to be
    // lost
    // for what its report could not be read back for.
    assert problem(text).isEmpty() : problem(text).orElseThrow();
    return text;
  }

  private static Optional<String> problem(String text) {
    try {
      return FILE.problem(JSON.readTree(text));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode statement(StatementFinding finding) {
    ObjectNode statement = JSON.createObjectNode();
    statement.put("id", finding.id());
    statement.put("title", finding.title());
    statement.put("source", finding.source());
    statement.set("assumes", EvidenceJson.tree(finding.premises().assumes()));
    statement.set("restsOn", EvidenceJson.tree(finding.premises().restsOn()));
    ArrayNode forms = statement.putArray("forms");
    for (WholeForm form : finding.forms()) {
      // A form knows of its parts; the finding by itself does not.
      forms.add(EvidenceJson.form(form.finding(), form.standing()));
      form.parts().forEach(part -> forms.add(EvidenceJson.form(part)));
    }
    return statement;
  }

  /**
   * Reads an evidence file, or the one in a report's folder: the inverse of {@link #text}, but that
   * NaN and infinities may be taken for each other.
   *
   * @throws BadInputException if it cannot be read, or is none that this version reads
   */
  public static Evidence read(Path path) {
    Path file = Files.isDirectory(path) ? path.resolve(NAME) : path;
    try {
      return read(path.toString(), StrictJson.read(file));
    } catch (NoSuchFileException e) {
      throw new BadInputException(path + ": no such evidence file", e);
    } catch (IOException e) {
      throw new BadInputException(path + ": the evidence cannot be read: " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(path + ": no evidence file, for " + e.getMessage(), e);
    }
  }

  /**
   * Reads an evidence file's JSON.
   *
   * @param name what to call it in a message
   * @throws BadInputException if it is none that this version reads
   */
  static Evidence read(String name, JsonNode root) {
    requireSchema(name, root);
    Optional<String> problem = FILE.problem(root);
    if (problem.isPresent()) {
      throw refused(name, root, problem.get(), null);
    }
    try {
      List<StatementFinding> statements = new ArrayList<>();
      for (JsonNode statement : root.required("statements")) {
        statements.add(statement(statement));
      }
      JsonNode budget = root.required("errorBudget");
      Evidence evidence =
          new Evidence(
              EvidenceJson.run(root.required("run")),
              new ErrorBudget(
                  budget.required("total").doubleValue(),
                  budget.required("spent").doubleValue(),
                  budget.path("reserve").asDouble(Double.NaN),
                  EvidenceJson.luck(budget.path("luck"))),
              statements);
      EvidenceCheck.require(evidence, root);
      return evidence;
    } catch (IOException | IllegalArgumentException e) {
      throw refused(name, root, e.getMessage().lines().findFirst().orElse("does not read back"), e);
    }
  }

  private static void requireSchema(String name, JsonNode root) {
    String schema = root.path("schema").asText();
    if (schema.equals(SCHEMA)) {
      return;
    }
    if (schema.startsWith(SCHEMA.substring(0, SCHEMA.indexOf('/') + 1))) {
      throw refused(name, root, "its schema is " + schema + ", not " + SCHEMA, null);
    }
    throw new BadInputException(name + ": no evidence file; `schema` must be `" + SCHEMA + "`");
  }

  /** Which version wrote it, why this one does not read it, and what to do. */
  private static BadInputException refused(
      String name, JsonNode root, String why, Exception cause) {
    JsonNode run = root.path("run");
    String writer =
        run.path("version").isTextual()
            ? "TwoPhase %s (%s)"
                .formatted(run.path("version").asText(), run.path("commit").asText("unknown"))
            : "an unknown version of TwoPhase";
    Build here = Build.current();
    return new BadInputException(
        ("%s: no evidence that TwoPhase %s (%s) reads, for %s; %s wrote it: read it with that"
                + " version, or make it anew with this one")
            .formatted(name, here.version(), here.commit(), why, writer),
        cause);
  }

  private static StatementFinding statement(JsonNode statement) throws IOException {
    String id = statement.required("id").asText();
    List<WholeForm> forms = new ArrayList<>();
    List<JsonNode> nodes = new ArrayList<>();
    statement.required("forms").forEach(nodes::add);
    for (int k = 0; k < nodes.size(); ) {
      FormFinding form = EvidenceJson.form(id, nodes.get(k++));
      List<FormFinding> parts = new ArrayList<>();
      while (k < nodes.size() && isPartOf(form.id(), nodes.get(k))) {
        parts.add(EvidenceJson.form(id, nodes.get(k++)));
      }
      forms.add(new WholeForm(form, parts));
    }
    return new StatementFinding(
        id,
        statement.required("title").asText(),
        statement.required("source").asText(),
        new Premises(texts(statement.path("assumes")), texts(statement.path("restsOn"))),
        forms);
  }

  /** Not there in what was written before cards said so. */
  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static boolean isPartOf(FormId form, JsonNode other) {
    return other.path("form").asText().startsWith(form.form() + ".");
  }
}
