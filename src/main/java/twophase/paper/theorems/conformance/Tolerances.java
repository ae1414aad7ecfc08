package twophase.paper.theorems.conformance;

import twophase.kit.statement.CardNumbers;
import twophase.paper.dynamics.Precision;

/** What the card allows for rounding, in the precision of the simulator under test. */
record Tolerances(CardNumbers card, Precision precision) {

  /** The largest absolute value of integers with which a step is exact. */
  int entry() {
    return card.integer(name("entry"));
  }

  /** How far the norm of theta* may be from the given one, relative to it. */
  double truth() {
    return card.number(name("truth-tolerance"));
  }

  /** How far a noise that is told may be from sigma in size, relative to it. */
  double noise() {
    return card.number(name("noise-tolerance"));
  }

  /** A state's relative error. */
  double state() {
    return card.number(name("state-rounding"));
  }

  private String name(String constant) {
    return precision == Precision.BINARY64 ? constant : constant + "-" + precision.word();
  }
}
