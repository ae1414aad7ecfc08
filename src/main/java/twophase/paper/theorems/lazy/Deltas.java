package twophase.paper.theorems.lazy;

import org.ejml.data.DMatrixRMaj;
import twophase.kit.bench.Trial;
import twophase.paper.dynamics.Sample;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;
import twophase.paper.network.TrainingSet;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.Rounding;
import twophase.paper.theory.NormBalance;
import twophase.paper.theory.ShrinkingSteps;

/**
 * Delta, what a step from a state adds to the balance of a neuron: for a sample, and the largest
 * over a training set.
 */
final class Deltas {
  private final double sigma;
  private final TrainingSet data;

  /** Those of a trial's run, on its training set. */
  Deltas(Learning setting, Trial trial) {
    sigma = setting.sigma();
    data =
        setting
            .n()
            .trainingSet(
                GroundTruth.draw(
                    setting.d(), setting.thetaNorm(), trial.seeds().child("truth").stream()),
                trial.seeds().child("data").stream());
  }

  /** Delta of neuron i for a sample. */
  static double delta(int i, Network state, Sample sample) {
    double residual = output(state, sample.input()) - sample.label() - sample.noise();
    return delta(i, state, sample.input(), residual);
  }

  /** Delta of neuron i for an input and a residual. */
  static double delta(int i, Network state, DMatrixRMaj x, double residual) {
    return NormBalance.delta(residual, hidden(i, state, x), state.secondLayer().get(i), norm2(x));
  }

  /** f(x). */
  static double output(Network state, DMatrixRMaj x) {
    double sum = 0;
    for (int i = 0; i < state.width(); i++) {
      sum += state.secondLayer().get(i) * hidden(i, state, x);
    }
    return sum;
  }

  /** The probability of Delta <= 0 over a fresh Gaussian input: by the law of its direction. */
  static double lawNotAbove(int i, Network state) {
    int d = state.inputDimension();
    double norm2 = Rounding.norm2(state.firstLayer().data, i * d, d);
    return ShrinkingSteps.probabilityNotAbove(d, norm2, state.secondLayer().get(i));
  }

  /** The largest Delta of any neuron over the training set. */
  double largest(Network state) {
    double[] residuals = residuals(state);
    int n = data.size();
    double largest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < n; k++) {
      DMatrixRMaj x = data.input(k);
      double larger = Math.max(Math.abs(residuals[k]), Math.abs(residuals[n + k]));
      for (int i = 0; i < state.width(); i++) {
        largest = Math.max(largest, delta(i, state, x, larger));
      }
    }
    return largest;
  }

  /** The residuals of a state on the training set with noise +sigma, then with -sigma. */
  private double[] residuals(Network state) {
    DMatrixRMaj theta = state.linearMap();
    int n = data.size();
    double[] residuals = new double[2 * n];
    for (int k = 0; k < n; k++) {
      double error = dot(theta.data, 0, data.input(k)) - data.labels().get(k);
      residuals[k] = error - sigma;
      residuals[n + k] = error + sigma;
    }
    return residuals;
  }

  private static double hidden(int i, Network state, DMatrixRMaj x) {
    return dot(state.firstLayer().data, i * state.inputDimension(), x);
  }

  private static double dot(double[] left, int offset, DMatrixRMaj x) {
    double sum = 0;
    for (int k = 0; k < x.getNumElements(); k++) {
      sum += left[offset + k] * x.data[k];
    }
    return sum;
  }

  private static double norm2(DMatrixRMaj x) {
    return Rounding.norm2(x.data, 0, x.getNumElements());
  }
}
