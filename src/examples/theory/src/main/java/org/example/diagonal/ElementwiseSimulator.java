package org.example.diagonal;

/** The theory's own simulator: the update rule as it is written down. */
public final class ElementwiseSimulator implements DiagonalSimulator {
  @Override
  public String name() {
    return "elementwise";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public boolean own() {
    return true;
  }

  @Override
  public void step(double[] v, double[] x, double label, double eta) {
    double residual = -label;
    for (int k = 0; k < v.length; k++) {
      residual += v[k] * v[k] * x[k];
    }
    for (int k = 0; k < v.length; k++) {
      v[k] -= eta * residual * x[k] * v[k];
    }
  }
}
