package twophase.kit.report;

import twophase.kit.evidence.FormFinding;
import twophase.kit.statement.Verdict;

/** What became of a statement of the paper, in the order in which a reader is told it. */
public enum Audited {
  /** Its corrected twin differs by a factor. */
  MISPRINT("misprint", "misprints"),
  /** Refuted where all that it assumes is met. */
  REFUTED("refuted within its hypotheses", "refuted within their hypotheses"),
  /** Its conclusion fails where some hypothesis is not met. */
  FAILS_OUTSIDE(
      "whose conclusion fails outside its hypotheses",
      "whose conclusion fails outside their hypotheses"),
  /** A printed experiment that came out otherwise. */
  NOT_REPRODUCED("not reproduced", "not reproduced"),
  /** A claim in words that fails as it was read. */
  FAILS_AS_READ("that fails as we read it", "that fail as we read them"),
  /** Holds where all that it assumes is met. */
  HOLDS("that holds within its hypotheses", "that hold within their hypotheses"),
  /** Its conclusion holds where some hypothesis is not met. */
  HOLDS_OUTSIDE(
      "whose conclusion holds outside its hypotheses",
      "whose conclusion holds outside their hypotheses"),
  /** A printed experiment that came out as printed. */
  REPRODUCED("reproduced", "reproduced"),
  /** A claim in words that holds as it was read. */
  HOLDS_AS_READ("that holds as we read it", "that hold as we read them"),
  /** Nothing can be said of it. */
  EMPTY("vacuous or untestable", "vacuous or untestable"),
  /** The run came to no verdict. */
  UNDECIDED("undecided", "undecided"),
  /** The simulator lacks what it takes. */
  NOT_OFFERED("not offered by the simulator", "not offered by the simulator");

  /** How a misprint is told. */
  private static final String MISPRINTED = "misprint";

  private final String one;
  private final String several;

  Audited(String one, String several) {
    this.one = one;
    this.several = several;
  }

  /** What a form says of its statement. */
  static Audited of(FormFinding form) {
    return switch (form.verdict()) {
      case HOLDS ->
          switch (form.scope()) {
            case WITHIN, OWN -> HOLDS;
            case OUTSIDE -> HOLDS_OUTSIDE;
            case PRINTED_RUN -> REPRODUCED;
            case READING -> HOLDS_AS_READ;
          };
      case REFUTED ->
          switch (form.scope()) {
            case WITHIN, OWN -> form.told().startsWith(MISPRINTED) ? MISPRINT : REFUTED;
            case OUTSIDE -> FAILS_OUTSIDE;
            case PRINTED_RUN -> NOT_REPRODUCED;
            case READING -> FAILS_AS_READ;
          };
      case VACUOUS, UNTESTABLE -> EMPTY;
      case INCONCLUSIVE -> UNDECIDED;
      case NOT_OFFERED -> NOT_OFFERED;
    };
  }

  /** So many statements, in words. */
  String words(long statements) {
    return statements + " " + (statements == 1 ? one : several);
  }

  /** Whether the statement does not stand as it is printed, or read. */
  boolean fails() {
    return ordinal() <= FAILS_AS_READ.ordinal();
  }

  /** How it looks: a verdict's class of the style sheet. */
  String look() {
    return ReportPage.look(
        switch (this) {
          case EMPTY -> Verdict.VACUOUS;
          case UNDECIDED -> Verdict.INCONCLUSIVE;
          case NOT_OFFERED -> Verdict.NOT_OFFERED;
          default -> fails() ? Verdict.REFUTED : Verdict.HOLDS;
        });
  }
}
