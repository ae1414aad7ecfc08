package twophase.paper.erf;

import org.ejml.data.DMatrixRMaj;
import twophase.kit.random.RandomStream;

/**
 * What is done to the target of a sample each time that it is used. A target is a row of k numbers;
 * the first three kinds take it for a class.
 */
public enum LabelNoise {
  /** Nothing. */
  NONE("none"),
  /** With probability p the class is drawn anew, uniformly from all k. */
  REDRAWN("redrawn"),
  /** With probability p it becomes another class, uniformly: the paper's Algorithm 1. */
  FLIPPED("flipped"),
  /** The mean of {@link #REDRAWN}, (1 - p) y + p/k: nothing is left to chance. */
  MEAN("mean"),
  /** {@link #REDRAWN} less its mean, added to y: the same covariance, and mean 0. */
  CENTRED("centred"),
  /** Each of the k numbers goes up or down by p, with equal chances. */
  SIGNS("signs");

  private final String word;

  LabelNoise(String word) {
    this.word = word;
  }

  /** Whether p is a probability. */
  public boolean ofClasses() {
    return this != NONE && this != SIGNS;
  }

  /**
   * Writes what a target becomes.
   *
   * @param p level, a probability unless this is {@link #SIGNS}
   * @param targets n x k, not modified
   * @param from which of its rows
   * @param labels overwritten in row {@code to}
   */
  void draw(
      double p, DMatrixRMaj targets, int from, DMatrixRMaj labels, int to, RandomStream stream) {
    int k = targets.getNumCols();
    System.arraycopy(targets.data, from * k, labels.data, to * k, k);
    switch (this) {
      case NONE -> {}
      case REDRAWN -> redraw(p, labels, to, stream);
      case FLIPPED -> {
        if (stream.uniform() < p) {
          int at = one(labels, to);
          become(labels, to, (at + 1 + stream.index(k - 1)) % k);
        }
      }
      case MEAN -> blend(p, labels, to);
      case CENTRED -> {
        redraw(p, labels, to, stream);
        for (int j = 0; j < k; j++) {
          labels.data[to * k + j] += p * (targets.data[from * k + j] - 1.0 / k);
        }
      }
      case SIGNS -> {
        for (int j = 0; j < k; j++) {
          labels.data[to * k + j] += p * stream.sign();
        }
      }
    }
  }

  /**
   * How the k numbers of a target vary together, drawn so.
   *
   * @param p level
   * @param targets n x k, not modified
   * @param row which of them
   * @return k x k
   */
  double[][] covariance(double p, DMatrixRMaj targets, int row) {
    int k = targets.getNumCols();
    double[][] covariance = new double[k][k];
    for (int i = 0; i < k; i++) {
      double often = chance(p, targets.get(row, i), k);
      for (int j = 0; j < k; j++) {
        covariance[i][j] =
            switch (this) {
              case NONE, MEAN -> 0;
              case SIGNS -> i == j ? p * p : 0;
              // One of the k numbers is 1, so that no two are.
              case REDRAWN, FLIPPED, CENTRED ->
                  (i == j ? often : 0) - often * chance(p, targets.get(row, j), k);
            };
      }
    }
    return covariance;
  }

  /** How often the number of a class is 1, where it is 1 or 0 without noise. */
  private double chance(double p, double number, int k) {
    double other = this == FLIPPED ? p * (1 - number) / (k - 1) : p / k;
    return (1 - p) * number + other;
  }

  private static void redraw(double p, DMatrixRMaj labels, int row, RandomStream stream) {
    if (stream.uniform() < p) {
      become(labels, row, stream.index(labels.getNumCols()));
    }
  }

  private void blend(double p, DMatrixRMaj labels, int row) {
    int k = labels.getNumCols();
    for (int j = 0; j < k; j++) {
      labels.set(row, j, chance(p, labels.get(row, j), k));
    }
  }

  private static void become(DMatrixRMaj labels, int row, int at) {
    for (int j = 0; j < labels.getNumCols(); j++) {
      labels.set(row, j, j == at ? 1 : 0);
    }
  }

  private static int one(DMatrixRMaj labels, int row) {
    int at = 0;
    while (labels.get(row, at) != 1) {
      at++;
    }
    return at;
  }

  @Override
  public String toString() {
    return word;
  }
}
