package twophase.kit.random;

import java.util.Arrays;
import org.apache.commons.rng.core.source64.XoShiRo256PlusPlus;
import org.apiguardian.api.API;

/**
 * One stream of random numbers: bits of xoshiro256++ (Blackman and Vigna, 2021), normals by Box and
 * Muller (1958). The numbers are the same on every Java platform and machine, alone or with other
 * streams side by side ({@link StreamLanes}).
 *
 * <p>A stream is two sequences that never meet: normals, two from two words, and all other draws,
 * whose words are 2^128 further on. So the k-th normal is a function of the key and of k, whatever
 * is drawn in between.
 *
 * <p>A normal is what the exact map makes of the bits, within a relative 7.1e-16; the largest that
 * can come is 8.57 in size, beyond which N(0, 1) has a mass of 1.02e-17.
 *
 * <p>A stream is not thread-safe; {@link SeedTree#stream()} gives each thread its own.
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public final class RandomStream {
  private final long[] key;
  private final Xoshiro pairs;
  private double second;
  private boolean waiting;

  /** Bits of signs to come, from the uppermost on, with zeros below, and how many they are. */
  private long signs;

  private int left;

  /** Draws that are no normals; null until the first. */
  private XoShiRo256PlusPlus others;

  /**
   * A stream.
   *
   * @param key four words; the generator never leaves the state of zeros alone, so that the key of
   *     zeros, one in 2^256, stands for the key of ones
   */
  RandomStream(long[] key) {
    this.key = key.clone();
    if (Arrays.stream(key).allMatch(word -> word == 0)) {
      Arrays.fill(this.key, -1);
    }
    pairs = new Xoshiro(this.key);
  }

  Xoshiro pairs() {
    return pairs;
  }

  /** Whether the second normal of a pair is still to be given. */
  boolean waiting() {
    return waiting;
  }

  /** A draw from N(0, 1). */
  public double gaussian() {
    if (waiting) {
      waiting = false;
      return second;
    }
    double radius = BoxMuller.radius(pairs.next());
    long word = pairs.next();
    waiting = true;
    second = radius * BoxMuller.second(word);
    return radius * BoxMuller.first(word);
  }

  /** A draw from the uniform distribution on [0, 1). */
  public double uniform() {
    return others().nextDouble();
  }

  /**
   * An index, uniform on {0, ..., n - 1}.
   *
   * @param n at least 1
   * @throws IllegalArgumentException if n is below 1
   */
  public int index(int n) {
    return others().nextInt(n);
  }

  /**
   * An integer, uniform on {low, ..., high}.
   *
   * @throws IllegalArgumentException if low is above high
   */
  public int integer(int low, int high) {
    return others().nextInt(low, Math.addExact(high, 1));
  }

  /**
   * An integer, uniform on {0, ..., n - 1}.
   *
   * @param n at least 1
   * @throws IllegalArgumentException if n is below 1
   */
  public long below(long n) {
    return others().nextLong(n);
  }

  /** +1 or -1, each with probability 1/2; 64 of them from one word. */
  public int sign() {
    return signs(1) < 0 ? -1 : 1;
  }

  /**
   * The bits of the next signs, set where a sign is negative.
   *
   * @param count 0 to 64
   * @return the uppermost bit for the first sign, the next for the second; below them anything
   */
  long signs(int count) {
    long bits = signs;
    if (left >= count) {
      signs <<= count;
      left -= count;
      return bits;
    }
    long word = others().nextLong();
    int taken = count - left;
    bits |= word >>> left;
    signs = taken == Long.SIZE ? 0 : word << taken;
    left = Long.SIZE - taken;
    return bits;
  }

  private XoShiRo256PlusPlus others() {
    if (others == null) {
      others = new XoShiRo256PlusPlus(key);
      others.jump();
    }
    return others;
  }
}
