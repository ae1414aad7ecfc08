package twophase.kit.random;

import java.util.List;

/**
 * Streams side by side, for replicas in lock-step: each gives the very numbers it would give alone,
 * but the bits of all are made at once, and most normals without a call.
 *
 * <p>For a block of c normals a stream needs at least c words of bits, so that many are made ahead
 * for every stream, in vectors where the running JVM has them; the few words beyond, for the
 * ziggurat's edges and for signs, each stream makes as it needs them. After a block no word is left
 * over.
 */
public final class StreamLanes {
  /** Streams that fit. */
  public static final int LANES = 8;

  private final RandomStream[] streams;
  private final MixedBits[] bits;
  private final boolean vectors;
  private final long[] states = new long[MixedBits.WORDS * LANES];
  private final double[] widths = Layers.widths();
  private long[] ahead = {};
  private int end;

  /**
   * Puts streams side by side. They stay usable on their own, between blocks.
   *
   * @param streams 1 to {@link #LANES} different streams
   * @param vectors whether to use the Vector API, which the running JVM must then have
   * @throws IllegalArgumentException if they are too many, or one comes twice
   */
  public StreamLanes(List<RandomStream> streams, boolean vectors) {
    if (streams.size() > LANES) {
      throw new IllegalArgumentException(
          "at most " + LANES + " streams fit, not " + streams.size());
    }
    // A stream has no equality but identity.
    if (streams.stream().distinct().count() < streams.size()) {
      throw new IllegalArgumentException("streams side by side must be different ones");
    }
    this.streams = streams.toArray(RandomStream[]::new);
    this.vectors = vectors;
    bits = new MixedBits[streams.size()];
    for (int lane = 0; lane < bits.length; lane++) {
      bits[lane] = this.streams[lane].bits();
    }
  }

  /**
   * Begins a block: makes bits ahead for that many normals of each stream. All of them must be
   * drawn before the next block begins, or the streams be used otherwise.
   *
   * @param normals number of normals, at least 0
   */
  public void prepare(int normals) {
    end = normals * LANES;
    if (ahead.length < end) {
      ahead = new long[end];
    }
    for (int lane = 0; lane < bits.length; lane++) {
      bits[lane].write(states, lane, LANES);
    }
    if (vectors) {
      VectorMix.fill(states, ahead, end);
    } else {
      fill();
    }
    for (int lane = 0; lane < bits.length; lane++) {
      bits[lane].read(states, lane, LANES);
      bits[lane].serve(ahead, lane, LANES, end);
    }
  }

  /**
   * The next normals of one stream.
   *
   * @param numbers overwritten at offset, offset + stride, ..., below limit
   */
  public void gaussians(int lane, double[] numbers, int offset, int stride, int limit) {
    int position = bits[lane].position();
    for (int k = offset; k < limit; k += stride) {
      if (position < end) {
        long word = ahead[position];
        int layer = (int) word & 0xff;
        if (layer < Layers.COUNT) {
          numbers[k] = widths[layer] * word;
          position += LANES;
          continue;
        }
      }
      bits[lane].position(position);
      numbers[k] = streams[lane].gaussian();
      position = bits[lane].position();
    }
    bits[lane].position(position);
  }

  /** The next sign of one stream, +1 or -1, each with probability 1/2. */
  public int sign(int lane) {
    return streams[lane].sign();
  }

  private void fill() {
    for (int lane = 0; lane < bits.length; lane++) {
      final long addend = states[lane];
      long s = states[LANES + lane];
      long x0 = states[2 * LANES + lane];
      long x1 = states[3 * LANES + lane];
      for (int k = lane; k < end; k += LANES) {
        ahead[k] = MixedBits.mixed(s + x0);
        s = MixedBits.MULTIPLIER * s + addend;
        x1 ^= x0;
        x0 = Long.rotateLeft(x0, 24) ^ x1 ^ (x1 << 16);
        x1 = Long.rotateLeft(x1, 37);
      }
      states[LANES + lane] = s;
      states[2 * LANES + lane] = x0;
      states[3 * LANES + lane] = x1;
    }
  }
}
