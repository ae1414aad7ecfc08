package twophase.paper.theorems.words;

import java.util.ArrayList;
import java.util.List;
import twophase.paper.dynamics.Observer;
import twophase.paper.network.Network;
import twophase.paper.network.Sparsity;

/**
 * How far the neurons of a run share one direction, up to its sign: the mean over all pairs of the
 * squared cosine between them, 1/d for random directions, 1 for a common one.
 */
final class CommonDirection implements Observer {
  private final long steps;
  private final int looks;
  private final List<Double> seen = new ArrayList<>();

  /**
   * Looks at a run.
   *
   * @param steps of the run
   * @param looks after the start
   */
  CommonDirection(long steps, int looks) {
    this.steps = steps;
    this.looks = looks;
  }

  /** That of the last look. */
  double last() {
    return seen.get(seen.size() - 1);
  }

  /**
   * How long its rise takes: the time from the first look at which it has done a part of its way
   * from the start to the last look, to the first at which it has done all but that part, over the
   * time before.
   *
   * @param part in (0, 1/2)
   */
  double rise(double part) {
    double first = reached(part);
    return (reached(1 - part) - first) / first;
  }

  private int reached(double part) {
    double goal = seen.get(0) + part * (last() - seen.get(0));
    int look = 0;
    while (seen.get(look) < goal) {
      look++;
    }
    return look;
  }

  @Override
  public boolean wants(long t) {
    return quietUntil(t) == t;
  }

  @Override
  public long quietUntil(long t) {
    return EvenLooks.next(t, steps, looks);
  }

  @Override
  public void see(long t, Network state) {
    seen.add(Sparsity.commonDirection(state));
  }
}
