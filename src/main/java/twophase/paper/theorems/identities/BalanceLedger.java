package twophase.paper.theorems.identities;

import twophase.kit.bench.Measurement;
import twophase.paper.network.Network;
import twophase.paper.theorems.Rounding;
import twophase.paper.theorems.Worst;
import twophase.paper.theory.NormBalance;

/**
 * Keeps both sides of the norm balance for every neuron of a run, and a bound on what rounding can
 * have put between them.
 *
 * <p>In exact arithmetic norm2(w_i) - a_i^2 grows by eta^2 Delta_i(j) in step j. The simulator's
 * rounding shifts the new norm2(w_i) by at most {@link Rounding#norm2Error} and a_i^2 by at most 2
 * |a_i| e + e^2 with e = {@link Rounding#weightError}. The checker's own rounding of eta^2
 * Delta_i(j) comes from r, from h_i, and from d + 10 operations on positive and negative parts that
 * are bounded by their absolute values. Errors of steps add up. Sums are compensated (Neumaier
 * 1974), so that a long sum errs by no more than 3 u times the sum of its terms' absolute values.
 */
final class BalanceLedger {
  private final double eta;
  private final int inputDimension;
  private final double[] startNorm2;
  private final double[] startWeight2;
  private final CompensatedSum[] sums;
  private final double[] bounds;
  private final Worst worst = new Worst();

  BalanceLedger(Network start, double eta) {
    int m = start.width();
    int d = start.inputDimension();
    this.eta = eta;
    this.inputDimension = d;
    startNorm2 = new double[m];
    startWeight2 = new double[m];
    sums = new CompensatedSum[m];
    bounds = new double[m];
    for (int i = 0; i < m; i++) {
      startNorm2[i] = Rounding.norm2(start.firstLayer().data, i * d, d);
      startWeight2[i] = start.secondLayer().get(i) * start.secondLayer().get(i);
      sums[i] = new CompensatedSum();
    }
  }

  /** Books a step and compares both sides after it. */
  void step(long t, Rounding step) {
    for (int i = 0; i < step.width(); i++) {
      double delta =
          NormBalance.delta(step.residual(), step.hidden(i), step.weight(i), step.inputNorm2());
      sums[i].add(eta * eta * delta);
      bounds[i] += simulatorError(i, step) + deltaError(i, step);
      compare(t, i, step);
    }
  }

  Measurement measurement() {
    return worst.measurement();
  }

  private void compare(long t, int i, Rounding step) {
    double norm2 = step.movedNorm2(i);
    double weight2 = step.movedWeight(i) * step.movedWeight(i);
    double right = startNorm2[i] + sums[i].value() - startWeight2[i] + weight2;
    double bound = bounds[i] + finalError(i, norm2, weight2);
    new Sides("squared norm", norm2, "printed right side", right, bound)
        .compare(worst, () -> "neuron %d after %d step%s".formatted(i, t, t == 1 ? "" : "s"));
  }

  private static double simulatorError(int i, Rounding step) {
    double weightError = step.weightError(i);
    return step.norm2Error(i)
        + 2 * Math.abs(step.movedWeight(i)) * weightError
        + weightError * weightError;
  }

  /** The checker's rounding of eta^2 Delta_i(j). */
  private double deltaError(int i, Rounding step) {
    double residual = Math.abs(step.residual()) + step.residualError();
    double residual2Error = step.residualError() * 2 * residual;
    double hidden = Math.abs(step.hidden(i)) + step.hiddenError(i);
    double hidden2Error = step.hiddenError(i) * 2 * hidden;
    double weightPart = step.weight(i) * step.weight(i) * step.inputNorm2();
    double parts = step.absoluteHidden(i) * step.absoluteHidden(i) + weightPart;
    double error =
        residual2Error * (hidden * hidden + weightPart)
            + residual * residual * hidden2Error
            + Rounding.gamma(inputDimension + 10) * residual * residual * parts;
    return eta * eta * error * Rounding.SLACK + Rounding.UNDERFLOW;
  }

  /**
   * Rounding of the comparison itself: d for a norm and 6 for the four additions, the square and
   * the difference; 3 u of the long sum for compensation and 4 u for the additions that it goes
   * through.
   */
  private double finalError(int i, double norm2, double weight2) {
    double size = norm2 + weight2 + startNorm2[i] + startWeight2[i];
    double error =
        Rounding.gamma(inputDimension + 6) * size + (3 + 4) * Rounding.UNIT * sums[i].absolute();
    return error * Rounding.SLACK + Rounding.UNDERFLOW;
  }
}
