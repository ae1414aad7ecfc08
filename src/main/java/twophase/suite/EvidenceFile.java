package twophase.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import twophase.statement.BadInputException;
import twophase.statement.Card;
import twophase.statement.Evidence;
import twophase.statement.FormFinding;
import twophase.statement.Numbers;
import twophase.statement.PrettyJson;
import twophase.statement.RunInfo;
import twophase.statement.Shard;
import twophase.statement.StatementFinding;

/**
 * {@code evidence.json}, schema {@code twophase-evidence/1}. The same evidence gives the same bytes
 * on every platform: names in a fixed order, numbers as the shortest decimal that reads back, line
 * feeds.
 */
public final class EvidenceFile {
  /** The schema's name. */
  public static final String SCHEMA = "twophase-evidence/1";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private EvidenceFile() {}

  /** The evidence as JSON text, ending with a line feed. */
  public static String text(Evidence evidence) {
    ObjectNode root = JSON.createObjectNode();
    root.put("schema", SCHEMA);
    root.set("run", run(evidence.run()));
    ObjectNode budget = root.putObject("errorBudget");
    number(budget, "total", evidence.errorTotal());
    number(budget, "spent", evidence.errorSpent());
    ArrayNode statements = root.putArray("statements");
    evidence.statements().forEach(s -> statements.add(statement(s)));
    return PrettyJson.text(root);
  }

  /**
   * Reads an evidence file, or the one in a report's folder: the inverse of {@link #text}, but that
   * NaN and infinities may be taken for each other.
   *
   * @param cards the cards by statement
   * @throws BadInputException if it cannot be read, is none of this version, or was made with other
   *     cards
   */
  public static Evidence read(Path path, Map<String, Card> cards) {
    JsonNode root = KeptEvidence.root(path);
    try {
      List<StatementFinding> statements = new ArrayList<>();
      for (JsonNode statement : root.required("statements")) {
        statements.add(statement(path, statement, cards));
      }
      JsonNode budget = root.required("errorBudget");
      return new Evidence(
          info(root.required("run")),
          budget.required("total").doubleValue(),
          budget.required("spent").doubleValue(),
          statements);
    } catch (IOException | IllegalArgumentException e) {
      throw new BadInputException(
          path
              + ": no evidence that this version of TwoPhase wrote: "
              + e.getMessage().lines().findFirst().orElse("it does not read back"),
          e);
    }
  }

  private static ObjectNode run(RunInfo info) {
    ObjectNode run = JSON.createObjectNode();
    run.put("started", info.started());
    run.put("profile", info.profile());
    run.put("seed", info.seed());
    run.put("threads", info.threads());
    run.putObject("simulator")
        .put("name", info.simulatorName())
        .put("version", info.simulatorVersion());
    run.put("version", info.version());
    run.put("commit", info.commit());
    run.put("java", info.java());
    run.put("os", info.os());
    run.put("command", info.command());
    info.shard().ifPresent(s -> run.putObject("shard").put("index", s.index()).put("of", s.of()));
    return run;
  }

  private static RunInfo info(JsonNode run) {
    JsonNode shard = run.path("shard");
    return new RunInfo(
        run.required("started").textValue(),
        run.required("profile").textValue(),
        run.required("seed").longValue(),
        run.required("threads").intValue(),
        run.required("simulator").required("name").textValue(),
        run.required("simulator").required("version").textValue(),
        run.required("version").textValue(),
        run.required("commit").textValue(),
        run.required("java").textValue(),
        run.required("os").textValue(),
        run.required("command").textValue(),
        shard.isMissingNode()
            ? Optional.empty()
            : Optional.of(
                new Shard(shard.required("index").intValue(), shard.required("of").intValue())));
  }

  private static ObjectNode statement(StatementFinding finding) {
    ObjectNode statement = JSON.createObjectNode();
    statement.put("id", finding.card().id());
    statement.put("title", finding.card().title());
    statement.put("source", finding.card().source());
    ArrayNode forms = statement.putArray("forms");
    finding.forms().forEach(f -> forms.add(EvidenceJson.of(f)));
    return statement;
  }

  private static StatementFinding statement(Path path, JsonNode statement, Map<String, Card> cards)
      throws IOException {
    String id = statement.required("id").asText();
    Card card = cards.get(id);
    if (card == null) {
      throw new BadInputException(path + ": `" + id + "` is no statement");
    }
    List<FormFinding> forms = new ArrayList<>();
    for (JsonNode form : statement.required("forms")) {
      forms.add(EvidenceJson.form(id, form));
    }
    for (FormFinding form : forms) {
      Optional<Card.FormLine> line = card.line(form.id().form());
      if (line.filter(l -> !l.claim().equals(form.claimed())).isPresent()) {
        throw new BadInputException(
            path
                + ": `"
                + form.id()
                + "` is not what the card claims; name its cards with --cards");
      }
    }
    return new StatementFinding(card, forms);
  }

  private static void number(ObjectNode node, String name, double value) {
    node.put(name, new BigDecimal(Numbers.shortest(value)));
  }
}
