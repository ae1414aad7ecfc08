package twophase.kit.statement;

import java.util.Collection;
import java.util.List;

/** What a run found about a form of a statement. */
public enum Verdict {
  /** Every tested setting agreed, and enough was tested to say so. */
  HOLDS,
  /** A counterexample was found. */
  REFUTED,
  /** The bound says nothing on the whole tested domain. */
  VACUOUS,
  /** The hypotheses admit no binary64 run. */
  UNTESTABLE,
  /** The budget ended first, or a check broke. */
  INCONCLUSIVE;

  /** What decides first in a conjunction. */
  private static final List<Verdict> PRECEDENCE =
      List.of(REFUTED, INCONCLUSIVE, UNTESTABLE, VACUOUS, HOLDS);

  /** What decides where one of several interpretations is enough, but for REFUTED. */
  private static final List<Verdict> OPEN = List.of(HOLDS, INCONCLUSIVE, UNTESTABLE, VACUOUS);

  /**
   * The verdict of interpretations of one text: REFUTED only if all are, else the first of HOLDS,
   * INCONCLUSIVE, UNTESTABLE, VACUOUS that occurs. No interpretation at all is INCONCLUSIVE.
   */
  public static Verdict alternatives(Collection<Verdict> readings) {
    return OPEN.stream()
        .filter(readings::contains)
        .findFirst()
        .orElse(readings.isEmpty() ? INCONCLUSIVE : REFUTED);
  }

  /**
   * The verdict of a conjunction of parts: the first of REFUTED, INCONCLUSIVE, UNTESTABLE, VACUOUS,
   * HOLDS that occurs. An empty conjunction is INCONCLUSIVE: nothing tested never counts as HOLDS.
   */
  public static Verdict conjunction(Collection<Verdict> parts) {
    return PRECEDENCE.stream().filter(parts::contains).findFirst().orElse(INCONCLUSIVE);
  }
}
