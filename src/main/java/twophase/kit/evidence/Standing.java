package twophase.kit.evidence;

import java.util.Collection;
import java.util.List;
import twophase.kit.statement.Verdict;

/**
 * How a verdict stands to the one that its card expects. Each form has one of them, and one only.
 */
public enum Standing {
  /** It is the expected one. */
  AS_EXPECTED("as expected"),
  /** It is another one, whichever. */
  DIFFERS("other than expected"),
  /** One was expected, and none was reached. */
  UNDECIDED("undecided"),
  /** One was expected, and the time that the run was given ended first. */
  NOT_REACHED("not reached"),
  /** The check broke, which says nothing about the theory. */
  BROKEN("broken"),
  /** The simulator under test does not offer what it takes: nothing is expected of it. */
  NOT_OFFERED("not offered");

  /** What decides first where a form has several parts. */
  private static final List<Standing> PRECEDENCE =
      List.of(BROKEN, DIFFERS, UNDECIDED, NOT_REACHED, AS_EXPECTED);

  private final String words;

  Standing(String words) {
    this.words = words;
  }

  /** For people. */
  public String words() {
    return words;
  }

  /** Whether somebody has to look: it is neither as expected nor left out. */
  public boolean surprising() {
    return loud() || this == NOT_REACHED;
  }

  /** Whether it says something, or should: more time alone is no cure. */
  public boolean loud() {
    return this == DIFFERS || this == UNDECIDED || this == BROKEN;
  }

  /** How what was found by a test of its own stands. */
  static Standing of(FormFinding tested) {
    if (tested.broken().isPresent()) {
      return BROKEN;
    }
    if (!tested.offered()) {
      return NOT_OFFERED;
    }
    if (tested.verdict() == Verdict.INCONCLUSIVE) {
      return tested.cut() ? NOT_REACHED : UNDECIDED;
    }
    return tested.verdict() == tested.expected() ? AS_EXPECTED : DIFFERS;
  }

  /**
   * How a form of these parts stands: as the worst of them, even where their verdicts' conjunction
   * happens to be the expected one. It is not offered where no part is.
   *
   * @param parts at least one
   */
  static Standing of(Collection<FormFinding> parts) {
    List<Standing> standings = parts.stream().map(Standing::of).toList();
    return PRECEDENCE.stream().filter(standings::contains).findFirst().orElse(NOT_OFFERED);
  }
}
