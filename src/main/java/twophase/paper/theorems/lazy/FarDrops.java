package twophase.paper.theorems.lazy;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import twophase.kit.bench.Trial;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.Rounding;
import twophase.paper.theory.DropShare;
import twophase.paper.theory.ShrinkingSteps;

/**
 * Which neuron of a state drops far least often, over the whole population of inputs: the training
 * set drives the run, and has no part in the question.
 */
final class FarDrops {
  private final DropShare shares;
  private final GroundTruth truth;

  private FarDrops(DropShare shares, GroundTruth truth) {
    this.shares = shares;
    this.truth = truth;
  }

  /** Those of a trial's run. */
  static FarDrops of(Learning setting, Trial trial) {
    return new FarDrops(
        new DropShare(setting.d(), setting.sigma()),
        GroundTruth.draw(setting.d(), setting.thetaNorm(), trial.seeds().child("truth").stream()));
  }

  /** theta - theta* at a state, d x 1. */
  DMatrixRMaj error(Network state) {
    DMatrixRMaj error = state.linearMap();
    CommonOps_DDRM.subtractEquals(error, truth.map());
    return error;
  }

  /**
   * The smallest share of steps with Delta <= -(sigma/4)^2 among the neurons that may have less
   * than a quarter; one that is below ends the search. 1 where no neuron may.
   */
  double smallest(Network state) {
    int[] doubtful =
        IntStream.range(0, state.width())
            .filter(i -> !shares.surelyAboveQuarter(norm2(i, state), state.secondLayer().get(i)))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> norm2(i, state)))
            .mapToInt(i -> i)
            .toArray();
    DMatrixRMaj error = error(state);
    double smallest = 1;
    for (int i : doubtful) {
      smallest = Math.min(smallest, share(i, state, error));
      if (smallest < ShrinkingSteps.PRINTED_SHARE - DropShare.ERROR) {
        break;
      }
    }
    return smallest;
  }

  /**
   * The share of steps with Delta <= -(sigma/4)^2 of neuron i.
   *
   * @param error theta - theta* there, d x 1; not modified
   */
  double share(int i, Network state, DMatrixRMaj error) {
    int d = state.inputDimension();
    double along = 0;
    for (int k = 0; k < d; k++) {
      along += state.firstLayer().data[i * d + k] * error.data[k];
    }
    double error2 = Rounding.norm2(error.data, 0, d);
    return shares.of(norm2(i, state), state.secondLayer().get(i), along, error2);
  }

  private static double norm2(int i, Network state) {
    int d = state.inputDimension();
    return Rounding.norm2(state.firstLayer().data, i * d, d);
  }
}
