package twophase.paper.theorems.descent;

import java.util.List;
import twophase.kit.random.SeedTree;
import twophase.kit.statement.Ranges;
import twophase.paper.network.Inputs;
import twophase.paper.network.QuadraticLoss;
import twophase.paper.theorems.Conditioned;
import twophase.paper.theory.ConditionOne.Point;
import twophase.paper.theory.OscillatingLayer;

/**
 * A setting of the oscillating second layer with one training set, which all of its trials share.
 *
 * @param m width, at least 1
 * @param d input dimension, at least 1
 * @param n training samples, or fresh for S = I
 * @param eta step size, above 0
 * @param thetaNorm norm of theta*, at least 0
 * @param data which training set and theta*, at least 0: the root that they are drawn from
 */
record Sampled(int m, int d, Inputs n, double eta, double thetaNorm, int data)
    implements Conditioned {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  Sampled {
    Ranges.atLeast("m", m, 1);
    Ranges.atLeast("d", d, 1);
    n.requireDimension(d);
    Ranges.positive("eta", eta);
    Ranges.notNegative("thetaNorm", thetaNorm);
    Ranges.atLeast("data", data, 0);
  }

  /** At the lemma's step size, eta = 1/m^2. */
  static Sampled atLemmasStepSize(int m, int d, Inputs n, double thetaNorm, int data) {
    return new Sampled(m, d, n, OscillatingLayer.stepSize(m), thetaNorm, data);
  }

  @Override
  public List<Point> points() {
    return List.of(Conditioned.point(m, d, n, eta, thetaNorm));
  }

  /** The same without a training set of its own. */
  Oscillating oscillating() {
    return new Oscillating(m, d, n, eta, thetaNorm);
  }

  /** S and theta*. */
  QuadraticLoss loss() {
    return oscillating().loss(SeedTree.root(data));
  }

  /**
   * Whether no direction of S is slower than so many times what the lemma's time takes care of.
   *
   * @param times above 0
   */
  boolean wellConditioned(double times) {
    return new Spectrum(loss().moments()).smallest()
        >= times * OscillatingLayer.smallestCurvature(eta);
  }
}
