package twophase.paper.dynamics;

import org.apiguardian.api.API;

/** How a run ended. */
@API(status = API.Status.STABLE, since = "0.1.0")
public sealed interface Outcome {

  /** All steps were done, and every weight is a number. */
  record Completed() implements Outcome {}

  /**
   * A weight overflowed or became NaN. The observer has seen no state from that step on.
   *
   * @param step the step after which that was so, at least 1
   */
  record Diverged(long step) implements Outcome {}

  /** Whether all steps were done. */
  default boolean completed() {
    return this instanceof Completed;
  }
}
