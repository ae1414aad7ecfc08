package twophase.paper.theorems.lazy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The exit times of a group of runs, as far as their median needs them. */
final class ExitTimes {
  private final int runs;
  private final List<Long> times = new ArrayList<>();

  /** Of that many runs, at least 1. */
  ExitTimes(int runs) {
    this.runs = runs;
  }

  /** A run left at that time, at least 1. */
  void add(long time) {
    times.add(time);
  }

  /** Whether more than half of the runs had left by a time: what comes later moves no median. */
  boolean decidedAt(long t) {
    return times.stream().filter(time -> time <= t).count() > runs / 2;
  }

  /** The mean of the two middle times in the logarithm; NaN where half of the runs did not exit. */
  double median() {
    if (times.size() <= runs / 2) {
      return Double.NaN;
    }
    List<Long> sorted = new ArrayList<>(times);
    Collections.sort(sorted);
    return Math.sqrt((double) sorted.get((runs - 1) / 2) * sorted.get(runs / 2));
  }
}
