package twophase.paper.theorems.conformance;

/**
 * A sum of which every term has mean 0, whatever came before. By D. A. Freedman's inequality (1975)
 * it strays as far as x, with terms up to b and variances that add up to v, with a probability of
 * at most 2 exp(-x^2 / (2 (v + b x / 3))): no law of large numbers is needed.
 */
final class Martingale {
  private double sum;
  private double variance;
  private double largest;

  /**
   * One more term.
   *
   * @param term what was seen less its mean
   * @param itsVariance given what came before
   * @param itsLargest the most that it can be in size
   */
  void add(double term, double itsVariance, double itsLargest) {
    sum += term;
    variance += itsVariance;
    largest = Math.max(largest, itsLargest);
  }

  /** So many terms of one law at once. */
  static Martingale of(double sum, double variance, double largest) {
    Martingale all = new Martingale();
    all.add(sum, variance, largest);
    return all;
  }

  /** -ln of half of the bound on the probability that it strays as far as it did; at least 0. */
  double surprise() {
    double size = Math.abs(sum);
    return size == 0 ? 0 : size * size / (2 * (variance + largest * size / 3));
  }

  double sum() {
    return sum;
  }
}
