package twophase.paper.theorems.descent;

import twophase.paper.theory.ConditionOne.Point;

/** Points of Condition 1 that may lie far beyond binary64, with inputs on the sphere. */
final class FarPoint {
  private FarPoint() {}

  /**
   * Fresh inputs, uniform on the sphere of radius sqrt(d): S = I, and every one has squared norm d.
   *
   * @param logWidth ln m
   * @param d input dimension, at least 1
   * @param logStepSize ln eta
   * @param logThetaNorm ln norm(theta*)
   */
  static Point onSphere(double logWidth, int d, double logStepSize, double logThetaNorm) {
    return new Point(logWidth, d, false, d, Double.POSITIVE_INFINITY, logStepSize, logThetaNorm);
  }
}
