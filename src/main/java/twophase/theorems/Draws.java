package twophase.theorems;

import java.math.BigInteger;
import java.util.Random;
import net.jqwik.api.RandomDistribution;

/** How integers are drawn where a plain draw could miss what a verdict hangs on. */
final class Draws {
  private Draws() {}

  /**
   * Every value of the range in turn, from the largest down, and again: what fails at the small end
   * is met in every run, whatever its seed, and what stands above it is seen before.
   */
  static RandomDistribution inTurn() {
    return (genSize, min, max, center) ->
        new RandomDistribution.RandomNumericGenerator() {
          private BigInteger next = max;

          @Override
          public BigInteger next(Random random) {
            BigInteger value = next;
            next = value.equals(min) ? max : value.subtract(BigInteger.ONE);
            return value;
          }
        };
  }

  /** Uniform on {low, ..., high}, while shrinking may go through the whole range. */
  static RandomDistribution uniform(int low, int high) {
    return (genSize, min, max, center) ->
        random -> BigInteger.valueOf(low + (long) random.nextInt(high - low + 1));
  }
}
