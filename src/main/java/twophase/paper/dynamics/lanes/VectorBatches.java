package twophase.paper.dynamics.lanes;

import static twophase.paper.dynamics.lanes.LaneState.FIRST;
import static twophase.paper.dynamics.lanes.LaneState.LANES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The lanes side by side in vectors of the Java platform's incubating Vector API. Only {@link
 * BatchKernel} names this class, and only where the module is there.
 */
final class VectorBatches implements BatchKernel {
  private static final VectorSpecies<Double> SPECIES =
      DoubleVector.SPECIES_PREFERRED.length() <= LANES
          ? DoubleVector.SPECIES_PREFERRED
          : DoubleVector.SPECIES_512;
  private static final int WIDTH = SPECIES.length();
  private static final int STEP = BatchState.BLOCK * LANES;

  @Override
  public void add(BatchState state, int count) {
    for (int lane = FIRST; lane < FIRST + LANES; lane += WIDTH) {
      for (int s = 0; s < count; s++) {
        addSample(state, s * LANES + lane, lane);
      }
    }
  }

  private static void addSample(BatchState state, int sample, int lane) {
    double[] inputs = state.inputs;
    double[] error = state.error;
    double[] moment = state.moment;
    int d = state.d;
    DoubleVector residual = load(state.targets, sample).neg();
    for (int k = 0; k < d; k++) {
      residual = load(error, k * LANES + lane).fma(load(inputs, k * STEP + sample), residual);
    }
    for (int k = 0; k < d; k++) {
      int at = k * LANES + lane;
      residual.fma(load(inputs, k * STEP + sample), load(moment, at)).intoArray(moment, at);
    }
    residual.fma(residual, load(state.size, lane)).intoArray(state.size, lane);
  }

  @Override
  public void move(BatchState state, double scale) {
    for (int lane = FIRST; lane < FIRST + LANES; lane += WIDTH) {
      for (int k = 0; k < state.d; k++) {
        load(state.truth, k * LANES + lane).neg().intoArray(state.error, k * LANES + lane);
      }
      for (int i = 0; i < state.n; i++) {
        moveRow(state, scale, i, lane);
      }
      for (int k = 0; k < state.d; k++) {
        DoubleVector.zero(SPECIES).intoArray(state.moment, k * LANES + lane);
      }
    }
  }

  private static void moveRow(BatchState state, double scale, int i, int lane) {
    double[] w = state.w;
    double[] moment = state.moment;
    double[] error = state.error;
    int d = state.d;
    int row = i * d * LANES + lane;
    DoubleVector hidden = DoubleVector.zero(SPECIES);
    for (int k = 0; k < d; k++) {
      hidden = load(w, row + k * LANES).fma(load(moment, k * LANES + lane), hidden);
    }
    DoubleVector weight = load(state.a, i * LANES + lane);
    DoubleVector factor = weight.mul(scale);
    DoubleVector moved = hidden.fma(DoubleVector.broadcast(SPECIES, scale), weight);
    for (int k = 0; k < d; k++) {
      int at = k * LANES + lane;
      DoubleVector entry = factor.fma(load(moment, at), load(w, row + k * LANES));
      entry.intoArray(w, row + k * LANES);
      moved.fma(entry, load(error, at)).intoArray(error, at);
    }
    moved.intoArray(state.a, i * LANES + lane);
    moved.fma(moved, load(state.size, lane)).intoArray(state.size, lane);
  }

  private static DoubleVector load(double[] array, int index) {
    return DoubleVector.fromArray(SPECIES, array, index);
  }
}
