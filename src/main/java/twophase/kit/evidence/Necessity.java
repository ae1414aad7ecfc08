package twophase.kit.evidence;

import twophase.kit.statement.Setting;
import twophase.kit.statement.Token;
import twophase.kit.statement.Verdict;
import twophase.kit.text.Inert;

/**
 * What becomes of a form's claim at a setting where one hypothesis is dropped.
 *
 * @param dropped the hypothesis, in words
 * @param verdict what was found there
 * @param token where, and how to replay it
 * @param observed what was seen
 * @param bound what is claimed of it
 * @param trials how many trials it took
 * @param words observed against bound in words
 * @param errorProbability the chance that the verdict is wrong although every assumption of the
 *     decision holds
 */
public record Necessity(
    String dropped,
    Verdict verdict,
    Token token,
    double observed,
    double bound,
    long trials,
    String words,
    double errorProbability) {

  /** Makes its texts inert. */
  public Necessity {
    dropped = Inert.line(dropped);
    words = Inert.line(words);
  }

  /** Where the hypothesis is dropped. */
  public Setting setting() {
    return token.setting();
  }
}
