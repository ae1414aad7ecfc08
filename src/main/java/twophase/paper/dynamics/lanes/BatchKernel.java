package twophase.paper.dynamics.lanes;

/**
 * The arithmetic of label-noise SGD on mini-batches for replicas in lock-step lanes. A step moves
 * [W, a] by -(eta/B) [a v^T, W v] with v = sum_b r_b x_b, and r_b = (theta - theta*) . x_b - eps_b
 * needs theta = W^T a alone: 2 d fused multiply-adds for each sample and 3 n d for each step.
 *
 * <p>Every implementation does the same operations in the same order in every lane, so that all
 * give the same bits, whatever the other lanes hold.
 */
interface BatchKernel {

  /**
   * Adds r x of a block's samples to the moment, and r^2 to the size.
   *
   * @param count samples in the block, at most {@link BatchState#BLOCK}
   */
  void add(BatchState state, int count);

  /**
   * Moves W and a, in one walk over W, to whose end theta is known again; the moment becomes 0.
   *
   * @param scale -eta/B
   */
  void move(BatchState state, double scale);

  /** The vector kernel or the one in plain Java: the same bits. */
  static BatchKernel of(boolean vectors) {
    return vectors ? new VectorBatches() : new ScalarBatches();
  }
}
