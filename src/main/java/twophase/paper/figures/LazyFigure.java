package twophase.paper.figures;

import java.util.List;
import twophase.kit.figure.Axis;
import twophase.kit.figure.Figure;
import twophase.kit.figure.Panel;
import twophase.kit.figure.Series;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.theory.EscapeTime;
import twophase.paper.theory.LazyDistance;

/** Definition 1: how far neurons are from their start, against the radius of the lazy ball. */
final class LazyFigure {
  private static final int RUNS = 64;
  private static final int WIDTH = 400;
  private static final int DIMENSION = 5;
  private static final double ETA = 0.0005;
  private static final double SIGMA = 10;
  private static final double THETA_NORM = 0.02;
  private static final double FIRST = 10;
  private static final double LAST = 40_000;
  private static final double RATIO = 1.15;

  private LazyFigure() {}

  /**
   * The figure.
   *
   * @param haste how many times fewer and shorter the runs are
   */
  static Figure of(NetworkSimulator simulator, SeedTree seeds, int haste) {
    long[] times = Walk.geometrically(FIRST, LAST / haste, RATIO);
    long steps = times[times.length - 1];
    List<FromStart> walks =
        Runs.of(
            simulator,
            seeds,
            RUNS / haste,
            from ->
                new Run.Free(WIDTH, DIMENSION, Inputs.FRESH, ETA, SIGMA, THETA_NORM, from, steps),
            run -> new FromStart(times));
    double[] places = LawCurves.places(times);
    double radius = EscapeTime.lazyRadius(WIDTH);
    return new Figure(
            "lazy-distance",
            "Definition 1, how far neurons get: a walk first, then shrinking",
            "Label-noise SGD with m = 400, d = 5, η = 0.0005, σ = 10, ‖θ*‖ = 0.02, fresh inputs; "
                + RUNS / haste
                + " seeds, "
                + Bands.WORDS
                + ". The root of the mean squared distance of neurons from their start follows the"
                + " law of the lazy regime (dashed, no constant fitted) as long as neurons have not shrunk"
                + " much. The farthest neuron leaves the lazy ball first, which ends the regime; the"
                + " nearest follows long after, which is what Theorem 2 asks for.",
            List.of(
                new Panel(
                    "Distance of neurons from their start",
                    Axis.logarithmic("step t"),
                    Axis.logarithmic("‖w(t) − w(0)‖"),
                    List.of(
                        new Series.Band("farthest", along(places, walks, 2)),
                        new Series.Band("root mean square", along(places, walks, 1)),
                        new Series.Band("nearest", along(places, walks, 0)),
                        new Series.Law(
                            "law of the root mean square",
                            LawCurves.of(
                                places,
                                t ->
                                    Math.sqrt(
                                        LazyDistance.meanSquare(WIDTH, DIMENSION, ETA, SIGMA, t)))),
                        Series.Level.at("lazy radius 1/√m", radius)))))
        .in("lazy-regime");
  }

  private static List<Series.Reading> along(double[] places, List<FromStart> walks, int number) {
    return Bands.along(places, walks.stream().map(w -> w.walk.course(number)).toList());
  }

  /** Distances from the start: smallest, root mean square, largest. */
  private static final class FromStart implements Observer {
    private final Walk walk;
    private Network start;

    FromStart(long[] times) {
      this.walk =
          new Walk(
              times, List.of(s -> distances(s)[0], s -> distances(s)[1], s -> distances(s)[2]));
    }

    @Override
    public boolean wants(long t) {
      return walk.wants(t);
    }

    @Override
    public void see(long t, Network state) {
      if (t == 0) {
        start = state.copy();
      }
      walk.see(t, state);
    }

    private double[] distances(Network state) {
      double least = Double.POSITIVE_INFINITY;
      double squares = 0;
      double most = 0;
      for (int i = 0; i < state.width(); i++) {
        double distance = state.neuronDistance(i, start);
        least = Math.min(least, distance);
        most = Math.max(most, distance);
        squares += distance * distance;
      }
      return new double[] {least, Math.sqrt(squares / state.width()), most};
    }
  }
}
