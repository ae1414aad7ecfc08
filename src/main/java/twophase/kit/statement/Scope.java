package twophase.kit.statement;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;
import java.util.Optional;

/** Where a verdict was decided, and of what it speaks; strongest first. */
public enum Scope {
  /** Every setting that decided it meets all hypotheses that the statement itself assumes. */
  WITHIN("within", "holds", "refuted"),
  /** An experiment with the numbers that its source prints. */
  PRINTED_RUN("printed-run", "reproduced", "not reproduced"),
  /** The conclusion, tested where some assumed hypothesis is not met. */
  OUTSIDE("outside", "conclusion holds", "conclusion fails"),
  /** A claim in words, whose quantifier or threshold is ours. */
  READING("reading", "as we read it, holds", "as we read it, fails"),
  /** A law of ours. */
  OWN("own", "our law holds", "our law fails");

  private final String word;
  private final String holds;
  private final String fails;

  Scope(String word, String holds, String fails) {
    this.word = word;
    this.holds = holds;
    this.fails = fails;
  }

  /** As cards and evidence have it. */
  public String word() {
    return word;
  }

  /**
   * The inverse of {@link #word}.
   *
   * @throws IllegalArgumentException if it is none
   */
  @JsonCreator
  public static Scope of(String word) {
    return Arrays.stream(values())
        .filter(scope -> scope.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("`" + word + "` is no scope"));
  }

  /**
   * The scope that a form's name gives it.
   *
   * @return nothing for the formula on the page, whose scope is that of the settings that decide it
   */
  public static Optional<Scope> byName(String form) {
    String whole = form.contains(".") ? form.substring(0, form.indexOf('.')) : form;
    return switch (whole) {
      case "as-printed" -> Optional.empty();
      case "reading" -> Optional.of(READING);
      default -> Optional.of(OWN);
    };
  }

  /** What a verdict with this scope is called where it holds, and where it is refuted. */
  public String phrase(Verdict verdict) {
    return switch (verdict) {
      case HOLDS -> holds;
      case REFUTED -> fails;
      case VACUOUS -> "vacuous";
      case UNTESTABLE -> "untestable";
      case INCONCLUSIVE -> "undecided";
      case NOT_OFFERED -> "not offered";
    };
  }

  /** Whichever says more. */
  public Scope stronger(Scope other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** Whichever says less. */
  public Scope weaker(Scope other) {
    return compareTo(other) <= 0 ? other : this;
  }
}
