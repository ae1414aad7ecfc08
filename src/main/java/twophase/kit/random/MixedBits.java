package twophase.kit.random;

import org.apache.commons.rng.core.source64.LongProvider;

/**
 * The bits of L64X128Mix (G. L. Steele and S. Vigna, <i>LXM: better splittable pseudorandom number
 * generators (and almost as fast)</i>, Proceedings of the ACM on Programming Languages 5, OOPSLA,
 * 2021), the same as those of Apache Commons RNG, with a state that can be lent out, so that many
 * streams are moved on at once.
 *
 * <p>How bits become integers and booleans is the library's. Bits that were made ahead are served
 * before the state moves on, so the order of the stream never changes.
 */
final class MixedBits extends LongProvider {
  /** Words of a state: the addend and the state of the congruential part, then the other two. */
  static final int WORDS = 4;

  static final long MULTIPLIER = 0xd1342543de82ef95L;
  static final long MIX = 0xdaba0b6eb09322e3L;

  private final long addend;
  private long s;
  private long x0;
  private long x1;

  private long[] ahead = {};
  private int next;
  private int end;
  private int stride = 1;

  /**
   * A stream.
   *
   * @param key four words, any
   */
  MixedBits(long[] key) {
    addend = key[0] | 1;
    s = key[1];
    x0 = key[2];
    x1 = key[3];
  }

  /** Writes the state into a lane: word k to k * count + lane. */
  void write(long[] states, int lane, int count) {
    states[lane] = addend;
    states[count + lane] = s;
    states[2 * count + lane] = x0;
    states[3 * count + lane] = x1;
  }

  /** Reads the state from where {@link #write} put it. */
  void read(long[] states, int lane, int count) {
    s = states[count + lane];
    x0 = states[2 * count + lane];
    x1 = states[3 * count + lane];
  }

  /** Says that bits were made ahead: they stand at from, from + step, ..., below to. */
  void serve(long[] bits, int from, int step, int to) {
    ahead = bits;
    next = from;
    stride = step;
    end = to;
  }

  /** Where the next bits made ahead stand; at the end or beyond if none are left. */
  int position() {
    return next;
  }

  void position(int position) {
    next = position;
  }

  @Override
  public long next() {
    if (next < end) {
      long bits = ahead[next];
      next += stride;
      return bits;
    }
    long bits = mixed(s + x0);
    s = MULTIPLIER * s + addend;
    long x = x1 ^ x0;
    x0 = Long.rotateLeft(x0, 24) ^ x ^ (x << 16);
    x1 = Long.rotateLeft(x, 37);
    return bits;
  }

  /** The output function: two rounds of multiplication and shift. */
  static long mixed(long sum) {
    long z = (sum ^ (sum >>> 32)) * MIX;
    z = (z ^ (z >>> 32)) * MIX;
    return z ^ (z >>> 32);
  }
}
