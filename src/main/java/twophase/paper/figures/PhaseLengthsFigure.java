package twophase.paper.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Function;
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

/**
 * The remarks on T1 (card {@code phase-lengths}): the time at which all neurons are outside the
 * lazy ball, over noise, step size and width, through the paper's own run.
 */
final class PhaseLengthsFigure {
  private static final int RUNS = 3;
  private static final double[] NOISES = {PaperSetting.SIGMA / 2, PaperSetting.SIGMA, 6};
  private static final double[] STEP_SIZES = {0.0005, 0.0007, PaperSetting.ETA};
  private static final double[] WIDTHS = {250, 500, PaperSetting.WIDTH};

  /** Looks are this far apart, and go from and to this factor from the law's time. */
  private static final double RATIO = 1.1;

  private static final double REACH = 2;

  private PhaseLengthsFigure() {}

  /** A value of the sweep's variable, and the setting there. */
  private record Place(double x, int m, double eta, double sigma) {

    double printed() {
      return EscapeTime.printed(m, eta, sigma);
    }

    /** The median time of the last exit by the law of theorem-2's card, in steps. */
    double law() {
      int d = PaperSetting.DIMENSION;
      double load = StabilityLimit.load(m, d, eta, 1);
      double norm = LazyEscape.smallestNorm(m, d);
      return LazyEscape.exitFoldings(m, load, norm) / (eta * sigma * eta * sigma);
    }

    boolean papers() {
      return m == PaperSetting.WIDTH && eta == PaperSetting.ETA && sigma == PaperSetting.SIGMA;
    }

    Run.Free run(SeedTree seeds, long steps) {
      return new Run.Free(
          m,
          PaperSetting.DIMENSION,
          new Inputs(PaperSetting.SAMPLES),
          eta,
          sigma,
          PaperSetting.THETA_NORM,
          seeds,
          steps);
    }
  }

  /**
   * The figure.
   *
   * @param haste how many times fewer runs there are
   */
  static Figure of(NetworkSimulator simulator, SeedTree seeds, int haste) {
    int runs = Runs.fewer(RUNS, haste);
    List<Panel> panels = new ArrayList<>();
    panels.add(
        panel(
            "Noise",
            "noise level σ",
            NOISES,
            x -> new Place(x, PaperSetting.WIDTH, PaperSetting.ETA, x),
            place -> exits(simulator, seeds.child("noise"), place, runs)));
    panels.add(
        panel(
            "Step size",
            "step size η",
            STEP_SIZES,
            x -> new Place(x, PaperSetting.WIDTH, x, PaperSetting.SIGMA),
            place -> exits(simulator, seeds.child("step-size"), place, runs)));
    panels.add(
        panel(
            "Width",
            "width m",
            WIDTHS,
            x -> new Place(x, (int) x, PaperSetting.ETA, PaperSetting.SIGMA),
            place -> exits(simulator, seeds.child("width"), place, runs)));
    return new Figure(
            "phase-lengths",
            "T₁ beside the time at which all neurons are outside: hundreds of times later",
            "Label-noise SGD around the paper’s run, "
                + PaperSetting.WORDS
                + " σ = 4; one number is varied at a time. Bars: medians of "
                + runs
                + " runs with the range of nine in ten, the first look at which every neuron is farther"
                + " than 1/√m from its start, looks 10 % apart. Dashed: T₁ = 384 √(ln m)/(σ²η²√m) as"
                + " printed, and the law of the card of Theorem 2, the median time of the neuron that"
                + " starts nearest to 0, with nothing fitted; the load, η m (d + 2)/(2d), bends it. At the"
                + " paper’s run T₁ is 1,994,710 steps, and Figure 2 ends at step 100,000.",
            panels)
        .in("phase-lengths");
  }

  private static Panel panel(
      String title,
      String variable,
      double[] values,
      DoubleFunction<Place> at,
      Function<Place, Reading> measured) {
    List<Reading> exits = new ArrayList<>();
    List<Reading> papers = new ArrayList<>();
    List<Reading> printed = new ArrayList<>();
    List<Reading> law = new ArrayList<>();
    for (double x : values) {
      Place place = at.apply(x);
      Reading exit = measured.apply(place);
      (place.papers() ? papers : exits).add(exit);
      printed.add(Reading.of(x, place.printed()));
      law.add(Reading.of(x, place.law()));
    }
    return new Panel(
        title,
        Axis.logarithmic(variable),
        Axis.logarithmic("step t at which all neurons are outside"),
        List.of(
            new Series.Law("printed: T₁", printed),
            new Series.Law("law: last exit", law),
            new Series.Intervals("runs", exits),
            new Series.Intervals("the paper’s run", papers)));
  }

  private static Reading exits(NetworkSimulator simulator, SeedTree seeds, Place place, int runs) {
    double law = place.law();
    long[] times = Walk.geometrically(law / REACH, law * REACH, RATIO);
    long steps = times[times.length - 1];
    List<LastExit> looks =
        Runs.of(simulator, seeds, runs, from -> place.run(from, steps), run -> new LastExit(times));
    return Bands.at(place.x(), looks.stream().mapToDouble(look -> look.time).toArray());
  }

  /** The first look at which all neurons are outside the lazy ball; NaN before there is one. */
  private static final class LastExit implements Observer {
    private final long[] times;
    private Network start;
    private double time = Double.NaN;

    LastExit(long[] times) {
      this.times = times;
    }

    @Override
    public boolean wants(long t) {
      return Arrays.binarySearch(times, t) >= 0;
    }

    @Override
    public boolean satisfied() {
      return !Double.isNaN(time);
    }

    @Override
    public void see(long t, Network state) {
      if (t == 0) {
        start = state.copy();
      } else if (Double.isNaN(time) && allOutside(state)) {
        time = t;
      }
    }

    private boolean allOutside(Network state) {
      double radius = EscapeTime.lazyRadius(state.width());
      for (int i = 0; i < state.width(); i++) {
        if (!(state.neuronDistance(i, start) > radius)) {
          return false;
        }
      }
      return true;
    }
  }
}
