package twophase.paper.theorems;

import java.util.function.Supplier;
import twophase.kit.bench.Exhibit;
import twophase.kit.bench.Measurement;

/**
 * Sums up many comparisons of observed against bound: the first that fails, or else the one that
 * uses most of its bound.
 */
public final class Worst {
  private Measurement worst;

  /**
   * One more comparison.
   *
   * @param words observed against bound in words; asked for only if it is kept
   */
  public void add(double observed, double bound, Supplier<String> words) {
    if (!holds()) {
      return;
    }
    boolean fails = !(observed <= bound);
    if (worst == null || fails || usesMore(observed, bound)) {
      worst = new Measurement(observed, bound, words.get());
    }
  }

  /**
   * One more comparison, of how far apart two things are that have to be alike: NaN, where one of
   * them is no number, is farther than any bound.
   *
   * @param words as in {@link #add}
   */
  public void apart(double distance, double bound, Supplier<String> words) {
    add(Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance, bound, words);
  }

  /** Whether nothing has failed so far. */
  public boolean holds() {
    return worst == null || worst.holds();
  }

  /** Shows more of the comparison that failed. */
  public void show(Exhibit exhibit) {
    worst = worst.showing(exhibit);
  }

  /** Whether a comparison that holds uses more of its bound; of a bound of 0 none can be used. */
  private boolean usesMore(double observed, double bound) {
    return worst.bound() == 0 ? observed > 0 : observed * worst.bound() > worst.observed() * bound;
  }

  /**
   * The summary.
   *
   * @throws IllegalStateException if there was no comparison: nothing compared is nothing shown
   */
  public Measurement measurement() {
    if (worst == null) {
      throw new IllegalStateException("no step could be compared");
    }
    return worst;
  }
}
