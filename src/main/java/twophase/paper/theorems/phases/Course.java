package twophase.paper.theorems.phases;

import java.util.ArrayList;
import java.util.List;
import twophase.paper.dynamics.Observer;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;

/**
 * The course of a free run through the quantities of the paper's figures, looked at a number of
 * times at equal distances, the start and the end included.
 */
final class Course implements Observer {

  /**
   * The quantities at one time.
   *
   * @param norm mean norm of the neurons
   * @param alignment mean over the neurons of |cos(w_i, theta*)|; 0 counts for a neuron that is 0
   * @param loss test loss norm2(theta - theta*) / 2, exact for isotropic inputs
   * @param firstLayer norm2(W)
   * @param secondLayer norm2(a)
   * @param farthest the largest distance of a neuron from its start
   */
  record Point(
      double norm,
      double alignment,
      double loss,
      double firstLayer,
      double secondLayer,
      double farthest) {}

  private final long steps;
  private final int looks;
  private final List<Point> points = new ArrayList<>();
  private double[] truth = {};
  private double[] start = {};

  /**
   * Looks at a run.
   *
   * @param steps of the run, at least 1
   * @param looks after the start, at least 1; fewer where the run has fewer steps
   */
  Course(long steps, int looks) {
    this.steps = steps;
    this.looks = (int) Math.min(looks, steps);
  }

  @Override
  public void truth(GroundTruth told) {
    truth = told.map().data;
  }

  @Override
  public boolean wants(long t) {
    // Look k is at the first t with t looks >= k steps.
    return t == 0 || t * looks / steps != (t - 1) * looks / steps;
  }

  @Override
  public void see(long t, Network state) {
    if (truth.length != state.inputDimension()) {
      throw new IllegalStateException("the simulator told no ground truth");
    }
    if (t == 0) {
      start = state.firstLayer().data.clone();
    }
    points.add(point(state));
  }

  /** What was seen so far, the start first; shorter where the run diverged. */
  List<Point> points() {
    return points;
  }

  /**
   * The start.
   *
   * @throws IllegalStateException if the simulator showed no state
   */
  Point first() {
    if (points.isEmpty()) {
      throw new IllegalStateException("the simulator showed no state");
    }
    return points.get(0);
  }

  /**
   * The test loss at the start, on average over starts: (1 + norm2(theta*)) / 2, since the start's
   * linear map has mean 0 and mean squared norm 1.
   */
  double meanStartLoss() {
    double norm = norm(truth, 0, truth.length);
    return (1 + norm * norm) / 2;
  }

  /** The last quarter of the looks: where things have settled. */
  List<Point> lastQuarter() {
    int from = points.size() - Math.max(1, points.size() / 4);
    return points.subList(from, points.size());
  }

  private Point point(Network state) {
    int m = state.width();
    int d = state.inputDimension();
    double[] w = state.firstLayer().data;
    double[] a = state.secondLayer().data;
    double[] theta = new double[d];
    double truthNorm = norm(truth, 0, d);
    double norms = 0;
    double cosines = 0;
    double first = 0;
    double second = 0;
    double farthest = 0;
    for (int i = 0; i < m; i++) {
      double along = 0;
      double moved = 0;
      for (int k = 0; k < d; k++) {
        double weight = w[i * d + k];
        along += weight * truth[k];
        theta[k] += a[i] * weight;
        moved += (weight - start[i * d + k]) * (weight - start[i * d + k]);
      }
      double norm = norm(w, i * d, d);
      norms += norm;
      cosines += norm == 0 || truthNorm == 0 ? 0 : Math.abs(along) / (norm * truthNorm);
      first += norm * norm;
      second += a[i] * a[i];
      farthest = Math.max(farthest, moved);
    }
    double loss = 0;
    for (int k = 0; k < d; k++) {
      loss += (theta[k] - truth[k]) * (theta[k] - truth[k]) / 2;
    }
    return new Point(norms / m, cosines / m, loss, first, second, Math.sqrt(farthest));
  }

  private static double norm(double[] values, int from, int length) {
    double sum = 0;
    for (int k = from; k < from + length; k++) {
      sum += values[k] * values[k];
    }
    return Math.sqrt(sum);
  }
}
