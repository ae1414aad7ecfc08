package twophase.kit.random;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Xoshiro} and {@link BoxMuller} in vectors, one stream a lane; loaded only where the
 * running JVM has them.
 */
final class VectorNormals {
  private static final int LANES = StreamLanes.LANES;
  private static final int FIRST = StreamLanes.FIRST;
  private static final VectorSpecies<Long> WORDS =
      LongVector.SPECIES_PREFERRED.length() <= LANES
          ? LongVector.SPECIES_PREFERRED
          : LongVector.SPECIES_512;
  private static final VectorSpecies<Double> NUMBERS =
      DoubleVector.SPECIES_PREFERRED.length() <= LANES
          ? DoubleVector.SPECIES_PREFERRED
          : DoubleVector.SPECIES_512;

  private VectorNormals() {}

  /** One walk over the words. */
  @FunctionalInterface
  private interface Part {
    void of(PairBlock block);
  }

  /**
   * What a block passes through. The parts are called through an array because that keeps the
   * compiler from making one method of them all: in one so large it stops inlining vector
   * operations and boxes what is handed on, at three times the cost.
   */
  private static final Part[] PARTS = {
    VectorNormals::bits, VectorNormals::radii, VectorNormals::turns
  };

  /** Draws a block's pairs, and moves its states on. */
  static void fill(PairBlock block) {
    for (Part part : PARTS) {
      part.of(block);
    }
  }

  private static void bits(PairBlock block) {
    long[] states = block.states;
    long[] words = block.words;
    int end = FIRST + 2 * block.pairs * LANES;
    for (int lane = FIRST; lane < FIRST + LANES; lane += WORDS.length()) {
      LongVector s0 = LongVector.fromArray(WORDS, states, lane);
      LongVector s1 = LongVector.fromArray(WORDS, states, LANES + lane);
      LongVector s2 = LongVector.fromArray(WORDS, states, 2 * LANES + lane);
      LongVector s3 = LongVector.fromArray(WORDS, states, 3 * LANES + lane);
      for (int k = lane; k < end; k += LANES) {
        s0.add(s3).lanewise(VectorOperators.ROL, 23).add(s0).intoArray(words, k);
        LongVector t = s1.lanewise(VectorOperators.LSHL, 17);
        s2 = s2.lanewise(VectorOperators.XOR, s0);
        s3 = s3.lanewise(VectorOperators.XOR, s1);
        s1 = s1.lanewise(VectorOperators.XOR, s2);
        s0 = s0.lanewise(VectorOperators.XOR, s3);
        s2 = s2.lanewise(VectorOperators.XOR, t);
        s3 = s3.lanewise(VectorOperators.ROL, 45);
      }
      s0.intoArray(states, lane);
      s1.intoArray(states, LANES + lane);
      s2.intoArray(states, 2 * LANES + lane);
      s3.intoArray(states, 3 * LANES + lane);
    }
  }

  private static void radii(PairBlock block) {
    long[] words = block.words;
    double[] radii = block.radii;
    int pairs = block.pairs;
    for (int p = 0; p < pairs; p++) {
      for (int lane = 0; lane < LANES; lane += WORDS.length()) {
        radius(LongVector.fromArray(WORDS, words, FIRST + 2 * p * LANES + lane))
            .intoArray(radii, FIRST + p * LANES + lane);
      }
    }
  }

  private static void turns(PairBlock block) {
    long[] words = block.words;
    double[] radii = block.radii;
    int[] places = block.places;
    double[] numbers = block.numbers;
    int from = block.from;
    int pairs = block.pairs;
    for (int p = 0; p < pairs; p++) {
      for (int lane = 0; lane < LANES; lane += WORDS.length()) {
        LongVector word = LongVector.fromArray(WORDS, words, FIRST + (2 * p + 1) * LANES + lane);
        DoubleVector t =
            word.lanewise(VectorOperators.AND, BoxMuller.FRACTION)
                .lanewise(VectorOperators.OR, BoxMuller.ODD_ONE)
                .reinterpretAsDoubles()
                .sub(1.5);
        DoubleVector z = t.mul(t);
        LongVector sine = sine(t, z).reinterpretAsLongs();
        LongVector sign =
            word.lanewise(VectorOperators.LSHL, 1).lanewise(VectorOperators.AND, Long.MIN_VALUE);
        LongVector cosine = cosine(z).reinterpretAsLongs().lanewise(VectorOperators.XOR, sign);
        // All ones where sine and cosine change places.
        LongVector swap = word.lanewise(VectorOperators.ASHR, 63);
        LongVector change =
            sine.lanewise(VectorOperators.XOR, cosine).lanewise(VectorOperators.AND, swap);
        LongVector first = cosine.lanewise(VectorOperators.XOR, change);
        LongVector second = sine.lanewise(VectorOperators.XOR, change);
        DoubleVector radius = DoubleVector.fromArray(NUMBERS, radii, FIRST + p * LANES + lane);
        radius.mul(first.reinterpretAsDoubles()).intoArray(numbers, places[from + 2 * p] + lane);
        radius
            .mul(second.reinterpretAsDoubles())
            .intoArray(numbers, places[from + 2 * p + 1] + lane);
      }
    }
  }

  private static DoubleVector radius(LongVector word) {
    DoubleVector u =
        word.lanewise(VectorOperators.LSHR, 12)
            .lanewise(VectorOperators.OR, BoxMuller.ONE)
            .reinterpretAsDoubles()
            .sub(BoxMuller.TO_UNIT);
    LongVector bits = u.reinterpretAsLongs();
    LongVector exponent = bits.add(BoxMuller.TO_EXPONENT).lanewise(VectorOperators.LSHR, 52);
    DoubleVector k =
        exponent
            .lanewise(VectorOperators.OR, BoxMuller.INTEGER)
            .reinterpretAsDoubles()
            .sub(BoxMuller.TO_K);
    DoubleVector f =
        bits.sub(exponent.sub(64).lanewise(VectorOperators.LSHL, 52)).reinterpretAsDoubles().sub(1);
    DoubleVector s = f.div(f.add(2));
    DoubleVector z = s.mul(s);
    DoubleVector r = broadcast(BoxMuller.R_7);
    r = r.fma(z, broadcast(BoxMuller.R_6));
    r = r.fma(z, broadcast(BoxMuller.R_5));
    r = r.fma(z, broadcast(BoxMuller.R_4));
    r = r.fma(z, broadcast(BoxMuller.R_3));
    r = r.fma(z, broadcast(BoxMuller.R_2));
    r = r.fma(z, broadcast(BoxMuller.R_1));
    DoubleVector log = f.sub(s.mul(r.neg().fma(z, f)));
    log = k.fma(broadcast(BoxMuller.LN_2), k.fma(broadcast(BoxMuller.LN_2_REST), log));
    return log.mul(-2).sqrt();
  }

  private static DoubleVector sine(DoubleVector t, DoubleVector z) {
    DoubleVector p = broadcast(BoxMuller.SIN_6);
    p = p.fma(z, broadcast(BoxMuller.SIN_5));
    p = p.fma(z, broadcast(BoxMuller.SIN_4));
    p = p.fma(z, broadcast(BoxMuller.SIN_3));
    p = p.fma(z, broadcast(BoxMuller.SIN_2));
    p = p.fma(z, broadcast(BoxMuller.SIN_1));
    return t.fma(broadcast(BoxMuller.HALF_PI), t.mul(p.fma(z, broadcast(BoxMuller.HALF_PI_REST))));
  }

  private static DoubleVector cosine(DoubleVector z) {
    DoubleVector p = broadcast(BoxMuller.COS_7);
    p = p.fma(z, broadcast(BoxMuller.COS_6));
    p = p.fma(z, broadcast(BoxMuller.COS_5));
    p = p.fma(z, broadcast(BoxMuller.COS_4));
    p = p.fma(z, broadcast(BoxMuller.COS_3));
    p = p.fma(z, broadcast(BoxMuller.COS_2));
    p = p.fma(z, broadcast(BoxMuller.COS_1));
    return p.fma(z, broadcast(1));
  }

  private static DoubleVector broadcast(double value) {
    return DoubleVector.broadcast(NUMBERS, value);
  }
}
