package twophase.kit.report;

import java.util.List;
import twophase.kit.statement.Card;

/**
 * One statement in the words of the page.
 *
 * @param card the statement
 * @param figures that stand in its section
 * @param rows its forms and parts
 * @param before the statement of the section before it; empty in the first
 * @param after the statement of the section after it; empty in the last
 */
public record Section(
    Card card, List<Drawn> figures, List<FormRow> rows, String before, String after) {
  /** The heading of a card's last part. */
  private static final String REFERENCES = "\n## References\n";

  /** The formulas as MathML; empty where only their plain text is there. */
  public String mathMl() {
    return card.mathMl();
  }

  /** The card's text but for its references. */
  public String cardHtml() {
    int start = card.body().indexOf(REFERENCES);
    return CardHtml.of(
        card.id() + ".card.", start < 0 ? card.body() : card.body().substring(0, start));
  }

  /** The card's references: they stand in its section for all to see, the rest of it is folded. */
  public String referencesHtml() {
    int start = card.body().indexOf(REFERENCES);
    return CardHtml.of(
        card.id() + ".references.",
        start < 0 ? "" : card.body().substring(start + REFERENCES.length()));
  }
}
