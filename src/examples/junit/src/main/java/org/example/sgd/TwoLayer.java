package org.example.sgd;

/** A two-layer linear network f(x) = a . W x that learns by SGD. It knows nothing of TwoPhase. */
public final class TwoLayer {
  private final double[][] firstLayer;
  private final double[] secondLayer;

  /** A network with these weights, W m x d and a m, which it moves in place. */
  public TwoLayer(double[][] firstLayer, double[] secondLayer) {
    this.firstLayer = firstLayer;
    this.secondLayer = secondLayer;
  }

  /** One step on the loss (f(x) - target)^2 / 2 of one sample, both layers from the same state. */
  public void step(double[] x, double target, double eta) {
    double[] hidden = new double[secondLayer.length];
    double residual = -target;
    for (int i = 0; i < hidden.length; i++) {
      for (int j = 0; j < x.length; j++) {
        hidden[i] += firstLayer[i][j] * x[j];
      }
      residual += secondLayer[i] * hidden[i];
    }
    for (int i = 0; i < hidden.length; i++) {
      for (int j = 0; j < x.length; j++) {
        firstLayer[i][j] -= eta * residual * secondLayer[i] * x[j];
      }
      secondLayer[i] -= eta * residual * hidden[i];
    }
  }

  /** W, as it stands. */
  public double[][] firstLayer() {
    return firstLayer;
  }

  /** a, as it stands. */
  public double[] secondLayer() {
    return secondLayer;
  }
}
