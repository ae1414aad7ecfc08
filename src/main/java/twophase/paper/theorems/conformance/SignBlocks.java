package twophase.paper.theorems.conformance;

import java.util.function.BiConsumer;
import java.util.function.Supplier;
import twophase.kit.number.Numbers;

/**
 * How the sums S of fair signs scatter over blocks of B: E S^2 = B, whatever came before.
 *
 * <p>Too much: a normal g has E exp(u g) = exp(u^2 / 2), so that E exp(l S^2) = E cosh(sqrt(2 l)
 * g)^B <= E exp(l B g^2) = (1 - 2 l B)^(-1/2): the squares over B are no larger than those of
 * normals, and by Chernoff's bound those of K blocks add up to K (1 + f) B with probability at most
 * exp(-K (f - ln(1 + f)) / 2). Too little: B - S^2 is at most B and has variance 2 B (B - 1), for
 * {@link Martingale}.
 */
final class SignBlocks {
  private static final int DIGITS = 3;

  private final BiConsumer<Double, Supplier<String>> judge;

  /**
   * Blocks.
   *
   * @param judge is told each surprise, with its words
   */
  SignBlocks(BiConsumer<Double, Supplier<String>> judge) {
    this.judge = judge;
  }

  /**
   * Judges blocks of one length.
   *
   * @param sums of the signs before each, and of all
   * @param block their length, at least 2
   * @param apart how far apart their steps are, for the words
   * @param from where the first begins
   */
  void scatter(int[] sums, int block, int apart, int from) {
    int blocks = (sums.length - 1 - from) / block;
    if (blocks == 0) {
      return;
    }
    double squares = 0;
    for (int k = 0; k < blocks; k++) {
      double sum = sums[from + (k + 1) * block] - sums[from + k * block];
      squares += sum * sum;
    }
    double fair = (double) blocks * block;
    double excess = squares / fair - 1;
    double surprise =
        excess > 0
            ? blocks * (excess - Math.log1p(excess)) / 2
            : Martingale.of(squares - fair, 2 * fair * (block - 1), block).surprise();
    judge.accept(
        surprise,
        () ->
            "in blocks of %d signs %d steps apart their sums have squares %s times those of fair ones"
                .formatted(block, apart, Numbers.rounded(1 + excess, DIGITS)));
  }
}
