package twophase.kit.suite;

import twophase.kit.bench.Progress;
import twophase.kit.evidence.Evidence;
import twophase.kit.statement.FormId;

/** Runs the property classes on the JUnit Platform and gathers what they find. */
public final class Suite {
  private Suite() {}

  /** Does a run, and keeps nothing on the way. */
  public static Evidence run(RunRequest request, Progress progress) {
    return run(request, progress, Journal.NONE);
  }

  /**
   * Does a run.
   *
   * @param journal what was decided before is not tested again, what is decided is written there
   */
  public static Evidence run(RunRequest request, Progress progress, Journal journal) {
    try (OpenRun run = OpenRun.of(request, progress, journal)) {
      for (FormId form : run.waiting()) {
        if (request.endsWith(run.test(form))) {
          break;
        }
      }
      return run.evidence();
    }
  }
}
