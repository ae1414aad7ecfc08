package twophase.paper.dynamics.lanes;

import java.util.Arrays;
import twophase.kit.random.StreamLanes;
import twophase.paper.network.Network;

/**
 * The numbers of all lanes, as a structure of arrays: the lane is the index that runs fastest, so
 * that entry e of lane l stands at {@link #place}(e, l). Without a replica a lane's weights are
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
  static final int LANES = StreamLanes.LANES;

  /** Where lane 0 of entry 0 stands: on a vector's boundary, if arrays begin on one. */
  static final int FIRST = StreamLanes.FIRST;

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
  final double[] gram = numbers(BLOCK * (BLOCK - 1) / 2);

  /** Residuals r_t, B. */
  final double[] residuals = numbers(BLOCK);

  /**
   * Sum of squares of the block's residuals and of a at its end, 1: beyond {@link #LARGEST_SIZE} or
   * NaN the lane may have overflowed within the block.
   */
  final double[] size = numbers(1);

  /** Inputs of the block that is done, d x B. */
  double[] past;

  /** Inputs of the block to come or under way, d x B. */
  double[] inputs;

  /** y + eps of the block to come or under way, or eps alone where labels are computed, B. */
  final double[] targets = numbers(BLOCK);

  /** See {@link #size}. Below it, no product of a step comes near the largest number. */
  static final double LARGEST_SIZE = 1e200;

  LaneState(int n, int d, boolean computesLabels) {
    this.n = n;
    this.d = d;
    this.computesLabels = computesLabels;
    w = numbers(n * d);
    a = numbers((BLOCK + 1) * n);
    truth = numbers(d);
    hidden = numbers(n * BLOCK);
    factors = numbers(n * BLOCK);
    past = numbers(d * BLOCK);
    inputs = numbers(d * BLOCK);
  }

  /** Where an entry stands: {@link #FIRST} + entry * {@link #LANES} + lane. */
  static int place(int entry, int lane) {
    return FIRST + entry * LANES + lane;
  }

  /** Room for that many entries of all lanes. */
  static double[] numbers(int entries) {
    return new double[place(entries, 0)];
  }

  /** The block under way becomes the one that is done: a moves on, inputs change places. */
  void turn() {
    System.arraycopy(a, place(BLOCK * n, 0), a, FIRST, n * LANES);
    double[] done = inputs;
    inputs = past;
    past = done;
  }

  /** Puts a network of n neurons into a lane, at the block's start. */
  void load(int lane, Network network) {
    for (int e = 0; e < n * d; e++) {
      w[place(e, lane)] = network.firstLayer().data[e];
    }
    for (int i = 0; i < n; i++) {
      a[place(i, lane)] = network.secondLayer().data[i];
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
        double sum = w[place(i * d + k, lane)];
        for (int s = 0; s < steps; s++) {
          double x = inputs[place(k * BLOCK + s, lane)];
          sum = Math.fma(factors[place(i * BLOCK + s, lane)], x, sum);
        }
        network.firstLayer().data[i * d + k] = sum;
      }
      network.secondLayer().data[i] = a[place(steps * n + i, lane)];
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
      Arrays.fill(inputs, place(k * BLOCK + s, 0), place(k * BLOCK + s + 1, 0), 0);
    }
    Arrays.fill(targets, place(s, 0), place(s + 1, 0), 0);
  }

  private static void zero(double[] array, int lane) {
    for (int e = place(0, lane); e < array.length; e += LANES) {
      array[e] = 0;
    }
  }
}
