package twophase.paper.theorems.conformance;

import twophase.kit.bench.Event;
import twophase.kit.number.Numbers;
import twophase.kit.statement.CardNumbers;
import twophase.paper.theorems.Rounding;

/**
 * Standardised differences from what a law demands: each is about standard normal if the law holds,
 * so that one beyond the card's limit is rare. A trial is shown if none is.
 */
final class Scores {
  /** A score that is missed is beyond any. */
  private static final double MISSED = Double.POSITIVE_INFINITY;

  private final double limit;
  private double largest;
  private String law = "";
  private String worst = "";

  Scores(CardNumbers card) {
    limit = card.number("score");
  }

  /** What the scores that follow are about, such as {@code entries of W}. */
  Scores of(String what) {
    law = what;
    return this;
  }

  /** A score of something whose expectation is 0; NaN is a miss. */
  void add(String moment, double score) {
    add(moment, score, 0, score);
  }

  private void add(String moment, double found, double expected, double score) {
    double size = Double.isNaN(score) ? MISSED : Math.abs(score);
    if (size > largest) {
      largest = size;
      worst =
          "%s: %s is %s, expected %s: score %s, at most %s"
              .formatted(
                  law,
                  moment,
                  Numbers.rounded(found, 4),
                  Numbers.rounded(expected, 4),
                  Numbers.rounded(size, 3),
                  Numbers.shortest(limit));
    }
  }

  /** A mean of independent numbers against its expectation. */
  void mean(String moment, double sum, long count, double expected, double variance) {
    double score = (sum - count * expected) / Math.sqrt(count * variance);
    add(moment, sum / count, expected, score);
  }

  /**
   * A sum of numbers with fair independent signs.
   *
   * @param against what the numbers are
   * @param squares the sum of the numbers' squares, above 0
   */
  void signed(String against, double sum, double squares) {
    add("their sum over " + against, sum, 0, sum / Math.sqrt(squares));
  }

  /**
   * A chi-square number, made about standard normal by the cube root (E. B. Wilson and M. M.
   * Hilferty, 1931): with k degrees of freedom the cube root of value / k has mean 1 - 2/(9 k) and
   * variance 2/(9 k). Even with k = 1 large scores are rarer than normal ones.
   *
   * @param of what it is made of
   * @param value at least 0
   * @param freedom k, at least 1
   */
  void chiSquare(String of, double value, double freedom) {
    double variance = 2 / (9 * freedom);
    double score = (Math.cbrt(value / freedom) - (1 - variance)) / Math.sqrt(variance);
    add("chi-square of " + of, value, freedom, score);
  }

  /** Products of independent numbers of mean 0 and variance 1, as many as the shorter has. */
  void products(String of, double[] left, double[] right) {
    int count = Math.min(left.length, right.length);
    double sum = 0;
    for (int k = 0; k < count; k++) {
      sum += left[k] * right[k];
    }
    mean("the mean product " + of, sum, count, 0, 1);
  }

  /**
   * The largest of so many scores, as rare as one: k numbers with the tail of a normal's exceed z
   * as seldom as one exceeds sqrt(z^2 - 2 ln k).
   */
  private void largestOf(int k, double score) {
    double size = Math.sqrt(Math.max(0, score * score - 2 * Math.log(k)));
    add("the largest product at a distance, in standard deviations,", score, 0, size);
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
    mean(
        "the mean squared cosine of two",
        cosines2,
        pairs,
        1.0 / d,
        2 * (d - 1) / ((double) d * d * (d + 2)));
  }

  /** Whether something did not hold that has to. */
  boolean missed() {
    return Double.isInfinite(largest);
  }

  /**
   * Something that has to hold in every run.
   *
   * @param otherwise what is wrong where it does not
   */
  void require(boolean holds, String otherwise) {
    if (!holds && !missed()) {
      largest = MISSED;
      worst = otherwise;
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
    mean("the mean", sums[1], numbers.length, 0, 1);
    mean("the mean square", sums[2], numbers.length, 1, 2);
    mean("the mean cube", sums[3], numbers.length, 0, 15);
    mean("the mean fourth power", sums[4], numbers.length, 3, 96);
    if (numbers.length > 1) {
      mean("the mean product of neighbours", neighbours, numbers.length - 1, 0, 1);
    }
  }

  /** What the trial saw: the largest score, claimed to be within the limit. */
  Event event() {
    Event seen = missed() ? Event.that(false) : Event.within(0, largest, limit);
    return seen.shown() ? seen : seen.saying(worst);
  }
}
