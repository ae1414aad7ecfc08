package twophase.paper.theorems.conformance;

import java.util.function.BiConsumer;
import java.util.function.Supplier;
import twophase.kit.number.Numbers;

/**
 * How often indices come again in blocks. Of the j before it in its block, an index is one j/n
 * times in the mean; with c_k of them being k, c of its own less j/n has mean 0 and variance sum
 * c_k^2 / n - (j/n)^2, for {@link Martingale}.
 */
final class IndexBlocks {
  private static final int DIGITS = 3;

  private final int n;
  private final BiConsumer<Double, Supplier<String>> judge;

  /**
   * Blocks.
   *
   * @param n size of the training set
   * @param judge is told each surprise, with its words
   */
  IndexBlocks(int n, BiConsumer<Double, Supplier<String>> judge) {
    this.n = n;
    this.judge = judge;
  }

  /**
   * Judges blocks of one length.
   *
   * @param order the indices, from 0 to n - 1
   * @param block their length, at least 2
   * @param apart how far apart their steps are, for the words
   * @param from where the first begins
   */
  void repeats(int[] order, int block, int apart, int from) {
    int[] taken = new int[n];
    long pairs = 0;
    double variance = 0;
    int most = 0;
    int blocks = (order.length - from) / block;
    for (int first = from; first < from + blocks * block; first += block) {
      int squares = 0;
      for (int j = 0; j < block; j++) {
        int before = taken[order[first + j]]++;
        variance += (squares - (double) j * j / n) / n;
        pairs += before;
        most = Math.max(most, before);
        squares += 1 + 2 * before;
      }
      for (int j = 0; j < block; j++) {
        taken[order[first + j]] = 0;
      }
    }
    double fair = blocks * (block * (block - 1.0) / 2) / n;
    double largest = pairs > fair ? most + 1.0 : (block - 1.0) / n;
    long seen = pairs;
    judge.accept(
        Martingale.of(pairs - fair, variance, largest).surprise(),
        () ->
            "in blocks of %d, %d steps apart, %d pairs of steps took the same sample, where %s would"
                .formatted(block, apart, seen, Numbers.rounded(fair, DIGITS)));
  }
}
