package twophase.paper.theorems.descent;

import twophase.paper.dynamics.Observer;
import twophase.paper.network.Network;

/** Keeps the first state of a run and the last. */
final class Ends implements Observer {
  private final long steps;
  private Network first;
  private Network last;

  Ends(long steps) {
    this.steps = steps;
  }

  Network first() {
    return first;
  }

  Network last() {
    if (last == null) {
      throw new IllegalStateException("the simulator did not show its last state");
    }
    return last;
  }

  @Override
  public boolean wants(long t) {
    return t == 0 || t == steps;
  }

  @Override
  public void see(long t, Network state) {
    if (t == 0) {
      first = state.copy();
    }
    if (t == steps) {
      last = state.copy();
    }
  }
}
