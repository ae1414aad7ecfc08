package twophase.paper.theorems.lazy;

import twophase.paper.dynamics.Observer;
import twophase.paper.network.Network;

/** Whether a run is lazy again after it was not; looked at after each step. */
final class Crossings implements Observer {
  private LazyBall ball;
  private boolean left;
  private boolean cameBack;

  boolean cameBack() {
    return cameBack;
  }

  @Override
  public boolean wants(long t) {
    return true;
  }

  @Override
  public boolean satisfied() {
    return cameBack;
  }

  @Override
  public void see(long t, Network state) {
    if (t == 0) {
      ball = new LazyBall(state);
    }
    boolean lazy = ball.lazy(state);
    cameBack |= left && lazy;
    left |= !lazy;
  }
}
