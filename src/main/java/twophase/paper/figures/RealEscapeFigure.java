package twophase.paper.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import twophase.kit.figure.Axis;
import twophase.kit.figure.Figure;
import twophase.kit.figure.Panel;
import twophase.kit.figure.Series;
import twophase.kit.random.SeedTree;
import twophase.paper.data.DataSet;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Inputs;
import twophase.paper.theory.EscapeTime;

/** The neuron that is nearest to its start at T1, on images and on Gaussian inputs. */
final class RealEscapeFigure {
  private static final int RUNS = 32;
  private static final int WIDTH = 64;
  private static final double ETA = 0.01;
  private static final double SIGMA = 6;
  private static final double THETA_NORM = 0.1;
  private static final int[] DIMENSIONS = {2, 3, 5, 8, 12, 20};

  /** Side by side, so that marks do not hide each other. */
  private static final double APART = 0.2;

  private RealEscapeFigure() {}

  /**
   * The figure.
   *
   * @param haste how many times fewer runs there are
   */
  static Figure of(NetworkSimulator simulator, SeedTree seeds, int haste) {
    int runs = Runs.fewer(RUNS, haste);
    return new Figure(
            "real-data-escape",
            "At T₁ all neurons have left their starts on twenty components of images, not on two, as on Gaussian inputs",
            "Label-noise SGD for T₁ steps, m = 64, η = 0.01, σ = 6, ‖θ*‖ = 0.1: the distance from its start of the neuron that is nearest to it, times √m, in "
                + runs
                + " runs for each set of inputs and number of components. Below 1 it is still in the lazy ball. Images and fresh Gaussian inputs do not differ: what"
                + " decides is how near to 0 a neuron may start.",
            List.of(
                new Panel(
                    "The nearest neuron",
                    Axis.linear("components d"),
                    Axis.logarithmic("least ‖w(T₁) − w(0)‖ √m"),
                    List.of(
                        series(
                            "Fashion-MNIST",
                            simulator,
                            seeds.child("fashion"),
                            runs,
                            -APART,
                            d -> images(DataSet.Source.FASHION_MNIST, d)),
                        series(
                            "digits",
                            simulator,
                            seeds.child("digits"),
                            runs,
                            0,
                            d -> images(DataSet.Source.DIGITS, d)),
                        series(
                            "fresh Gaussian inputs",
                            simulator,
                            seeds.child("fresh"),
                            runs,
                            APART,
                            d -> Inputs.FRESH),
                        Series.Level.at("the lazy ball", 1).toTheRight()))))
        .in("real-data-escape");
  }

  private static Inputs images(DataSet.Source source, int d) {
    return new Inputs(new DataSet(source, d, false));
  }

  private static Series series(
      String name,
      NetworkSimulator simulator,
      SeedTree seeds,
      int runs,
      double apart,
      IntFunction<Inputs> inputs) {
    List<Series.Reading> readings = new ArrayList<>();
    long steps = EscapeTime.printed(WIDTH, ETA, SIGMA);
    for (int d : DIMENSIONS) {
      List<Displaced> seen =
          Runs.of(
              simulator,
              seeds.child(d),
              runs,
              from -> new Run.Free(WIDTH, d, inputs.apply(d), ETA, SIGMA, THETA_NORM, from, steps),
              run -> new Displaced(steps));
      readings.add(
          Bands.at(
              d + apart,
              seen.stream()
                  .mapToDouble(look -> Arrays.stream(look.radii()).min().orElseThrow())
                  .toArray()));
    }
    return new Series.Intervals(name + ", " + Bands.WORDS, readings);
  }
}
