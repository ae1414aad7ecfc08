package twophase.kit.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import twophase.kit.evidence.Measure;
import twophase.kit.evidence.PrettyJson;
import twophase.kit.evidence.map.MapAxis;
import twophase.kit.evidence.map.MapPoint;
import twophase.kit.evidence.map.ParameterMap;
import twophase.kit.number.Numbers;
import twophase.kit.report.plot.Csv;
import twophase.kit.statement.Token;

/**
 * A map for programs: {@code map.csv}, and {@code map.json} of schema {@value #SCHEMA}. The same
 * map gives the same bytes; a number that is infinite or none is null in JSON and empty in CSV.
 */
final class MapData {
  /** The schema's name. */
  static final String SCHEMA = "twophase-map/1";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private MapData() {}

  /** One line a point, RFC 4180 with line feeds; x and y under their own names. */
  static String csv(ParameterMap map) {
    StringBuilder text = new StringBuilder(map.x().name());
    map.y().ifPresent(y -> text.append(',').append(y.name()));
    text.append(
        ",outcome,examined,observed,bound,tightness,trials,diverged,median,low,high,token,words\n");
    for (MapPoint point : map.points()) {
      List<String> fields = new ArrayList<>();
      fields.add(point.setting().values().get(map.x().name()));
      map.y().ifPresent(y -> fields.add(point.setting().values().get(y.name())));
      fields.add(point.outcome().name());
      fields.add(Boolean.toString(point.examined()));
      fields.add(number(point.observed()));
      fields.add(number(point.bound()));
      fields.add(number(point.examined() ? point.tightness().orElse(Double.NaN) : Double.NaN));
      fields.add(Long.toString(point.trials()));
      fields.add(Long.toString(point.diverged()));
      fields.add(number(point.value().map(Measure::estimate).orElse(Double.NaN)));
      fields.add(number(point.value().map(Measure::low).orElse(Double.NaN)));
      fields.add(number(point.value().map(Measure::high).orElse(Double.NaN)));
      fields.add(point.token().map(Token::toString).orElse(""));
      fields.add(point.words());
      text.append(Csv.line(fields));
    }
    return text.toString();
  }

  private static String number(double value) {
    return Double.isFinite(value) ? Numbers.shortest(value) : "";
  }

  static String json(ParameterMap map) {
    ObjectNode root = JSON.createObjectNode();
    root.put("schema", SCHEMA);
    root.put("statement", map.form().statement());
    root.put("form", map.form().form());
    root.put("claimed", map.claim());
    root.put("base", map.base().toString());
    root.set("x", axis(map.x()));
    map.y().ifPresentOrElse(y -> root.set("y", axis(y)), () -> root.putNull("y"));
    ParameterMap.Made made = map.made();
    root.put("seed", made.seed());
    root.put("trials", made.trials());
    number(root, "errorOfPoint", made.pointError());
    number(root, "errorOfMap", map.errorTotal());
    root.putObject("simulator")
        .put("name", made.simulator())
        .put("version", made.simulatorVersion());
    root.put("version", made.version());
    root.put("code", made.code());
    root.put("examined", map.examined().size());
    ObjectNode tally = root.putObject("tally");
    map.tally().forEach((outcome, count) -> tally.put(outcome.name(), count));
    ArrayNode points = root.putArray("points");
    map.points().forEach(point -> points.add(point(point)));
    return PrettyJson.text(root);
  }

  private static ObjectNode axis(MapAxis axis) {
    ObjectNode node = JSON.createObjectNode();
    node.put("name", axis.name());
    ArrayNode values = node.putArray("values");
    for (int k = 0; k < axis.size(); k++) {
      OptionalDouble number = axis.number(k);
      if (number.isPresent()) {
        values.add(new BigDecimal(axis.values().get(k)));
      } else {
        values.add(axis.values().get(k));
      }
    }
    return node;
  }

  private static ObjectNode point(MapPoint point) {
    ObjectNode node = JSON.createObjectNode();
    node.put("setting", point.setting().toString());
    node.put("outcome", point.outcome().name());
    node.put("examined", point.examined());
    if (!point.examined()) {
      return node;
    }
    number(node, "observed", point.observed());
    number(node, "bound", point.bound());
    number(node, "tightness", point.tightness().orElse(Double.NaN));
    node.put("trials", point.trials());
    node.put("diverged", point.diverged());
    point
        .value()
        .ifPresentOrElse(
            value -> {
              ObjectNode measure = node.putObject("value");
              number(measure, "estimate", value.estimate());
              number(measure, "low", value.low());
              number(measure, "high", value.high());
            },
            () -> node.putNull("value"));
    node.put("token", point.token().map(Token::toString).orElse(null));
    node.put("words", point.words());
    return node;
  }

  private static void number(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, new BigDecimal(Numbers.shortest(value)));
    } else {
      node.putNull(name);
    }
  }
}
