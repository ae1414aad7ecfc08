package twophase.paper.theorems;

import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Run;

/** A trial that is one free run: what to run, what to look at, and what that shows. */
public interface FreeTrial {

  /** What to run; the trials of one setting differ in their seeds alone. */
  Run.Free run();

  /** Who looks. */
  Observer observer();

  /**
   * Whether the run showed the outcome; asked once it has ended.
   *
   * @param how how it ended
   */
  boolean shows(Outcome how);

  /** The number that the run measured, NaN where there is none; asked after {@link #shows}. */
  default double value() {
    return Double.NaN;
  }
}
