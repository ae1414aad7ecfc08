package twophase.paper.theorems.phases;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import twophase.kit.bench.Event;
import twophase.kit.bench.Trial;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Run;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;
import twophase.paper.theorems.AlongRun;
import twophase.paper.theorems.Asked;
import twophase.paper.theorems.FreeTrial;

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
   * @param product mean over the neurons of |w_i . theta*|
   * @param meanProduct mean over the neurons of w_i . theta*
   * @param loss test loss norm2(theta - theta*) / 2, exact for isotropic inputs
   * @param firstLayer norm2(W)
   * @param farthest the largest distance of a neuron from its start
   *     <p>Where neurons are not looked at, there are loss and firstLayer alone; the others are
   *     NaN.
   */
  record Point(
      double norm,
      double alignment,
      double product,
      double meanProduct,
      double loss,
      double firstLayer,
      double farthest) {
    /** What there is without a look at the neurons. */
    static Point ofLayers(double loss, double firstLayer) {
      double none = Double.NaN;
      return new Point(none, none, none, none, loss, firstLayer, none);
    }
  }

  private final long steps;
  private final int looks;
  private final boolean neurons;
  private final List<Point> points = new ArrayList<>();
  private DMatrixRMaj truth = new DMatrixRMaj(0, 1);
  private Network start;

  /**
   * Looks at a run.
   *
   * @param steps of the run, at least 1
   * @param looks after the start, at least 1; fewer where the run has fewer steps
   */
  Course(long steps, int looks) {
    this(steps, looks, true);
  }

  private Course(long steps, int looks, boolean neurons) {
    this.steps = steps;
    this.looks = (int) Math.min(looks, steps);
    this.neurons = neurons;
  }

  /**
   * A trial that is judged by the course of its run.
   *
   * @param looks at the run after its start
   * @param judge what the course of a run that completed shows; one that diverges shows nothing
   */
  static FreeTrial<Course> trial(
      Trial trial, Run.Free run, int looks, Function<Course, Event> judge) {
    return new FreeTrial<>(trial, run, new Course(run.steps(), looks), judge);
  }

  /**
   * The courses of some runs, done together; none where one of them diverged.
   *
   * @param neurons whether neurons are looked at; if not, there are loss and firstLayer alone
   */
  static List<Course> together(Trial trial, List<Run.Free> runs, int looks, boolean neurons) {
    List<Course> courses =
        runs.stream().map(run -> new Course(run.steps(), looks, neurons)).toList();
    List<Outcome> ends = Asked.coarsely(trial, runs).runAll(runs, courses);
    return ends.stream().allMatch(Outcome::completed) ? courses : List.of();
  }

  @Override
  public void truth(GroundTruth told) {
    truth = told.map();
  }

  @Override
  public boolean wants(long t) {
    // Look k is at the first t with t looks >= k steps.
    return t == 0 || t * looks / steps != (t - 1) * looks / steps;
  }

  @Override
  public long quietUntil(long t) {
    long seen = t == 0 ? -1 : (t - 1) * looks / steps;
    return ((seen + 1) * steps + looks - 1) / looks;
  }

  @Override
  public boolean blindToRotation() {
    return !neurons;
  }

  @Override
  public void see(long t, Network state) {
    if (truth.getNumRows() != state.inputDimension()) {
      throw new IllegalStateException("the simulator told no ground truth");
    }
    if (t == 0 && neurons) {
      start = state.copy();
    }
    double loss = loss(state);
    double[] w = state.firstLayer().data;
    double first = norm2(w, 0, w.length);
    points.add(neurons ? point(state, loss, first) : Point.ofLayers(loss, first));
  }

  private double loss(Network state) {
    DMatrixRMaj apart = state.linearMap();
    CommonOps_DDRM.subtractEquals(apart, truth);
    return norm2(apart.data, 0, apart.getNumRows()) / 2;
  }

  /** The network at the start. */
  Network start() {
    return start;
  }

  /** theta*. */
  DMatrixRMaj truth() {
    return truth;
  }

  /**
   * What was seen so far, the start first; shorter where the run diverged.
   *
   * @throws IllegalStateException if the simulator showed no state
   */
  List<Point> points() {
    if (points.isEmpty()) {
      throw new IllegalStateException("the simulator showed no state");
    }
    return points;
  }

  /** The start. */
  Point first() {
    return points().get(0);
  }

  /**
   * The mean of a quantity over the last looks: where things have settled.
   *
   * @param share of all looks
   */
  double atEnd(double share, ToDoubleFunction<Point> quantity) {
    return AlongRun.atEnd(points(), share, quantity);
  }

  /**
   * Steps in which norm2(W) falls from e^-from to e^-to of its start, linear in the logarithm
   * between looks.
   *
   * @return NaN if it does not fall so far
   */
  double stepsBetween(double from, double to) {
    return stepsTo(to) - stepsTo(from);
  }

  private double stepsTo(double foldings) {
    double begin = StrictMath.log(first().firstLayer());
    double before = 0;
    for (int k = 1; k < points.size(); k++) {
      double now = begin - StrictMath.log(points.get(k).firstLayer());
      if (now >= foldings) {
        double part = (foldings - before) / (now - before);
        return steps * (k - 1 + part) / (points.size() - 1);
      }
      before = now;
    }
    return Double.NaN;
  }

  private Point point(Network state, double loss, double first) {
    int m = state.width();
    int d = state.inputDimension();
    double[] w = state.firstLayer().data;
    double[] w0 = start.firstLayer().data;
    double[] told = truth.data;
    double truthNorm = norm(told, 0, d);
    double norms = 0;
    double cosines = 0;
    double products = 0;
    double signed = 0;
    double farthest = 0;
    for (int i = 0; i < m; i++) {
      double along = 0;
      double moved = 0;
      for (int k = 0; k < d; k++) {
        double weight = w[i * d + k];
        along += weight * told[k];
        moved += (weight - w0[i * d + k]) * (weight - w0[i * d + k]);
      }
      double norm = norm(w, i * d, d);
      norms += norm;
      products += Math.abs(along);
      signed += along;
      cosines += norm == 0 || truthNorm == 0 ? 0 : Math.abs(along) / (norm * truthNorm);
      farthest = Math.max(farthest, moved);
    }
    return new Point(
        norms / m, cosines / m, products / m, signed / m, loss, first, Math.sqrt(farthest));
  }

  private static double norm(double[] values, int from, int length) {
    return Math.sqrt(norm2(values, from, length));
  }

  private static double norm2(double[] values, int from, int length) {
    double sum = 0;
    for (int k = from; k < from + length; k++) {
      sum += values[k] * values[k];
    }
    return sum;
  }
}
