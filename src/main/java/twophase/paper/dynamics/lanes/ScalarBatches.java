package twophase.paper.dynamics.lanes;

import static twophase.paper.dynamics.lanes.LaneState.FIRST;
import static twophase.paper.dynamics.lanes.LaneState.LANES;

/** The lanes one after the other, in plain Java: the fall-back, and the one to read. */
final class ScalarBatches implements BatchKernel {
  private static final int STEP = BatchState.BLOCK * LANES;

  @Override
  public void add(BatchState state, int count) {
    for (int lane = FIRST; lane < FIRST + LANES; lane++) {
      for (int s = 0; s < count; s++) {
        int sample = s * LANES + lane;
        double residual = -state.targets[sample];
        for (int k = 0; k < state.d; k++) {
          double x = state.inputs[k * STEP + sample];
          residual = Math.fma(state.error[k * LANES + lane], x, residual);
        }
        for (int k = 0; k < state.d; k++) {
          int at = k * LANES + lane;
          double x = state.inputs[k * STEP + sample];
          state.moment[at] = Math.fma(residual, x, state.moment[at]);
        }
        state.size[lane] = Math.fma(residual, residual, state.size[lane]);
      }
    }
  }

  @Override
  public void move(BatchState state, double scale) {
    for (int lane = FIRST; lane < FIRST + LANES; lane++) {
      for (int k = 0; k < state.d; k++) {
        state.error[k * LANES + lane] = -state.truth[k * LANES + lane];
      }
      for (int i = 0; i < state.n; i++) {
        moveRow(state, scale, i, lane);
      }
      for (int k = 0; k < state.d; k++) {
        state.moment[k * LANES + lane] = 0;
      }
    }
  }

  private static void moveRow(BatchState state, double scale, int i, int lane) {
    int d = state.d;
    int row = i * d * LANES + lane;
    double hidden = 0;
    for (int k = 0; k < d; k++) {
      hidden = Math.fma(state.w[row + k * LANES], state.moment[k * LANES + lane], hidden);
    }
    double weight = state.a[i * LANES + lane];
    double moved = Math.fma(scale, hidden, weight);
    double factor = scale * weight;
    for (int k = 0; k < d; k++) {
      int at = k * LANES + lane;
      double entry = Math.fma(factor, state.moment[at], state.w[row + k * LANES]);
      state.w[row + k * LANES] = entry;
      state.error[at] = Math.fma(moved, entry, state.error[at]);
    }
    state.a[i * LANES + lane] = moved;
    state.size[lane] = Math.fma(moved, moved, state.size[lane]);
  }
}
