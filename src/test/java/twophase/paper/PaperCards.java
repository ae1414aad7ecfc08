package twophase.paper;

import twophase.kit.statement.CardNumbers;

/** The cards of the paper's theory. */
public final class PaperCards {

  private PaperCards() {}

  /** What a statement's card chooses. */
  public static CardNumbers numbers(String statement) {
    return Paper.CATALOGUE.cards().get(statement).numbers();
  }
}
