package twophase.paper.dynamics.lanes;

import java.util.Arrays;
import twophase.paper.network.Network;

/**
 * The numbers of all lanes, as a structure of arrays: the lane is the index that runs fastest, so
 * that entry e of lane l stands at e * {@link #LANES} + l. Without a replica a lane's weights are
 * zeros and stay so, whatever samples it sees.
 *
 * <p>With n neurons of dimension d and blocks of B = {@link LaneKernel#BLOCK} steps, the entries
 * are in the order (neuron, component) for W, (step, neuron) for a, (component, step) for inputs,
 * (neuron, step) for hidden states and factors.
 */
final class LaneState {
  /**
   * Replicas side by side: a vector of 512 bits, or a few shorter ones. More would push W of d = 20
   * out of a first-level cache of 32 KB.
   */
  static final int LANES = 8;

  private static final int BLOCK = LaneKernel.BLOCK;

  /** n, at most d + 1 for a compressed network. */
  final int n;

  /** d. */
  final int d;

  /**
   * Whether labels are theta* . x, to be computed by the kernel; otherwise they stand in targets.
   */
  final boolean computesLabels;

  /** W at the block's start, n x d. */
  final double[] w;

  /** a at the block's start and after each of its steps, (B + 1) x n. */
  final double[] a;

  /** theta*, d. */
  final double[] truth;

  /**
   * Hidden states W_t x_t, n x B; {@link LaneKernel#pass} leaves W x_t of the block's start there.
   */
  final double[] hidden;

  /** g_t = -eta r_t a_t, n x B. */
  final double[] factors;

  /** Inner products x_s . x_t, s below t, in the order 01, 02, 12, 03, 13, 23. */
  final double[] gram = new double[BLOCK * (BLOCK - 1) / 2 * LANES];

  /** Residuals r_t, B. */
  final double[] residuals = new double[BLOCK * LANES];

  /**
   * Sum of squares of the block's residuals and of a at its end, 1: beyond {@link #LARGEST_SIZE} or
   * NaN the lane may have overflowed within the block.
   */
  final double[] size = new double[LANES];

  /** Inputs of the block that is done, d x B. */
  double[] past;

  /** Inputs of the block to come or under way, d x B. */
  double[] inputs;

  /** y + eps of the block to come or under way, or eps alone where labels are computed, B. */
  final double[] targets = new double[BLOCK * LANES];

  /** See {@link #size}. Below it, no product of a step comes near the largest number. */
  static final double LARGEST_SIZE = 1e200;

  LaneState(int n, int d, boolean computesLabels) {
    this.n = n;
    this.d = d;
    this.computesLabels = computesLabels;
    w = new double[n * d * LANES];
    a = new double[(BLOCK + 1) * n * LANES];
    truth = new double[d * LANES];
    hidden = new double[n * BLOCK * LANES];
    factors = new double[n * BLOCK * LANES];
    past = new double[d * BLOCK * LANES];
    inputs = new double[d * BLOCK * LANES];
  }

  /** The block under way becomes the one that is done: a moves on, inputs change places. */
  void turn() {
    System.arraycopy(a, BLOCK * n * LANES, a, 0, n * LANES);
    double[] done = inputs;
    inputs = past;
    past = done;
  }

  /** Puts a network of n neurons into a lane, at the block's start. */
  void load(int lane, Network network) {
    for (int e = 0; e < n * d; e++) {
      w[e * LANES + lane] = network.firstLayer().data[e];
    }
    for (int i = 0; i < n; i++) {
      a[i * LANES + lane] = network.secondLayer().data[i];
    }
  }

  /**
   * Reads a lane as it is within the block, in the kernel's own order of operations.
   *
   * @param steps how many of the block's steps are done, 0 .. B
   * @param network n neurons, overwritten
   */
  void read(int lane, int steps, Network network) {
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < d; k++) {
        double sum = w[(i * d + k) * LANES + lane];
        for (int s = 0; s < steps; s++) {
          double x = inputs[(k * BLOCK + s) * LANES + lane];
          sum = Math.fma(factors[(i * BLOCK + s) * LANES + lane], x, sum);
        }
        network.firstLayer().data[i * d + k] = sum;
      }
      network.secondLayer().data[i] = a[(steps * n + i) * LANES + lane];
    }
  }

  /** Makes a lane's factors zero, so that the next pass leaves its W alone. */
  void dropFactors(int lane) {
    zero(factors, lane);
  }

  /** Makes everything of a lane zero. */
  void clear(int lane) {
    for (double[] array : new double[][] {w, a, truth, hidden, factors, past, inputs, targets}) {
      zero(array, lane);
    }
  }

  /** Makes the inputs and targets of step s zero in all lanes: such a step changes nothing. */
  void skip(int s) {
    for (int k = 0; k < d; k++) {
      int from = (k * BLOCK + s) * LANES;
      Arrays.fill(inputs, from, from + LANES, 0);
    }
    Arrays.fill(targets, s * LANES, (s + 1) * LANES, 0);
  }

  private static void zero(double[] array, int lane) {
    for (int e = lane; e < array.length; e += LANES) {
      array[e] = 0;
    }
  }
}
