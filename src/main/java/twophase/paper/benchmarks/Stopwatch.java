package twophase.paper.benchmarks;

import java.util.function.LongUnaryOperator;

/** Times a piece of work as the best of several repetitions: the least disturbed one. */
final class Stopwatch {
  private static final long WARM_UP = 1_000_000_000L;
  private static final long REPETITION = 60_000_000L;
  private static final int REPETITIONS = 12;

  private Stopwatch() {}

  /**
   * Nanoseconds per unit of work.
   *
   * @param work does about that many steps, and returns how many units that were
   */
  static double nanosecondsPerUnit(LongUnaryOperator work) {
    long steps = 16;
    long begun = System.nanoTime();
    double perStep = 1;
    while (System.nanoTime() - begun < WARM_UP) {
      long start = System.nanoTime();
      long unused = work.applyAsLong(steps);
      perStep = (double) (System.nanoTime() - start) / steps;
      steps = Math.max(1, Math.min(2 * steps, (long) (REPETITION / perStep)));
    }
    double best = Double.POSITIVE_INFINITY;
    for (int k = 0; k < REPETITIONS; k++) {
      long start = System.nanoTime();
      long units = work.applyAsLong(steps);
      best = Math.min(best, (double) (System.nanoTime() - start) / units);
    }
    return best;
  }
}
