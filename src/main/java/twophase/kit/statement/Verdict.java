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
  INCONCLUSIVE,
  /** The simulator under test lacks what it takes: nothing was tested. Never expected by a card. */
  NOT_OFFERED;

  /** What decides first in a conjunction. */
  private static final List<Verdict> PRECEDENCE =
      List.of(REFUTED, INCONCLUSIVE, UNTESTABLE, VACUOUS, HOLDS);

  /** What decides where one of several interpretations is enough, but for REFUTED. */
  private static final List<Verdict> OPEN = List.of(HOLDS, INCONCLUSIVE, UNTESTABLE, VACUOUS);

  /** As people, and the evidence file, have it. */
  public String word() {
    return name().replace('_', ' ');
  }

  @Override
  public String toString() {
    return word();
  }

  /**
   * The verdict of interpretations of one text: REFUTED only if all are, else the first of HOLDS,
   * INCONCLUSIVE, UNTESTABLE, VACUOUS that occurs. Those that are NOT OFFERED are left out, unless
   * all are. No interpretation at all is INCONCLUSIVE.
   */
  public static Verdict alternatives(Collection<Verdict> readings) {
    return first(OPEN, readings, readings.contains(REFUTED) ? REFUTED : INCONCLUSIVE);
  }

  /**
   * The verdict of a conjunction of parts: the first of REFUTED, INCONCLUSIVE, UNTESTABLE, VACUOUS,
   * HOLDS that occurs; parts that are NOT OFFERED are left out, unless all are. An empty
   * conjunction is INCONCLUSIVE: nothing tested never counts as HOLDS.
   */
  public static Verdict conjunction(Collection<Verdict> parts) {
    return first(PRECEDENCE, parts, INCONCLUSIVE);
  }

  private static Verdict first(
      List<Verdict> precedence, Collection<Verdict> found, Verdict otherwise) {
    boolean nothing = !found.isEmpty() && found.stream().allMatch(NOT_OFFERED::equals);
    return nothing
        ? NOT_OFFERED
        : precedence.stream().filter(found::contains).findFirst().orElse(otherwise);
  }
}
