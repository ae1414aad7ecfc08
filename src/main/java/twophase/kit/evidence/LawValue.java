package twophase.kit.evidence;

import twophase.kit.number.Interval;
import twophase.kit.statement.Setting;
import twophase.kit.statement.Token;
import twophase.kit.text.Inert;

/**
 * What a law says at one setting, where a law decides.
 *
 * @param token where, and how to evaluate it again
 * @param outcome {@code HELD}, {@code FAILED} or {@code UNDECIDED}
 * @param value between which numbers it lies: its evaluation's error
 * @param bound what is claimed of it, at most
 * @param words the value against the bound in words, with their unit
 */
public record LawValue(Token token, String outcome, Interval value, double bound, String words) {

  /** Makes its texts inert. */
  public LawValue {
    outcome = Inert.name(outcome);
    words = Inert.line(words);
  }

  /** Where it is. */
  public Setting setting() {
    return token.setting();
  }
}
