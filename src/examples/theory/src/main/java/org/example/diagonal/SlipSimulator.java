package org.example.diagonal;

import java.util.function.DoubleUnaryOperator;

/**
 * A simulator that is wrong on purpose: it slips in what it takes for the label or the step size.
 */
final class SlipSimulator implements DiagonalSimulator {
  private final DiagonalSimulator right = new ElementwiseSimulator();
  private final String name;
  private final DoubleUnaryOperator label;
  private final DoubleUnaryOperator eta;

  SlipSimulator(String name, DoubleUnaryOperator label, DoubleUnaryOperator eta) {
    this.name = name;
    this.label = label;
    this.eta = eta;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public void step(double[] v, double[] x, double told, double size) {
    right.step(v, x, label.applyAsDouble(told), eta.applyAsDouble(size));
  }
}
