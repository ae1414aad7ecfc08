package twophase.kit.random;

/**
 * The bits of xoshiro256++ (D. Blackman and S. Vigna, <i>Scrambled linear pseudorandom number
 * generators</i>, ACM Transactions on Mathematical Software 47, 2021), with a state that can live
 * beside those of other streams, so that many are moved on at once. Its period is 2^256 - 1;
 * shifts, sums and exclusive ors are all it needs, which every vector unit has for 64-bit words.
 */
final class Xoshiro {
  /** Words of a state. */
  static final int WORDS = 4;

  private long[] states;
  private int at0;
  private int at1;
  private int at2;
  private int at3;

  /**
   * A stream.
   *
   * @param state four words, not all 0
   */
  Xoshiro(long[] state) {
    states = state.clone();
    place(0, 1);
  }

  private void place(int first, int stride) {
    at0 = first;
    at1 = first + stride;
    at2 = first + 2 * stride;
    at3 = first + 3 * stride;
  }

  /**
   * Moves the state.
   *
   * @param home where it lives from now on, at first, first + stride, ..., and whoever writes there
   *     moves the stream
   */
  void moveTo(long[] home, int first, int stride) {
    long[] before = {states[at0], states[at1], states[at2], states[at3]};
    states = home;
    place(first, stride);
    states[at0] = before[0];
    states[at1] = before[1];
    states[at2] = before[2];
    states[at3] = before[3];
  }

  /** The next 64 bits. */
  long next() {
    long[] s = states;
    final long s0 = s[at0];
    final long s1 = s[at1];
    long s2 = s[at2] ^ s0;
    long s3 = s[at3];
    final long word = Long.rotateLeft(s0 + s3, 23) + s0;
    s3 ^= s1;
    s[at1] = s1 ^ s2;
    s[at0] = s0 ^ s3;
    s2 ^= s1 << 17;
    s[at2] = s2;
    s[at3] = Long.rotateLeft(s3, 45);
    return word;
  }
}
