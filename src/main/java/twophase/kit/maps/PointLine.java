package twophase.kit.maps;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.OptionalDouble;
import twophase.kit.evidence.Measure;
import twophase.kit.evidence.map.MapPoint;
import twophase.kit.number.Numbers;
import twophase.kit.statement.Setting;
import twophase.kit.statement.Token;
import twophase.kit.text.StrictJson;

/** A point as a line of JSON that reads back digit for digit, infinities and NaN included. */
public final class PointLine {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private PointLine() {}

  /** As JSON. */
  public static JsonNode json(MapPoint point) {
    ObjectNode line = JSON.createObjectNode();
    line.put("setting", point.setting().toString());
    line.put("outcome", point.outcome().name());
    line.put("observed", Numbers.shortest(point.observed()));
    line.put("bound", Numbers.shortest(point.bound()));
    point.tightness().ifPresent(t -> line.put("tightness", Numbers.shortest(t)));
    line.put("trials", point.trials());
    line.put("diverged", point.diverged());
    point
        .value()
        .ifPresent(
            value ->
                line.putArray("value")
                    .add(Numbers.shortest(value.estimate()))
                    .add(Numbers.shortest(value.low()))
                    .add(Numbers.shortest(value.high())));
    point.token().ifPresent(token -> line.put("token", token.toString()));
    return line.put("words", point.words());
  }

  static String text(MapPoint point) {
    try {
      return JSON.writeValueAsString(json(point));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The point of a line; empty where it is none, a half-written one for example: nothing is taken
   * that would not be written so again.
   */
  public static Optional<MapPoint> read(String line) {
    try {
      return Optional.of(point(StrictJson.read(line))).filter(point -> text(point).equals(line));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static MapPoint point(JsonNode node) {
    return new MapPoint(
        Setting.parse(node.path("setting").asText()),
        MapPoint.Outcome.valueOf(node.path("outcome").asText()),
        number(node.path("observed")),
        number(node.path("bound")),
        node.has("tightness")
            ? OptionalDouble.of(number(node.path("tightness")))
            : OptionalDouble.empty(),
        node.path("trials").asLong(),
        node.path("diverged").asLong(),
        node.has("value") ? Optional.of(measure(node.path("value"))) : Optional.empty(),
        node.has("token")
            ? Optional.of(Token.parse(node.path("token").asText()))
            : Optional.empty(),
        node.path("words").asText());
  }

  private static Measure measure(JsonNode value) {
    return new Measure(number(value.path(0)), number(value.path(1)), number(value.path(2)));
  }

  private static double number(JsonNode node) {
    return Double.parseDouble(node.asText());
  }
}
