package twophase.paper.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import twophase.kit.figure.Axis;
import twophase.kit.figure.Figure;
import twophase.kit.figure.Panel;
import twophase.kit.figure.Series;
import twophase.kit.figure.Series.Reading;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Changes;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.theory.SlowFlow;
import twophase.paper.theory.SlowFlow.Layers;

/** What moves the neurons in Phase I: Delta step by step, in sum, and the noise's part. */
final class GovernsFigure {
  private static final int RUNS = 4;
  private static final long STEPS = 20_000;
  private static final double RATIO = 1.6;
  private static final int STEP_LOOKS = 20;
  private static final double[] LEVELS = {0.5, 1, 2, PaperSetting.SIGMA};
  private static final long LEVEL_STEPS = 2_000;
  private static final int LEVEL_LOOKS = 100;

  /** What the card asks of the larger one of two terms, and of a part that does not govern. */
  private static final double HALF = 0.5;

  private static final double SMALL_PART = 0.1;

  private GovernsFigure() {}

  /**
   * The figure.
   *
   * @param haste how many times fewer and shorter the runs are
   */
  static Figure of(NetworkSimulator simulator, SeedTree seeds, int haste) {
    int runs = Math.max(2, RUNS / haste);
    long[] times =
        Arrays.stream(Walk.geometrically(1, (double) STEPS / haste, RATIO)).skip(1).toArray();
    return new Figure(
            "delta-governs",
            "Δ governs the norms in sum, not step by step; label noise drives the second layer",
            "The paper’s run: m = 1000, d = 20, n = 200, η = 0.001, σ = 4, ‖θ*‖ = 1, which is not printed; "
                + runs
                + " seeds, "
                + Bands.WORDS
                + ". In a step ‖w‖² changes by η²Δ and by what a² does. First: what a² has changed by in T steps, as a part of what ‖w‖² has,"
                + " each summed over neurons by size; it is about 1 for one step, and below a tenth, our reading of “governs”, from some hundred steps on."
                + " Second, for single steps: the share of neurons for which η²Δ is the larger of the two; half is our reading of the printed words. Third: the mean square"
                + " of a step of a by the noise σ, in the second half of "
                + LEVEL_STEPS / haste
                + " steps with fresh inputs, all else the same; dashed, what the update rule gives near the start, L being the loss that the noise keeps up. No constant is fitted.",
            List.of(
                summed(simulator, seeds.child("sum"), runs, times),
                single(simulator, seeds.child("step"), runs, STEPS / haste),
                levels(simulator, seeds.child("levels"), runs, LEVEL_STEPS / haste)))
        .in("delta-governs");
  }

  private static Panel summed(NetworkSimulator simulator, SeedTree seeds, int runs, long[] times) {
    List<Walk> walks =
        Runs.of(
            simulator,
            seeds,
            runs,
            from -> PaperSetting.noisy(from, times[times.length - 1]),
            run -> {
              Network start = run.start();
              return new Walk(times, List.of(state -> Changes.secondLayerPart(start, state)));
            });
    return new Panel(
        "Second layer’s part, over T steps of the paper’s run",
        Axis.logarithmic("steps T"),
        Axis.logarithmic("Σ|a(T)² − a(0)²| / Σ|‖w(T)‖² − ‖w(0)‖²|"),
        List.of(
            new Series.Band(
                "the paper’s run, " + Bands.WORDS,
                Bands.along(
                    LawCurves.places(times), walks.stream().map(walk -> walk.course(0)).toList())),
            Series.Level.at("Δ governs, our reading: at most a tenth", SMALL_PART)));
  }

  private static Panel single(NetworkSimulator simulator, SeedTree seeds, int runs, long steps) {
    long[] times = IntStream.range(0, STEP_LOOKS).mapToLong(k -> steps * k / STEP_LOOKS).toArray();
    List<Pairs> pairs =
        Runs.of(
            simulator,
            seeds,
            runs,
            from -> PaperSetting.noisy(from, steps),
            run -> new Pairs(times, false, GovernsFigure::governed));
    return new Panel(
        "Where η²Δ is larger, the paper’s run",
        Axis.linear("step j"),
        Axis.linear("share of neurons").within(0, 1),
        List.of(
            new Series.Band(
                "the paper’s run, " + Bands.WORDS,
                Bands.along(LawCurves.places(times), pairs.stream().map(Pairs::course).toList())),
            Series.Level.at("printed: Δ governs each step, read as half", HALF)));
  }

  private static Panel levels(NetworkSimulator simulator, SeedTree seeds, int runs, long steps) {
    long[] times =
        IntStream.range(0, LEVEL_LOOKS)
            .mapToLong(k -> steps / 2 + steps / 2 * k / LEVEL_LOOKS)
            .distinct()
            .filter(t -> t % 2 == 0)
            .toArray();
    List<Reading> measured = new ArrayList<>();
    for (double sigma : LEVELS) {
      List<Pairs> pairs =
          Runs.of(
              simulator,
              seeds,
              runs,
              from ->
                  new Run.Free(
                      PaperSetting.WIDTH,
                      PaperSetting.DIMENSION,
                      Inputs.FRESH,
                      PaperSetting.ETA,
                      sigma,
                      PaperSetting.THETA_NORM,
                      from,
                      steps),
              run -> new Pairs(times, true, Changes::ofSecondLayer));
      double[] means =
          pairs.stream()
              .mapToDouble(p -> Arrays.stream(p.course()).average().orElseThrow())
              .map(sum -> sum / PaperSetting.WIDTH)
              .toArray();
      measured.add(Bands.at(sigma, means));
    }
    return new Panel(
        "Oscillation of the second layer",
        Axis.logarithmic("label noise σ"),
        Axis.logarithmic("mean (a(j+1) − a(j))²"),
        List.of(
            new Series.Law("law: η²(σ² + 2L)", LawCurves.of(LEVELS, GovernsFigure::law)),
            new Series.Intervals("runs, " + Bands.WORDS, measured)));
  }

  /**
   * E (a_i(j+1) - a_i(j))^2 = eta^2 E r^2 E (w . x)^2 near the start, where E norm2(w) is 1: the
   * update rule squared, r being the noise and what it keeps up, twice {@link SlowFlow#loss}.
   */
  private static double law(double sigma) {
    double eta = PaperSetting.ETA;
    SlowFlow flow = new SlowFlow(PaperSetting.DIMENSION, eta, eta * sigma * sigma, 0);
    double loss = flow.loss(Layers.start(PaperSetting.WIDTH, PaperSetting.DIMENSION));
    return eta * eta * (sigma * sigma + 2 * loss);
  }

  private static double governed(Network before, Network after) {
    return (double) Changes.governed(before, after) / after.width();
  }
}
