package twophase.paper.dynamics;

import twophase.paper.network.Network;
import twophase.paper.network.QuadraticLoss;

/**
 * Eq. 6-7 in place, with fused multiply-add and without allocation, over the neurons alone whose
 * second-layer weight is not 0: about half of them at a time. O(m d + d^2) for a step. (The rule is
 * no multiplication of [W, a] from the right, so width compression does not apply.)
 */
public final class OscillatingSteps {
  private final double eta;
  private final ThreeStateChains chains;
  private final int m;
  private final int d;
  private final double[] w;
  private final double[] a;
  private final double[] moments;
  private final double[] truth;
  private final double[] error;
  private final double[] gradient;

  /**
   * Steps for a network.
   *
   * @param network each step overwrites it
   */
  public OscillatingSteps(
      double eta, Network network, QuadraticLoss loss, ThreeStateChains chains) {
    this.eta = eta;
    this.chains = chains;
    m = network.width();
    d = network.inputDimension();
    w = network.firstLayer().data;
    a = network.secondLayer().data;
    moments = loss.moments().data;
    truth = loss.truth().map().data;
    error = new double[d];
    gradient = new double[d];
  }

  /** W moves by -eta a v^T with v = S (W^T a - theta*), then the chains move a. */
  public void step() {
    for (int k = 0; k < d; k++) {
      error[k] = -truth[k];
    }
    for (int i = 0; i < m; i++) {
      if (a[i] != 0) {
        for (int k = 0; k < d; k++) {
          error[k] = Math.fma(a[i], w[i * d + k], error[k]);
        }
      }
    }
    for (int k = 0; k < d; k++) {
      double sum = 0;
      for (int l = 0; l < d; l++) {
        sum = Math.fma(moments[k * d + l], error[l], sum);
      }
      gradient[k] = sum;
    }
    for (int i = 0; i < m; i++) {
      if (a[i] != 0) {
        double scale = -eta * a[i];
        for (int k = 0; k < d; k++) {
          w[i * d + k] = Math.fma(scale, gradient[k], w[i * d + k]);
        }
      }
    }
    chains.step(a);
  }
}
