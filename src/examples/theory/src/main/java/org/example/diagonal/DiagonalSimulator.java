package org.example.diagonal;

import twophase.kit.bench.Simulator;

/** Something that claims to train a diagonal linear network, f(x) = (v * v) . x, by SGD. */
public interface DiagonalSimulator extends Simulator {

  /**
   * One step on half the squared residual, up to the factor 2 of its gradient: v becomes v - eta r
   * x * v, elementwise, with the residual r = f(x) - label.
   *
   * @param v the d weights, moved in place
   * @param x the step's input, d numbers
   * @param label what the step is told of f(x), noise included
   * @param eta step size, above 0
   */
  void step(double[] v, double[] x, double label, double eta);
}
