package twophase.paper.theorems.lazy;

import twophase.paper.network.Network;
import twophase.paper.theory.EscapeTime;

/** The lazy regime of Definition 1, measured: how far neurons are from their start. */
final class LazyBall {
  private final Network start;
  private final int m;
  private final int d;
  private final double radius;

  /**
   * The ball around a start.
   *
   * @param state the network at t = 0; a copy is kept
   */
  LazyBall(Network state) {
    start = state.copy();
    m = start.width();
    d = start.inputDimension();
    radius = EscapeTime.lazyRadius(m);
  }

  /** The squared distance of neuron i from its start. */
  double distance2(int i, Network state) {
    double sum = 0;
    for (int e = i * d; e < (i + 1) * d; e++) {
      double moved = state.firstLayer().data[e] - start.firstLayer().data[e];
      sum += moved * moved;
    }
    return sum;
  }

  /** Whether the network is lazy: every neuron within 1/sqrt(m) of its start. */
  boolean lazy(Network state) {
    for (int i = 0; i < m; i++) {
      if (!(Math.sqrt(distance2(i, state)) <= radius)) {
        return false;
      }
    }
    return true;
  }

  /** Whether every neuron is farther than 1/sqrt(m) from its start. */
  boolean allOutside(Network state) {
    for (int i = 0; i < m; i++) {
      if (Math.sqrt(distance2(i, state)) <= radius) {
        return false;
      }
    }
    return true;
  }
}
