package org.example.diagonal;

import java.util.Arrays;
import twophase.kit.random.RandomStream;
import twophase.kit.random.SeedTree;

/**
 * A regression with a sparse truth: n Gaussian inputs, labelled by the sum of their first entries.
 *
 * @param inputs n rows of d numbers
 * @param labels n numbers, without noise
 * @param ones how many entries of the truth are 1, the others being 0
 */
record SparseRegression(double[][] inputs, double[] labels, int ones) {

  /** Inputs with independent N(0, 1) entries. */
  static SparseRegression draw(int n, int d, int ones, RandomStream stream) {
    double[][] inputs = new double[n][d];
    double[] labels = new double[n];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < d; k++) {
        inputs[i][k] = stream.gaussian();
        labels[i] += k < ones ? inputs[i][k] : 0;
      }
    }
    return new SparseRegression(inputs, labels, ones);
  }

  /** Euclidean norm of v * v - truth; NaN where v has diverged. */
  double distance(double[] v) {
    double sum = 0;
    for (int k = 0; k < v.length; k++) {
      double off = v[k] * v[k] - (k < ones ? 1 : 0);
      sum += off * off;
    }
    return Math.sqrt(sum);
  }

  /** Shows the distance after some steps of a run. */
  interface Look {
    /** What is seen after {@code steps} steps. */
    void see(long steps, double distance);
  }

  /**
   * Trains a network that starts at v = 1, with a tenth of the step size in the last tenth.
   *
   * @param eta step size of the first nine tenths
   * @param noise what is added to a label or taken from it, with probability 1/2 each
   * @param every after so many steps it is looked at
   * @param seeds where order and noise hang
   * @return the distance at the end
   */
  double train(
      DiagonalSimulator simulator,
      double eta,
      double noise,
      long steps,
      long every,
      Look look,
      SeedTree seeds) {
    RandomStream order = seeds.child("order").stream();
    RandomStream signs = seeds.child("noise").stream();
    double[] v = new double[inputs[0].length];
    Arrays.fill(v, 1);
    look.see(0, distance(v));
    for (long t = 0; t < steps; t++) {
      int i = order.index(inputs.length);
      double label = labels[i] + noise * signs.sign();
      simulator.step(v, inputs[i], label, t < steps - steps / 10 ? eta : eta / 10);
      if ((t + 1) % every == 0) {
        look.see(t + 1, distance(v));
      }
    }
    return distance(v);
  }
}
