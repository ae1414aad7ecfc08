package twophase.kit.statement;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apiguardian.api.API;
import twophase.kit.number.Numbers;

/** The numbers that a card chooses, for the check that uses them. */
@API(status = API.Status.STABLE, since = "0.1.0")
public final class CardNumbers {
  private final String card;
  private final Map<String, Constant> constants;
  private final Set<String> asked = ConcurrentHashMap.newKeySet();

  /**
   * Some numbers.
   *
   * @param card the statement whose card it is
   * @param constants by name, in the card's order; copied
   */
  public CardNumbers(String card, Map<String, Constant> constants) {
    this.card = card;
    this.constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
  }

  /** The same, of which nothing was asked yet. */
  public CardNumbers afresh() {
    return new CardNumbers(card, constants);
  }

  /** Names of the numbers that were asked for so far. */
  public Set<String> asked() {
    return Set.copyOf(asked);
  }

  /**
   * A number.
   *
   * @throws IllegalStateException if the card has none of that name
   */
  public double number(String name) {
    Constant constant = constants.get(name);
    if (constant == null) {
      throw new IllegalStateException("the card " + card + " has no constant `" + name + "`");
    }
    asked.add(name);
    return constant.value();
  }

  /**
   * A count.
   *
   * @throws IllegalStateException if the card has none of that name, or it is no integer of 32 bits
   *     from 1 up
   */
  public int integer(String name) {
    double value = number(name);
    if (value != (int) value || value < 1) {
      throw new IllegalStateException(
          "the card %s has `%s` = %s, which is to be an integer from 1 up"
              .formatted(card, name, Numbers.shortest(value)));
    }
    return (int) value;
  }

  /** What was asked has no part in it. */
  @Override
  public boolean equals(Object other) {
    return other instanceof CardNumbers numbers
        && card.equals(numbers.card)
        && constants.equals(numbers.constants);
  }

  @Override
  public int hashCode() {
    return Objects.hash(card, constants);
  }

  /** All of it: runs of one card are known by it. */
  @Override
  public String toString() {
    return card + constants;
  }
}
