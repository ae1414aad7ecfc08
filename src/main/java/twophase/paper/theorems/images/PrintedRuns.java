package twophase.paper.theorems.images;

import java.util.function.ToDoubleFunction;
import twophase.kit.bench.Measurement;
import twophase.kit.bench.Trial;
import twophase.kit.number.Numbers;

/**
 * What is seen in each of the card's few {@code starts}: the largest of a number over them, with
 * its bound. Too few to claim a probability, and none is claimed.
 */
final class PrintedRuns {
  /** A norm moves by a few parts in a hundred thousand. */
  private static final int DIGITS = 8;

  private PrintedRuns() {}

  /** That the loss stays near the baseline's. */
  static Measurement stays(ImageRun setting, Trial trial) {
    return worst(
        setting,
        trial,
        trial.card().number("near"),
        "largest distance of the loss curves, over the loss at the start",
        start -> start.train(start.network()).get(0).distance(start.baseline()));
  }

  /** That late losses are apart. */
  static Measurement departs(ImageRun setting, Trial trial) {
    return worst(
        setting,
        trial,
        1 / trial.card().number("factor"),
        "the smaller of the late losses over the larger",
        start -> smaller(start.train(start.network()).get(0).late() / start.baseline().late()));
  }

  private static double smaller(double ratio) {
    return Math.min(ratio, 1 / ratio);
  }

  /** That the norm of W1 is no larger than at the start. */
  static Measurement falls(ImageRun setting, Trial trial) {
    return worst(
        setting, trial, 1, "‖W₁‖ at the end over that at the start", PrintedRuns::firstNorm);
  }

  /** That the norm of W1 hardly moves, by the card's {@code hardly}. */
  static Measurement firstLayerStays(ImageRun setting, Trial trial) {
    return worst(
        setting,
        trial,
        trial.card().number("hardly"),
        "distance of ‖W₁‖ from its start, over its start",
        start -> Math.abs(firstNorm(start) - 1));
  }

  private static double firstNorm(ImageTrial start) {
    return Math.sqrt(start.layers().first());
  }

  private static Measurement worst(
      ImageRun setting,
      Trial trial,
      double bound,
      String what,
      ToDoubleFunction<ImageTrial> number) {
    double worst =
        ImageTrial.several(setting, trial, trial.card().integer("starts")).stream()
            .mapToDouble(number)
            .reduce(Double.NEGATIVE_INFINITY, Math::max);
    String words =
        "%s: %s at the most, bound %s"
            .formatted(what, Numbers.rounded(worst, DIGITS), Numbers.rounded(bound, DIGITS));
    return Double.isNaN(worst)
        ? Measurement.divergence(Double.POSITIVE_INFINITY, bound, words)
        : new Measurement(worst, bound, words);
  }
}
