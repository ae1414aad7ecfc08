package twophase.paper.theorems.identities;

import java.util.function.Supplier;
import twophase.kit.number.Numbers;
import twophase.paper.theorems.Worst;

/**
 * Both sides of an identity in binary64.
 *
 * @param leftName what the left side is called
 * @param left its value
 * @param rightName what the right side is called
 * @param right its value
 * @param bound how far rounding can put them apart
 */
record Sides(String leftName, double left, String rightName, double right, double bound) {
  private static final int DIGITS = 3;

  /**
   * Compares them.
   *
   * @param where neuron and step, in words
   */
  void compare(Worst worst, Supplier<String> where) {
    double apart = Math.abs(left - right);
    worst.add(
        apart,
        bound,
        () ->
            "%s: %s %s, %s %s, apart by %s, rounding bound %s"
                .formatted(
                    where.get(),
                    leftName,
                    Numbers.shortest(left),
                    rightName,
                    Numbers.shortest(right),
                    Numbers.rounded(apart, DIGITS),
                    Numbers.rounded(bound, DIGITS)));
  }
}
