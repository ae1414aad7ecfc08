package twophase.paper.theorems.conformance;

import twophase.kit.bench.Event;
import twophase.kit.statement.CardNumbers;
import twophase.paper.theorems.Rounding;

/**
 * Standardised differences from what a law demands: each is about standard normal if the law holds,
 * so that one beyond the card's limit is rare. A trial is shown if none is.
 */
final class Scores {
  private final double limit;
  private double largest;

  Scores(CardNumbers card) {
    limit = card.number("score");
  }

  /** A score; NaN is a miss. */
  void add(double score) {
    double size = Double.isNaN(score) ? Double.POSITIVE_INFINITY : Math.abs(score);
    largest = Math.max(largest, size);
  }

  /** A mean of independent numbers against its expectation. */
  void mean(double sum, long count, double expected, double variance) {
    add((sum - count * expected) / Math.sqrt(count * variance));
  }

  /**
   * A sum of numbers with fair independent signs.
   *
   * @param squares the sum of the numbers' squares, above 0
   */
  void signed(double sum, double squares) {
    add(sum / Math.sqrt(squares));
  }

  /**
   * A chi-square number, made about standard normal by the cube root (E. B. Wilson and M. M.
   * Hilferty, 1931): with k degrees of freedom the cube root of value / k has mean 1 - 2/(9 k) and
   * variance 2/(9 k). Even with k = 1 large scores are rarer than normal ones.
   *
   * @param value at least 0
   * @param freedom k, at least 1
   */
  void chiSquare(double value, double freedom) {
    double variance = 2 / (9 * freedom);
    add((Math.cbrt(value / freedom) - (1 - variance)) / Math.sqrt(variance));
  }

  /** Products of independent numbers of mean 0 and variance 1, as many as the shorter has. */
  void products(double[] left, double[] right) {
    int count = Math.min(left.length, right.length);
    double sum = 0;
    for (int k = 0; k < count; k++) {
      sum += left[k] * right[k];
    }
    mean(sum, count, 0, 1);
  }

  /**
   * The largest of so many scores, as rare as one: k numbers with the tail of a normal's exceed z
   * as seldom as one exceeds sqrt(z^2 - 2 ln k).
   */
  void largestOf(int k, double score) {
    add(Math.sqrt(Math.max(0, score * score - 2 * Math.log(k))));
  }

  /**
   * Numbers that are claimed to be independent and N(0, 1): products at every distance up to half
   * of their number, in units of their mean square.
   *
   * @param numbers at least 2
   */
  void distances(double[] numbers) {
    double size = Rounding.norm2(numbers, 0, numbers.length) / numbers.length;
    int distances = numbers.length / 2;
    double most = 0;
    for (int distance = 1; distance <= distances; distance++) {
      double sum = 0;
      for (int k = distance; k < numbers.length; k++) {
        sum += numbers[k] * numbers[k - distance];
      }
      most = Math.max(most, Math.abs(sum) / Math.sqrt(numbers.length - distance));
    }
    largestOf(distances, most / size);
  }

  /**
   * Directions that are claimed to be independent and uniform in d dimensions: the squared cosine
   * of the angle of two has mean 1/d and variance 2 (d - 1) / (d^2 (d + 2)), and no two pairs'
   * cosines are correlated.
   *
   * @param vectors at least 2, of d at least 2 numbers
   */
  void directions(double[][] vectors) {
    int d = vectors[0].length;
    double cosines2 = 0;
    for (int i = 0; i < vectors.length; i++) {
      for (int j = 0; j < i; j++) {
        double product = FreeLook.dot(vectors[i], vectors[j]);
        cosines2 +=
            product
                * product
                / (Rounding.norm2(vectors[i], 0, d) * Rounding.norm2(vectors[j], 0, d));
      }
    }
    long pairs = vectors.length * (vectors.length - 1L) / 2;
    mean(cosines2, pairs, 1.0 / d, 2 * (d - 1) / ((double) d * d * (d + 2)));
  }

  /** Whether something did not hold that has to. */
  boolean missed() {
    return Double.isInfinite(largest);
  }

  /** Something that has to hold in every run. */
  void require(boolean holds) {
    if (!holds) {
      largest = Double.POSITIVE_INFINITY;
    }
  }

  /**
   * Numbers that are claimed to be independent and N(0, 1): their first four moments, and the
   * product of neighbours. The k-th power of a normal has variance (2k-1)!! - ((k-1)!!)^2.
   */
  void normal(double[] numbers) {
    double[] sums = new double[5];
    double neighbours = 0;
    for (int j = 0; j < numbers.length; j++) {
      double square = numbers[j] * numbers[j];
      sums[1] += numbers[j];
      sums[2] += square;
      sums[3] += numbers[j] * square;
      sums[4] += square * square;
      neighbours += j == 0 ? 0 : numbers[j] * numbers[j - 1];
    }
    mean(sums[1], numbers.length, 0, 1);
    mean(sums[2], numbers.length, 1, 2);
    mean(sums[3], numbers.length, 0, 15);
    mean(sums[4], numbers.length, 3, 96);
    if (numbers.length > 1) {
      mean(neighbours, numbers.length - 1, 0, 1);
    }
  }

  /** What the trial saw: the largest score, claimed to be within the limit. */
  Event event() {
    return missed() ? Event.that(false) : Event.within(0, largest, limit);
  }
}
