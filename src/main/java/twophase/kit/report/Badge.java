package twophase.kit.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import twophase.kit.evidence.PrettyJson;
import twophase.kit.evidence.Upshot;

/**
 * How a run ended, in a few words: {@code badge.svg} for a page that links to the report, and
 * {@code badge.json} as shields.io asks an endpoint for it.
 *
 * @param message the run's headline
 * @param exitCode the run's
 */
public record Badge(String message, int exitCode) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What a letter takes on the average, in pixels: the picture stretches its text to fit. */
  private static final double LETTER = 6;

  private static final int MARGINS = 12;

  static Badge of(Upshot upshot) {
    return new Badge(upshot.headline(), upshot.exitCode());
  }

  /** What it is about. */
  public String label() {
    return "TwoPhase";
  }

  String json() {
    return PrettyJson.text(
        JSON.createObjectNode()
            .put("schemaVersion", 1)
            .put("label", label())
            .put("message", message)
            .put("color", colour()));
  }

  String svg() {
    return Report.page("badge.jte", this);
  }

  /** By the exit code; a broken check and a want of time say nothing about the theory. */
  private String colour() {
    return switch (exitCode) {
      case 0 -> "brightgreen";
      case 1 -> "red";
      case 3 -> "yellow";
      default -> "orange";
    };
  }

  /** The same for white letters upon it. */
  public String ground() {
    return switch (exitCode) {
      case 0 -> "#0a6b3d";
      case 1 -> "#9a1b1b";
      default -> "#8a5a00";
    };
  }

  /** Pixels of the whole. */
  public int width() {
    return labelWidth() + messageWidth();
  }

  /** Pixels of the left part. */
  public int labelWidth() {
    return width(label());
  }

  /** Pixels of the right part. */
  public int messageWidth() {
    return width(message);
  }

  private static int width(String text) {
    return (int) Math.round(text.length() * LETTER) + MARGINS;
  }
}
