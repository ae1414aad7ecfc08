package twophase.kit.statement;

import java.util.List;
import java.util.Locale;

/** What a parameter of a domain may be. */
public sealed interface Values {

  /** Whether others are among these, in the same order. */
  boolean contain(Values others);

  /**
   * Some values, the simplest first: where shrinking goes.
   *
   * @param options each has a text for each name of the parameter; at least one
   */
  record Choice(List<List<String>> options) implements Values {
    @Override
    public boolean contain(Values others) {
      return others instanceof Choice choice
          && choice.options.size() <= options.size()
          && choice.options.equals(options.subList(0, choice.options.size()));
    }
  }

  /**
   * One value.
   *
   * @param texts one for each name of the parameter
   */
  record One(List<String> texts) implements Values {
    @Override
    public boolean contain(Values others) {
      return equals(others);
    }
  }

  /**
   * Integers.
   *
   * @param least how small shrinking makes it, at most {@code from}
   * @param from the smallest that is drawn
   * @param to the largest
   * @param spacing how they are drawn
   */
  record Range(int least, int from, int to, Spacing spacing) implements Values {
    @Override
    public boolean contain(Values others) {
      return others instanceof Range range
          && least <= range.least
          && from <= range.from
          && range.to <= to;
    }
  }

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
