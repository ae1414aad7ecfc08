package twophase.kit.flakes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import twophase.kit.evidence.Digest;
import twophase.kit.property.Catalogue;
import twophase.kit.statement.Card;

/**
 * What counts are of: 16 hexadecimal digits for the code, and for each card. What was counted of a
 * statement under other code, or under another card of it, is no count of what there is now; a card
 * that changes leaves the counts of other statements as they are. Words of a card have no part in
 * what is found, and none in its digest.
 *
 * @param code of the classes that test the theory
 * @param cards of what each card chooses, by statement
 */
public record Digests(String code, Map<String, String> cards) {
  private static final int DIGITS = 16;

  /** Takes its own copy, in the order of names. */
  public Digests {
    cards = new TreeMap<>(cards);
  }

  /** Those of a theory's cards and of the code that tests them. */
  public static Digests of(Catalogue catalogue) {
    Map<String, String> cards = new TreeMap<>();
    for (Card card : catalogue.cards().values()) {
      cards.put(card.id(), shortened(Digest.of(card.data())));
    }
    return new Digests(catalogue.code(), cards);
  }

  /** All in one. */
  public String all() {
    List<String> lines = new ArrayList<>(List.of(code));
    cards.forEach((statement, digest) -> lines.add(statement + " " + digest));
    return shortened(Digest.of(lines));
  }

  /** Whether these are the others, of some statement. */
  public boolean same(String statement, Digests others) {
    return code.equals(others.code)
        && cards.containsKey(statement)
        && cards.get(statement).equals(others.cards.get(statement));
  }

  private static String shortened(String digest) {
    return digest.substring(0, DIGITS);
  }
}
