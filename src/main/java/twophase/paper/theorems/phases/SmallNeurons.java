package twophase.paper.theorems.phases;

import twophase.kit.bench.Event;
import twophase.paper.dynamics.Observer;
import twophase.paper.network.Network;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.Looks;

/** Looks for the first time at which all norm(w_i) and abs(a_i) are at most sqrt(eta). */
final class SmallNeurons implements Observer {
  private final Looks looks;
  private final double bound;
  private long first = -1;
  private double least = Double.POSITIVE_INFINITY;

  /**
   * Looks at a run.
   *
   * @param count how often, or a little more
   */
  SmallNeurons(Learning setting, int count) {
    looks = Looks.between(0, setting.steps(), count);
    bound = setting.eta();
  }

  /** Whether it was seen. */
  boolean seen() {
    return first >= 0;
  }

  /** At which look, in steps; -1 if at none. */
  long first() {
    return first;
  }

  /** That it was seen, with the least of the largest norm over sqrt(eta). */
  Event begins() {
    return Event.that(seen(), least);
  }

  /** The opposite, with the same number. */
  Event neverBegins() {
    return Event.that(!seen(), least);
  }

  @Override
  public boolean wants(long t) {
    return looks.at(t);
  }

  @Override
  public long quietUntil(long t) {
    return looks.next(t);
  }

  @Override
  public boolean satisfied() {
    return seen();
  }

  @Override
  public void see(long t, Network state) {
    int d = state.inputDimension();
    double[] w = state.firstLayer().data;
    double largest = 0;
    for (int i = 0; i < state.width(); i++) {
      double norm2 = 0;
      for (int k = 0; k < d; k++) {
        norm2 += w[i * d + k] * w[i * d + k];
      }
      double weight = state.secondLayer().data[i];
      largest = Math.max(largest, Math.max(norm2, weight * weight));
    }
    least = Math.min(least, Math.sqrt(largest / bound));
    if (largest <= bound && first < 0) {
      first = t;
    }
  }
}
