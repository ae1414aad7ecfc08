package twophase.paper.theorems.descent;

import java.util.Arrays;
import twophase.kit.bench.Measurement;
import twophase.kit.number.Numbers;

/**
 * How far the neurons that a claim is about are from a direction.
 *
 * @param each 1 - cos of each of them
 */
record Misalignments(double[] each) {

  /** The largest; 0 where there is no such neuron. */
  double worst() {
    return Arrays.stream(each).max().orElse(0);
  }

  /** The mean; NaN where there is no such neuron. */
  double mean() {
    return Arrays.stream(each).reduce(0, Double::sum) / each.length;
  }

  /**
   * The largest against a bound.
   *
   * @param words with places for the neurons' number, the largest, and the bound
   */
  Measurement against(double bound, String words) {
    return new Measurement(
        worst(),
        bound,
        words.formatted(each.length, Numbers.rounded(worst(), 3), Numbers.rounded(bound, 3)));
  }
}
