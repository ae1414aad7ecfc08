package twophase.kit.report;

import java.util.Arrays;
import twophase.kit.evidence.SettingFinding;

/** What a legend calls an outcome; in this order, so that an outcome always has the same colour. */
enum OutcomeName {
  /** The claim stood. */
  HELD("held"),
  /** It did not. */
  FAILED("failed"),
  /** The budget ended first. */
  UNDECIDED("undecided"),
  /** All others. */
  NONE("no claim there");

  private final String words;

  OutcomeName(String words) {
    this.words = words;
  }

  /** Its words. */
  String words() {
    return words;
  }

  /** For eyes that do not tell the colours apart. */
  String sign() {
    return switch (this) {
      case HELD -> "✓";
      case FAILED -> "✗";
      case UNDECIDED, NONE -> "?";
    };
  }

  /** The outcome of a setting. */
  static OutcomeName of(SettingFinding setting) {
    return named(setting.outcome());
  }

  /** An outcome by its name in the evidence. */
  static OutcomeName named(String name) {
    return Arrays.stream(values())
        .filter(outcome -> outcome.name().equals(name))
        .findFirst()
        .orElse(NONE);
  }
}
