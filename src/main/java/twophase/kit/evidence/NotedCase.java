package twophase.kit.evidence;

import java.util.List;
import twophase.kit.statement.Setting;
import twophase.kit.statement.Token;
import twophase.kit.text.Inert;

/**
 * A case that a reader asks for beside the smallest counterexample: the one nearest to a landmark
 * of the theory, such as the run of its paper, or the landmark itself.
 *
 * @param what which one, in words
 * @param outcome {@code HELD}, {@code FAILED} or {@code UNDECIDED}
 * @param token where, and how to take the decision again
 * @param distance from the landmark, in the theory's unit
 * @param words what was seen against what is claimed
 * @param hypotheses the theory's hypotheses there
 */
public record NotedCase(
    String what,
    String outcome,
    Token token,
    double distance,
    String words,
    List<HypothesisStanding> hypotheses) {

  /** Takes its own copy, and makes its texts inert. */
  public NotedCase {
    what = Inert.line(what);
    outcome = Inert.name(outcome);
    words = Inert.line(words);
    hypotheses = List.copyOf(hypotheses);
  }

  /** Where it is. */
  public Setting setting() {
    return token.setting();
  }
}
