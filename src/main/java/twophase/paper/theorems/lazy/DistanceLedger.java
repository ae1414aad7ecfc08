package twophase.paper.theorems.lazy;

import twophase.kit.bench.Measurement;
import twophase.kit.number.Numbers;
import twophase.paper.network.Network;
import twophase.paper.theorems.Rounding;
import twophase.paper.theorems.Worst;

/**
 * Definition 1's distance, measured in two ways: between the states that a simulator shows, and as
 * the length of the sum of the moves -eta r_j a_i(j) x_j, computed from residuals, weights and
 * inputs alone.
 *
 * <p>The simulator's rounding shifts an entry by at most {@link Rounding#entryError} in a step, and
 * the checker's move errs by no more; each of its additions adds u times the partial sum. Errors of
 * steps add up; for the comparison each norm adds gamma(d + 2) of itself, and each difference of
 * entries u times itself.
 */
final class DistanceLedger {
  private final double eta;
  private final Network start;
  private final int d;
  private final double[] moves;
  private final double[] errors;
  private final Worst worst = new Worst();

  DistanceLedger(Network start, double eta) {
    this.start = start;
    this.eta = eta;
    d = start.inputDimension();
    moves = new double[start.width() * d];
    errors = new double[start.width() * d];
  }

  /** Books a step and compares both distances after it. */
  void step(long t, Rounding step) {
    for (int i = 0; i < step.width(); i++) {
      double scale = -eta * step.residual() * step.weight(i);
      for (int k = 0; k < d; k++) {
        int e = i * d + k;
        moves[e] += scale * step.input(k);
        errors[e] += 2 * step.entryError(i, k) + Rounding.UNIT * Math.abs(moves[e]);
      }
      compare(t, i, step);
    }
  }

  Measurement measurement() {
    return worst.measurement();
  }

  private void compare(long t, int i, Rounding step) {
    double shown2 = 0;
    double summed2 = 0;
    double error2 = 0;
    for (int k = 0; k < d; k++) {
      int e = i * d + k;
      double moved = step.movedEntry(i, k) - start.firstLayer().data[e];
      double error = errors[e] + Rounding.UNIT * Math.abs(moved);
      shown2 += moved * moved;
      summed2 += moves[e] * moves[e];
      error2 += error * error;
    }
    double shown = Math.sqrt(shown2);
    double summed = Math.sqrt(summed2);
    double bound =
        (Math.sqrt(error2) + Rounding.gamma(d + 2) * (shown + summed)) * Rounding.SLACK
            + Rounding.UNDERFLOW;
    worst.add(
        Math.abs(shown - summed),
        bound,
        () ->
            "neuron "
                + i
                + " after "
                + t
                + (t == 1 ? " step" : " steps")
                + ": distance "
                + Numbers.shortest(shown)
                + ", length of the summed moves "
                + Numbers.shortest(summed)
                + ", rounding bound "
                + Numbers.rounded(bound, 3));
  }
}
