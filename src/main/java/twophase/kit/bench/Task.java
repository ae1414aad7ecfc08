package twophase.kit.bench;

import java.util.Map;
import twophase.kit.inference.ErrorLedger;
import twophase.kit.statement.Card;

/**
 * What a run is to find out: all that its findings are a function of.
 *
 * @param seed root of all randomness, at least 0
 * @param profile effort
 * @param simulator who is tested
 * @param ledger the error budget, split over the whole catalogue
 * @param cards the cards by statement
 * @param conditions what the theory has to say of settings
 * @param verdictsOnly whether verdicts alone are wanted: counterexamples are not made smaller, and
 *     no hypotheses are dropped
 */
public record Task(
    long seed,
    Profile profile,
    Simulator simulator,
    ErrorLedger ledger,
    Map<String, Card> cards,
    Conditions conditions,
    boolean verdictsOnly) {

  /** Takes its own copy. */
  public Task {
    cards = Map.copyOf(cards);
  }

  /** The same with another error budget. */
  public Task within(ErrorLedger other) {
    return new Task(seed, profile, simulator, other, cards, conditions, verdictsOnly);
  }
}
