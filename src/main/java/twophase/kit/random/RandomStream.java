package twophase.kit.random;

import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apiguardian.api.API;

/**
 * One stream of random numbers: uniform bits of L64X128Mix (Steele and Vigna, 2021), normals by the
 * modified ziggurat of McFarland (2016), both as Apache Commons RNG has them, so that the numbers
 * do not change with the Java platform.
 *
 * <p>A stream is not thread-safe; {@link SeedTree#stream()} gives each thread its own.
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public final class RandomStream {
  private final MixedBits bits;
  private final ContinuousSampler normal;

  RandomStream(long[] key) {
    bits = new MixedBits(key);
    normal = ZigguratSampler.NormalizedGaussian.of(bits);
  }

  MixedBits bits() {
    return bits;
  }

  /** A draw from N(0, 1). */
  public double gaussian() {
    return normal.sample();
  }

  /** A draw from the uniform distribution on [0, 1). */
  public double uniform() {
    return bits.nextDouble();
  }

  /**
   * An index, uniform on {0, ..., n - 1}.
   *
   * @param n at least 1
   * @throws IllegalArgumentException if n is below 1
   */
  public int index(int n) {
    return bits.nextInt(n);
  }

  /**
   * An integer, uniform on {low, ..., high}.
   *
   * @throws IllegalArgumentException if low is above high
   */
  public int integer(int low, int high) {
    return bits.nextInt(low, Math.addExact(high, 1));
  }

  /**
   * An integer, uniform on {0, ..., n - 1}.
   *
   * @param n at least 1
   * @throws IllegalArgumentException if n is below 1
   */
  public long below(long n) {
    return bits.nextLong(n);
  }

  /** +1 or -1, each with probability 1/2. */
  public int sign() {
    return bits.nextBoolean() ? 1 : -1;
  }
}
