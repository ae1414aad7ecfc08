package twophase.paper.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import twophase.kit.figure.Axis;
import twophase.kit.figure.Figure;
import twophase.kit.figure.Panel;
import twophase.kit.figure.Series;
import twophase.kit.figure.Series.Reading;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.theory.EscapeTime;
import twophase.paper.theory.LazyEscape;
import twophase.paper.theory.StabilityLimit;

/** Theorem 2: when neurons leave the lazy ball, over the width, against T1. */
final class EscapeFigure {
  private static final int RUNS = 24;
  private static final int[] WIDTHS = {64, 128, 256, 512};
  private static final int[] DIMENSIONS = {4, 6, 8};

  /** k at the largest width. */
  private static final double LOAD = 0.25;

  /** What diffusion adds to a first exit's squared distance at the smallest width. */
  private static final double DIFFUSION = 0.1;

  private static final double THETA_NORM = 0.1;

  /** Looks are this far apart, and go from and to this factor from the law's times. */
  private static final double RATIO = 1.03;

  private static final double REACH = 2.5;

  private EscapeFigure() {}

  /** A width's exit times, in e-foldings of the squared norm. */
  private record Exits(Reading first, Reading last, double firstLaw, double lastLaw) {}

  /**
   * The figure.
   *
   * @param haste how many times fewer runs there are
   */
  static Figure of(NetworkSimulator simulator, SeedTree seeds, int haste) {
    List<Series> first = new ArrayList<>();
    List<Series> last = new ArrayList<>();
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (int d : DIMENSIONS) {
      List<Exits> exits = new ArrayList<>();
      for (int m : WIDTHS) {
        exits.add(exits(simulator, seeds.child(d).child(m), m, d, RUNS / haste));
      }
      for (int k = 0; k < WIDTHS.length; k++) {
        double ratio = printed(WIDTHS[k]) / exits.get(k).lastLaw();
        least = Math.min(least, ratio);
        most = Math.max(most, ratio);
      }
      add(first, d, exits.stream().map(Exits::first).toList(), law(exits, Exits::firstLaw), "−1/2");
      add(
          last,
          d,
          exits.stream().map(Exits::last).toList(),
          law(exits, Exits::lastLaw),
          "−1/2 + 1/" + d);
    }
    Series.Law printed =
        new Series.Law("T₁ as printed", LawCurves.of(places(), EscapeFigure::printed));
    first.add(printed);
    last.add(printed);
    Axis width = Axis.logarithmic("width m");
    return new Figure(
            "escape-times",
            "Theorem 2, when neurons leave the lazy regime: far before T₁, and with another slope",
            "Medians over "
                + RUNS
                + " seeds with the range of nine in ten, fresh inputs, ‖θ*‖ = 0.1, η and σ fixed for a"
                + " dimension so that k = 0.25 at m = 512; times as η²σ²t, the e-foldings of the"
                + " squared norm. Dashed: the law’s medians, no constant fitted. Legends give the slope"
                + " measured in ln m and (the law’s between the same widths; its limit for wide"
                + " networks). T₁ = 384 √(ln m/m)/(η²σ²) is "
                + Math.round(least)
                + " to "
                + Math.round(most)
                + " times the law’s last exit here; up to its logarithm its slope is −1/2, the first"
                + " exit’s, while the last exit’s tends to −1/2 + 1/d, so that very wide networks leave"
                + " later than T₁. Bars end at the last look, 2.5 times the law’s time.",
            List.of(
                new Panel("Last exit: all neurons are outside", width, axis(), last),
                new Panel("First exit: some neuron is outside", width, axis(), first)))
        .in("theorem-2");
  }

  /** T1 as eta^2 sigma^2 t. */
  private static double printed(double m) {
    return EscapeTime.PRINTED_CONSTANT * Math.sqrt(StrictMath.log(m) / m);
  }

  private static Axis axis() {
    return Axis.logarithmic("η²σ²t");
  }

  private static double[] places() {
    double[] places = new double[WIDTHS.length];
    for (int k = 0; k < places.length; k++) {
      places[k] = WIDTHS[k];
    }
    return places;
  }

  private static double[] law(List<Exits> exits, ToDoubleFunction<Exits> median) {
    return exits.stream().mapToDouble(median).toArray();
  }

  private static void add(
      List<Series> series, int d, List<Reading> measured, double[] law, String limit) {
    double[] medians = measured.stream().mapToDouble(Reading::y).toArray();
    String name =
        String.format(Locale.ROOT, "d = %d: %.2f (%.2f; %s)", d, slope(medians), slope(law), limit)
            .replace('-', '−');
    series.add(new Series.Intervals(name, measured));
    series.add(new Series.Law("law", LawCurves.of(places(), law)));
  }

  /** Least squares in logarithms; the widths are evenly spaced there. */
  private static double slope(double[] values) {
    double middle = (values.length - 1) / 2.0;
    double above = 0;
    double below = 0;
    for (int k = 0; k < values.length; k++) {
      above += (k - middle) * StrictMath.log(values[k]);
      below += (k - middle) * (k - middle);
    }
    return above / below / StrictMath.log(2);
  }

  private static Exits exits(NetworkSimulator simulator, SeedTree seeds, int m, int d, int runs) {
    double eta = LOAD / StabilityLimit.load(WIDTHS[WIDTHS.length - 1], d, 1, 1);
    double sigma = Math.sqrt(DIFFUSION / LazyEscape.diffusion(WIDTHS[0], d, eta, 1));
    double noise = eta * eta * sigma * sigma;
    double load = StabilityLimit.load(m, d, eta, 1);
    double firstLaw = LazyEscape.exitFoldings(m, load, LazyEscape.largestNorm(m, d));
    double lastLaw = LazyEscape.exitFoldings(m, load, LazyEscape.smallestNorm(m, d));
    long[] times = Walk.geometrically(firstLaw / REACH / noise, REACH * lastLaw / noise, RATIO);
    long steps = times[times.length - 1];
    List<Watch> watches =
        Runs.of(
            simulator,
            seeds,
            runs,
            from -> new Run.Free(m, d, Inputs.FRESH, eta, sigma, THETA_NORM, from, steps),
            run -> new Watch(times));
    return new Exits(
        Bands.at(m, watches.stream().mapToDouble(w -> noise * w.first).toArray()),
        Bands.at(m, watches.stream().mapToDouble(w -> noise * w.last).toArray()),
        firstLaw,
        lastLaw);
  }

  /** When the first neuron, and when the last one, is outside; at the last look where none is. */
  private static final class Watch implements Observer {
    private final long[] times;
    private Network start;
    private double first;
    private double last;

    Watch(long[] times) {
      this.times = times;
      this.first = times[times.length - 1];
      this.last = first;
    }

    @Override
    public boolean wants(long t) {
      return Arrays.binarySearch(times, t) >= 0;
    }

    @Override
    public void see(long t, Network state) {
      if (t == 0) {
        start = state.copy();
        return;
      }
      double radius = EscapeTime.lazyRadius(state.width());
      int outside = 0;
      for (int i = 0; i < state.width(); i++) {
        outside += state.neuronDistance(i, start) > radius ? 1 : 0;
      }
      if (outside > 0) {
        first = Math.min(first, t);
      }
      if (outside == state.width()) {
        last = Math.min(last, t);
      }
    }
  }
}
