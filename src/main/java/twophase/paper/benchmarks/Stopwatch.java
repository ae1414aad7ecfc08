package twophase.paper.benchmarks;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.LongUnaryOperator;

/**
 * Times a piece of work as the least of many short slices of its thread's CPU time, once the
 * compilers have settled. Other work on the machine takes time from a thread, which CPU time leaves
 * out, and disturbs caches, which some of many slices of two milliseconds escape.
 */
final class Stopwatch {
  private static final long SLICE = 2_000_000;

  /**
   * The work has settled when so many slices in a row neither saw a compilation nor were better.
   */
  private static final int STILL = 200;

  private static final int MOST = 2000;

  /** By how much the least has to fall to count as better. */
  private static final double BETTER = 0.01;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final CompilationMXBean COMPILERS = ManagementFactory.getCompilationMXBean();

  private Stopwatch() {}

  /**
   * Nanoseconds per unit of work.
   *
   * @param work does about that many steps, on the calling thread, and returns how many units that
   *     were
   */
  static double nanosecondsPerUnit(LongUnaryOperator work) {
    long steps = 16;
    double least = Double.POSITIVE_INFINITY;
    long compiled = compilation();
    int still = 0;
    for (int slice = 0; slice < MOST && still < STILL; slice++) {
      long start = now();
      long units = work.applyAsLong(steps);
      long time = now() - start;
      double perUnit = (double) time / units;
      boolean settled = compilation() == compiled && perUnit > (1 - BETTER) * least;
      still = settled ? still + 1 : 0;
      compiled = compilation();
      least = Math.min(least, perUnit);
      steps = next(steps, time);
    }
    return least;
  }

  /** Nanoseconds of CPU time that the calling thread has had. */
  static long now() {
    return THREADS.getCurrentThreadCpuTime();
  }

  private static long compilation() {
    return COMPILERS.getTotalCompilationTime();
  }

  private static long next(long steps, long time) {
    if (time < SLICE / 2) {
      return 2 * steps;
    }
    return time > 2 * SLICE ? Math.max(1, steps / 2) : steps;
  }
}
