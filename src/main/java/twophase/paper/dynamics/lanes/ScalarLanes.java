package twophase.paper.dynamics.lanes;

import static twophase.paper.dynamics.lanes.LaneState.FIRST;
import static twophase.paper.dynamics.lanes.LaneState.LANES;

/** The lanes one after the other, in plain Java: the fall-back, and the one to read. */
final class ScalarLanes implements LaneKernel {
  private static final int STEP = BLOCK * LANES;

  @Override
  public boolean vectors() {
    return false;
  }

  @Override
  public void pass(LaneState state) {
    for (int lane = FIRST; lane < FIRST + LANES; lane++) {
      for (int i = 0; i < state.n; i++) {
        passRow(state, i, lane);
      }
    }
  }

  private static void passRow(LaneState state, int i, int lane) {
    double[] w = state.w;
    double[] past = state.past;
    double[] next = state.inputs;
    int d = state.d;
    int f = i * STEP + lane;
    double g0 = state.factors[f];
    double g1 = state.factors[f + LANES];
    double g2 = state.factors[f + 2 * LANES];
    double g3 = state.factors[f + 3 * LANES];
    double h0 = 0;
    double h1 = 0;
    double h2 = 0;
    double h3 = 0;
    for (int k = 0; k < d; k++) {
      int x = k * STEP + lane;
      int at = (i * d + k) * LANES + lane;
      double entry = Math.fma(g0, past[x], w[at]);
      entry = Math.fma(g1, past[x + LANES], entry);
      entry = Math.fma(g2, past[x + 2 * LANES], entry);
      entry = Math.fma(g3, past[x + 3 * LANES], entry);
      w[at] = entry;
      h0 = Math.fma(entry, next[x], h0);
      h1 = Math.fma(entry, next[x + LANES], h1);
      h2 = Math.fma(entry, next[x + 2 * LANES], h2);
      h3 = Math.fma(entry, next[x + 3 * LANES], h3);
    }
    state.hidden[f] = h0;
    state.hidden[f + LANES] = h1;
    state.hidden[f + 2 * LANES] = h2;
    state.hidden[f + 3 * LANES] = h3;
  }

  @Override
  public void steps(LaneState state, double eta) {
    for (int lane = FIRST; lane < FIRST + LANES; lane++) {
      gram(state, lane);
      if (state.computesLabels) {
        labels(state, lane);
      }
      double size = 0;
      for (int t = 0; t < BLOCK; t++) {
        double residual = output(state, lane, t) - state.targets[t * LANES + lane];
        state.residuals[t * LANES + lane] = residual;
        size = Math.fma(residual, residual, size);
        size = move(state, lane, t, -eta * residual, size);
      }
      state.size[lane] = size;
    }
  }

  private static void gram(LaneState state, int lane) {
    for (int t = 1; t < BLOCK; t++) {
      for (int s = 0; s < t; s++) {
        double sum = 0;
        for (int k = 0; k < state.d; k++) {
          int x = k * STEP + lane;
          sum = Math.fma(state.inputs[x + s * LANES], state.inputs[x + t * LANES], sum);
        }
        state.gram[(t * (t - 1) / 2 + s) * LANES + lane] = sum;
      }
    }
  }

  private static void labels(LaneState state, int lane) {
    for (int t = 0; t < BLOCK; t++) {
      double sum = state.targets[t * LANES + lane];
      for (int k = 0; k < state.d; k++) {
        double x = state.inputs[k * STEP + t * LANES + lane];
        sum = Math.fma(state.truth[k * LANES + lane], x, sum);
      }
      state.targets[t * LANES + lane] = sum;
    }
  }

  /** Completes the hidden states of step t, and returns a . hidden in two interleaved sums. */
  private static double output(LaneState state, int lane, int t) {
    double even = 0;
    double odd = 0;
    for (int i = 0; i < state.n; i++) {
      int f = i * STEP + lane;
      double h = state.hidden[f + t * LANES];
      for (int s = 0; s < t; s++) {
        double product = state.gram[(t * (t - 1) / 2 + s) * LANES + lane];
        h = Math.fma(state.factors[f + s * LANES], product, h);
      }
      state.hidden[f + t * LANES] = h;
      double weight = state.a[(t * state.n + i) * LANES + lane];
      if ((i & 1) == 0) {
        even = Math.fma(weight, h, even);
      } else {
        odd = Math.fma(weight, h, odd);
      }
    }
    return even + odd;
  }

  /** Moves a by scale times the hidden states of step t; adds its squares after the last step. */
  private static double move(LaneState state, int lane, int t, double scale, double size) {
    int n = state.n;
    for (int i = 0; i < n; i++) {
      int f = i * STEP + t * LANES + lane;
      double weight = state.a[(t * n + i) * LANES + lane];
      double moved = Math.fma(scale, state.hidden[f], weight);
      state.factors[f] = scale * weight;
      state.a[((t + 1) * n + i) * LANES + lane] = moved;
      if (t == BLOCK - 1) {
        size = Math.fma(moved, moved, size);
      }
    }
    return size;
  }
}
