package twophase.kit.bench;

import twophase.kit.evidence.FormFinding;
import twophase.kit.statement.FormId;

/** Watches a run. Called on the run's own thread. */
public interface Progress {
  /** Nobody watches. */
  Progress NONE =
      new Progress() {
        @Override
        public void caseDone(FormId form) {}

        @Override
        public void formDone(FormFinding finding) {}
      };

  /** A setting of a form is done. */
  void caseDone(FormId form);

  /**
   * Some of the trials of a setting are done that many may decide.
   *
   * @param done how many of them so far
   */
  default void trialsDone(FormId form, long done) {}

  /**
   * A form, or a part of one, is done, and no budget of time cut it short: another run of the same
   * finds the same. Comes before {@link #formDone}.
   */
  default void formDecided(FormFinding finding) {}

  /** A form, or a part of one, is taken from an earlier run that did not end. */
  default void formKept(FormFinding finding) {}

  /** A form, or a part of one, is done. */
  void formDone(FormFinding finding);
}
