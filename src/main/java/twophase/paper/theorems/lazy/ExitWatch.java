package twophase.paper.theorems.lazy;

import java.util.Arrays;
import java.util.function.BiPredicate;
import twophase.paper.dynamics.Observer;
import twophase.paper.network.Network;

/**
 * Looks when a run is first seen to have left the lazy regime, in the sense of an {@link
 * ExitSweep.Exit}: at times on a geometric grid, so that a time is read high by at most the grid's
 * ratio. It has seen enough when the run has left, or when the {@link ExitTimes} that it shares
 * with other runs have their median.
 */
final class ExitWatch implements Observer {
  private final long[] times;
  private final BiPredicate<LazyBall, Network> left;
  private final ExitTimes shared;
  private LazyBall ball;
  private boolean exited;
  private long seen;

  /**
   * A watch.
   *
   * @param times when it looks, at least 1, in ascending order
   * @param left whether a state has left the ball around the start
   */
  ExitWatch(long[] times, BiPredicate<LazyBall, Network> left, ExitTimes shared) {
    this.times = times;
    this.left = left;
    this.shared = shared;
  }

  /**
   * A grid that goes from a first time to a last one, both at least 1.
   *
   * @param ratio how far apart its times are, above 1
   */
  static long[] grid(double first, double last, double ratio) {
    int count = 1 + (int) Math.ceil(StrictMath.log(last / first) / StrictMath.log(ratio));
    long[] times = new long[count];
    double time = first;
    for (int k = 0; k < count; k++) {
      times[k] = (long) Math.ceil(time);
      time *= ratio;
    }
    return times;
  }

  @Override
  public boolean wants(long t) {
    return quietUntil(t) == t;
  }

  @Override
  public long quietUntil(long t) {
    if (t == 0) {
      return 0;
    }
    int place = Arrays.binarySearch(times, t);
    int next = place >= 0 ? place : -place - 1;
    return next < times.length ? times[next] : Long.MAX_VALUE;
  }

  @Override
  public boolean satisfied() {
    return exited || shared.decidedAt(seen);
  }

  @Override
  public void see(long t, Network state) {
    seen = t;
    if (t == 0) {
      ball = new LazyBall(state);
    } else if (!exited && left.test(ball, state)) {
      exited = true;
      shared.add(t);
    }
  }
}
