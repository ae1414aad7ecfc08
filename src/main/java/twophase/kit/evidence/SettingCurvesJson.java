package twophase.kit.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import twophase.kit.number.Interval;
import twophase.kit.number.Numbers;

/**
 * What can be drawn of a setting, the object {@code curves} of the setting in the evidence file.
 * Lists are columns, each on one line; what is not finite is null.
 *
 * <pre>
 * "evidence": { "trials": [1, 2, 3, 5], "certify": [..], "refute": [..],
 *               "thresholds": { "certify": 7.1, "refute": 8.2 } },
 * "claimedRange": { "low": 2.85, "high": 3.15 },
 * "sweep": { "x": "width m", "y": "exit time", "at": [..], "median": [..], "low": [..], "high": [..] }
 * </pre>
 *
 * <p>Evidence and thresholds are decimal logarithms. Each field is null where there is nothing.
 */
final class SettingCurvesJson {
  private SettingCurvesJson() {}

  /** The object. */
  static ObjectNode of(SettingCurves curves) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    if (curves.evidence().points().isEmpty()) {
      node.putNull("evidence");
    } else {
      put(curves.evidence(), node.putObject("evidence"));
    }
    curves
        .claimed()
        .ifPresentOrElse(
            span -> put(span, node.putObject("claimedRange")), () -> node.putNull("claimedRange"));
    curves
        .sweep()
        .ifPresentOrElse(sweep -> put(sweep, node.putObject("sweep")), () -> node.putNull("sweep"));
    return node;
  }

  private static void put(EvidencePath path, ObjectNode node) {
    column(node, "trials", path.points(), EvidencePath.Point::trials);
    column(node, "certify", path.points(), EvidencePath.Point::certify);
    column(node, "refute", path.points(), EvidencePath.Point::refute);
    ObjectNode thresholds = node.putObject("thresholds");
    number(thresholds, "certify", path.certifyAt());
    number(thresholds, "refute", path.refuteAt());
  }

  private static void put(Interval span, ObjectNode node) {
    number(node, "low", span.low());
    number(node, "high", span.high());
  }

  private static void put(Sweep sweep, ObjectNode node) {
    node.put("x", sweep.x());
    node.put("y", sweep.y());
    column(node, "at", sweep.points(), Sweep.Point::x);
    column(node, "median", sweep.points(), point -> point.median().estimate());
    column(node, "low", sweep.points(), point -> point.median().low());
    column(node, "high", sweep.points(), point -> point.median().high());
  }

  private static <T> void column(
      ObjectNode node, String name, List<T> rows, ToDoubleFunction<T> number) {
    String numbers =
        rows.stream()
            .map(row -> text(number.applyAsDouble(row)))
            .collect(Collectors.joining(", ", "[", "]"));
    node.putRawValue(name, new RawValue(numbers));
  }

  private static void number(ObjectNode node, String name, double value) {
    node.putRawValue(name, new RawValue(text(value)));
  }

  private static String text(double value) {
    return Double.isFinite(value) ? Numbers.shortest(value) : "null";
  }

  /**
   * Reads the object back.
   *
   * @param curves what it does not have is nothing
   */
  static SettingCurves curves(JsonNode curves) {
    return new SettingCurves(
        evidence(curves.path("evidence")),
        present(curves.path("claimedRange"))
            .map(
                node ->
                    Interval.of(
                        node.path("low").asDouble(Double.NEGATIVE_INFINITY),
                        node.path("high").asDouble(Double.POSITIVE_INFINITY))),
        present(curves.path("sweep")).map(SettingCurvesJson::sweep));
  }

  private static Optional<JsonNode> present(JsonNode node) {
    return node.isObject() ? Optional.of(node) : Optional.empty();
  }

  private static EvidencePath evidence(JsonNode node) {
    if (!node.isObject()) {
      return EvidencePath.NONE;
    }
    List<EvidencePath.Point> points = new ArrayList<>();
    for (int k = 0; k < node.path("trials").size(); k++) {
      points.add(
          new EvidencePath.Point(
              node.path("trials").path(k).asLong(),
              node.path("certify").path(k).asDouble(),
              node.path("refute").path(k).asDouble()));
    }
    JsonNode thresholds = node.path("thresholds");
    return new EvidencePath(
        points, thresholds.path("certify").asDouble(), thresholds.path("refute").asDouble());
  }

  private static Sweep sweep(JsonNode node) {
    List<Sweep.Point> points = new ArrayList<>();
    for (int k = 0; k < node.path("at").size(); k++) {
      points.add(
          new Sweep.Point(
              node.path("at").path(k).asDouble(),
              new Measure(
                  node.path("median").path(k).asDouble(),
                  node.path("low").path(k).asDouble(Double.NEGATIVE_INFINITY),
                  node.path("high").path(k).asDouble(Double.POSITIVE_INFINITY))));
    }
    return new Sweep(node.path("x").asText(), node.path("y").asText(), points);
  }
}
