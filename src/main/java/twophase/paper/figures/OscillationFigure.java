package twophase.paper.figures;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import twophase.kit.figure.Axis;
import twophase.kit.figure.Figure;
import twophase.kit.figure.Panel;
import twophase.kit.figure.Series;
import twophase.kit.figure.Series.Reading;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.OscillatingSecondLayer;
import twophase.paper.dynamics.Run;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;
import twophase.paper.network.NtkInitialisation;
import twophase.paper.network.QuadraticLoss;
import twophase.paper.theory.OscillatingLayer;

/** Lemma 4: the mean squared norm under an oscillating second layer, with its exact law. */
final class OscillationFigure {
  private static final int WIDTH = 16;
  private static final int DIMENSION = 4;
  private static final double THETA_NORM = 0.3;
  private static final int RUNS = 100;
  private static final int LOOKS = 128;
  private static final int[] WIDTHS = {4, 6, 9, 13, 18};
  private static final int GROUP = 32;
  private static final int FINE_LOOKS = 400;

  private OscillationFigure() {}

  /** Keeps the start and looks at s. */
  private static final class Seen {
    private final Walk walk;
    private final int first;
    private final double moving;
    private final double resting;

    Seen(Walk walk, Network start) {
      this.walk = walk;
      int count = 0;
      double[] sums = new double[2];
      for (int i = 0; i < start.width(); i++) {
        boolean moves = start.secondLayer().get(i) != 0;
        count += moves ? 1 : 0;
        for (int k = 0; k < start.inputDimension(); k++) {
          double w = start.firstLayer().get(i, k);
          sums[moves ? 0 : 1] += w * w;
        }
      }
      first = count;
      moving = sums[0];
      resting = sums[1];
    }

    /** E s(t) over the chains; with S = I all directions together obey one law. */
    double expected(int m, long t) {
      double eta = OscillatingLayer.stepSize(m);
      double q = OscillatingLayer.amplitude(eta);
      double target2 = THETA_NORM * THETA_NORM;
      long early = OscillatingLayer.movesOfFirst(t);
      long late = OscillatingLayer.movesOfSecond(t);
      return (OscillatingLayer.mode(moving, eta, q, 1, first, target2, early)
              + OscillatingLayer.mode(resting, eta, q, 1, m - first, target2, late))
          / m;
    }
  }

  /**
   * The figure.
   *
   * @param haste how many times fewer runs there are
   */
  static Figure of(NetworkSimulator simulator, SeedTree seeds, int haste) {
    int runs = RUNS / haste;
    double eta = OscillatingLayer.stepSize(WIDTH);
    long horizon = OscillatingLayer.horizon(eta);
    double needed = OscillatingLayer.neededTime(eta);
    double floor = OscillatingLayer.floor(eta, THETA_NORM * THETA_NORM);
    long[] times = Walk.evenly(horizon, LOOKS);
    double[] places = LawCurves.places(times);
    List<Seen> seen = runs(simulator, seeds.child("course"), WIDTH, runs, times);
    List<double[]> norms = seen.stream().map(s -> s.walk.course(0)).toList();
    double[] law = new double[times.length];
    for (Seen run : seen) {
      for (int k = 0; k < law.length; k++) {
        law[k] += run.expected(WIDTH, times[k]) / runs;
      }
    }
    return new Figure(
            "oscillating-layer",
            "Lemma 4, an oscillating second layer: norms fall to √η long before 1/η²",
            "S = I, d = 4, ‖θ*‖ = 0.3, η = 1/m². First: m = 16, η = 1/256; the mean squared norm over"
                + " 100 runs follows the exact linear law of its expectation (dashed), passes the"
                + " lemma’s bound √η at about m³ ln m = "
                + Math.round(needed)
                + " steps (grey from there to the lemma’s 1/η² = "
                + horizon
                + ") and rests at a floor that θ* leaves. Second: the time at which the mean of "
                + GROUP
                + " runs is down to √η, against the width; the lemma allows m⁴.",
            List.of(
                new Panel(
                    "Mean squared norm s(t), m = 16",
                    Axis.linear("step t"),
                    Axis.logarithmic("s"),
                    List.of(
                        new Series.Stretches(
                            "m³ ln m to 1/η²", List.of(new Reading(needed, 0, needed, horizon))),
                        new Series.Band("runs, mean and 5–95 %", Bands.aroundMeans(places, norms)),
                        new Series.Law("exact law", LawCurves.of(places, law)),
                        Series.Level.at("bound √η", OscillatingLayer.bound(eta)).toTheRight(),
                        Series.Level.at("floor η‖θ*‖²/2", floor))),
                times(simulator, seeds.child("times"))))
        .in("lemma-4");
  }

  private static List<Seen> runs(
      NetworkSimulator simulator, SeedTree seeds, int m, int count, long[] times) {
    double eta = OscillatingLayer.stepSize(m);
    double q = OscillatingLayer.amplitude(eta);
    List<Seen> seen = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      SeedTree own = seeds.child(k);
      QuadraticLoss loss =
          QuadraticLoss.population(
              GroundTruth.draw(DIMENSION, THETA_NORM, own.child("truth").stream()));
      DMatrixRMaj firstLayer =
          NtkInitialisation.draw(m, DIMENSION, own.child("start").stream()).firstLayer();
      Walk walk = new Walk(times, List.of(LawCurves::meanSquare));
      Start start = new Start(walk);
      long steps = times[times.length - 1];
      OscillatingSecondLayer rule = new OscillatingSecondLayer(q, loss, own);
      simulator.run(new Run.Driven(rule, eta, rule.start(firstLayer), steps), start);
      seen.add(new Seen(walk, start.network));
    }
    return seen;
  }

  /** When the mean over runs passes the bound, linear in ln s between looks. */
  private static Panel times(NetworkSimulator simulator, SeedTree seeds) {
    List<Reading> measured = new ArrayList<>();
    double[] places = new double[WIDTHS.length];
    for (int k = 0; k < WIDTHS.length; k++) {
      int m = WIDTHS[k];
      places[k] = m;
      double eta = OscillatingLayer.stepSize(m);
      long last = (long) Math.ceil(1.5 * OscillatingLayer.neededTime(eta));
      long[] times = Walk.evenly(last, FINE_LOOKS);
      double[] means =
          Bands.means(
              runs(simulator, seeds.child(m), m, GROUP, times).stream()
                  .map(s -> s.walk.course(0))
                  .toList());
      measured.add(Reading.of(m, passing(times, means, OscillatingLayer.bound(eta))));
    }
    return new Panel(
        "First time with s ≤ √η",
        Axis.logarithmic("width m"),
        Axis.logarithmic("steps"),
        List.of(
            new Series.Intervals("measured", measured),
            new Series.Law("m³ ln m", LawCurves.of(places, m -> m * m * m * StrictMath.log(m))),
            new Series.Law("lemma’s 1/η² = m⁴", LawCurves.of(places, m -> m * m * m * m))));
  }

  private static double passing(long[] times, double[] means, double bound) {
    for (int k = 1; k < means.length; k++) {
      if (means[k] <= bound) {
        double part =
            StrictMath.log(means[k - 1] / bound) / StrictMath.log(means[k - 1] / means[k]);
        return times[k - 1] + part * (times[k] - times[k - 1]);
      }
    }
    return Double.NaN;
  }

  /** Copies the start on its way to the walk. */
  private static final class Start implements twophase.paper.dynamics.Observer {
    private final Walk walk;
    private Network network;

    Start(Walk walk) {
      this.walk = walk;
    }

    @Override
    public boolean wants(long t) {
      return walk.wants(t);
    }

    @Override
    public void see(long t, Network state) {
      if (t == 0) {
        network = state.copy();
      }
      walk.see(t, state);
    }
  }
}
