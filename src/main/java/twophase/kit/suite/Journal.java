package twophase.kit.suite;

import java.util.Map;
import twophase.kit.evidence.FormFinding;
import twophase.kit.statement.FormId;

/** Keeps what a run has decided, so that a run that was killed can go on. */
public interface Journal {
  /** Nothing is kept. */
  Journal NONE =
      new Journal() {
        @Override
        public Map<FormId, FormFinding> kept() {
          return Map.of();
        }

        @Override
        public void keep(FormFinding finding) {}
      };

  /** What was decided before this run began; it is not tested again. */
  Map<FormId, FormFinding> kept();

  /** Keeps what was decided about a form, or a part of one, before it returns. */
  void keep(FormFinding finding);
}
