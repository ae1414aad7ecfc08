package twophase.kit.random;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** L64X128Mix in vectors, one stream a lane; loaded only where the running JVM has them. */
final class VectorMix {
  private static final VectorSpecies<Long> SPECIES =
      LongVector.SPECIES_PREFERRED.length() <= StreamLanes.LANES
          ? LongVector.SPECIES_PREFERRED
          : LongVector.SPECIES_512;
  private static final int LANES = StreamLanes.LANES;

  private VectorMix() {}

  /**
   * Makes words ahead, lane index fastest, and moves the states on.
   *
   * @param states the addends, and the three words that move, {@link StreamLanes#LANES} of each
   * @param words overwritten from 0 to end - 1
   */
  static void fill(long[] states, long[] words, int end) {
    for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
      LongVector addend = LongVector.fromArray(SPECIES, states, lane);
      LongVector s = LongVector.fromArray(SPECIES, states, LANES + lane);
      LongVector x0 = LongVector.fromArray(SPECIES, states, 2 * LANES + lane);
      LongVector x1 = LongVector.fromArray(SPECIES, states, 3 * LANES + lane);
      for (int k = lane; k < end; k += LANES) {
        LongVector z = s.add(x0);
        z = z.lanewise(VectorOperators.LSHR, 32).lanewise(VectorOperators.XOR, z);
        z = z.mul(MixedBits.MIX);
        z = z.lanewise(VectorOperators.LSHR, 32).lanewise(VectorOperators.XOR, z);
        z = z.mul(MixedBits.MIX);
        z = z.lanewise(VectorOperators.LSHR, 32).lanewise(VectorOperators.XOR, z);
        z.intoArray(words, k);
        s = s.mul(MixedBits.MULTIPLIER).add(addend);
        x1 = x1.lanewise(VectorOperators.XOR, x0);
        x0 = rotated(x0, 24).lanewise(VectorOperators.XOR, x1);
        x0 = x0.lanewise(VectorOperators.XOR, x1.lanewise(VectorOperators.LSHL, 16));
        x1 = rotated(x1, 37);
      }
      s.intoArray(states, LANES + lane);
      x0.intoArray(states, 2 * LANES + lane);
      x1.intoArray(states, 3 * LANES + lane);
    }
  }

  private static LongVector rotated(LongVector words, int bits) {
    return words
        .lanewise(VectorOperators.LSHL, bits)
        .lanewise(VectorOperators.OR, words.lanewise(VectorOperators.LSHR, 64 - bits));
  }
}
