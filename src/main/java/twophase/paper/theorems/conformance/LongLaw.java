package twophase.paper.theorems.conformance;

import java.util.Arrays;
import java.util.function.Supplier;
import twophase.kit.number.Numbers;
import twophase.paper.theorems.Worst;

/**
 * What a long run draws, in sums that a right one never has as large: each is a {@link Martingale},
 * and its surprise is limited, so that one run decides.
 */
final class LongLaw {
  /** Of so many blocks in a row that are balanced one can be sure. */
  private static final int BLOCKS = 8;

  /** Blocks up to here are many enough in a long run for how their sums scatter to be judged. */
  private static final int LONGEST_BLOCK = 64;

  /** Steps up to so far apart are put into blocks. */
  private static final int FARTHEST = 200;

  private final double limit;
  private final Worst worst;

  /**
   * A judge.
   *
   * @param limit the most that a surprise may be
   * @param worst is told every surprise
   */
  LongLaw(double limit, Worst worst) {
    this.limit = limit;
    this.worst = worst;
  }

  /**
   * Signs of the label noise: fair, at no distance alike or opposite, and in blocks neither
   * balanced nor alike.
   *
   * @param signs +1 or -1, those of all steps
   */
  void signs(int[] signs) {
    int steps = signs.length;
    int sum = Arrays.stream(signs).sum();
    judge(Martingale.of(sum, steps, 1), () -> "the signs of the noise add up to " + sum);
    for (int lag = 1; lag <= steps / 2; lag++) {
      int products = 0;
      for (int t = lag; t < steps; t++) {
        products += signs[t] * signs[t - lag];
      }
      int distance = lag;
      int alike = products;
      judge(
          Martingale.of(alike, steps - lag, 1),
          () -> "signs " + distance + " steps apart have products that add up to " + alike);
    }
    int[] sums = sums(signs);
    for (int block = 2; block <= steps / BLOCKS; block++) {
      balanced(sums, block);
    }
    SignBlocks blocks = new SignBlocks(this::judge);
    for (int block = 2; block <= LONGEST_BLOCK; block++) {
      for (int from = 0; from < block; from++) {
        blocks.scatter(sums, block, 1, from);
      }
    }
    across(
        steps,
        (apart, block) -> blocks.scatter(sums(across(signs, apart, block)), block, apart, 0));
  }

  /** What is done with blocks of steps that are apart. */
  @FunctionalInterface
  private interface Blocks {
    void judge(int apart, int block);
  }

  /** Blocks of three lengths, of steps up to a distance apart. */
  private static void across(int steps, Blocks blocks) {
    for (int apart = 2; apart <= FARTHEST; apart++) {
      for (int block = LONGEST_BLOCK; block >= 4; block /= 4) {
        if (apart * block <= steps) {
          blocks.judge(apart, block);
        }
      }
    }
  }

  /** What was drawn, block by block: those of every step from the first on, of the next, ... */
  private static int[] across(int[] drawn, int apart, int block) {
    int[] found = new int[drawn.length];
    int size = 0;
    for (int first = 0; first < apart; first++) {
      int count = (drawn.length - first - 1) / apart + 1;
      for (int k = 0; k < count - count % block; k++) {
        found[size++] = drawn[first + k * apart];
      }
    }
    return Arrays.copyOf(found, size);
  }

  private static int[] sums(int[] signs) {
    int[] sums = new int[signs.length + 1];
    for (int t = 0; t < signs.length; t++) {
      sums[t + 1] = sums[t] + signs[t];
    }
    return sums;
  }

  /**
   * Blocks of which each has as many signs of one kind as of the other, or one more: this a block
   * of B is with a probability of at most sqrt(2 / (pi B)), or twice that if B is odd.
   */
  private void balanced(int[] sums, int block) {
    int blocks = (sums.length - 1) / block;
    for (int k = 0; k < blocks; k++) {
      if (Math.abs(sums[(k + 1) * block] - sums[k * block]) > 1) {
        return;
      }
    }
    double chance = (1 + block % 2) * Math.sqrt(2 / (Math.PI * block));
    judge(
        -blocks * Math.log(chance),
        () -> "in all blocks of " + block + " steps the signs of the noise are balanced");
  }

  /**
   * Signs of one sample's noise, from one of its steps to the next.
   *
   * @param order the sample of each step, from 0 to n - 1
   */
  void visits(int[] signs, int[] order, int n) {
    int[] last = new int[n];
    int products = 0;
    int count = 0;
    for (int t = 0; t < signs.length; t++) {
      products += signs[t] * last[order[t]];
      count += Math.abs(last[order[t]]);
      last[order[t]] = signs[t];
    }
    int alike = products;
    judge(
        Martingale.of(products, count, 1),
        () -> "signs of one sample in turn have products that add up to " + alike);
  }

  /**
   * Indices: each as often as the others, at no distance alike or different, and as often as not
   * among the last n, and in the block before.
   *
   * @param order the sample of each step, from 0 to n - 1
   * @param n size of the training set
   */
  void order(int[] order, int n) {
    double share = 1.0 / n;
    double spread = share * (1 - share);
    int[] taken = new int[n];
    for (int index : order) {
      taken[index]++;
    }
    for (int k = 0; k < n; k++) {
      int number = k;
      judge(
          Martingale.of(taken[k] - order.length * share, order.length * spread, 1),
          () -> "sample " + number + " of " + n + " was taken in " + taken[number] + " steps");
      if (taken[k] == 0) {
        judge(
            -order.length * Math.log1p(-share) - Math.log(n),
            () -> "sample " + number + " of " + n + " was never taken");
      }
    }
    for (int lag = 1; lag <= order.length / 2; lag++) {
      int count = 0;
      for (int t = lag; t < order.length; t++) {
        count += order[t] == order[t - lag] ? 1 : 0;
      }
      int distance = lag;
      int same = count;
      int pairs = order.length - lag;
      judge(
          Martingale.of(same - pairs * share, pairs * spread, 1),
          () -> "of " + pairs + " steps " + distance + " apart " + same + " took the same sample");
    }
    window(order, n);
    IndexBlocks blocks = new IndexBlocks(n, this::judge);
    for (int block = 2; block <= LONGEST_BLOCK; block++) {
      blocks.repeats(order, block, 1, 0);
      blocks.repeats(order, block, 1, block / 2);
    }
    across(
        order.length,
        (apart, block) -> blocks.repeats(across(order, apart, block), block, apart, 0));
  }

  /** Of the last n steps one in the mean has taken the sample of the next. */
  private void window(int[] order, int n) {
    Martingale repeats = new Martingale();
    int[] recent = new int[n];
    double squares = 0;
    double most = 0;
    for (int t = 0; t < order.length; t++) {
      if (t >= n) {
        double before = recent[order[t]];
        repeats.add(before - 1, squares / n - 1, most);
        squares += 1 - 2.0 * recent[order[t - n]]--;
      }
      squares += 1 + 2.0 * recent[order[t]]++;
      most = Math.max(most, recent[order[t]]);
    }
    judge(
        repeats,
        () ->
            "in the "
                + n
                + " steps before it a step's sample was taken too "
                + (repeats.sum() > 0 ? "often, " : "seldom, ")
                + Numbers.rounded(Math.abs(repeats.sum()), 3)
                + " times in all");
  }

  private void judge(Martingale sum, Supplier<String> words) {
    judge(sum.surprise(), words);
  }

  private void judge(double surprise, Supplier<String> words) {
    worst.add(
        surprise,
        limit,
        () -> words.get() + ": by chance with probability 2 e^-" + Numbers.rounded(surprise, 3));
  }
}
