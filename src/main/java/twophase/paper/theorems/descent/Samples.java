package twophase.paper.theorems.descent;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import twophase.kit.inference.TheilSen;
import twophase.paper.dynamics.Observer;
import twophase.paper.network.Network;

/** A number of the state at evenly spaced times. */
final class Samples implements Observer {
  private final long every;
  private final ToDoubleFunction<Network> number;
  private final double[] times;
  private final double[] values;
  private int count;

  /**
   * Looks at a run.
   *
   * @param steps of the run
   * @param points about how many times
   */
  Samples(long steps, int points, ToDoubleFunction<Network> number) {
    this.every = Math.max(1, steps / points);
    this.number = number;
    int room = (int) (steps / every) + 1;
    this.times = new double[room];
    this.values = new double[room];
    Arrays.fill(values, Double.POSITIVE_INFINITY);
  }

  /** Steps between two times. */
  long every() {
    return every;
  }

  /** How many times there are in the run. */
  int room() {
    return times.length;
  }

  /** How many have been seen. */
  int count() {
    return count;
  }

  long time(int k) {
    return (long) times[k];
  }

  /** The number at the k-th time; infinite if the run ended before. */
  double value(int k) {
    return values[k];
  }

  /** The slope of the number's logarithm over the time, by Theil and Sen. */
  double rate() {
    return TheilSen.exponential(Arrays.copyOf(times, count), Arrays.copyOf(values, count));
  }

  @Override
  public boolean wants(long t) {
    return t % every == 0;
  }

  @Override
  public void see(long t, Network state) {
    times[count] = t;
    values[count++] = number.applyAsDouble(state);
  }
}
