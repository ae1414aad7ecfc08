package twophase.kit.random;

/**
 * A block of pairs of normals under way, for all lanes; the lane is the index that runs fastest,
 * from {@link StreamLanes#FIRST} on. One after the other holds what {@link VectorNormals} hands
 * from part to part.
 */
final class PairBlock {
  /** Pairs that are made at once: few enough to stay in the first-level cache beside a kernel. */
  static final int MOST = 16;

  private static final int LANES = StreamLanes.LANES;
  private static final int FIRST = StreamLanes.FIRST;

  /** The states of the streams, {@link Xoshiro#WORDS} of each lane; moved on. */
  final long[] states = new long[FIRST + Xoshiro.WORDS * LANES];

  /** Two words for each pair. */
  final long[] words = new long[FIRST + 2 * MOST * LANES];

  /** A radius for each pair. */
  final double[] radii = new double[FIRST + MOST * LANES];

  /** Where each normal of lane 0 goes; those of the other lanes follow it. Not modified. */
  int[] places;

  /** Which of the places is that of the first pair's first normal. */
  int from;

  /** How many pairs are made, at most {@link #MOST}. */
  int pairs;

  /** Where they go. */
  double[] numbers;
}
