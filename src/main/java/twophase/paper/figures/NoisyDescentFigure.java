package twophase.paper.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import twophase.kit.figure.Axis;
import twophase.kit.figure.Figure;
import twophase.kit.figure.Panel;
import twophase.kit.figure.Series;
import twophase.kit.figure.Series.Reading;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.figures.AlignedNeurons.End;
import twophase.paper.theory.Alignment;
import twophase.paper.theory.Convergence;

/**
 * Gradient descent in place of SGD in Phase II (card {@code gradient-descent-for-sgd}): Lemma 6 (a)
 * and (b) with the label noise left on, beside the same without.
 */
final class NoisyDescentFigure {
  private static final int RUNS = 4;
  private static final int DIMENSION = 6;
  private static final double SIGMA = 1;
  private static final double THETA_NORM = 2;
  private static final double[] STEP_SIZES = {0.000625, 0.0025, 0.01};

  /** A1's least width is eta to minus this. */
  private static final double LEAST_WIDTH = 0.5;

  /** The constant of both bounds, as the card declares it. */
  private static final double CONSTANT = 10;

  private static final String PRINTED = "printed: O(η ln(1/η)), with a constant of 10";
  private static final Axis STEP_SIZE = Axis.logarithmic("step size η");

  private NoisyDescentFigure() {}

  /**
   * The figure.
   *
   * @param haste how many times fewer runs there are
   */
  static Figure of(NetworkSimulator simulator, SeedTree seeds, int haste) {
    int runs = Runs.fewer(RUNS, haste);
    List<List<End>> noisy = new ArrayList<>();
    List<List<End>> quiet = new ArrayList<>();
    for (double eta : STEP_SIZES) {
      AlignedNeurons neurons =
          AlignedNeurons.grown(Alignment.width(eta, LEAST_WIDTH), DIMENSION, eta, THETA_NORM);
      SeedTree at = seeds.child(neurons.m());
      noisy.add(ends(neurons, runs, at, from -> neurons.noisy(simulator, from, SIGMA)));
      quiet.add(ends(neurons, runs, at, from -> neurons.descended(simulator, from)));
    }
    AlignedNeurons papers =
        AlignedNeurons.grown(
            PaperSetting.WIDTH, PaperSetting.DIMENSION, PaperSetting.ETA, PaperSetting.THETA_NORM);
    List<End> papersRun =
        ends(
            papers,
            1,
            seeds.child("paper"),
            from -> papers.noisy(simulator, from, PaperSetting.SIGMA));
    return new Figure(
            "gradient-descent-for-sgd",
            "Label noise left on in Phase II: the rate for θ is another, the directions keep theirs",
            "From neurons along θ*, w = c u and a = c with c uniform up to √(‖θ*‖/m), to t₃ = ln(1/η)/(η‖θ*‖²): label-noise"
                + " SGD on fresh inputs and gradient descent with S = I, m = 1/√η, d = 6, σ = 1, ‖θ*‖ = 2; "
                + runs
                + " runs at each η, "
                + Bands.WORDS
                + ". Both panels show numbers over η ln(1/η): a rate O(η ln(1/η)) stays level, and 10 is the constant that the card"
                + " declares. The law is the excess error of least mean squares, σ√(η(d+1)‖θ*‖/2); nothing"
                + " is fitted. Gradient descent keeps 1 − cos at 0 for S = I, which has no place on the"
                + " second axis. The paper’s run stands for its m = 1000, d = 20, η = 0.001 and σ = 4 from"
                + " such a start, one run at ‖θ*‖ = 1.",
            List.of(
                panel(
                    "Lemma 6 (a), distance from θ*",
                    "‖θ(t₃) − θ*‖ / (η ln(1/η))",
                    End::distance,
                    List.of(
                        new Series.Law(
                            "law: label noise", LawCurves.of(STEP_SIZES, NoisyDescentFigure::law)),
                        intervals("measured: label noise", STEP_SIZES, noisy, End::distance),
                        intervals("measured: gradient descent", STEP_SIZES, quiet, End::distance)),
                    papersRun),
                panel(
                    "Lemma 6 (b), directions",
                    "largest 1 − cos / (η ln(1/η))",
                    End::misalignment,
                    List.of(
                        intervals("measured: label noise", STEP_SIZES, noisy, End::misalignment)),
                    papersRun)))
        .in("gradient-descent-for-sgd");
  }

  private static double law(double eta) {
    return Convergence.noisyDistance(DIMENSION, eta, SIGMA, THETA_NORM) / Convergence.bound(eta, 1);
  }

  private static List<End> ends(
      AlignedNeurons neurons, int runs, SeedTree seeds, Function<SeedTree, End> run) {
    List<End> ends = new ArrayList<>();
    for (int k = 0; k < runs; k++) {
      ends.add(neurons.overPrinted(run.apply(seeds.child(k))));
    }
    return ends;
  }

  private static Panel panel(
      String title,
      String quantity,
      ToDoubleFunction<End> number,
      List<Series> measured,
      List<End> papersRun) {
    List<Series> series = new ArrayList<>();
    series.add(new Series.Law(PRINTED, LawCurves.of(STEP_SIZES, eta -> CONSTANT)));
    series.addAll(measured);
    series.add(
        intervals("the paper’s run", new double[] {PaperSetting.ETA}, List.of(papersRun), number));
    return new Panel(title, STEP_SIZE, Axis.logarithmic(quantity), series);
  }

  private static Series intervals(
      String name, double[] places, List<List<End>> ends, ToDoubleFunction<End> number) {
    List<Reading> readings = new ArrayList<>();
    for (int k = 0; k < places.length; k++) {
      readings.add(Bands.at(places[k], ends.get(k).stream().mapToDouble(number).toArray()));
    }
    return new Series.Intervals(name, readings);
  }
}
