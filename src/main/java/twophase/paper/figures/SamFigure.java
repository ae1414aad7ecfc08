package twophase.paper.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import twophase.kit.figure.Axis;
import twophase.kit.figure.Figure;
import twophase.kit.figure.Panel;
import twophase.kit.figure.Series;
import twophase.kit.figure.Series.Reading;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.Sam;
import twophase.paper.network.Changes;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.network.Sparsity;

/** SAM beside SGD of the same seeds: the noise that it amplifies, and how sparse it leaves. */
final class SamFigure {
  private static final int RUNS = 4;
  private static final double[] RADII = {0.05, 0.1, 0.2, 0.4};
  private static final double[] LEVELS = {PaperSetting.SIGMA, 1};
  private static final long EARLY_STEPS = 1_000;
  private static final int STEP_LOOKS = 100;

  /** The card's first setting of SAM without label noise. */
  private static final int WIDTH = 60;

  private static final int DIMENSION = 4;
  private static final double ETA = 0.004;
  private static final double RADIUS = 0.4;
  private static final long STEPS = 7_032;
  private static final double[] THETA_NORMS = {0.5, 1, 2, 4, 8};

  /** The norm of theta* in the setting that decides the card's {@code reading.pruned}. */
  private static final double DECISIVE = 4;

  private static final double PRUNED = 0.5;
  private static final double HALF = 0.5;

  private SamFigure() {}

  /**
   * The figure.
   *
   * @param haste how many times fewer runs there are
   */
  static Figure of(NetworkSimulator simulator, SeedTree seeds, int haste) {
    int runs = Math.max(2, RUNS / haste);
    return new Figure(
            "sam-remarks",
            "SAM beside SGD: more noise, fewer directions, and pruning that hangs on ‖θ*‖",
            "Each point: "
                + runs
                + " pairs of a run by SAM and one by SGD of the same seeds, "
                + Bands.WORDS
                + " of the ratio. First: the sizes of the paper’s run (m = 1000, d = 20, n = 200, η = 0.001, ‖θ*‖ = 1, which is not printed; its noise is σ = 4), both with label noise,"
                + " in the second half of "
                + EARLY_STEPS
                + " steps. Second: without label noise, m = 60, d = 4, η = 0.004, R = 0.4, fresh inputs, after "
                + STEPS
                + " steps: the effective rank of W, and what leaving out the smaller half of the neurons does to θ. What sparse means is not printed; half is our"
                + " threshold, and the counterexample is the setting at which our reading by pruning fails. No law of ours is compared here.",
            List.of(
                amplified(simulator, seeds.child("noise"), runs),
                sparser(simulator, seeds.child("sparse"), runs)))
        .in("sam-remarks");
  }

  private static Panel amplified(NetworkSimulator simulator, SeedTree seeds, int runs) {
    List<Series> series = new ArrayList<>();
    series.add(Series.Level.at("printed: SAM amplifies, above 1", 1));
    for (double sigma : LEVELS) {
      double[][] ratios = new double[RADII.length][runs];
      for (int k = 0; k < runs; k++) {
        Run.Free plain =
            new Run.Free(
                PaperSetting.WIDTH,
                PaperSetting.DIMENSION,
                new Inputs(PaperSetting.SAMPLES),
                PaperSetting.ETA,
                sigma,
                PaperSetting.THETA_NORM,
                seeds.child(k),
                EARLY_STEPS);
        double base = oscillation(simulator, plain);
        for (int r = 0; r < RADII.length; r++) {
          ratios[r][k] = oscillation(simulator, plain.withRule(new Sam(RADII[r]))) / base;
        }
      }
      series.add(
          new Series.Intervals(
              sigma == PaperSetting.SIGMA ? "runs, σ = 4, the paper’s" : "runs, σ = 1",
              readings(RADII, ratios)));
    }
    return new Panel(
        "Mean (a(j+1) − a(j))², SAM over SGD",
        Axis.logarithmic("SAM’s radius R"),
        Axis.logarithmic("ratio"),
        series);
  }

  /** Steps of the second layer as norm2, which a rotation of the neurons keeps. */
  private static double oscillation(NetworkSimulator simulator, Run.Free run) {
    long half = run.steps() / 2;
    long[] times =
        IntStream.range(0, STEP_LOOKS).mapToLong(k -> half + half * k / STEP_LOOKS).toArray();
    Pairs pairs = new Pairs(times, true, Changes::ofSecondLayer);
    simulator.run(run, pairs);
    return Arrays.stream(pairs.course()).average().orElseThrow();
  }

  private static Panel sparser(NetworkSimulator simulator, SeedTree seeds, int runs) {
    double[][] ranks = new double[THETA_NORMS.length][runs];
    double[][] pruned = new double[THETA_NORMS.length][runs];
    for (int n = 0; n < THETA_NORMS.length; n++) {
      for (int k = 0; k < runs; k++) {
        Run.Free plain =
            new Run.Free(
                WIDTH, DIMENSION, Inputs.FRESH, ETA, 0, THETA_NORMS[n], seeds.child(k), STEPS);
        double[] sgd = ends(simulator, plain);
        double[] sam = ends(simulator, plain.withRule(new Sam(RADIUS)));
        ranks[n][k] = sam[0] / sgd[0];
        pruned[n][k] = sam[1] / sgd[1];
      }
    }
    List<Reading> prunedReadings = readings(THETA_NORMS, pruned);
    return new Panel(
        "Sparsity at the end, SAM over SGD",
        Axis.logarithmic("‖θ*‖"),
        Axis.logarithmic("ratio"),
        List.of(
            Series.Level.at("printed: SAM promotes sparsity, read as half", HALF).toTheRight(),
            new Series.Intervals("runs, effective rank", readings(THETA_NORMS, ranks)),
            new Series.Intervals("runs, pruning error", prunedReadings),
            new Series.Cloud(
                "counterexample to the reading by pruning",
                prunedReadings.stream().filter(r -> r.x() == DECISIVE).toList())));
  }

  private static double[] ends(NetworkSimulator simulator, Run.Free run) {
    List<ToDoubleFunction<Network>> numbers =
        List.of(Sparsity::rank, state -> Sparsity.pruned(state, PRUNED));
    Walk walk = new Walk(new long[] {run.steps()}, numbers);
    simulator.run(run, walk);
    return new double[] {walk.course(0)[0], walk.course(1)[0]};
  }

  private static List<Reading> readings(double[] places, double[][] ratios) {
    List<Reading> readings = new ArrayList<>();
    for (int k = 0; k < places.length; k++) {
      readings.add(Bands.at(places[k], ratios[k]));
    }
    return readings;
  }
}
