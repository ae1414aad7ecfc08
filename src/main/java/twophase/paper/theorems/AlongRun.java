package twophase.paper.theorems;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** What looks at a run, in their order, come to. */
public final class AlongRun {
  private AlongRun() {}

  /**
   * The mean of a quantity over the last looks: where things have settled.
   *
   * @param looks at least one
   * @param share of all looks
   */
  public static <P> double atEnd(List<P> looks, double share, ToDoubleFunction<P> quantity) {
    int count = Math.max(1, (int) (looks.size() * share));
    double sum = 0;
    for (P look : looks.subList(looks.size() - count, looks.size())) {
      sum += quantity.applyAsDouble(look);
    }
    return sum / count;
  }

  /** Whether one quantity comes down to a level, and does so before another is up to one. */
  public static <P> boolean fallsFirst(
      List<P> looks,
      ToDoubleFunction<P> falling,
      double low,
      ToDoubleFunction<P> rising,
      double high) {
    for (P look : looks) {
      if (rising.applyAsDouble(look) >= high) {
        return false;
      }
      if (falling.applyAsDouble(look) <= low) {
        return true;
      }
    }
    return false;
  }
}
