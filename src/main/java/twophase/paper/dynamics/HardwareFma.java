package twophase.paper.dynamics;

/**
 * Whether fused multiply-add is an instruction of this machine. Where it is not, {@link Math#fma}
 * gives the same numbers through arbitrary-precision arithmetic, hundreds of times as slowly:
 * whoever starts a long run should be told.
 */
public final class HardwareFma {
  /** Interpreted, the instruction takes some tens of nanoseconds; the detour some thousands. */
  private static final double LARGEST_NANOSECONDS = 200;

  private static final int CALLS = 2000;
  private static final int REPETITIONS = 5;

  private HardwareFma() {}

  /** Measures it: the best of a few short repetitions, a millisecond where the instruction is. */
  public static boolean present() {
    double best = Double.POSITIVE_INFINITY;
    double sum = 0.1;
    for (int repetition = 0; repetition < REPETITIONS; repetition++) {
      long start = System.nanoTime();
      for (int k = 0; k < CALLS; k++) {
        sum = Math.fma(sum, 0.7, 0.1);
      }
      best = Math.min(best, (double) (System.nanoTime() - start) / CALLS);
    }
    return best < LARGEST_NANOSECONDS && sum > 0;
  }
}
