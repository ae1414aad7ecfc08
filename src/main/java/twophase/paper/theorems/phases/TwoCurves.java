package twophase.paper.theorems.phases;

/** Two loss curves side by side, as far as they were looked at. */
final class TwoCurves {
  private final long steps;
  private double start = Double.NaN;
  private double farthest;
  private double late;
  private double lateBaseline;

  /** Of runs of that many steps. */
  TwoCurves(long steps) {
    this.steps = steps;
  }

  /** The losses after t steps; the start comes first. */
  void add(long t, double loss, double baseline) {
    if (t == 0) {
      start = loss;
    }
    farthest = Math.max(farthest, Math.abs(loss - baseline));
    if (2 * t >= steps) {
      late += loss;
      lateBaseline += baseline;
    }
  }

  /** The largest distance between the two at a look, in units of the loss at the start. */
  double distance() {
    return farthest / start;
  }

  /** The mean loss over the second half of the run, over the baseline's. */
  double lateRatio() {
    return late / lateBaseline;
  }
}
