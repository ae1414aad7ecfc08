package twophase.paper.dynamics.lanes;

import static twophase.paper.dynamics.lanes.LaneState.FIRST;
import static twophase.paper.dynamics.lanes.LaneState.LANES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The lanes side by side in vectors of the Java platform's incubating Vector API. Only {@link
 * LaneKernels} names this class, and only where the module is there.
 */
final class VectorLanes implements LaneKernel {
  private static final VectorSpecies<Double> SPECIES =
      DoubleVector.SPECIES_PREFERRED.length() <= LANES
          ? DoubleVector.SPECIES_PREFERRED
          : DoubleVector.SPECIES_512;
  private static final int WIDTH = SPECIES.length();
  private static final int STEP = BLOCK * LANES;

  /**
   * Whether two neurons go at once. With 22 vectors alive that takes the 32 registers of AVX-512 or
   * NEON; the 16 of AVX2, whose vectors have four numbers, hold what one neuron needs.
   */
  private static final boolean PAIRS = WIDTH != 4;

  @Override
  public boolean vectors() {
    return true;
  }

  @Override
  public void pass(LaneState state) {
    for (int lane = FIRST; lane < FIRST + LANES; lane += WIDTH) {
      int i = 0;
      if (PAIRS) {
        for (; i + 1 < state.n; i += 2) {
          passTwo(state.w, state.factors, state.past, state.inputs, state.hidden, state.d, i, lane);
        }
      }
      for (; i < state.n; i++) {
        passOne(state.w, state.factors, state.past, state.inputs, state.hidden, state.d, i, lane);
      }
    }
  }

  /** Two neurons at once: each input is loaded once for both, and 16 chains hide the latency. */
  private static void passTwo(
      double[] w,
      double[] factors,
      double[] past,
      double[] next,
      double[] hidden,
      int d,
      int i,
      int lane) {
    int f = i * STEP + lane;
    DoubleVector g0 = load(factors, f);
    DoubleVector g1 = load(factors, f + LANES);
    DoubleVector g2 = load(factors, f + 2 * LANES);
    DoubleVector g3 = load(factors, f + 3 * LANES);
    DoubleVector g4 = load(factors, f + 4 * LANES);
    DoubleVector g5 = load(factors, f + 5 * LANES);
    DoubleVector g6 = load(factors, f + 6 * LANES);
    DoubleVector g7 = load(factors, f + 7 * LANES);
    DoubleVector h0 = DoubleVector.zero(SPECIES);
    DoubleVector h1 = h0;
    DoubleVector h2 = h0;
    DoubleVector h3 = h0;
    DoubleVector h4 = h0;
    DoubleVector h5 = h0;
    DoubleVector h6 = h0;
    DoubleVector h7 = h0;
    int row = i * d * LANES + lane;
    int below = row + d * LANES;
    for (int k = 0; k < d; k++) {
      int x = k * STEP + lane;
      DoubleVector x0 = load(past, x);
      DoubleVector x1 = load(past, x + LANES);
      DoubleVector x2 = load(past, x + 2 * LANES);
      DoubleVector x3 = load(past, x + 3 * LANES);
      DoubleVector u = load(w, row + k * LANES);
      DoubleVector v = load(w, below + k * LANES);
      u = g3.fma(x3, g2.fma(x2, g1.fma(x1, g0.fma(x0, u))));
      v = g7.fma(x3, g6.fma(x2, g5.fma(x1, g4.fma(x0, v))));
      u.intoArray(w, row + k * LANES);
      v.intoArray(w, below + k * LANES);
      DoubleVector y0 = load(next, x);
      DoubleVector y1 = load(next, x + LANES);
      DoubleVector y2 = load(next, x + 2 * LANES);
      DoubleVector y3 = load(next, x + 3 * LANES);
      h0 = u.fma(y0, h0);
      h1 = u.fma(y1, h1);
      h2 = u.fma(y2, h2);
      h3 = u.fma(y3, h3);
      h4 = v.fma(y0, h4);
      h5 = v.fma(y1, h5);
      h6 = v.fma(y2, h6);
      h7 = v.fma(y3, h7);
    }
    h0.intoArray(hidden, f);
    h1.intoArray(hidden, f + LANES);
    h2.intoArray(hidden, f + 2 * LANES);
    h3.intoArray(hidden, f + 3 * LANES);
    h4.intoArray(hidden, f + 4 * LANES);
    h5.intoArray(hidden, f + 5 * LANES);
    h6.intoArray(hidden, f + 6 * LANES);
    h7.intoArray(hidden, f + 7 * LANES);
  }

  private static void passOne(
      double[] w,
      double[] factors,
      double[] past,
      double[] next,
      double[] hidden,
      int d,
      int i,
      int lane) {
    int f = i * STEP + lane;
    DoubleVector g0 = load(factors, f);
    DoubleVector g1 = load(factors, f + LANES);
    DoubleVector g2 = load(factors, f + 2 * LANES);
    DoubleVector g3 = load(factors, f + 3 * LANES);
    DoubleVector h0 = DoubleVector.zero(SPECIES);
    DoubleVector h1 = h0;
    DoubleVector h2 = h0;
    DoubleVector h3 = h0;
    int row = i * d * LANES + lane;
    for (int k = 0; k < d; k++) {
      int x = k * STEP + lane;
      DoubleVector u = load(w, row + k * LANES);
      u = g0.fma(load(past, x), u);
      u = g1.fma(load(past, x + LANES), u);
      u = g2.fma(load(past, x + 2 * LANES), u);
      u = g3.fma(load(past, x + 3 * LANES), u);
      u.intoArray(w, row + k * LANES);
      h0 = u.fma(load(next, x), h0);
      h1 = u.fma(load(next, x + LANES), h1);
      h2 = u.fma(load(next, x + 2 * LANES), h2);
      h3 = u.fma(load(next, x + 3 * LANES), h3);
    }
    h0.intoArray(hidden, f);
    h1.intoArray(hidden, f + LANES);
    h2.intoArray(hidden, f + 2 * LANES);
    h3.intoArray(hidden, f + 3 * LANES);
  }

  /** One walk of a block's steps. */
  @FunctionalInterface
  private interface Part {
    void of(LaneState state, int lane, double minusEta);
  }

  /**
   * A block's steps, in their order. They are called through an array because that keeps the
   * compiler from making one method of them all: in one so large it stops inlining vector
   * operations, and boxed their arguments, 1 KB a step.
   */
  private static final Part[] PARTS = {
    (state, lane, minusEta) -> gram(state.inputs, state.gram, state.d, lane),
    (state, lane, minusEta) -> labels(state, lane),
    (state, lane, minusEta) -> residual(state, lane),
    VectorLanes::moveToOne,
    VectorLanes::moveToTwo,
    VectorLanes::moveToThree,
    VectorLanes::moveToEnd
  };

  @Override
  public void steps(LaneState state, double eta) {
    for (int lane = FIRST; lane < FIRST + LANES; lane += WIDTH) {
      for (Part part : PARTS) {
        part.of(state, lane, -eta);
      }
    }
  }

  private static void gram(double[] inputs, double[] gram, int d, int lane) {
    DoubleVector s01 = DoubleVector.zero(SPECIES);
    DoubleVector s02 = s01;
    DoubleVector s12 = s01;
    DoubleVector s03 = s01;
    DoubleVector s13 = s01;
    DoubleVector s23 = s01;
    for (int k = 0; k < d; k++) {
      int x = k * STEP + lane;
      DoubleVector x0 = load(inputs, x);
      DoubleVector x1 = load(inputs, x + LANES);
      DoubleVector x2 = load(inputs, x + 2 * LANES);
      DoubleVector x3 = load(inputs, x + 3 * LANES);
      s01 = x0.fma(x1, s01);
      s02 = x0.fma(x2, s02);
      s12 = x1.fma(x2, s12);
      s03 = x0.fma(x3, s03);
      s13 = x1.fma(x3, s13);
      s23 = x2.fma(x3, s23);
    }
    s01.intoArray(gram, lane);
    s02.intoArray(gram, lane + LANES);
    s12.intoArray(gram, lane + 2 * LANES);
    s03.intoArray(gram, lane + 3 * LANES);
    s13.intoArray(gram, lane + 4 * LANES);
    s23.intoArray(gram, lane + 5 * LANES);
  }

  /** Adds theta* . x to the targets, where they hold the noise alone. */
  private static void labels(LaneState state, int lane) {
    if (!state.computesLabels) {
      return;
    }
    double[] inputs = state.inputs;
    double[] truth = state.truth;
    double[] targets = state.targets;
    int d = state.d;
    DoubleVector y0 = load(targets, lane);
    DoubleVector y1 = load(targets, lane + LANES);
    DoubleVector y2 = load(targets, lane + 2 * LANES);
    DoubleVector y3 = load(targets, lane + 3 * LANES);
    for (int k = 0; k < d; k++) {
      int x = k * STEP + lane;
      DoubleVector slope = load(truth, k * LANES + lane);
      y0 = slope.fma(load(inputs, x), y0);
      y1 = slope.fma(load(inputs, x + LANES), y1);
      y2 = slope.fma(load(inputs, x + 2 * LANES), y2);
      y3 = slope.fma(load(inputs, x + 3 * LANES), y3);
    }
    y0.intoArray(targets, lane);
    y1.intoArray(targets, lane + LANES);
    y2.intoArray(targets, lane + 2 * LANES);
    y3.intoArray(targets, lane + 3 * LANES);
  }

  // Vectors are handed from method to method through arrays: as arguments and results they would be
  // boxed wherever the compiler does not inline.

  // Even and odd neurons are summed apart, in two sums that change places from neuron to neuron.

  /** The residual of the block's first step. */
  private static void residual(LaneState state, int lane) {
    double[] a = state.a;
    double[] hidden = state.hidden;
    int n = state.n;
    DoubleVector sum = DoubleVector.zero(SPECIES);
    DoubleVector other = sum;
    for (int i = 0; i < n; i++) {
      DoubleVector longer = load(a, i * LANES + lane).fma(load(hidden, i * STEP + lane), sum);
      sum = other;
      other = longer;
    }
    sum.add(other).sub(load(state.targets, lane)).intoArray(state.residuals, lane);
  }

  /** Moves a by the block's first step, and completes hidden states and residual of the second. */
  private static void moveToOne(LaneState state, int lane, double minusEta) {
    DoubleVector scale = load(state.residuals, lane).mul(minusEta);
    double[] a = state.a;
    double[] hidden = state.hidden;
    double[] factors = state.factors;
    int n = state.n;
    DoubleVector p01 = load(state.gram, lane);
    DoubleVector sum = DoubleVector.zero(SPECIES);
    DoubleVector other = sum;
    for (int i = 0; i < n; i++) {
      int f = i * STEP + lane;
      DoubleVector weight = load(a, i * LANES + lane);
      DoubleVector g0 = scale.mul(weight);
      DoubleVector moved = scale.fma(load(hidden, f), weight);
      g0.intoArray(factors, f);
      moved.intoArray(a, (n + i) * LANES + lane);
      DoubleVector h = g0.fma(p01, load(hidden, f + LANES));
      h.intoArray(hidden, f + LANES);
      DoubleVector longer = moved.fma(h, sum);
      sum = other;
      other = longer;
    }
    int step = LANES + lane;
    sum.add(other).sub(load(state.targets, step)).intoArray(state.residuals, step);
  }

  /** The same by the second step, for the third. */
  private static void moveToTwo(LaneState state, int lane, double minusEta) {
    DoubleVector scale = load(state.residuals, LANES + lane).mul(minusEta);
    double[] a = state.a;
    double[] hidden = state.hidden;
    double[] factors = state.factors;
    int n = state.n;
    DoubleVector p02 = load(state.gram, lane + LANES);
    DoubleVector p12 = load(state.gram, lane + 2 * LANES);
    DoubleVector sum = DoubleVector.zero(SPECIES);
    DoubleVector other = sum;
    for (int i = 0; i < n; i++) {
      int f = i * STEP + lane;
      DoubleVector weight = load(a, (n + i) * LANES + lane);
      DoubleVector g1 = scale.mul(weight);
      DoubleVector moved = scale.fma(load(hidden, f + LANES), weight);
      g1.intoArray(factors, f + LANES);
      moved.intoArray(a, (2 * n + i) * LANES + lane);
      DoubleVector h = g1.fma(p12, load(factors, f).fma(p02, load(hidden, f + 2 * LANES)));
      h.intoArray(hidden, f + 2 * LANES);
      DoubleVector longer = moved.fma(h, sum);
      sum = other;
      other = longer;
    }
    int step = 2 * LANES + lane;
    sum.add(other).sub(load(state.targets, step)).intoArray(state.residuals, step);
  }

  /** The same by the third step, for the fourth. */
  private static void moveToThree(LaneState state, int lane, double minusEta) {
    DoubleVector scale = load(state.residuals, 2 * LANES + lane).mul(minusEta);
    double[] a = state.a;
    double[] hidden = state.hidden;
    double[] factors = state.factors;
    int n = state.n;
    DoubleVector p03 = load(state.gram, lane + 3 * LANES);
    DoubleVector p13 = load(state.gram, lane + 4 * LANES);
    DoubleVector p23 = load(state.gram, lane + 5 * LANES);
    DoubleVector sum = DoubleVector.zero(SPECIES);
    DoubleVector other = sum;
    for (int i = 0; i < n; i++) {
      int f = i * STEP + lane;
      DoubleVector weight = load(a, (2 * n + i) * LANES + lane);
      DoubleVector g2 = scale.mul(weight);
      DoubleVector moved = scale.fma(load(hidden, f + 2 * LANES), weight);
      g2.intoArray(factors, f + 2 * LANES);
      moved.intoArray(a, (3 * n + i) * LANES + lane);
      DoubleVector h = load(factors, f).fma(p03, load(hidden, f + 3 * LANES));
      h = g2.fma(p23, load(factors, f + LANES).fma(p13, h));
      h.intoArray(hidden, f + 3 * LANES);
      DoubleVector longer = moved.fma(h, sum);
      sum = other;
      other = longer;
    }
    int step = 3 * LANES + lane;
    sum.add(other).sub(load(state.targets, step)).intoArray(state.residuals, step);
  }

  /** Moves a by the block's last step, and sums up how large the lane has become. */
  private static void moveToEnd(LaneState state, int lane, double minusEta) {
    double[] a = state.a;
    int n = state.n;
    DoubleVector size = DoubleVector.zero(SPECIES);
    for (int t = 0; t < BLOCK; t++) {
      DoubleVector residual = load(state.residuals, t * LANES + lane);
      size = residual.fma(residual, size);
    }
    DoubleVector scale = load(state.residuals, 3 * LANES + lane).mul(minusEta);
    for (int i = 0; i < n; i++) {
      int f = i * STEP + 3 * LANES + lane;
      DoubleVector weight = load(a, (3 * n + i) * LANES + lane);
      DoubleVector moved = scale.fma(load(state.hidden, f), weight);
      scale.mul(weight).intoArray(state.factors, f);
      moved.intoArray(a, (4 * n + i) * LANES + lane);
      size = moved.fma(moved, size);
    }
    size.intoArray(state.size, lane);
  }

  private static DoubleVector load(double[] array, int index) {
    return DoubleVector.fromArray(SPECIES, array, index);
  }
}
