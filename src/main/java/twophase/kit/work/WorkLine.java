package twophase.kit.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import twophase.kit.evidence.DetectionMatrix.Cell;
import twophase.kit.evidence.EvidenceJson;
import twophase.kit.evidence.FormFinding;
import twophase.kit.evidence.map.MapPoint;
import twophase.kit.maps.PointLine;
import twophase.kit.suite.Unit;
import twophase.kit.text.StrictJson;

/**
 * A line that a worker wrote. It stands by itself: lines of many workers may come in any order, and
 * more than once.
 *
 * @param unit the unit's text; of a line that says of which whole units are part, {@value #WHOLE}
 *     and the command that would do it alone
 * @param result what came of it; an empty object of such a line
 * @param maker who did it
 */
public record WorkLine(String unit, JsonNode result, Maker maker) {
  /** What such a text begins with. */
  public static final String WHOLE = "whole ";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String UNIT = "unit";
  private static final String MAKER = "by";

  /** The line of a unit. */
  static WorkLine of(String unit, JsonNode result, Maker maker) {
    return new WorkLine(unit, result, maker);
  }

  /**
   * The line that says of which whole units are part.
   *
   * @param words of the command
   */
  static WorkLine whole(String words, Maker maker) {
    return new WorkLine(WHOLE + words, JSON.createObjectNode(), maker);
  }

  /**
   * The result of a form.
   *
   * @throws IllegalArgumentException if it is none
   */
  public FormFinding finding() {
    EvidenceJson.FORM
        .problem(result)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(problem);
            });
    try {
      return EvidenceJson.form(Unit.parse(unit).form().statement(), result);
    } catch (IOException e) {
      throw wrong(e);
    }
  }

  /**
   * The result of a point.
   *
   * @throws IllegalArgumentException if it is none
   */
  public MapPoint point() {
    return PointLine.read(result.toString())
        .orElseThrow(() -> new IllegalArgumentException("its point is none"));
  }

  /**
   * The result of a cell.
   *
   * @throws IllegalArgumentException if it is none
   */
  public Cell cell() {
    try {
      return StrictJson.RECORDS.treeToValue(result, Cell.class);
    } catch (JsonProcessingException e) {
      throw wrong(e);
    }
  }

  private static IllegalArgumentException wrong(IOException e) {
    return new IllegalArgumentException(e.getMessage().lines().findFirst().orElse(""), e);
  }

  /** Whether it says of which whole units are part. */
  boolean ofWhole() {
    return unit.startsWith(WHOLE);
  }

  /**
   * As it is written, without its end. The unit comes first and the maker last, so that a script
   * finds the one and sees by the other whether the line is whole.
   */
  String text() {
    ObjectNode line = JSON.createObjectNode().put(UNIT, unit);
    if (!ofWhole()) {
      line.set(WorkKind.of(unit).field(), result);
    }
    line.set(MAKER, maker.json());
    try {
      return JSON.writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The inverse of {@link #text()}.
   *
   * @throws IllegalArgumentException if it is none, a torn one for example
   */
  public static WorkLine read(String text) {
    JsonNode line = StrictJson.read(text);
    String unit = line.path(UNIT).asText();
    WorkLine read =
        new WorkLine(
            unit,
            unit.startsWith(WHOLE) ? JSON.createObjectNode() : line.path(WorkKind.of(unit).field()),
            Maker.of(line.path(MAKER)));
    if (unit.isEmpty() || !read.result.isObject()) {
      throw new IllegalArgumentException("it has no unit, or no result");
    }
    return read;
  }
}
