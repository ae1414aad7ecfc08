package twophase.paper.theorems.conformance;

import twophase.kit.bench.Event;
import twophase.kit.statement.CardNumbers;

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
    return Double.isInfinite(largest) ? Event.that(false) : Event.within(0, largest, limit);
  }
}
