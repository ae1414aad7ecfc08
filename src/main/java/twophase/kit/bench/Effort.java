package twophase.kit.bench;

/**
 * What one form may spend in one profile. All of it is counted, none of it is timed, so that the
 * same seed gives the same evidence on any machine.
 *
 * @param settings settings that are drawn, at least 1
 * @param trials trials for one setting at the most, at least 1
 * @param shrinks smaller settings that are tried after a failure at the most, at least 0
 * @param statistical whether its verdicts are left to chance, and so draw on the error budget
 */
public record Effort(int settings, long trials, int shrinks, boolean statistical) {

  /** The same for one setting that is not drawn. */
  public Effort alone() {
    return new Effort(1, trials, 0, statistical);
  }
}
