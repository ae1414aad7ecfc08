package twophase.paper.theorems;

import org.ejml.data.DMatrixRMaj;
import twophase.paper.dynamics.Precision;
import twophase.paper.dynamics.Roundoff;
import twophase.paper.dynamics.Sample;
import twophase.paper.network.Network;

/**
 * One step of label-noise SGD in binary64, and how far rounding can have taken it from the exact
 * step out of the same recorded state.
 *
 * <p>Write u = 2^-53 and gamma(n) = n u / (1 - n u); a sum of n products, in any order, with or
 * without fused multiply-add, errs by at most gamma(n) times the sum of the products' absolute
 * values (N. J. Higham, <i>Accuracy and Stability of Numerical Algorithms</i>, 2nd ed., 2002,
 * section 3.1). With r the exact residual of the old state and h_i = w_i . x:
 *
 * <ul>
 *   <li>hidden: |fl(h_i) - h_i| <= gamma(d) |w_i| . |x|;
 *   <li>residual: |fl(r) - r| <= gamma(m + d + 3) (sum_i |a_i| (|w_i| . |x|) + |y| + |eps|), for
 *       every order in which a^T W x - y - eps can be summed;
 *   <li>first layer, entry k: u |w'_ik| + gamma(3) |eta fl(r) a_i x_k| + |eta| |fl(r) - r| |a_i
 *       x_k|;
 *   <li>second layer: u |a'_i| + gamma(3) |eta fl(r) fl(h_i)| + |eta| (|fl(r) - r| |h_i| + |fl(r)|
 *       |fl(h_i) - h_i|).
 * </ul>
 *
 * <p>The checker computes r and h_i as the simulator does, so its own values obey the same bounds.
 */
public final class Rounding {
  /** u = 2^-53, half the distance from 1 to the next binary64 number. */
  public static final double UNIT = Roundoff.UNIT;

  /** Covers the rounding of the bounds themselves: sums of fewer than 10^6 positive terms. */
  public static final double SLACK = Roundoff.SLACK;

  /**
   * Covers underflow: with entries below {@link #LARGEST_CHECKED} a product that underflows shifts
   * what is checked here by less.
   */
  public static final double UNDERFLOW = Roundoff.UNDERFLOW;

  /**
   * Entries up to this size are checked; beyond it a run diverges, and the fourth powers in the
   * formulas would overflow soon.
   */
  public static final double LARGEST_CHECKED = Precision.BINARY64.largest();

  private final double eta;
  private final Network before;
  private final Network after;
  private final DMatrixRMaj input;
  private final double[] hidden;
  private final double[] absoluteHidden;
  private final double residual;
  private final double residualError;
  private final double inputNorm2;

  /**
   * A recorded step.
   *
   * @param eta step size
   * @param before state before the step, not modified
   * @param sample what the step saw
   * @param after state after the step, not modified
   */
  Rounding(double eta, Network before, Sample sample, Network after) {
    this.eta = eta;
    this.before = before;
    this.after = after;
    this.input = sample.input();
    int m = before.width();
    int d = before.inputDimension();
    hidden = new double[m];
    absoluteHidden = new double[m];
    double output = 0;
    double absoluteOutput = 0;
    for (int i = 0; i < m; i++) {
      for (int k = 0; k < d; k++) {
        double product = before.firstLayer().get(i, k) * input.get(k);
        hidden[i] += product;
        absoluteHidden[i] += Math.abs(product);
      }
      output += weight(i) * hidden[i];
      absoluteOutput += Math.abs(weight(i)) * absoluteHidden[i];
    }
    residual = output - sample.label() - sample.noise();
    residualError =
        gamma(m + d + 3)
            * (absoluteOutput + Math.abs(sample.label()) + Math.abs(sample.noise()))
            * SLACK;
    inputNorm2 = norm2(input.data, 0, d);
  }

  public static double gamma(int n) {
    return Roundoff.gamma(n);
  }

  /** The sum of the squares of entries offset .. offset + length - 1. */
  public static double norm2(double[] data, int offset, int length) {
    double sum = 0;
    for (int k = offset; k < offset + length; k++) {
      sum += data[k] * data[k];
    }
    return sum;
  }

  public int width() {
    return before.width();
  }

  /** a_i before the step. */
  public double weight(int i) {
    return before.secondLayer().get(i);
  }

  /** a_i after the step. */
  public double movedWeight(int i) {
    return after.secondLayer().get(i);
  }

  public double residual() {
    return residual;
  }

  public double residualError() {
    return residualError;
  }

  /** x . w_i before the step. */
  public double hidden(int i) {
    return hidden[i];
  }

  public double hiddenError(int i) {
    return gamma(before.inputDimension()) * absoluteHidden[i] * SLACK;
  }

  /** |x| . |w_i|. */
  public double absoluteHidden(int i) {
    return absoluteHidden[i];
  }

  public double inputNorm2() {
    return inputNorm2;
  }

  /** Entry k of the step's input. */
  public double input(int k) {
    return input.get(k);
  }

  /** Entry k of w_i after the step. */
  public double movedEntry(int i, int k) {
    return after.firstLayer().get(i, k);
  }

  /** How far entry k of w'_i can be from that of w_i - eta r a_i x. */
  public double entryError(int i, int k) {
    double largestResidual = Math.abs(residual) + 2 * residualError;
    double perInput = eta * Math.abs(weight(i)) * (gamma(3) * largestResidual + residualError);
    double error = UNIT * Math.abs(movedEntry(i, k)) + perInput * Math.abs(input.get(k));
    return error * SLACK + UNDERFLOW;
  }

  /** norm2(w_i) after the step. */
  public double movedNorm2(int i) {
    int d = after.inputDimension();
    return norm2(after.firstLayer().data, i * d, d);
  }

  /** How far a'_i can be from a_i - eta r h_i. */
  public double weightError(int i) {
    double largestResidual = Math.abs(residual) + 2 * residualError;
    double largestHidden = Math.abs(hidden[i]) + 2 * hiddenError(i);
    double error =
        UNIT * Math.abs(movedWeight(i))
            + gamma(3) * eta * largestResidual * largestHidden
            + eta * (residualError * largestHidden + largestResidual * hiddenError(i));
    return error * SLACK + UNDERFLOW;
  }

  /**
   * How far norm2(w'_i) can be from norm2(w_i - eta r a_i x), both without rounding of the norm.
   */
  public double norm2Error(int i) {
    int d = before.inputDimension();
    double largestResidual = Math.abs(residual) + 2 * residualError;
    double perInput = eta * Math.abs(weight(i)) * (gamma(3) * largestResidual + residualError);
    double error = 0;
    for (int k = 0; k < d; k++) {
      double entry = Math.abs(after.firstLayer().get(i, k));
      double entryError = UNIT * entry + perInput * Math.abs(input.get(k));
      error += 2 * entry * entryError + entryError * entryError;
    }
    return error * SLACK + UNDERFLOW;
  }
}
