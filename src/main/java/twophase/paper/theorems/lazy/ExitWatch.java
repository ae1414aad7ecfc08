package twophase.paper.theorems.lazy;

import twophase.paper.dynamics.Observer;
import twophase.paper.network.Network;

/**
 * Looks when a run leaves the lazy regime: at times on a geometric grid, so that a time is read
 * high by at most the grid's ratio.
 */
final class ExitWatch implements Observer {
  private final long[] times;
  private LazyBall ball;
  private double firstExit = Double.NaN;
  private double allExited = Double.NaN;

  /**
   * A grid that goes from a first time to a last one, both at least 1.
   *
   * @param ratio how far apart its times are, above 1
   */
  ExitWatch(double first, double last, double ratio) {
    int count = 1 + (int) Math.ceil(StrictMath.log(last / first) / StrictMath.log(ratio));
    times = new long[count];
    double time = first;
    for (int k = 0; k < count; k++) {
      times[k] = (long) Math.ceil(time);
      time *= ratio;
    }
  }

  /** The last time of the grid. */
  long steps() {
    return times[times.length - 1];
  }

  /** When some neuron was outside first: the run was lazy no more. NaN if it stayed lazy. */
  double firstExit() {
    return firstExit;
  }

  /** When all neurons were outside at once first. NaN if they never were. */
  double allExited() {
    return allExited;
  }

  @Override
  public boolean wants(long t) {
    return t == 0 || java.util.Arrays.binarySearch(times, t) >= 0;
  }

  @Override
  public void see(long t, Network state) {
    if (t == 0) {
      ball = new LazyBall(state);
      return;
    }
    if (Double.isNaN(firstExit) && !ball.lazy(state)) {
      firstExit = t;
    }
    if (Double.isNaN(allExited) && ball.allOutside(state)) {
      allExited = t;
    }
  }
}
