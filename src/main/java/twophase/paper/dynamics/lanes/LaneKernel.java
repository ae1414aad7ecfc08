package twophase.paper.dynamics.lanes;

/**
 * The arithmetic of label-noise SGD for replicas in lock-step lanes. Every implementation does the
 * same fused multiply-adds in the same order in every lane, so that all give the same bits,
 * whatever the other lanes hold.
 *
 * <p>A block is four steps whose samples x_0 .. x_3 are known beforehand. With W and a at the
 * block's start, c_t = eta r_t and g_t = -c_t a_t, the first layer within the block is W_t = W +
 * sum_{s<t} g_s x_s^T, hence W_t x_t = W x_t + sum_{s<t} (x_s . x_t) g_s. So W itself is needed
 * only for the four products W x_t and for the sum at the end, and {@link #pass} does both at once,
 * of this block and of the one before, in one walk over W: it is loaded and stored once in four
 * steps.
 */
interface LaneKernel {
  /** Steps in a block. */
  int BLOCK = 4;

  /** Whether it uses the Vector API. */
  boolean vectors();

  /** What reports call it. */
  default String name() {
    return vectors() ? "vector" : "scalar";
  }

  /**
   * The walk over W: W += sum_s g_s x_s^T with the block that was, then h_s = W x_s with the block
   * to come. Per lane and block 8 n d fused multiply-adds.
   */
  void pass(LaneState state);

  /**
   * The four steps of a block but for W: turns the products W x_s into hidden states, finds
   * residuals and factors g_s, and moves a. Per lane and block 19 n + 6 d multiply-adds and
   * products, and 4 d more where labels are computed here.
   *
   * @param eta step size
   */
  void steps(LaneState state, double eta);
}
