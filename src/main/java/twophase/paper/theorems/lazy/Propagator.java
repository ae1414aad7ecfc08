package twophase.paper.theorems.lazy;

import java.util.Arrays;
import twophase.paper.network.Network;

/**
 * What label-noise SGD does to all neurons at once: with M = [W, a], one row a neuron, M_t = M_0
 * P_t, and P_t, (d + 1) x (d + 1), starts as the identity and is moved by
 *
 * <pre>P &lt;- P (I - eta r Z),   Z = [[0, x], [x^T, 0]].</pre>
 *
 * Of the start there is its Gram matrix G = M_0^T M_0 alone, so that the width has no part in the
 * cost.
 */
final class Propagator {
  private final int d;
  private final double[][] gram;
  private final double[][] p;

  /**
   * P_0 = I.
   *
   * @param start a network, or its core, which has the same Gram matrix
   */
  Propagator(Network start) {
    d = start.inputDimension();
    gram = new double[d + 1][d + 1];
    p = new double[d + 1][d + 1];
    for (int i = 0; i < start.width(); i++) {
      double[] row =
          Arrays.copyOf(Arrays.copyOfRange(start.firstLayer().data, i * d, (i + 1) * d), d + 1);
      row[d] = start.secondLayer().data[i];
      for (int j = 0; j <= d; j++) {
        for (int k = 0; k <= d; k++) {
          gram[j][k] += row[j] * row[k];
        }
      }
    }
    for (int k = 0; k <= d; k++) {
      p[k][k] = 1;
    }
  }

  /**
   * One step.
   *
   * @param move eta r
   */
  void step(double[] x, double move) {
    for (double[] row : p) {
      double hidden = dot(row, x);
      double last = row[d];
      for (int k = 0; k < d; k++) {
        row[k] -= move * last * x[k];
      }
      row[d] -= move * hidden;
    }
  }

  /** G, (d + 1) x (d + 1); its last column is [theta_0; norm2(a_0)]. */
  double[][] gram() {
    return gram;
  }

  /** P = [[A, b], [c^T, e]]; what moves it is its owner's. */
  double[][] matrix() {
    return p;
  }

  /** P^T G P, the Gram matrix of M_t; its last column is [theta_t; norm2(a_t)]. */
  double[][] moved() {
    double[][] gp = new double[d + 1][d + 1];
    double[][] moved = new double[d + 1][d + 1];
    for (int i = 0; i <= d; i++) {
      for (int k = 0; k <= d; k++) {
        for (int j = 0; j <= d; j++) {
          gp[i][k] += gram[i][j] * p[j][k];
        }
      }
    }
    for (int i = 0; i <= d; i++) {
      for (int k = 0; k <= d; k++) {
        for (int j = 0; j <= d; j++) {
          moved[i][k] += p[j][i] * gp[j][k];
        }
      }
    }
    return moved;
  }

  /** theta_t, the last column of P^T G P but for its end. */
  double[] map() {
    double[] last = new double[d + 1];
    for (int i = 0; i <= d; i++) {
      for (int j = 0; j <= d; j++) {
        last[i] += gram[i][j] * p[j][d];
      }
    }
    double[] map = new double[d];
    for (int k = 0; k < d; k++) {
      for (int i = 0; i <= d; i++) {
        map[k] += p[i][k] * last[i];
      }
    }
    return map;
  }

  /** The inner product of x with the first entries of a row. */
  static double dot(double[] row, double[] x) {
    double sum = 0;
    for (int k = 0; k < x.length; k++) {
      sum += row[k] * x[k];
    }
    return sum;
  }
}
