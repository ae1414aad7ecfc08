package twophase.paper.figures;

import java.util.Arrays;
import java.util.List;
import twophase.kit.figure.Axis;
import twophase.kit.figure.Figure;
import twophase.kit.figure.Panel;
import twophase.kit.figure.Series;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Run;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;

/** The two phases on images: in order, and the second one late. */
final class RealAlignmentFigure {
  private static final int RUNS = 16;
  private static final int LOOKS = 24;
  private static final int WIDTH = 100;
  private static final int DIMENSION = 8;
  private static final double ETA = 0.00719;
  private static final double SIGMA = 2.02;
  private static final double THETA_NORM = 2;
  private static final double TAU = 12;

  /** Where the card's runs end. */
  private static final double END = 6;

  private static final Axis TIME = Axis.linear("η²σ²t");

  private RealAlignmentFigure() {}

  /**
   * The figure.
   *
   * @param haste how many times fewer runs there are
   */
  static Figure of(NetworkSimulator simulator, SeedTree seeds, int haste) {
    double rate = ETA * ETA * SIGMA * SIGMA;
    long[] times = Walk.evenly((long) (TAU / rate), LOOKS);
    double[] places = Arrays.stream(times).mapToDouble(t -> rate * t).toArray();
    int runs = Runs.fewer(RUNS, haste);
    List<Walk> raw = walks(simulator, seeds.child("raw"), "fashion-mnist-8", runs, times);
    List<Walk> white = walks(simulator, seeds.child("white"), "fashion-mnist-8-white", runs, times);
    Series ends =
        new Series.Stretches(
            "after the card’s runs", List.of(new Series.Reading(END, 0, END, TAU)));
    return new Figure(
            "real-data-alignment",
            "On images norms fall before neurons align, but along dead directions they do not align in time",
            "Label-noise SGD on the leading 8 principal components of 64 images of Fashion-MNIST, raw and made white; m = 100, η = 0.00719, σ = 2.02, ‖θ*‖ = 2, "
                + runs
                + " runs each. First: the mean norm of the neurons. Second: their mean alignment with θ*. The raw components’ second moments go from 3.4 to 0.2: within the leading four of them neurons"
                + " align almost as those on white inputs do; the others hold them back. The forms of the card look at the end of six e-foldings.",
            List.of(
                new Panel(
                    "Mean norm",
                    TIME,
                    Axis.logarithmic("mean ‖w‖"),
                    List.of(
                        Bands.of("raw", places, raw, 0),
                        Bands.of("white", places, white, 0),
                        ends)),
                new Panel(
                    "Mean alignment",
                    TIME,
                    Axis.linear("mean |cos(w, θ*)|").within(0, 1),
                    List.of(
                        Bands.of("raw", places, raw, 1),
                        Bands.of("white", places, white, 1),
                        Bands.of("raw, leading half of the components", places, raw, 2),
                        ends))))
        .in("real-data-alignment");
  }

  private static List<Walk> walks(
      NetworkSimulator simulator, SeedTree seeds, String inputs, int runs, long[] times) {
    return Runs.of(
        simulator,
        seeds,
        runs,
        from ->
            new Run.Free(
                WIDTH,
                DIMENSION,
                Inputs.valueOf(inputs),
                ETA,
                SIGMA,
                THETA_NORM,
                from,
                times[times.length - 1]),
        run ->
            new Walk(
                times,
                List.of(
                    state -> Look.at(0, state, run.truth()).meanNorm(),
                    state -> alignment(state, run.truth(), DIMENSION),
                    state -> alignment(state, run.truth(), DIMENSION / 2))));
  }

  /** Mean over neurons of the cosine of their leading components with those of theta*. */
  private static double alignment(Network state, GroundTruth truth, int components) {
    double sum = 0;
    for (int i = 0; i < state.width(); i++) {
      double along = 0;
      double norm2 = 0;
      double length2 = 0;
      for (int k = 0; k < components; k++) {
        double weight = state.firstLayer().get(i, k);
        double told = truth.map().get(k);
        along += weight * told;
        norm2 += weight * weight;
        length2 += told * told;
      }
      sum += Math.abs(along) / Math.sqrt(norm2 * length2);
    }
    return sum / state.width();
  }
}
