package twophase.paper.theorems.laws;

import java.util.List;
import twophase.kit.statement.Ranges;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.Conditioned;
import twophase.paper.theory.ConditionOne.Point;

/**
 * A setting of the exact mean step, with fresh inputs.
 *
 * @param m width, at least 1
 * @param d input dimension, at least 1
 * @param eta step size, above 0
 * @param sigma label-noise level, at least 0
 * @param thetaNorm norm of theta*, at least 0
 */
record StepState(int m, int d, double eta, double sigma, double thetaNorm) implements Conditioned {
  StepState {
    Ranges.atLeast("m", m, 1);
    Ranges.atLeast("d", d, 1);
    Ranges.positive("eta", eta);
    Ranges.notNegative("sigma", sigma);
    Ranges.notNegative("thetaNorm", thetaNorm);
  }

  @Override
  public List<Point> points() {
    return List.of(Conditioned.point(m, d, Inputs.FRESH, eta, thetaNorm));
  }
}
