package twophase.paper.theorems.conformance;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import twophase.paper.network.Network;
import twophase.paper.network.Norms;
import twophase.paper.theorems.Rounding;

/**
 * One step of a free run, as two states tell it. It moves W by -eta b z^T and a by -eta V z, with z
 * = r x and (V, b) the weights at which the gradient is taken, so that z is read off the first
 * layer's move, z = -(W' - W)^T b / (eta norm2(b)), and both moves have to be those of z.
 *
 * <p>Label-noise SGD takes its gradient at (W, a) itself. With SAM's radius R it is, with e the
 * direction of x, which the rows of W' - W have, V = W + c a e^T and b = a + c W e, c = R /
 * sqrt(norm2(a) + norm2(W e)) or its negative, as r is above or below 0.
 *
 * <p>The sign of x is not visible: (x, y, eps) and (-x, -y, -eps) make the same step.
 */
final class FreeStep {
  private final Network at;
  private final double[] move;
  private final double defect;
  private final double doubt;

  private FreeStep(Network before, Network after, Network at, double eta, double rounding) {
    this.at = at;
    move = move(before, after, at, eta);
    defect = defect(before, after, eta, rounding);
    double weights = Norms.frobenius(before.firstLayer());
    doubt = 2 * rounding * weights / (eta * Norms.frobenius(at.secondLayer()) * size());
  }

  /**
   * The step between two states.
   *
   * @param radius SAM's, 0 for label-noise SGD
   * @param rounding what a state may be wrong by, relative to it, over what z is read off to
   */
  static FreeStep between(
      Network before, Network after, double eta, double radius, double rounding) {
    if (radius == 0) {
      return new FreeStep(before, after, before, eta, rounding);
    }
    double[] direction = direction(before, after);
    FreeStep up = new FreeStep(before, after, perturbed(before, direction, radius), eta, rounding);
    FreeStep down =
        new FreeStep(before, after, perturbed(before, direction, -radius), eta, rounding);
    return up.defect <= down.defect ? up : down;
  }

  /** z = r x. */
  double[] move() {
    return move;
  }

  /** norm(z). */
  double size() {
    return Math.sqrt(Rounding.norm2(move, 0, move.length));
  }

  /**
   * Whether the step tells the direction of x to a quarter of the read-off, so that two such steps
   * on one sample agree within it. An entry of both states is off by the state's rounding, so z by
   * at most twice that of norm(W) over eta norm(b); a step with a residual near 0 may tell nothing.
   */
  boolean clear() {
    return doubt <= 0.25;
  }

  /** How far the moves of both layers are from those of z, relative to them. */
  double defect() {
    return defect;
  }

  /**
   * What of the residual is not noise, over x: theta - theta*, with theta = V^T b.
   *
   * @param truth theta*, d x 1
   */
  double[] error(DMatrixRMaj truth) {
    DMatrixRMaj theta = at.linearMap();
    CommonOps_DDRM.subtractEquals(theta, truth);
    return theta.data;
  }

  /** The direction of the row of W that moved most. */
  private static double[] direction(Network before, Network after) {
    int d = before.inputDimension();
    DMatrixRMaj moved = after.firstLayer().copy();
    CommonOps_DDRM.subtractEquals(moved, before.firstLayer());
    int most = 0;
    double largest = 0;
    for (int i = 0; i < before.width(); i++) {
      double norm2 = Rounding.norm2(moved.data, i * d, d);
      most = norm2 > largest ? i : most;
      largest = Math.max(largest, norm2);
    }
    double[] direction = new double[d];
    for (int k = 0; k < d; k++) {
      direction[k] = moved.get(most, k) / Math.sqrt(largest);
    }
    return direction;
  }

  private static Network perturbed(Network state, double[] direction, double radius) {
    DMatrixRMaj e = DMatrixRMaj.wrap(direction.length, 1, direction);
    DMatrixRMaj along = new DMatrixRMaj(state.width(), 1);
    CommonOps_DDRM.mult(state.firstLayer(), e, along);
    double norm2 =
        Rounding.norm2(along.data, 0, state.width())
            + Rounding.norm2(state.secondLayer().data, 0, state.width());
    double c = radius / Math.sqrt(norm2);
    Network moved = state.copy();
    CommonOps_DDRM.multAddTransB(c, state.secondLayer(), e, moved.firstLayer());
    CommonOps_DDRM.addEquals(moved.secondLayer(), c, along);
    return moved;
  }

  private static double[] move(Network before, Network after, Network at, double eta) {
    DMatrixRMaj moved = after.firstLayer().copy();
    CommonOps_DDRM.subtractEquals(moved, before.firstLayer());
    DMatrixRMaj z = new DMatrixRMaj(before.inputDimension(), 1);
    CommonOps_DDRM.multTransA(moved, at.secondLayer(), z);
    double norm2 = Rounding.norm2(at.secondLayer().data, 0, before.width());
    CommonOps_DDRM.scale(-1 / (eta * norm2), z);
    return z.data;
  }

  private double defect(Network before, Network after, double eta, double rounding) {
    double apart = 0;
    double size = 0;
    for (int i = 0; i < before.width(); i++) {
      double hidden = 0;
      for (int k = 0; k < move.length; k++) {
        double old = before.firstLayer().get(i, k);
        double step = eta * at.secondLayer().get(i) * move[k];
        hidden += at.firstLayer().get(i, k) * move[k];
        apart = Math.max(apart, Math.abs(after.firstLayer().get(i, k) - old + step));
        size = Math.max(size, Math.abs(step) + rounding * Math.abs(old));
      }
      double weight = before.secondLayer().get(i);
      double moved = after.secondLayer().get(i) - weight;
      apart = Math.max(apart, Math.abs(moved + eta * hidden));
      size = Math.max(size, Math.abs(eta * hidden) + rounding * Math.abs(weight));
    }
    return apart / size;
  }
}
