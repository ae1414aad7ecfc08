package twophase.paper.figures;

import twophase.paper.dynamics.Observer;
import twophase.paper.network.Network;

/** Keeps the last state of a run. */
final class LastState implements Observer {
  private final long steps;
  private Network state;

  /**
   * Of a run.
   *
   * @param steps how many it has
   */
  LastState(long steps) {
    this.steps = steps;
  }

  /** The state after the last step. */
  Network state() {
    if (state == null) {
      throw new IllegalStateException("the run did not come to its end");
    }
    return state;
  }

  @Override
  public boolean wants(long t) {
    return t == steps;
  }

  @Override
  public long quietUntil(long t) {
    return steps;
  }

  @Override
  public void see(long t, Network shown) {
    state = shown.copy();
  }
}
