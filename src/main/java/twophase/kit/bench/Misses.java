package twophase.kit.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * Which trials spoke against the claim.
 *
 * @param count how many
 * @param first their numbers, {@value #SHOWN} at the most
 */
public record Misses(long count, List<Long> first) {
  /** None. */
  static final Misses NONE = new Misses(0, List.of());

  private static final int SHOWN = 20;

  /** Takes its own copy. */
  public Misses {
    first = List.copyOf(first);
  }

  /** One more. */
  Misses and(long number) {
    if (count >= SHOWN) {
      return new Misses(count + 1, first);
    }
    List<Long> more = new ArrayList<>(first);
    more.add(number);
    return new Misses(count + 1, more);
  }
}
