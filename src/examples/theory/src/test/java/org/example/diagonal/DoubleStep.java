package org.example.diagonal;

/** A simulator that takes the factor 2 of the gradient along. */
public final class DoubleStep implements DiagonalSimulator {
  @Override
  public String name() {
    return "double-step";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public void step(double[] v, double[] x, double label, double eta) {
    new ElementwiseSimulator().step(v, x, label, 2 * eta);
  }
}
