package twophase.kit.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import twophase.kit.evidence.Comparison;
import twophase.kit.evidence.Evidence;
import twophase.kit.figure.Figure;
import twophase.kit.statement.Card;
import twophase.kit.statement.ReplayCommand;
import twophase.kit.statement.TheoryWords;

/**
 * What a report is made of.
 *
 * @param evidence what was found
 * @param cards the cards of the statements that were tested, by statement
 * @param words what is said of the theory
 * @param comparison what changed against a baseline; empty where there is none
 * @param figures what was computed to be looked at, maps among them; may be empty
 * @param singleFile whether the report is also wanted as one file
 */
public record Contents(
    Evidence evidence,
    Map<String, Card> cards,
    TheoryWords words,
    Optional<Comparison> comparison,
    List<Figure> figures,
    boolean singleFile) {

  /** Takes its own copies. */
  public Contents {
    figures = List.copyOf(figures);
  }

  /** What replays a case of it. */
  public ReplayCommand replay() {
    return new ReplayCommand(words.command(), evidence.run().options());
  }

  /** The evidence alone. */
  public static Contents of(Evidence evidence, Map<String, Card> cards, TheoryWords words) {
    return new Contents(evidence, cards, words, Optional.empty(), List.of(), false);
  }

  /** The same, compared with a baseline. */
  public Contents with(Comparison compared) {
    return new Contents(evidence, cards, words, Optional.of(compared), figures, singleFile);
  }

  /** The same with figures. */
  public Contents withFigures(List<Figure> drawn) {
    return new Contents(evidence, cards, words, comparison, drawn, singleFile);
  }

  /** The same, also wanted as one file where that is said. */
  public Contents alsoInOneFile(boolean wanted) {
    return new Contents(evidence, cards, words, comparison, figures, wanted);
  }
}
