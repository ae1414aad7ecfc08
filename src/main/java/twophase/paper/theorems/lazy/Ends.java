package twophase.paper.theorems.lazy;

import twophase.paper.dynamics.Observer;
import twophase.paper.network.Network;

/** Keeps the first and the last state of a run. */
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
    return last;
  }

  @Override
  public boolean wants(long t) {
    return t == 0 || t == steps;
  }

  @Override
  public void see(long t, Network state) {
    last = state.copy();
    if (t == 0) {
      first = last;
    }
  }
}
