package twophase.kit.random;

/**
 * The bits of xoshiro256++ (D. Blackman and S. Vigna, <i>Scrambled linear pseudorandom number
 * generators</i>, ACM Transactions on Mathematical Software 47, 2021), with a state that can be
 * lent out, so that many streams are moved on at once. Its period is 2^256 - 1; shifts, sums and
 * exclusive ors are all it needs, which every vector unit has for 64-bit words.
 */
final class Xoshiro {
  /** Words of a state. */
  static final int WORDS = 4;

  private long s0;
  private long s1;
  private long s2;
  private long s3;

  /**
   * A stream.
   *
   * @param state four words, not all 0
   */
  Xoshiro(long[] state) {
    s0 = state[0];
    s1 = state[1];
    s2 = state[2];
    s3 = state[3];
  }

  /** The next 64 bits. */
  long next() {
    long word = Long.rotateLeft(s0 + s3, 23) + s0;
    long t = s1 << 17;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = Long.rotateLeft(s3, 45);
    return word;
  }

  /** Writes the state into a lane: word k to first + k * count. */
  void write(long[] states, int first, int count) {
    states[first] = s0;
    states[count + first] = s1;
    states[2 * count + first] = s2;
    states[3 * count + first] = s3;
  }

  /** Reads the state from where {@link #write} put it. */
  void read(long[] states, int first, int count) {
    s0 = states[first];
    s1 = states[count + first];
    s2 = states[2 * count + first];
    s3 = states[3 * count + first];
  }
}
