package twophase.paper.theorems;

import java.util.List;
import twophase.paper.network.Inputs;
import twophase.paper.theory.ConditionOne.Point;

/** A setting of which it can be asked whether it meets the paper's Condition 1. */
public interface Conditioned {

  /** Its points: one, or those of a sweep. */
  List<Point> points();

  /** Its label-noise level, that of the first point where it varies; 0 where there is none. */
  default double sigma() {
    return 0;
  }

  /**
   * The point of a run.
   *
   * @param m width
   * @param d input dimension
   * @param n training samples, or fresh inputs
   * @param eta step size
   * @param thetaNorm norm of theta*
   */
  static Point point(double m, int d, Inputs n, double eta, double thetaNorm) {
    return Point.of(
        m, d, n.law() == Inputs.Law.ISOTROPIC, squaredBound(n, d), n.n(), eta, thetaNorm);
  }

  private static double squaredBound(Inputs n, int d) {
    return switch (n.law()) {
      case ORTHOGONAL, SPHERE -> d;
      case ISOTROPIC, SPIKED, DATA -> n.n() == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
    };
  }
}
