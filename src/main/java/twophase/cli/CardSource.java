package twophase.cli;

import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;
import twophase.statement.BadInputException;
import twophase.statement.Card;
import twophase.statement.CardReader;
import twophase.theorems.Catalogue;

/** Where the cards come from. */
final class CardSource {
  @Option(
      names = "--cards",
      paramLabel = "DIR",
      description = "Read the cards from this folder instead of those built in.")
  private Path folder;

  /**
   * The cards by statement, in the catalogue's order.
   *
   * @throws BadInputException if one cannot be read or is malformed
   */
  Map<String, Card> cards() {
    return Catalogue.cards(
        folder == null ? CardReader::bundled : statement -> CardReader.in(folder, statement));
  }

  /**
   * The card of a statement.
   *
   * @throws BadInputException if there is no such statement
   */
  static Card card(Map<String, Card> cards, String option, String id) {
    Card card = cards.get(id);
    if (card == null) {
      throw new BadInputException(
          option
              + "`"
              + id
              + "` is no statement; statements are "
              + String.join(", ", cards.keySet()));
    }
    return card;
  }
}
