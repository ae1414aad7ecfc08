package twophase.paper.theorems.words;

/** Times at equal distances in a run, the start and the end among them. */
final class EvenLooks {
  private EvenLooks() {}

  /**
   * The first of them from t on: look k is at the first step t with t looks at least k steps.
   *
   * @param t number of steps done
   * @param steps of the run, at least {@code looks}
   * @param looks after the start, at least 1
   */
  static long next(long t, long steps, int looks) {
    long passed = t == 0 ? 0 : (t - 1) * looks / steps + 1;
    return (passed * steps + looks - 1) / looks;
  }
}
