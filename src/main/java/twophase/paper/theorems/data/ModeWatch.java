package twophase.paper.theorems.data;

import twophase.paper.dynamics.Observer;
import twophase.paper.network.Network;

/** Looks at A_k = norm2(W e_k), the squared norms of W's columns, at evenly spaced times. */
final class ModeWatch implements Observer {
  private final long[] times;
  private final double[][] modes;
  private int seen;

  /**
   * Looks at a run.
   *
   * @param times rising, from 0 to the run's end
   * @param d input dimension
   */
  ModeWatch(long[] times, int d) {
    this.times = times;
    this.modes = new double[times.length][d];
  }

  /** A_k at a look; not modified by anybody. */
  double[] at(int look) {
    return modes[look];
  }

  @Override
  public boolean wants(long t) {
    return seen < times.length && t == times[seen];
  }

  @Override
  public long quietUntil(long t) {
    for (long time : times) {
      if (time >= t) {
        return time;
      }
    }
    return Long.MAX_VALUE;
  }

  @Override
  public boolean blindToRotation() {
    return true;
  }

  @Override
  public void see(long t, Network state) {
    double[] weights = state.firstLayer().data;
    int d = state.inputDimension();
    for (int at = 0; at < weights.length; at++) {
      modes[seen][at % d] += weights[at] * weights[at];
    }
    seen++;
  }
}
