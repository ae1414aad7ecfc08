package twophase.paper.dynamics;

import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import twophase.kit.random.RandomStream;

/**
 * Indices in hands of B different ones, each hand uniform on the ordered choices of B out of n and
 * independent of the others: the first B moves of a Fisher-Yates shuffle, which are so whatever the
 * order before (R. Durstenfeld, Algorithm 235, <i>Communications of the ACM</i> 7, 1964).
 */
final class IndexDeck implements IntSupplier {
  private final int[] order;
  private final int hand;
  private final RandomStream stream;
  private int dealt;

  /**
   * A deck of n indices.
   *
   * @param n at least 1
   * @param hand B, 1 to n
   * @param stream where they are drawn from, one number for each index
   */
  IndexDeck(int n, int hand, RandomStream stream) {
    order = IntStream.range(0, n).toArray();
    this.hand = hand;
    this.stream = stream;
  }

  @Override
  public int getAsInt() {
    int other = dealt + stream.index(order.length - dealt);
    int drawn = order[other];
    order[other] = order[dealt];
    order[dealt] = drawn;
    dealt = (dealt + 1) % hand;
    return drawn;
  }
}
