package twophase.kit.bench;

import twophase.kit.bench.CaseFinding.Outcome;
import twophase.kit.inference.Decision;
import twophase.kit.statement.Token;

/**
 * Takes what the trials of a setting see, in their order, until that decides. Mutable, for one
 * thread.
 *
 * @param <T> what a trial sees
 */
interface Tally<T> {

  /** Whether another trial can change anything. */
  boolean undecided();

  /**
   * How many more trials it takes to a decision, at the least, if they go on as they have; asked
   * while it is undecided.
   *
   * @return at least 1
   */
  long wanted();

  /**
   * Takes what one trial saw.
   *
   * @return whether that speaks against the claim, by itself
   */
  boolean take(T seen);

  /** What was decided so far. */
  Decision decision();

  /** How many it took. */
  long trials();

  /**
   * What they say.
   *
   * @param token names the setting and the trials
   */
  CaseFinding finding(Token token);

  /** What a decision says of a setting. */
  static Outcome outcome(Decision decision) {
    return switch (decision) {
      case CERTIFIED -> Outcome.HELD;
      case REFUTED -> Outcome.FAILED;
      case INCONCLUSIVE -> Outcome.UNDECIDED;
      case VACUOUS -> Outcome.VACUOUS;
    };
  }
}
