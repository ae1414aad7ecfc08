package twophase.kit.random;

/**
 * A block of pairs of normals under way, for all lanes; the lane is the index that runs fastest,
 * from {@link StreamLanes#FIRST} on. One after the other holds what {@link VectorNormals} hands
 * from part to part.
 */
final class PairBlock {
  private static final int LANES = StreamLanes.LANES;
  private static final int FIRST = StreamLanes.FIRST;

  /** Where each normal of lane 0 goes; those of the other lanes follow it. Not modified. */
  final int[] places;

  /** The states of the streams, {@link Xoshiro#WORDS} of each lane; moved on. */
  final long[] states = new long[FIRST + Xoshiro.WORDS * LANES];

  /** Two words for each pair. */
  final long[] words;

  /** A radius for each pair. */
  final double[] radii;

  /** Which place is that of the first pair's first normal. */
  int from;

  /** How many pairs are made. */
  int pairs;

  /** Where they go. */
  double[] numbers;

  PairBlock(int[] places) {
    this.places = places;
    words = new long[FIRST + (places.length + 1) / 2 * 2 * LANES];
    radii = new double[FIRST + (places.length + 1) / 2 * LANES];
  }
}
