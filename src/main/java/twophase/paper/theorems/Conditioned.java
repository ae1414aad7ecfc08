package twophase.paper.theorems;

import java.util.List;
import twophase.paper.network.Inputs;

/** A setting of which it can be asked whether it meets the paper's Condition 1. */
public interface Conditioned {

  /**
   * A point to which the condition is put.
   *
   * @param m width
   * @param d input dimension
   * @param n training samples, or fresh inputs
   * @param eta step size
   * @param thetaNorm norm of theta*
   */
  record Point(long m, int d, Inputs n, double eta, double thetaNorm) {}

  /** Its points: one, or those of a sweep. */
  List<Point> points();
}
