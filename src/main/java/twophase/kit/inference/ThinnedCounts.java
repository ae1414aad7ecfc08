package twophase.kit.inference;

import java.util.ArrayList;
import java.util.List;

/**
 * Remembers the counts after 1, 2, 3, 5, 8, 13, ... trials: the Fibonacci numbers, evenly spaced in
 * the logarithm, 25 of them up to 10^5 trials. Mutable, for one thread.
 */
final class ThinnedCounts {
  private final List<Counts> kept = new ArrayList<>();
  private long next = 1;
  private long afterNext = 2;

  /** Successes among some trials. */
  record Counts(long trials, long successes) {}

  /** Is told the counts as they grow; a batch that passes several of the numbers is kept once. */
  void pass(long trials, long successes) {
    if (trials < next) {
      return;
    }
    kept.add(new Counts(trials, successes));
    while (next <= trials && next < Long.MAX_VALUE) {
      long sum = next > Long.MAX_VALUE - afterNext ? Long.MAX_VALUE : next + afterNext;
      next = afterNext;
      afterNext = sum;
    }
  }

  /** What was kept, ended by the last counts; empty before the first trial. */
  List<Counts> upTo(long trials, long successes) {
    List<Counts> all = new ArrayList<>(kept);
    if (trials > 0 && kept.get(kept.size() - 1).trials() != trials) {
      all.add(new Counts(trials, successes));
    }
    return all;
  }
}
