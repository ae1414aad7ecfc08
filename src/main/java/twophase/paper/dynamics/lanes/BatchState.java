package twophase.paper.dynamics.lanes;

import static twophase.paper.dynamics.lanes.LaneState.numbers;
import static twophase.paper.dynamics.lanes.LaneState.place;

import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;

/**
 * The numbers of all lanes in runs on mini-batches, as a structure of arrays: entry e of lane l
 * stands at {@link LaneState#place}(e, l). Without a replica a lane's weights are zeros and stay
 * so, whatever samples it sees.
 *
 * <p>Samples come in blocks of up to {@link #BLOCK}, whatever the size of a batch, so that memory
 * does not grow with it.
 */
final class BatchState {
  /** Samples that are drawn at once. */
  static final int BLOCK = 64;

  private static final int LANES = LaneState.LANES;

  /** n, at most d + 1 for a compressed network. */
  final int n;

  /** d. */
  final int d;

  /** W, n x d. */
  final double[] w;

  /** a, n. */
  final double[] a;

  /** What an output is compared with before the targets: theta*, or 0 where targets hold y; d. */
  final double[] truth;

  /** theta - truth with theta = W^T a, d. */
  final double[] error;

  /** The sum of r x over the samples of the step so far, d. */
  final double[] moment;

  /** Inputs of a block, d x BLOCK. */
  final double[] inputs;

  /** y + eps of a block, or eps alone where truth is theta*; BLOCK. */
  final double[] targets = numbers(BLOCK);

  /**
   * Sum of squares of a step's residuals and of a at its end, 1: beyond {@link
   * LaneState#LARGEST_SIZE} or NaN the lane may have overflowed.
   */
  final double[] size = numbers(1);

  BatchState(int n, int d) {
    this.n = n;
    this.d = d;
    w = numbers(n * d);
    a = numbers(n);
    truth = numbers(d);
    error = numbers(d);
    moment = numbers(d);
    inputs = numbers(d * BLOCK);
  }

  /** Puts a network of n neurons into a lane, without truth. */
  void load(int lane, Network network) {
    for (int e = 0; e < n * d; e++) {
      w[place(e, lane)] = network.firstLayer().data[e];
    }
    for (int i = 0; i < n; i++) {
      a[place(i, lane)] = network.secondLayer().data[i];
    }
    for (int k = 0; k < d; k++) {
      double sum = 0;
      for (int i = 0; i < n; i++) {
        sum = Math.fma(a[place(i, lane)], w[place(i * d + k, lane)], sum);
      }
      error[place(k, lane)] = sum;
    }
  }

  /** Has the labels of a loaded lane computed as theta* . x. */
  void compare(int lane, GroundTruth with) {
    for (int k = 0; k < d; k++) {
      truth[place(k, lane)] = with.map().get(k);
      error[place(k, lane)] -= with.map().get(k);
    }
  }

  /**
   * Reads a lane.
   *
   * @param network n neurons, overwritten
   */
  void read(int lane, Network network) {
    for (int e = 0; e < n * d; e++) {
      network.firstLayer().data[e] = w[place(e, lane)];
    }
    for (int i = 0; i < n; i++) {
      network.secondLayer().data[i] = a[place(i, lane)];
    }
  }

  /** Makes everything of a lane zero. */
  void clear(int lane) {
    for (double[] array : new double[][] {w, a, truth, error, moment, inputs, targets}) {
      for (int e = place(0, lane); e < array.length; e += LANES) {
        array[e] = 0;
      }
    }
  }
}
