package twophase.kit.flakes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import twophase.kit.evidence.FormFinding;
import twophase.kit.evidence.Standing;
import twophase.kit.statement.Verdict;
import twophase.kit.suite.Unit;
import twophase.kit.text.StrictJson;

/**
 * What came of a unit.
 *
 * @param unit which one
 * @param verdict what was found
 * @param expected what the card expects
 * @param standing how the one stands to the other
 * @param token of its counterexample; empty if it has none
 * @param words what somebody who has to look should know; empty where it is as expected
 * @param millis wall-clock time that the form took
 */
public record Outcome(
    Unit unit,
    Verdict verdict,
    Verdict expected,
    Standing standing,
    String token,
    String words,
    long millis) {
  private static final int MILLIS = 1000;

  /** What a finding says of its unit. */
  static Outcome of(Unit unit, FormFinding found) {
    Standing standing = found.standing();
    return new Outcome(
        unit,
        found.verdict(),
        found.expected(),
        standing,
        found.counterexample().map(c -> c.token().toString()).orElse(""),
        standing.surprising() ? found.broken().orElse(found.measured()) : "",
        Math.round(found.seconds() * MILLIS));
  }

  /** Whether its standing is that of its verdict; a check that broke has reached none. */
  boolean consistent() {
    return switch (standing) {
      case AS_EXPECTED -> verdict == expected;
      case DIFFERS -> verdict != expected;
      case UNDECIDED, NOT_REACHED, BROKEN -> verdict == Verdict.INCONCLUSIVE;
      case NOT_OFFERED -> verdict == Verdict.NOT_OFFERED;
    };
  }

  /** As it stands in a journal. */
  private record Line(
      String unit,
      Verdict verdict,
      Verdict expected,
      Standing standing,
      String token,
      String words,
      long millis) {}

  /** As StrictJson.RECORDS. */
  JsonNode json() {
    return StrictJson.RECORDS.valueToTree(
        new Line(unit.toString(), verdict, expected, standing, token, words, millis));
  }

  /**
   * The inverse of {@link #json()}.
   *
   * @throws IllegalArgumentException if it is no outcome
   */
  static Outcome of(JsonNode json) {
    try {
      Line line = StrictJson.RECORDS.treeToValue(json, Line.class);
      if (line == null) {
        throw new IllegalArgumentException("it is null");
      }
      return new Outcome(
          Unit.parse(line.unit),
          line.verdict,
          line.expected,
          line.standing,
          line.token,
          line.words,
          line.millis);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getMessage().lines().findFirst().orElse(""), e);
    }
  }
}
