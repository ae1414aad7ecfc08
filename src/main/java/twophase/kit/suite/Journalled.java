package twophase.kit.suite;

import twophase.kit.bench.Progress;
import twophase.kit.evidence.FormFinding;
import twophase.kit.statement.FormId;

/**
 * Writes to the journal what is decided, before anybody is shown it. A check that broke decided
 * nothing: it is done again, since what broke it may be what killed the run.
 */
final class Journalled implements Progress {
  private final Progress watcher;
  private final Journal journal;

  Journalled(Progress watcher, Journal journal) {
    this.watcher = watcher;
    this.journal = journal;
  }

  @Override
  public void caseDone(FormId form) {
    watcher.caseDone(form);
  }

  @Override
  public void formDecided(FormFinding finding) {
    if (finding.broken().isEmpty()) {
      journal.keep(finding);
    }
  }

  @Override
  public void formDone(FormFinding finding) {
    watcher.formDone(finding);
  }
}
