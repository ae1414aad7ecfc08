package twophase.paper.theorems.identities;

import twophase.paper.theorems.Rounding;

/**
 * What rounding can make of squares that belong to a neuron's step.
 *
 * @param i which neuron
 */
record SquareErrors(Rounding step, int i) {

  /**
   * Rounding of (factor r h)^2: that of r and h, and of the products.
   *
   * @param square its value
   */
  double ofProduct(double factor, double square) {
    double residual = Math.abs(step.residual());
    double hidden = Math.abs(step.hidden(i));
    double error =
        factor
            * (step.residualError() * (hidden + step.hiddenError(i))
                + residual * step.hiddenError(i));
    double product = factor * residual * hidden;
    return covered(Rounding.gamma(6) * square + 2 * product * error + error * error);
  }

  /** Rounding of (a' - a)^2: that of the simulator's step, of the difference, and of the square. */
  double ofMove(double move) {
    double error = step.weightError(i) + Rounding.UNIT * Math.abs(move);
    return covered(Rounding.gamma(2) * move * move + 2 * Math.abs(move) * error + error * error);
  }

  private static double covered(double error) {
    return error * Rounding.SLACK + Rounding.UNDERFLOW;
  }
}
