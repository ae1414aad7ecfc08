package twophase.kit.random;

import java.util.List;

/**
 * Streams side by side, for replicas in lock-step: each gives the very numbers it would give alone,
 * but where the running JVM has vectors the normals of all are made at once.
 *
 * <p>Vectors make whole pairs of normals. What is left at the ends of a block (the second of a pair
 * begun before, the first of one to be ended later) each stream makes by itself, and so are all
 * normals while some streams are within a pair and others are not.
 */
public final class StreamLanes {
  /** Streams that fit. */
  public static final int LANES = 8;

  /**
   * Where lane 0 begins in the arrays of lanes: the JVM puts 16 bytes before an array's first
   * number, and with 48 more each row of lanes lies on a vector's boundary, if objects do ({@code
   * -XX:ObjectAlignmentInBytes=64}, or 32 for vectors of 256 bits).
   */
  public static final int FIRST = 6;

  private final RandomStream[] streams;
  private final boolean vectors;
  private final PairBlock block = new PairBlock();
  private int[] places = {};
  private int dimension;
  private int stride;

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
    for (int lane = 0; lane < streams.size(); lane++) {
      streams.get(lane).pairs().moveTo(block.states, FIRST + lane, LANES);
    }
  }

  /**
   * Draws samples of normals from every stream: all of the first sample, then all of the second.
   *
   * @param count number of samples, at least 0
   * @param dimension normals of a sample, at least 1
   * @param numbers overwritten: normal k of sample s from stream l goes to {@link #FIRST} + k *
   *     stride + s * {@link #LANES} + l; lanes without a stream may be overwritten, too, by finite
   *     numbers
   * @param stride from one normal of a sample to the next, at least count * LANES
   */
  public void samples(int count, int dimension, double[] numbers, int stride) {
    int normals = count * dimension;
    place(normals, dimension, stride);
    int from = 0;
    int to = 0;
    if (vectors && inStep()) {
      from = streams[0].waiting() ? Math.min(1, normals) : 0;
      to = normals - (normals - from) % 2;
    }
    alone(0, from, numbers);
    if (from < to) {
      sideBySide(from, to, numbers);
    }
    alone(to, normals, numbers);
  }

  /**
   * Draws signs from one stream.
   *
   * @param count 0 to 64
   * @param size what is given a sign
   * @param numbers overwritten: sign s goes to {@link #FIRST} + s * {@link #LANES} + lane, times
   *     size
   */
  public void signs(int lane, int count, double size, double[] numbers) {
    long bits = streams[lane].signs(count);
    long plus = Double.doubleToRawLongBits(size);
    for (int at = FIRST + lane; at < FIRST + count * LANES; at += LANES) {
      numbers[at] = Double.longBitsToDouble(plus ^ (bits & Long.MIN_VALUE));
      bits <<= 1;
    }
  }

  private boolean inStep() {
    for (RandomStream stream : streams) {
      if (stream.waiting() != streams[0].waiting()) {
        return false;
      }
    }
    return true;
  }

  /** Writes down where normals go, unless that is as it was. */
  private void place(int normals, int newDimension, int newStride) {
    if (normals <= places.length && newDimension == dimension && newStride == stride) {
      return;
    }
    dimension = newDimension;
    stride = newStride;
    places = new int[normals];
    for (int q = 0; q < normals; q++) {
      places[q] = FIRST + q % dimension * stride + q / dimension * LANES;
    }
  }

  private void alone(int from, int to, double[] numbers) {
    for (int lane = 0; lane < streams.length; lane++) {
      for (int q = from; q < to; q++) {
        numbers[places[q] + lane] = streams[lane].gaussian();
      }
    }
  }

  private void sideBySide(int from, int to, double[] numbers) {
    block.places = places;
    block.numbers = numbers;
    for (int q = from; q < to; q += 2 * PairBlock.MOST) {
      block.from = q;
      block.pairs = Math.min(PairBlock.MOST, (to - q) / 2);
      VectorNormals.fill(block);
    }
  }
}
