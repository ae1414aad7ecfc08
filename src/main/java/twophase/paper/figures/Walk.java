package twophase.paper.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import twophase.paper.dynamics.Observer;
import twophase.paper.network.Network;

/** Numbers of a run's states at given times. */
final class Walk implements Observer {
  private final long[] times;
  private final List<ToDoubleFunction<Network>> numbers;
  private final List<double[]> rows = new ArrayList<>();

  /**
   * A walk.
   *
   * @param times rising, from 0 on
   * @param numbers what is read off a state
   */
  Walk(long[] times, List<ToDoubleFunction<Network>> numbers) {
    this.times = times;
    this.numbers = numbers;
  }

  /** Times from 0 to the last in equal strides, the start and at most as many as that. */
  static long[] evenly(long last, int most) {
    int looks = (int) Math.min(most, last);
    long[] times = new long[looks + 1];
    for (int k = 0; k <= looks; k++) {
      times[k] = last * k / looks;
    }
    return times;
  }

  /** Times 0, first, ..., last, each about that factor after the one before. */
  static long[] geometrically(double first, double last, double ratio) {
    List<Long> times = new ArrayList<>(List.of(0L));
    for (double time = first; time < last * ratio; time *= ratio) {
      long whole = (long) Math.ceil(time);
      if (whole > times.get(times.size() - 1)) {
        times.add(whole);
      }
    }
    return times.stream().mapToLong(Long::longValue).toArray();
  }

  @Override
  public boolean wants(long t) {
    return Arrays.binarySearch(times, t) >= 0;
  }

  @Override
  public void see(long t, Network state) {
    rows.add(numbers.stream().mapToDouble(n -> n.applyAsDouble(state)).toArray());
  }

  /** A number at all times; NaN from where the run has diverged. */
  double[] course(int number) {
    double[] course = new double[times.length];
    for (int k = 0; k < times.length; k++) {
      course[k] = k < rows.size() ? rows.get(k)[number] : Double.NaN;
    }
    return course;
  }
}
