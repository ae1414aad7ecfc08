package twophase.suite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalDouble;
import twophase.statement.Counterexample;
import twophase.statement.Evidence;
import twophase.statement.FormFinding;
import twophase.statement.Measure;
import twophase.statement.Necessity;
import twophase.statement.Numbers;
import twophase.statement.Range;
import twophase.statement.RunInfo;
import twophase.statement.Setting;
import twophase.statement.SettingFinding;
import twophase.statement.Spread;
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
    try {
      DefaultIndenter lines = new DefaultIndenter("  ", "\n");
      DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
      printer.indentObjectsWith(lines);
      printer.indentArraysWith(lines);
      return JSON.writer(printer).writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
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
    return run;
  }

  private static ObjectNode statement(StatementFinding finding) {
    ObjectNode statement = JSON.createObjectNode();
    statement.put("id", finding.card().id());
    statement.put("title", finding.card().title());
    statement.put("source", finding.card().source());
    ArrayNode forms = statement.putArray("forms");
    finding.forms().forEach(f -> forms.add(form(f)));
    return statement;
  }

  private static ObjectNode form(FormFinding finding) {
    ObjectNode form = JSON.createObjectNode();
    form.put("form", finding.id().form());
    form.put("verdict", finding.verdict().name());
    form.put("expected", finding.expected().name());
    form.put("asExpected", finding.asExpected());
    form.put("grade", finding.grade().name());
    form.put("cases", finding.cases());
    form.put("trials", finding.trials());
    number(form, "errorProbability", finding.errorProbability());
    form.put("domain", finding.domain());
    ArrayNode hypotheses = form.putArray("hypotheses");
    finding
        .hypotheses()
        .forEach(
            h -> {
              ObjectNode hypothesis = hypotheses.addObject().put("id", h.id());
              if (h.met().equals("true") || h.met().equals("false")) {
                hypothesis.put("met", Boolean.parseBoolean(h.met()));
              } else {
                hypothesis.put("met", h.met());
              }
              hypothesis.put("note", h.note());
            });
    form.put("claimed", finding.claimed());
    form.put("measured", finding.measured());
    number(form, "tightness", finding.tightness());
    finding
        .measure()
        .ifPresentOrElse(m -> form.set("measure", measure(m)), () -> form.putNull("measure"));
    form.put("offered", finding.offered());
    form.put("broken", finding.broken().orElse(null));
    finding
        .counterexample()
        .ifPresentOrElse(
            c -> form.set("counterexample", counterexample(c)),
            () -> form.putNull("counterexample"));
    ArrayNode settings = form.putArray("settings");
    finding.settings().forEach(s -> settings.add(setting(s)));
    ArrayNode necessity = form.putArray("necessity");
    finding.necessity().forEach(row -> necessity.add(necessity(row)));
    ArrayNode notes = form.putArray("notes");
    finding.notes().forEach(notes::add);
    number(form, "seconds", Double.parseDouble(Numbers.rounded(finding.seconds(), 3)));
    return form;
  }

  private static ObjectNode setting(SettingFinding found) {
    ObjectNode node = JSON.createObjectNode();
    node.set("setting", setting(found.setting()));
    node.put("outcome", found.outcome());
    number(node, "observed", found.observed());
    number(node, "bound", found.bound());
    node.put("trials", found.trials());
    node.set("clopperPearson", range(found.clopperPearson()));
    node.set("anytime", range(found.anytime()));
    found.value().ifPresentOrElse(v -> node.set("value", measure(v)), () -> node.putNull("value"));
    found
        .spread()
        .ifPresentOrElse(s -> node.set("spread", spread(s)), () -> node.putNull("spread"));
    node.put("caution", found.caution());
    CurvesJson.put(found.curves(), node);
    return node;
  }

  private static ObjectNode necessity(Necessity row) {
    ObjectNode node = JSON.createObjectNode();
    node.put("dropped", row.dropped());
    node.put("verdict", row.verdict().name());
    node.set("setting", setting(row.token().setting()));
    number(node, "observed", row.observed());
    number(node, "bound", row.bound());
    node.put("trials", row.trials());
    node.put("words", row.words());
    node.put("token", row.token().toString());
    return node;
  }

  private static ObjectNode range(Range range) {
    ObjectNode node = JSON.createObjectNode();
    number(node, "low", range.low());
    number(node, "high", range.high());
    number(node, "level", range.level());
    return node;
  }

  private static ObjectNode measure(Measure measure) {
    ObjectNode node = JSON.createObjectNode();
    number(node, "estimate", measure.estimate());
    number(node, "low", measure.low());
    number(node, "high", measure.high());
    return node;
  }

  private static ObjectNode spread(Spread spread) {
    ObjectNode node = JSON.createObjectNode();
    node.set("tenth", measure(spread.tenth()));
    node.set("ninetieth", measure(spread.ninetieth()));
    return node;
  }

  private static ObjectNode counterexample(Counterexample found) {
    ObjectNode node = JSON.createObjectNode();
    node.set("setting", setting(found.token().setting()));
    node.put("seed", found.token().seed());
    number(node, "observed", found.observed());
    number(node, "bound", found.bound());
    node.put("words", found.words());
    node.put("token", found.token().toString());
    return node;
  }

  /** Values that read as numbers are numbers. */
  private static ObjectNode setting(Setting setting) {
    ObjectNode node = JSON.createObjectNode();
    for (Map.Entry<String, String> entry : setting.values().entrySet()) {
      try {
        node.put(entry.getKey(), new BigDecimal(entry.getValue()));
      } catch (NumberFormatException e) {
        node.put(entry.getKey(), entry.getValue());
      }
    }
    return node;
  }

  private static void number(ObjectNode node, String name, OptionalDouble value) {
    if (value.isPresent()) {
      number(node, name, value.getAsDouble());
    } else {
      node.putNull(name);
    }
  }

  /** JSON has no NaN and no infinity: null stands for them. */
  private static void number(ObjectNode node, String name, double value) {
    if (!Double.isFinite(value)) {
      node.putNull(name);
    } else {
      node.put(name, new BigDecimal(Numbers.shortest(value)));
    }
  }
}
