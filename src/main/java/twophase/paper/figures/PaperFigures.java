package twophase.paper.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import twophase.kit.figure.Axis;
import twophase.kit.figure.Figure;
import twophase.kit.figure.Panel;
import twophase.kit.figure.Series;
import twophase.kit.figure.Series.Reading;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.NoiseSchedule;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.Sam;

/**
 * The figures of the paper's synthetic experiment, replicated: the two phases under label noise
 * (Figure 2), loss curves and noise switched on and off (Figure 3), SAM (Figure 4).
 */
public final class PaperFigures {
  private static final int SEEDS = 8;
  private static final int SAM_SEEDS = 3;
  private static final long STEPS = 600_000;
  private static final long LOOKS = 200;
  private static final long FIRST_STEPS = 4_000;
  private static final long SAM_STEPS = 100_000;
  private static final long SWITCH = 5_000;
  private static final long SWITCHED_STEPS = 60_000;

  /** Numbers of the looks at which all neurons are shown: t = 0, 51,000, 99,000 and later. */
  private static final int[] CLOUDS = {0, 17, 33, 67, 200};

  private static final int PATHS = 4;

  /** The paper does not state SAM's radius; this one shows both phases within the same time. */
  private static final double RADIUS = 0.3;

  private static final Axis TIME = Axis.linear("step t");
  private static final Axis SQUARED_NORM = Axis.logarithmic("mean ‖w‖²");
  private static final Axis ALIGNMENT = Axis.linear("mean |cos(w, θ*)|").within(0, 1);
  private static final Axis LOSS = Axis.logarithmic("test loss ‖θ − θ*‖²/2").within(1e-6, 100);

  private final NetworkSimulator simulator;
  private final SeedTree seeds;
  private final long seed;
  private final long haste;

  /**
   * Figures of runs that hang from that seed.
   *
   * @param simulator who does the runs
   * @param seed the verification run's
   */
  public PaperFigures(NetworkSimulator simulator, long seed) {
    this(simulator, seed, 1);
  }

  /**
   * The same with shorter runs, for tests.
   *
   * @param haste how many times shorter, from 1 to 20
   */
  PaperFigures(NetworkSimulator simulator, long seed, long haste) {
    this.simulator = simulator;
    this.seed = seed;
    this.haste = haste;
    this.seeds = SeedTree.root(seed).child("figures");
  }

  /** All of them; a few seconds of work. */
  public List<Figure> all() {
    List<Track> noisy = tracks(SEEDS, STEPS, PaperSetting::noisy);
    List<Track> sam = tracks(SAM_SEEDS, SAM_STEPS, PaperFigures::sharpnessAware);
    return List.of(
        readings().in("two-phase"),
        phases(noisy).in("two-phase"),
        clouds(noisy.get(0)).in("two-phase"),
        paths(noisy.get(0)).in("two-phase"),
        losses(noisy, sam).in("linearised-baseline"),
        sam(sam).in("sam-two-phase"),
        switched().in("noise-necessity"));
  }

  private static Run.Free sharpnessAware(SeedTree seeds, long steps) {
    return PaperSetting.quiet(seeds, steps).withRule(Sam.orPlain(RADIUS));
  }

  /** A run for each of the first seeds, looked at 201 times. */
  private List<Track> tracks(int count, long steps, BiFunction<SeedTree, Long, Run.Free> setting) {
    return Runs.of(
        simulator,
        seeds,
        count,
        from -> setting.apply(from, steps / haste),
        run -> new Track(steps / haste / LOOKS));
  }

  private Figure readings() {
    Figure figure = ReadingsFigure.of(simulator, seeds.child("readings"), haste);
    return new Figure(
        figure.name(), figure.title(), figure.caption() + " Seed " + seed + ".", figure.panels());
  }

  private Figure phases(List<Track> noisy) {
    List<Track> fresh = tracks(SEEDS, STEPS / 2, PaperSetting::fresh);
    Series.Band norms = band("as in the paper", noisy, Look::meanSquare);
    double lowest = norms.readings().get(norms.readings().size() - 1).low();
    double start = norms.readings().get(0).y();
    Series law = new Series.Law("decay law", DecayCurve.from(start, lowest, STEPS / 2 / haste));
    return new Figure(
        "two-phases",
        "Figure 2, the two phases: norms fall, then neurons align",
        "Label-noise SGD with σ = 4, "
            + PaperSetting.WORDS
            + " Means over seeds, with their range. Dashed: ln s − k s = ln s(0) − k s(0) − η²σ²t"
            + " with k = ηm(d + 2)/(2d), s the mean squared norm, without a free constant. It is a"
            + " law for fresh inputs and small θ*; the second run is one, with ‖θ*‖ = 0.1 and a fresh"
            + " input at each step."
            + made(SEEDS),
        List.of(
            new Panel(
                "Mean squared norm",
                TIME,
                SQUARED_NORM,
                List.of(norms, band("fresh inputs, small θ*", fresh, Look::meanSquare), law)),
            new Panel(
                "Mean alignment",
                TIME,
                ALIGNMENT,
                List.of(band(norms.name(), noisy, Look::meanAlignment)))));
  }

  private Figure clouds(Track track) {
    List<Panel> panels = new ArrayList<>();
    for (int k : CLOUDS) {
      Look look = track.looks().get(k);
      List<Reading> cloud = new ArrayList<>();
      for (int i = 0; i < look.norms().length; i++) {
        cloud.add(Reading.of(look.norms()[i], look.alignments()[i]));
      }
      panels.add(
          new Panel(
              "t = " + grouped(look.t()),
              Axis.linear("‖w‖").within(0, largestNorm(track)),
              Axis.linear("|cos(w, θ*)|").within(0, 1),
              List.of(new Series.Cloud("neurons", cloud))));
    }
    return new Figure(
        "clouds",
        "Figure 2, all neurons in the plane of norm and alignment",
        "Each point is a neuron of one run of label-noise SGD with σ = 4, "
            + PaperSetting.WORDS
            + " The paper shows t = 0, 50,000 and 100,000; ours are looked at every 3,000 steps, and"
            + " go on until they have aligned."
            + made(1),
        panels);
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static double largestNorm(Track track) {
    return 1.05 * Arrays.stream(track.looks().get(0).norms()).max().orElseThrow();
  }

  private Figure paths(Track track) {
    List<Series> paths = new ArrayList<>();
    for (int i = 0; i < PATHS; i++) {
      int neuron = i;
      paths.add(
          new Series.Line(
              "neuron " + (i + 1),
              track.looks().stream()
                  .map(l -> Reading.of(l.norms()[neuron], l.alignments()[neuron]))
                  .toList()));
    }
    return new Figure(
        "paths",
        "Figure 2, single neurons on their way",
        "The first four neurons of the same run, from t = 0 on the right to t = 600,000." + made(1),
        List.of(
            new Panel(
                "Paths of four neurons",
                Axis.linear("‖w‖"),
                Axis.linear("|cos(w, θ*)|").within(0, 1),
                paths)));
  }

  private Figure losses(List<Track> noisy, List<Track> sam) {
    List<Series> first =
        List.of(
            band("label noise", tracks(SEEDS, FIRST_STEPS, PaperSetting::noisy)),
            band("SAM", tracks(SAM_SEEDS, FIRST_STEPS, PaperFigures::sharpnessAware)),
            band("no noise", tracks(SEEDS, FIRST_STEPS, PaperSetting::quiet)));
    return new Figure(
        "losses",
        "Test loss with and without noise, beside Figure 3",
        "Figure 3 is about image networks; this is the synthetic run. Mean with the range over seeds"
            + " (8; SAM 3). First panel, the first steps: without noise the wide"
            + " network fits at once, as its linearisation does. Second panel, the long run: the loss comes"
            + " down as the norms fall. Without noise it has left the panel by then. "
            + PaperSetting.WORDS
            + made(SEEDS),
        List.of(
            new Panel("First steps", TIME, LOSS, first),
            new Panel(
                "Long run", TIME, LOSS, List.of(band("label noise", noisy), band("SAM", sam)))));
  }

  private static Series.Band band(String name, List<Track> tracks) {
    return band(name, tracks, Look::loss);
  }

  private Figure sam(List<Track> sam) {
    String name = "mean of 3 seeds, least to largest";
    return new Figure(
        "sam",
        "Figure 4, SAM without label noise has the same two phases",
        "Sharpness-aware minimisation with σ = 0 and radius "
            + RADIUS
            + " (the paper's is not stated), "
            + PaperSetting.WORDS
            + made(SAM_SEEDS),
        List.of(
            new Panel(
                "Mean squared norm",
                TIME,
                SQUARED_NORM,
                List.of(band(name, sam, Look::meanSquare))),
            new Panel(
                "Mean alignment", TIME, ALIGNMENT, List.of(band(name, sam, Look::meanAlignment)))));
  }

  private Figure switched() {
    NoiseSchedule schedule = new NoiseSchedule(SWITCH, SWITCH);
    Track on = tracks(1, SWITCHED_STEPS, PaperSetting::noisy).get(0);
    Track both =
        tracks(1, SWITCHED_STEPS, (s, t) -> PaperSetting.noisy(s, t).withSchedule(schedule)).get(0);
    Track off = tracks(1, SWITCHED_STEPS, PaperSetting::quiet).get(0);
    return new Figure(
        "switched-noise",
        "Figure 3, noise switched on and off every 5,000 steps",
        "The norms fall while the noise is on, and rest while it is off (grey). "
            + PaperSetting.WORDS
            + " All three runs see the same inputs in the same order."
            + made(1),
        List.of(
            new Panel(
                "Mean squared norm",
                TIME.within(0, SWITCHED_STEPS),
                SQUARED_NORM,
                List.of(
                    new Series.Stretches("noise off", stretches()),
                    line("always off", off),
                    line("on and off", both),
                    line("always on", on)))));
  }

  private static List<Reading> stretches() {
    List<Reading> stretches = new ArrayList<>();
    for (long t = SWITCH; t < SWITCHED_STEPS; t += 2 * SWITCH) {
      stretches.add(new Reading(t, 0, t, t + SWITCH));
    }
    return stretches;
  }

  private static Series.Line line(String name, Track track) {
    return new Series.Line(
        name, track.looks().stream().map(l -> Reading.of(l.t(), l.meanSquare())).toList());
  }

  /** The mean over tracks with its range; as long as all of them are. */
  private static Series.Band band(
      String name, List<Track> tracks, ToDoubleFunction<Look> quantity) {
    int length = tracks.stream().mapToInt(t -> t.looks().size()).min().orElseThrow();
    List<Reading> readings = new ArrayList<>();
    for (int k = 0; k < length; k++) {
      int look = k;
      double[] values =
          tracks.stream().mapToDouble(t -> quantity.applyAsDouble(t.looks().get(look))).toArray();
      readings.add(
          new Reading(
              tracks.get(0).looks().get(k).t(),
              Arrays.stream(values).average().orElseThrow(),
              Arrays.stream(values).min().orElseThrow(),
              Arrays.stream(values).max().orElseThrow()));
    }
    return new Series.Band(name, readings);
  }

  private String made(int runs) {
    return " Seed " + seed + ", " + runs + (runs == 1 ? " run." : " runs.");
  }
}
