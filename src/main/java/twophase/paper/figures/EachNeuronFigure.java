package twophase.paper.figures;

import java.util.List;
import java.util.function.ToDoubleFunction;
import twophase.kit.figure.Axis;
import twophase.kit.figure.Figure;
import twophase.kit.figure.Panel;
import twophase.kit.figure.Series;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Run;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;
import twophase.paper.network.Sparsity;
import twophase.paper.theory.SlowFlow;
import twophase.paper.theory.TwoPhases;

/** Phase II neuron by neuron: who has shrunk, who is turned, a common direction, and the loss. */
final class EachNeuronFigure {
  private static final int RUNS = 16;

  /** A norm that has fallen, and squared cosines that are common, as on the card. */
  private static final double HALF = 0.5;

  private static final double NEARLY_ALL = 0.9;

  private EachNeuronFigure() {}

  /**
   * The figure.
   *
   * @param haste how many times fewer the runs are, and shorter the paper's
   */
  static Figure of(NetworkSimulator simulator, SeedTree seeds, int haste) {
    int runs = Math.max(2, RUNS / haste);
    long[] times = CompleteRuns.times(1);
    double[] places = CompleteRuns.foldings(times);
    long[] paperTimes = CompleteRuns.paperTimes(haste);
    double[] paperPlaces = CompleteRuns.paperFoldings(paperTimes);
    List<Walk> walks =
        CompleteRuns.walks(simulator, seeds.child("small"), runs, times, EachNeuronFigure::numbers);
    Walk paper =
        CompleteRuns.paper(simulator, seeds.child("paper"), paperTimes, EachNeuronFigure::numbers);
    SlowFlow quiet = CompleteRuns.flow().quiet();
    double[] aligned =
        CompleteRuns.layers(quiet, places).stream().mapToDouble(quiet::alignment).toArray();
    double floor =
        TwoPhases.settledLoss(
            CompleteRuns.DIMENSION, CompleteRuns.ETA, CompleteRuns.SIGMA, CompleteRuns.THETA_NORM);
    String name = "runs, " + Bands.WORDS;
    return new Figure(
            "each-neuron",
            "Phase II, neuron by neuron: nearly all shrink first and turn later, to a common direction",
            CompleteRuns.WORDS
                + runs
                + " runs, "
                + Bands.WORDS
                + ". First: the share of neurons whose norm is at most half of its start, and of those whose |cos(w, θ*)| is more than half way from the start’s mean to 1; nine in ten is our reading of “each”. Second: the mean alignment, with"
                + " the slow flow’s law, no constant fitted. Third: the mean of cos² over all pairs of neurons, 1/d for random directions, 1 for a common one; half is our threshold. Fourth: the test loss, mean over"
                + " runs, and the floor ησ²√d ‖θ*‖/2 that label noise leaves."
                + CompleteRuns.PAPER_WORDS,
            List.of(
                new Panel(
                    "Neurons that have shrunk, and turned",
                    CompleteRuns.TIME,
                    Axis.linear("share of neurons").within(0, 1),
                    List.of(
                        band("norm below half", places, walks, 0),
                        band("turned half way", places, walks, 1),
                        line("the paper’s run: norm below half", paperPlaces, paper, 0),
                        line("the paper’s run: turned half way", paperPlaces, paper, 1),
                        Series.Level.at("printed: each, read as nine in ten", NEARLY_ALL)
                            .toTheRight())),
                new Panel(
                    "Mean alignment",
                    CompleteRuns.TIME,
                    Axis.linear("mean |cos(w, θ*)|").within(0, 1),
                    List.of(
                        band(name, places, walks, 2),
                        new Series.Law("law: slow flow", LawCurves.of(places, aligned)),
                        line("the paper’s run", paperPlaces, paper, 2))),
                new Panel(
                    "A common direction",
                    CompleteRuns.TIME,
                    Axis.linear("mean cos²(w, w′) over pairs").within(0, 1),
                    List.of(
                        band(name, places, walks, 3),
                        line("the paper’s run", paperPlaces, paper, 3),
                        Series.Level.at("printed: a common direction, read as half", HALF))),
                new Panel(
                    "Test loss",
                    CompleteRuns.TIME,
                    Axis.logarithmic("‖θ − θ*‖²/2"),
                    List.of(
                        new Series.Band(
                            "runs, mean and 5–95 %", Bands.aroundMeans(places, courses(walks, 4))),
                        Series.Level.at("law: floor ησ²√d ‖θ*‖/2", floor).toTheRight()))))
        .in("each-neuron");
  }

  private static List<double[]> courses(List<Walk> walks, int number) {
    return walks.stream().map(walk -> walk.course(number)).toList();
  }

  private static Series band(String name, double[] places, List<Walk> walks, int number) {
    return new Series.Band(name, Bands.along(places, courses(walks, number)));
  }

  private static Series line(String name, double[] places, Walk walk, int number) {
    return new Series.Line(name, LawCurves.of(places, walk.course(number)));
  }

  private static List<ToDoubleFunction<Network>> numbers(Run.Free run) {
    GroundTruth truth = run.truth();
    Look start = Look.at(0, run.start(), truth);
    double way = (1 + start.meanAlignment()) / 2;
    return List.of(
        state -> shrunk(start, Look.at(0, state, truth)),
        state -> share(Look.at(0, state, truth).alignments(), way),
        state -> Look.at(0, state, truth).meanAlignment(),
        Sparsity::commonDirection,
        state -> Look.at(0, state, truth).loss());
  }

  private static double shrunk(Look start, Look now) {
    double[] rest = new double[now.norms().length];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = 1 - now.norms()[i] / start.norms()[i];
    }
    return share(rest, HALF);
  }

  /** Of the numbers that are at least that. */
  private static double share(double[] numbers, double least) {
    int count = 0;
    for (double number : numbers) {
      count += number >= least ? 1 : 0;
    }
    return (double) count / numbers.length;
  }
}
