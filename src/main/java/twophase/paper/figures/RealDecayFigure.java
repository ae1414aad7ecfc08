package twophase.paper.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import twophase.kit.figure.Axis;
import twophase.kit.figure.Figure;
import twophase.kit.figure.Panel;
import twophase.kit.figure.Series;
import twophase.kit.random.SeedTree;
import twophase.paper.data.DataSet;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.theory.DecayLaw;
import twophase.paper.theory.ModeDecay;

/** How the first layer fades on images: each mode of the inputs at a rate of its own. */
final class RealDecayFigure {
  private static final int RUNS = 8;
  private static final int LOOKS = 24;
  private static final int WIDTH = 1000;
  private static final int DIMENSION = 20;
  private static final double ETA = 0.000363;
  private static final double SIGMA = 18.5;
  private static final double TAU = 1.2;

  /** Components that are shown, from the first. */
  private static final int[] SHOWN = {0, 2, 4, 9, 19};

  private static final DataSet RAW = DataSet.valueOf("fashion-mnist-20");
  private static final Axis TIME = Axis.linear("η²σ²t");

  private RealDecayFigure() {}

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
    List<Walk> raw = walks(simulator, seeds.child("raw"), new Inputs(RAW), runs, times);
    DataSet white = new DataSet(RAW.source(), DIMENSION, true);
    List<Walk> whitened = walks(simulator, seeds.child("white"), new Inputs(white), runs, times);
    DecayLaw isotropic = new DecayLaw(WIDTH, DIMENSION, ETA, SIGMA, 0);
    List<double[]> modes = modes(places);
    return new Figure(
            "real-data-decay",
            "On images the first layer does not shrink as one, but each mode of the inputs at its own rate",
            "Label-noise SGD on the leading 20 principal components of 64 images of Fashion-MNIST, scaled so that their second moments λ add up to 20"
                + " as those of N(0, I) do; m = 1000, η = 0.000363, σ = 18.5, θ* = 0, "
                + runs
                + " runs each; nothing is fitted. First: the mean squared norm of a neuron. What the law of isotropic inputs says holds for the same components made white; on the raw ones"
                + " the norm stays twice as high. Second: the squared norm of W along single components, over its start: the larger λ, the faster it falls. Broken lines: the law of modes,"
                + " with the inputs’ own fourth moments, is tested where a fifth of the start is left; below it the fastest modes are what noise makes of them.",
            List.of(
                new Panel(
                    "Mean squared norm s(t)",
                    TIME,
                    Axis.logarithmic("s"),
                    List.of(
                        Bands.of("raw components", places, raw, 0),
                        Bands.of("the same made white", places, whitened, 0),
                        new Series.Law(
                            "law of isotropic inputs",
                            LawCurves.of(places, tau -> isotropic.leading(1, tau / rate))),
                        new Series.Law(
                            "law of modes",
                            LawCurves.of(
                                places,
                                modes.stream()
                                    .mapToDouble(all -> Arrays.stream(all).sum() / WIDTH)
                                    .toArray())))),
                new Panel(
                    "Squared norm along a component",
                    TIME,
                    Axis.logarithmic("A_k(t) / A_k(0)"),
                    alongComponents(places, raw, modes))))
        .in("real-data-decay");
  }

  private static List<Series> alongComponents(
      double[] places, List<Walk> walks, List<double[]> modes) {
    double[] second = RAW.secondMoments();
    List<Series> series = new ArrayList<>();
    for (int shown = 0; shown < SHOWN.length; shown++) {
      int k = SHOWN[shown];
      String name = String.format(Locale.ROOT, "k = %d, λ = %.2f", k + 1, second[k]);
      int number = shown + 1;
      List<double[]> courses = walks.stream().map(walk -> overStart(walk.course(number))).toList();
      series.add(new Series.Band(name + ", mean and 5–95 %", Bands.aroundMeans(places, courses)));
    }
    for (int k : SHOWN) {
      double[] law = modes.stream().mapToDouble(all -> all[k] * DIMENSION / WIDTH).toArray();
      series.add(new Series.Law("law of modes", LawCurves.of(places, law)));
    }
    return series;
  }

  private static double[] overStart(double[] course) {
    return Arrays.stream(course).map(value -> value / course[0]).toArray();
  }

  /** The law's modes at the places, from the mean start. */
  private static List<double[]> modes(double[] places) {
    ModeDecay law = new ModeDecay(ETA, SIGMA, RAW.secondMoments(), RAW.fourthMoments());
    double[] start = ModeDecay.meanStart(WIDTH, DIMENSION);
    return Arrays.stream(places).mapToObj(tau -> law.after(start, tau)).toList();
  }

  private static List<Walk> walks(
      NetworkSimulator simulator, SeedTree seeds, Inputs inputs, int runs, long[] times) {
    List<ToDoubleFunction<Network>> numbers = new ArrayList<>(List.of(LawCurves::meanSquare));
    for (int k : SHOWN) {
      numbers.add(state -> alongComponent(state, k));
    }
    return Runs.of(
        simulator,
        seeds,
        runs,
        from ->
            new Run.Free(WIDTH, DIMENSION, inputs, ETA, SIGMA, 0, from, times[times.length - 1]),
        run -> new Walk(times, numbers));
  }

  private static double alongComponent(Network state, int k) {
    return IntStream.range(0, state.width())
        .mapToDouble(i -> state.firstLayer().get(i, k))
        .map(weight -> weight * weight)
        .sum();
  }
}
