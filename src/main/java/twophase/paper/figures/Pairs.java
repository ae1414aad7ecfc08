package twophase.paper.figures;

import java.util.Arrays;
import java.util.function.ToDoubleBiFunction;
import twophase.paper.dynamics.Observer;
import twophase.paper.network.Network;

/** A number of single steps of a run: at each of some times, of that state and the one after it. */
final class Pairs implements Observer {
  private final long[] times;
  private final boolean blind;
  private final ToDoubleBiFunction<Network, Network> number;
  private final double[] course;
  private Network before;

  /**
   * Looks at steps.
   *
   * @param times rising, at least two apart
   * @param blind whether a rotation of the neurons leaves the number as it is
   * @param number from the state before a step and the one after it
   */
  Pairs(long[] times, boolean blind, ToDoubleBiFunction<Network, Network> number) {
    this.times = times;
    this.blind = blind;
    this.number = number;
    this.course = new double[times.length];
    Arrays.fill(course, Double.NaN);
  }

  @Override
  public boolean wants(long t) {
    return look(t) >= 0 || look(t - 1) >= 0;
  }

  @Override
  public boolean blindToRotation() {
    return blind;
  }

  @Override
  public void see(long t, Network state) {
    int last = look(t - 1);
    if (last >= 0) {
      course[last] = number.applyAsDouble(before, state);
    }
    before = state.copy();
  }

  /** The number at all times; NaN from where the run has diverged. */
  double[] course() {
    return course.clone();
  }

  private int look(long t) {
    return Arrays.binarySearch(times, t);
  }
}
