package twophase.paper.theorems.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import twophase.paper.dynamics.Observer;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;
import twophase.paper.theorems.AlongRun;
import twophase.paper.theorems.Looks;

/** Follows the norms of the neurons, and how far they point along theta*. */
final class Directions implements Observer {
  private final Looks looks;
  private final List<Point> points = new ArrayList<>();
  private double[] truth = {};

  /**
   * One look.
   *
   * @param norm mean norm of the neurons
   * @param alignment mean of abs(cos(w_i, theta*))
   * @param leading the same with the leading half of the components alone, of neuron and theta*
   */
  record Point(double norm, double alignment, double leading) {}

  /** Looks at a run about so many times. */
  Directions(long steps, int count) {
    looks = Looks.between(0, steps, count);
  }

  @Override
  public void truth(GroundTruth told) {
    truth = told.map().data;
  }

  @Override
  public boolean wants(long t) {
    return looks.at(t);
  }

  @Override
  public long quietUntil(long t) {
    return looks.next(t);
  }

  @Override
  public void see(long t, Network state) {
    int d = state.inputDimension();
    if (truth.length != d) {
      throw new IllegalStateException("the simulator told no ground truth");
    }
    double norms = 0;
    for (int i = 0; i < state.width(); i++) {
      norms += Math.sqrt(product(state, i, state.firstLayer().data, i * d, d));
    }
    points.add(
        new Point(norms / state.width(), alignment(state, d), alignment(state, (d + 1) / 2)));
  }

  private double alignment(Network state, int components) {
    int d = state.inputDimension();
    double length2 = 0;
    for (int k = 0; k < components; k++) {
      length2 += truth[k] * truth[k];
    }
    double cosines = 0;
    for (int i = 0; i < state.width(); i++) {
      double norm2 = product(state, i, state.firstLayer().data, i * d, components);
      double along = product(state, i, truth, 0, components);
      cosines += norm2 == 0 || length2 == 0 ? 0 : Math.abs(along) / Math.sqrt(norm2 * length2);
    }
    return cosines / state.width();
  }

  /** The product of a neuron's leading components with others. */
  private static double product(Network state, int i, double[] others, int from, int components) {
    int row = i * state.inputDimension();
    double sum = 0;
    for (int k = 0; k < components; k++) {
      sum += state.firstLayer().data[row + k] * others[from + k];
    }
    return sum;
  }

  /** The start. */
  Point first() {
    return points.get(0);
  }

  /** Half way from where a quantity began to 1. */
  double half(ToDoubleFunction<Point> quantity) {
    return (1 + quantity.applyAsDouble(first())) / 2;
  }

  /**
   * The mean of a quantity over the last looks.
   *
   * @param share of all looks
   */
  double atEnd(double share, ToDoubleFunction<Point> quantity) {
    return AlongRun.atEnd(points, share, quantity);
  }

  /** Whether the mean norm comes to a part of its start, and before alignment is half way. */
  boolean normFallsFirst(double part) {
    return AlongRun.fallsFirst(
        points, Point::norm, part * first().norm(), Point::alignment, half(Point::alignment));
  }
}
