package twophase.paper.erf;

import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import twophase.kit.random.RandomStream;
import twophase.kit.random.SeedTree;

/**
 * What steps see, one after the other: which samples is drawn apart from their noise, so that runs
 * of one seed with different noise see the same samples. Mutable, for one thread.
 */
public final class Batches {
  private final Examples data;
  private final int size;
  private final LabelNoise noise;
  private final double level;
  private final RandomStream order;
  private final RandomStream labels;

  /**
   * Batches of a training set.
   *
   * @param size B, at least 1: below n so many samples are drawn uniformly, with replacement; at n
   *     the batch is the training set
   * @param level of the noise
   * @throws IllegalArgumentException if the size is not from 1 to n
   */
  public Batches(Examples data, int size, LabelNoise noise, double level, SeedTree seeds) {
    if (size < 1 || size > data.size()) {
      throw new IllegalArgumentException(
          "a batch must have from 1 to " + data.size() + " samples, not " + size);
    }
    this.data = data;
    this.size = size;
    this.noise = noise;
    this.level = level;
    this.order = seeds.child("order").stream();
    this.labels = seeds.child("labels").stream();
  }

  /** The next batch. */
  public Batch next() {
    int[] rows =
        size == data.size()
            ? IntStream.range(0, size).toArray()
            : IntStream.generate(() -> order.index(data.size())).limit(size).toArray();
    DMatrixRMaj drawn = new DMatrixRMaj(size, data.outputs());
    for (int b = 0; b < size; b++) {
      noise.draw(level, data.targets(), rows[b], drawn, b, labels);
    }
    return new Batch(rows, drawn);
  }
}
