package twophase.kit.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import twophase.kit.evidence.PrettyJson;
import twophase.kit.evidence.Upshot;

/** {@code badge.json}: how the run ended, as shields.io asks an endpoint for a badge. */
final class Badge {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Badge() {}

  static String text(Upshot upshot) {
    return PrettyJson.text(
        JSON.createObjectNode()
            .put("schemaVersion", 1)
            .put("label", "TwoPhase")
            .put("message", upshot.headline())
            .put("color", colour(upshot.exitCode())));
  }

  /** By the exit code; a broken check and a want of time say nothing about the theory. */
  private static String colour(int exitCode) {
    return switch (exitCode) {
      case 0 -> "brightgreen";
      case 1 -> "red";
      case 3 -> "yellow";
      default -> "orange";
    };
  }
}
