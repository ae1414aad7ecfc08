package twophase.kit.property;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import org.apiguardian.api.API;

/** How integers are drawn where a plain draw could miss what a verdict hangs on. */
@API(status = API.Status.STABLE, since = "0.1.0")
public final class Draws {
  private Draws() {}

  /**
   * Every value of the range in turn, from the largest down, and again: what fails at the small end
   * is met in every run, whatever its seed, and what stands above it is seen before.
   */
  public static RandomDistribution inTurn() {
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
  public static RandomDistribution uniform(int low, int high) {
    return (genSize, min, max, center) ->
        random -> BigInteger.valueOf(low + (long) random.nextInt(high - low + 1));
  }

  /**
   * Settings that are always tested before random ones; shrinking goes on among the random ones.
   *
   * @param fixed in this order
   */
  public static <T> Arbitrary<T> first(List<T> fixed, Arbitrary<T> others) {
    // Far more than any run draws: the sequence never comes back to the fixed ones.
    int last = Integer.MAX_VALUE;
    return Combinators.combine(
            Arbitraries.integers().between(0, last).withDistribution(inTurn()), others)
        .as((k, other) -> last - k < fixed.size() ? fixed.get(last - k) : other)
        .withoutEdgeCases();
  }
}
