package twophase.kit.statement;

import java.util.List;
import java.util.Locale;

/** What a parameter of a domain may be. */
public sealed interface Values {

  /**
   * Some values, the simplest first: where shrinking goes.
   *
   * @param options each has a text for each name of the parameter; at least one
   */
  record Choice(List<List<String>> options) implements Values {}

  /**
   * One value.
   *
   * @param texts one for each name of the parameter
   */
  record One(List<String> texts) implements Values {}

  /**
   * Integers.
   *
   * @param least how small shrinking makes it, at most {@code from}
   * @param from the smallest that is drawn
   * @param to the largest
   * @param spacing how they are drawn
   */
  record Range(int least, int from, int to, Spacing spacing) implements Values {}

  /** How integers are drawn. */
  enum Spacing {
    /** Small ones, and the ends, more often than others. */
    ENDS,
    /** All alike. */
    UNIFORM,
    /** Each in turn, from the largest down. */
    IN_TURN;

    /** The word on a card. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
