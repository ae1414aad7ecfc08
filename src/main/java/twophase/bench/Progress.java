package twophase.bench;

import twophase.statement.FormFinding;
import twophase.statement.FormId;

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

  /** A form, or a part of one, is done. */
  void formDone(FormFinding finding);
}
