package twophase.kit.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Remembers the evidence after 1, 2, 3, 5, 8, 13, ... trials: the Fibonacci numbers, evenly spaced
 * in the logarithm, 25 of them up to 10^5 trials. Mutable, for one thread.
 */
final class ThinnedPath {
  private final List<Finding.Look> kept = new ArrayList<>();
  private long next = 1;
  private long afterNext = 2;

  /**
   * Is told the trials as they grow; a batch that passes several of the numbers is kept once.
   *
   * @param now the evidence after them; asked where it is kept
   */
  void pass(long trials, Supplier<Finding.Look> now) {
    if (trials < next) {
      return;
    }
    kept.add(now.get());
    while (next <= trials && next < Long.MAX_VALUE) {
      long sum = next > Long.MAX_VALUE - afterNext ? Long.MAX_VALUE : next + afterNext;
      next = afterNext;
      afterNext = sum;
    }
  }

  /** What was kept, ended by the last trial; empty before the first. */
  List<Finding.Look> upTo(long trials, Supplier<Finding.Look> now) {
    List<Finding.Look> all = new ArrayList<>(kept);
    if (trials > 0 && kept.get(kept.size() - 1).trials() != trials) {
      all.add(now.get());
    }
    return all;
  }
}
