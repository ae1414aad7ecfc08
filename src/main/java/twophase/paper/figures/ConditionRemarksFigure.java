package twophase.paper.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import twophase.kit.figure.Axis;
import twophase.kit.figure.Figure;
import twophase.kit.figure.Panel;
import twophase.kit.figure.Series;
import twophase.kit.figure.Series.Reading;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Inputs;
import twophase.paper.theory.SecondLayer;
import twophase.paper.theory.SlowFlow;
import twophase.paper.theory.SlowFlow.Layers;

/**
 * The remarks on Condition 1 (card {@code condition-remarks}): how far the neurons' mean squared
 * norm comes down in three e-foldings, over the width and over the number of samples, and how many
 * steps it takes, over the step size.
 */
final class ConditionRemarksFigure {
  private static final int RUNS = 2;

  /** All of tau = eta^2 sigma^2 t, and what counts as fallen by then, as the card declares them. */
  private static final double FOLDINGS = 3;

  private static final double FALLEN = 0.25;

  private static final int[] WIDTHS = {3, 10, 20, 60, 200, PaperSetting.WIDTH};
  private static final int[] SAMPLES = {2, 5, 10, 40, 200};
  private static final double[] STEP_SIZES = {0.00016, 0.00032, 0.00064};

  /** Twice the paper's, so that runs take a quarter of the steps. */
  private static final double SIGMA = 2 * PaperSetting.SIGMA;

  private static final int SWEPT_WIDTH = 100;
  private static final int SWEPT_DIMENSION = 4;
  private static final double SWEPT_SIGMA = 30;
  private static final int FINE_LOOKS = 100;
  private static final String PRINTED = "printed in words: norms fall, read as s ≤ 1/4";

  private ConditionRemarksFigure() {}

  /** A setting on the paper's target. */
  private record Setting(int m, int d, int n, double eta, double sigma) {

    Run.Free run(SeedTree seeds, long steps) {
      return new Run.Free(m, d, new Inputs(n), eta, sigma, PaperSetting.THETA_NORM, seeds, steps);
    }

    /** s at looks from the start on, in each of some runs. */
    List<double[]> courses(NetworkSimulator simulator, SeedTree seeds, int runs, long[] times) {
      long steps = times[times.length - 1];
      return Runs.of(
              simulator,
              seeds,
              runs,
              from -> run(from, steps),
              run -> new Walk(times, List.of(LawCurves::meanSquare)))
          .stream()
          .map(walk -> Arrays.stream(walk.course(0)).map(x -> x / walk.course(0)[0]).toArray())
          .toList();
    }

    long[] times(int looks) {
      return Walk.evenly(SecondLayer.steps(FOLDINGS, eta, sigma), looks);
    }

    Reading end(double x, NetworkSimulator simulator, SeedTree seeds, int runs) {
      return Bands.at(
          x,
          courses(simulator, seeds, runs, times(1)).stream()
              .mapToDouble(course -> course[course.length - 1])
              .toArray());
    }

    private SlowFlow flow() {
      return new SlowFlow(d, eta, eta * sigma * sigma, PaperSetting.THETA_NORM);
    }

    private double squares(Layers layers) {
      return layers.along() + (d - 1) * layers.across();
    }

    /** s at the end, by the slow flow. */
    double law() {
      Layers start = Layers.start(m, d);
      return squares(flow().course(start, FOLDINGS).get(0)) / squares(start);
    }

    /** The steps until s is down, by the slow flow. */
    double lawSteps() {
      Layers start = Layers.start(m, d);
      double foldings =
          flow()
              .first(
                  start,
                  layers -> squares(layers) - FALLEN * squares(start),
                  (int) Math.ceil(FOLDINGS))
              .orElse(Double.NaN);
      return foldings / (eta * sigma * eta * sigma);
    }
  }

  /**
   * The figure.
   *
   * @param haste how many times fewer runs there are
   */
  static Figure of(NetworkSimulator simulator, SeedTree seeds, int haste) {
    int runs = Runs.fewer(RUNS, haste);
    return new Figure(
            "condition-remarks",
            "Condition 1 in words: Phase I wants width and samples, the step size sets its pace",
            "Label-noise SGD, s = ‖W(t)‖²/‖W(0)‖², "
                + runs
                + " runs at each place, "
                + Bands.WORDS
                + ". The paper prints no number for “m ≫ d” and “many samples”; the threshold of 1/4 after η²σ²t = 3 is the card’s. First: d = 20, n = 200,"
                + " η = 0.001, σ = 8, ‖θ*‖ = 1; dotted, the slow flow of fresh inputs where m is above d, nothing fitted. The paper’s run is one run of 187,500 steps at σ = 4."
                + " Second: the same at m = 1000 over n; what a neuron has across all samples never moves, which is 1 − n/d of s in the mean. Third:"
                + " steps until s ≤ 1/4 at m = 100, d = 4, σ = 30, fresh inputs, seen at 100 looks; the slow flow’s time in steps goes like η⁻² but for"
                + " what s settles at.",
            List.of(
                widths(simulator, seeds, runs),
                samples(simulator, seeds.child("samples"), runs),
                stepSizes(simulator, seeds.child("step-sizes"), runs)))
        .in("condition-remarks");
  }

  private static Setting around(int m, int n, double sigma) {
    return new Setting(m, PaperSetting.DIMENSION, n, PaperSetting.ETA, sigma);
  }

  private static Panel widths(NetworkSimulator simulator, SeedTree seeds, int runs) {
    List<Reading> measured = new ArrayList<>();
    double[] places = Arrays.stream(WIDTHS).asDoubleStream().toArray();
    for (int m : WIDTHS) {
      SeedTree at = seeds.child("widths").child(m);
      measured.add(around(m, PaperSetting.SAMPLES, SIGMA).end(m, simulator, at, runs));
    }
    double[] wide = Arrays.stream(places).filter(m -> m > PaperSetting.DIMENSION).toArray();
    Setting papers = around(PaperSetting.WIDTH, PaperSetting.SAMPLES, PaperSetting.SIGMA);
    return new Panel(
        "Width",
        Axis.logarithmic("width m"),
        fall(),
        List.of(
            printed(places),
            new Series.Law("law", LawCurves.of(wide, m -> around((int) m, 0, SIGMA).law())),
            new Series.Intervals("measured", measured),
            new Series.Intervals(
                "the paper’s run",
                List.of(papers.end(papers.m(), simulator, seeds.child("paper"), 1)))));
  }

  private static Panel samples(NetworkSimulator simulator, SeedTree seeds, int runs) {
    List<Reading> measured = new ArrayList<>();
    double[] places = Arrays.stream(SAMPLES).asDoubleStream().toArray();
    for (int n : SAMPLES) {
      measured.add(around(PaperSetting.WIDTH, n, SIGMA).end(n, simulator, seeds.child(n), runs));
    }
    double[] few = Arrays.stream(places).filter(n -> n < PaperSetting.DIMENSION).toArray();
    return new Panel(
        "Samples",
        Axis.logarithmic("samples n"),
        fall(),
        List.of(
            printed(places),
            new Series.Law(
                "law: what cannot move, 1 − n/d",
                LawCurves.of(few, n -> 1 - n / PaperSetting.DIMENSION)),
            new Series.Intervals("measured", measured)));
  }

  private static Axis fall() {
    return Axis.logarithmic("s after three e-foldings");
  }

  private static Series printed(double[] places) {
    return new Series.Law(PRINTED, LawCurves.of(places, x -> FALLEN));
  }

  private static Panel stepSizes(NetworkSimulator simulator, SeedTree seeds, int runs) {
    List<Reading> measured = new ArrayList<>();
    for (double eta : STEP_SIZES) {
      Setting setting = swept(eta);
      long[] times = setting.times(FINE_LOOKS);
      double[] fallen =
          setting.courses(simulator, seeds.child(measured.size()), runs, times).stream()
              .mapToDouble(course -> fallen(course, times))
              .toArray();
      measured.add(Bands.at(eta, fallen));
    }
    return new Panel(
        "Step size",
        Axis.logarithmic("step size η"),
        Axis.logarithmic("steps t until s ≤ 1/4"),
        List.of(
            new Series.Law("law", LawCurves.of(STEP_SIZES, eta -> swept(eta).lawSteps())),
            new Series.Intervals("measured", measured)));
  }

  private static Setting swept(double eta) {
    return new Setting(SWEPT_WIDTH, SWEPT_DIMENSION, 0, eta, SWEPT_SIGMA);
  }

  /** The first look at which s is down; NaN where there is none. */
  private static double fallen(double[] course, long[] times) {
    for (int k = 0; k < course.length; k++) {
      if (course[k] <= FALLEN) {
        return times[k];
      }
    }
    return Double.NaN;
  }
}
