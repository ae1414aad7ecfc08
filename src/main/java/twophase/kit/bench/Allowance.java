package twophase.kit.bench;

/**
 * How often an event is claimed to happen, at least. Both numbers are given, since at large widths
 * the chance of failure is lost beside 1.
 *
 * @param seen probability with which it happens, at least; at or below 0 nothing is claimed; not
 *     above {@code 1 - failing}
 * @param failing probability with which it fails, at most
 */
public record Allowance(double seen, double failing) {

  /** It happens at least that often. */
  public static Allowance seen(double probability) {
    return new Allowance(probability, 1 - probability);
  }

  /** It fails at most that often; counting is asked a little less where that is lost beside 1. */
  public static Allowance failing(double probability) {
    double seen = 1 - probability;
    return new Allowance(1 - seen < probability ? Math.nextDown(seen) : seen, probability);
  }
}
