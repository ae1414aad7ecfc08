package twophase.paper.theorems.lazy;

import twophase.kit.bench.Trial;
import twophase.kit.statement.Ranges;
import twophase.paper.network.Network;
import twophase.paper.network.NtkInitialisation;
import twophase.paper.theorems.Slope;

/**
 * Starts of growing width.
 *
 * @param d input dimension, at least 2
 * @param smallest smallest width, at least 16
 * @param largest largest width, above the smallest
 */
record GrowingStarts(int d, int smallest, int largest) {
  GrowingStarts {
    Ranges.atLeast("d", d, 2);
    Ranges.atLeast("smallest", smallest, 16);
    Ranges.atLeast("largest", largest, smallest + 1);
  }

  /** The share of fresh inputs that would grow a neuron, over the neurons of a start. */
  Slope growingShare(Trial trial) {
    int points = trial.card().integer("sweep-points");
    double[] widths = new double[points];
    double[] shares = new double[points];
    double span = (double) largest / smallest;
    for (int k = 0; k < points; k++) {
      int m = (int) (smallest * StrictMath.pow(span, (double) k / (points - 1)));
      Network start = NtkInitialisation.draw(m, d, trial.seeds().child(k).stream());
      double sum = 0;
      for (int i = 0; i < m; i++) {
        sum += 1 - Deltas.lawNotAbove(i, start);
      }
      widths[k] = m;
      shares[k] = sum / m;
    }
    return new Slope("width m", "share of steps with Δ > 0", widths, shares);
  }
}
