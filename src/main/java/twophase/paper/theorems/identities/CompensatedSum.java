package twophase.paper.theorems.identities;

/** A sum with Neumaier's compensation, and the sum of the absolute values beside it. */
final class CompensatedSum {
  private double sum;
  private double compensation;
  private double absolute;

  void add(double term) {
    double next = sum + term;
    compensation += Math.abs(sum) >= Math.abs(term) ? (sum - next) + term : (term - next) + sum;
    sum = next;
    absolute += Math.abs(term);
  }

  double value() {
    return sum + compensation;
  }

  /** The sum of the terms' absolute values. */
  double absolute() {
    return absolute;
  }
}
