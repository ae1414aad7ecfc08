package twophase.kit.statement;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * The numbers that a card chooses, for the check that uses them.
 *
 * @param card the statement whose card it is
 * @param constants by name, in the card's order
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record CardNumbers(String card, Map<String, Constant> constants) {

  /** Takes its own copy. */
  public CardNumbers {
    constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
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
    return constant.value();
  }

  /**
   * An integer.
   *
   * @throws IllegalStateException if the card has none of that name, or it is no integer of 32 bits
   */
  public int integer(String name) {
    double value = number(name);
    if (value != (int) value) {
      throw new IllegalStateException(
          "the card " + card + " has `" + name + "` = " + value + ", which is to be an integer");
    }
    return (int) value;
  }
}
