package twophase.paper.theorems.lazy;

import twophase.paper.dynamics.Observer;
import twophase.paper.network.Network;
import twophase.paper.theorems.Looks;
import twophase.paper.theory.EscapeTime;

/** How far any neuron of a run is from its start, at some looks. */
final class Farthest implements Observer {
  private final Looks looks;
  private LazyBall ball;
  private double radii;

  Farthest(Looks looks) {
    this.looks = looks;
  }

  /** The largest distance that was seen, in units of the lazy ball's radius 1/sqrt(m). */
  double radii() {
    return radii;
  }

  @Override
  public boolean wants(long t) {
    return t == 0 || looks.at(t);
  }

  @Override
  public long quietUntil(long t) {
    return t == 0 ? 0 : looks.next(t);
  }

  @Override
  public void see(long t, Network state) {
    if (t == 0) {
      ball = new LazyBall(state);
      return;
    }
    double radius = EscapeTime.lazyRadius(state.width());
    for (int i = 0; i < state.width(); i++) {
      radii = Math.max(radii, Math.sqrt(ball.distance2(i, state)) / radius);
    }
  }
}
