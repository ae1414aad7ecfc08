package twophase.suite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import twophase.statement.BadInputException;
import twophase.statement.Measure;

/**
 * What an evidence file says, as far as two runs can be compared.
 *
 * @param name where it was read from
 * @param profile the run's profile
 * @param seed the run's seed
 * @param simulator the simulator's name
 * @param forms forms and parts by {@code statement.form}, in the file's order
 */
record KeptEvidence(
    String name, String profile, long seed, String simulator, Map<String, Form> forms) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * One form.
   *
   * @param verdict its verdict
   * @param grade how strong the evidence is
   * @param measure the one number it measured
   * @param settings the decisions by setting
   */
  record Form(
      String verdict, String grade, Optional<Measure> measure, Map<String, Decision> settings) {}

  /**
   * The decision at one setting.
   *
   * @param frequency share of the trials that showed the outcome
   * @param trials how many trials
   * @param value median of what they measured
   * @param tenth quantile at 0.1 of what they measured
   * @param ninetieth quantile at 0.9
   */
  record Decision(
      double frequency,
      long trials,
      Optional<Measure> value,
      Optional<Measure> tenth,
      Optional<Measure> ninetieth) {
    long successes() {
      return Math.round(frequency * trials);
    }
  }

  /** What an evidence text says. */
  static KeptEvidence of(String name, String text) {
    return of(name, root(name, text));
  }

  private static KeptEvidence of(String name, JsonNode root) {
    Map<String, Form> forms = new LinkedHashMap<>();
    for (JsonNode statement : root.path("statements")) {
      for (JsonNode form : statement.path("forms")) {
        forms.put(statement.path("id").asText() + "." + form.path("form").asText(), form(form));
      }
    }
    JsonNode run = root.path("run");
    return new KeptEvidence(
        name,
        run.path("profile").asText(),
        run.path("seed").asLong(),
        run.path("simulator").path("name").asText(),
        forms);
  }

  /**
   * Reads an evidence file, or the one in a report's folder.
   *
   * @throws BadInputException if it cannot be read or is none
   */
  static KeptEvidence read(Path path) {
    return of(path.toString(), root(path));
  }

  /**
   * The JSON of an evidence file, or of the one in a report's folder.
   *
   * @throws BadInputException if it cannot be read or is none
   */
  static JsonNode root(Path path) {
    Path file = Files.isDirectory(path) ? path.resolve("evidence.json") : path;
    try {
      return root(path.toString(), Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new BadInputException(path + ": no such evidence file", e);
    } catch (IOException e) {
      throw new BadInputException(path + ": the evidence cannot be read: " + e.getMessage(), e);
    }
  }

  private static JsonNode root(String name, String text) {
    JsonNode root;
    try {
      root = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new BadInputException(name + ": no evidence file, for it is no JSON", e);
    }
    if (!root.path("schema").asText().equals(EvidenceFile.SCHEMA)) {
      throw new BadInputException(
          name + ": no evidence file; `schema` must be `" + EvidenceFile.SCHEMA + "`");
    }
    return root;
  }

  private static Form form(JsonNode node) {
    Map<String, Decision> settings = new LinkedHashMap<>();
    for (JsonNode setting : node.path("settings")) {
      settings.put(
          setting.path("setting").toString(),
          new Decision(
              setting.path("observed").asDouble(),
              setting.path("trials").asLong(),
              measure(setting.path("value")),
              measure(setting.path("spread").path("tenth")),
              measure(setting.path("spread").path("ninetieth"))));
    }
    boolean offered = node.path("offered").asBoolean(true);
    return new Form(
        offered ? node.path("verdict").asText() : "not offered",
        node.path("grade").asText(),
        measure(node.path("measure")),
        settings);
  }

  private static Optional<Measure> measure(JsonNode node) {
    return node.isObject()
        ? Optional.of(
            new Measure(
                node.path("estimate").asDouble(),
                node.path("low").asDouble(Double.NEGATIVE_INFINITY),
                node.path("high").asDouble(Double.POSITIVE_INFINITY)))
        : Optional.empty();
  }
}
