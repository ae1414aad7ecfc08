package twophase.kit.bench;

import java.util.OptionalDouble;

/**
 * How often an event is claimed to happen, at least, and perhaps at most. Both numbers of the lower
 * side are given, since at large widths the chance of failure is lost beside 1.
 *
 * @param seen probability with which it happens, at least; at or below 0 nothing is claimed; not
 *     above {@code 1 - failing}
 * @param failing probability with which it fails, at most
 * @param atMost probability with which it happens, at most, where that is claimed too
 */
public record Allowance(double seen, double failing, OptionalDouble atMost) {

  /** It happens at least that often. */
  public static Allowance seen(double probability) {
    return new Allowance(probability, 1 - probability, OptionalDouble.empty());
  }

  /** It fails at most that often; counting is asked a little less where that is lost beside 1. */
  public static Allowance failing(double probability) {
    double seen = 1 - probability;
    return new Allowance(
        1 - seen < probability ? Math.nextDown(seen) : seen, probability, OptionalDouble.empty());
  }

  /** It happens at least and at most that often; a side beyond 0 or 1 claims nothing. */
  public static Allowance between(double low, double high) {
    return new Allowance(low, 1 - low, OptionalDouble.of(high));
  }
}
