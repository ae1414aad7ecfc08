package twophase.kit.evidence;

import java.util.List;
import twophase.kit.statement.Setting;
import twophase.kit.statement.Token;
import twophase.kit.text.Inert;

/**
 * The smallest case found that refutes a form.
 *
 * @param token how to replay it; holds the setting and the seed
 * @param observed what was seen
 * @param bound what was claimed of it
 * @param words observed against bound in words, with units
 * @param shown what else there is to see of it, a line each; empty if nothing
 * @param hypotheses the theory's hypotheses there
 */
public record Counterexample(
    Token token,
    double observed,
    double bound,
    String words,
    List<String> shown,
    List<HypothesisStanding> hypotheses) {

  /** Takes its own copy, and makes its text inert. */
  public Counterexample {
    words = Inert.line(words);
    shown = shown.stream().map(Inert::line).toList();
    hypotheses = List.copyOf(hypotheses);
  }

  /** Where it is. */
  public Setting setting() {
    return token.setting();
  }

  /** The run's seed. */
  public long seed() {
    return token.seed();
  }
}
