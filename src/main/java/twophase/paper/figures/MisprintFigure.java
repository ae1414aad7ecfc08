package twophase.paper.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import twophase.kit.figure.Axis;
import twophase.kit.figure.Figure;
import twophase.kit.figure.Panel;
import twophase.kit.figure.Series;
import twophase.kit.figure.Series.Reading;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Inputs;
import twophase.paper.theory.Oscillation;

/** The oscillation identity: the printed left side over the right one, by the step size. */
final class MisprintFigure {
  private static final int WIDTH = 8;
  private static final int DIMENSION = 4;
  private static final double SIGMA = 1;
  private static final double THETA_NORM = 0.5;
  private static final int RUNS = 4;
  private static final int STEPS = 5;
  private static final double[] STEP_SIZES = {1, 0.1, 0.01, PaperSetting.ETA, 1e-4, 1e-5, 1e-6};

  private MisprintFigure() {}

  /** The figure. */
  static Figure of(NetworkSimulator simulator, SeedTree seeds) {
    List<Reading> printed = new ArrayList<>();
    List<Reading> corrected = new ArrayList<>();
    for (double eta : STEP_SIZES) {
      List<Double> asPrinted = new ArrayList<>();
      List<Double> withFactor = new ArrayList<>();
      for (int k = 0; k < RUNS; k++) {
        // The same seeds at every step size: the networks differ in nothing else.
        Run.Free run =
            new Run.Free(
                WIDTH, DIMENSION, Inputs.FRESH, eta, SIGMA, THETA_NORM, seeds.child(k), STEPS);
        asPrinted.addAll(ratios(simulator, run, Oscillation::printed));
        withFactor.addAll(ratios(simulator, run, (r, h) -> Oscillation.corrected(eta, r, h)));
      }
      printed.add(band(eta, asPrinted));
      corrected.add(band(eta, withFactor));
    }
    return new Figure(
            "oscillation-misprint",
            "The oscillation identity: the printed left side lacks the factor η²",
            "The left side r²(x·w)² over the right side (a(j+1) − a(j))², neuron by neuron and step by"
                + " step: computed, no constant fitted. Runs of label-noise SGD with m = 8, d = 4, σ ="
                + " 1, ‖θ*‖ = 0.5, "
                + RUNS
                + " seeds, the first "
                + STEPS
                + " steps, median and 5–95 % (an identity has no spread, but for rounding, which shows where a step is very small). As printed"
                + " the ratio is to be 1 at every step size; it is 1/η², so that the two sides are equal at η = 1"
                + " alone. With η² on the left they agree. The counterexample is one neuron in one dimension without"
                + " noise, after one step, at the paper’s η; the paper’s run is the first step of all its neurons (m = 1000, d = 20, n = 200, σ = 4, ‖θ*‖ = 1, which is not printed).",
            List.of(
                new Panel(
                    "Left side over right side",
                    Axis.logarithmic("step size η"),
                    Axis.logarithmic("left side / right side"),
                    List.of(
                        Series.Level.at("printed: both sides are equal", 1).toTheRight(),
                        new Series.Law(
                            "law: 1/η²", LawCurves.of(STEP_SIZES, eta -> 1 / (eta * eta))),
                        new Series.Intervals("runs, left side as printed", printed),
                        new Series.Intervals("runs, left side with η²", corrected),
                        new Series.Intervals(
                            "counterexample: m = d = 1", List.of(smallest(simulator, seeds))),
                        new Series.Intervals(
                            "the paper’s run", List.of(papers(simulator, seeds)))))))
        .in("oscillation");
  }

  /** m = d = 1, no noise and theta* = 0: the smallest case of the card. */
  private static Reading smallest(NetworkSimulator simulator, SeedTree seeds) {
    return first(
        simulator,
        new Run.Free(1, 1, Inputs.FRESH, PaperSetting.ETA, 0, 0, seeds.child("smallest"), 1));
  }

  private static Reading papers(NetworkSimulator simulator, SeedTree seeds) {
    return first(simulator, PaperSetting.noisy(seeds.child("paper"), 1));
  }

  private static Reading first(NetworkSimulator simulator, Run.Free run) {
    double median = band(run.eta(), ratios(simulator, run, Oscillation::printed)).y();
    return Reading.of(run.eta(), median);
  }

  private static List<Double> ratios(
      NetworkSimulator simulator, Run.Free run, DoubleBinaryOperator leftSide) {
    List<Double> ratios = new ArrayList<>();
    StepByStep.show(
        simulator,
        run,
        (t, before, sample, after) -> {
          double residual = StepByStep.residual(before, sample);
          for (int i = 0; i < before.width(); i++) {
            double move = after.secondLayer().get(i) - before.secondLayer().get(i);
            double left = leftSide.applyAsDouble(residual, StepByStep.hidden(before, i, sample));
            if (move != 0) {
              ratios.add(left / (move * move));
            }
          }
        });
    return ratios;
  }

  private static Reading band(double eta, List<Double> ratios) {
    return Bands.at(eta, ratios.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
