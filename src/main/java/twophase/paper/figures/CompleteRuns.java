package twophase.paper.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import twophase.kit.figure.Axis;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.theory.SlowFlow;
import twophase.paper.theory.SlowFlow.Layers;
import twophase.paper.theory.TwoPhases;

/**
 * Small runs of label-noise SGD that are long enough for both phases, as on the cards {@code
 * sparser} and {@code each-neuron}, beside the paper's run as far as its Figure 2 shows it.
 */
final class CompleteRuns {
  static final int WIDTH = 100;
  static final int DIMENSION = 4;
  static final double ETA = 0.004;
  static final double SIGMA = 4;
  static final double THETA_NORM = 2;

  /** The time of {@link #foldings}. */
  static final Axis TIME = Axis.linear("η²σ²t, in e-foldings of ‖w‖²");

  /** The last mark of the paper's Figure 2. */
  static final long PAPER_STEPS = 100_000;

  static final String WORDS =
      "Label-noise SGD with m = 100, d = 4, η = 0.004, σ = 4, ‖θ*‖ = 2, fresh inputs, which is long"
          + " enough for both phases; ";

  static final String PAPER_WORDS =
      " The paper’s run (m = 1000, d = 20, n = 200, η = 0.001, σ = 4, ‖θ*‖ = 1, which is not"
          + " printed; one seed) up to step 100,000, the last mark of its Figure 2.";

  private static final long STEPS = 40_000;
  private static final int LOOKS = 40;
  private static final int PAPER_LOOKS = 10;

  private CompleteRuns() {}

  /** Looks at the small runs. */
  static long[] times(int haste) {
    return Walk.evenly(STEPS / haste, LOOKS);
  }

  /** Looks at the paper's run. */
  static long[] paperTimes(int haste) {
    return Walk.evenly(PAPER_STEPS / haste, PAPER_LOOKS);
  }

  /** Steps as e-foldings of the squared norm, eta^2 sigma^2 t. */
  static double[] foldings(long[] times) {
    return foldings(times, ETA, SIGMA);
  }

  /** The same for the paper's run. */
  static double[] paperFoldings(long[] times) {
    return foldings(times, PaperSetting.ETA, PaperSetting.SIGMA);
  }

  private static double[] foldings(long[] times, double eta, double sigma) {
    double rate = TwoPhases.labelNoiseRate(eta, sigma);
    return Arrays.stream(times).mapToDouble(t -> rate * t).toArray();
  }

  /** Walks along runs of these seeds, with numbers that may depend on the run. */
  static List<Walk> walks(
      NetworkSimulator simulator,
      SeedTree seeds,
      int count,
      long[] times,
      Function<Run.Free, List<ToDoubleFunction<Network>>> numbers) {
    return Runs.of(
        simulator,
        seeds,
        count,
        from ->
            new Run.Free(
                WIDTH,
                DIMENSION,
                Inputs.FRESH,
                ETA,
                SIGMA,
                THETA_NORM,
                from,
                times[times.length - 1]),
        run -> new Walk(times, numbers.apply(run)));
  }

  /** The same along the paper's run. */
  static Walk paper(
      NetworkSimulator simulator,
      SeedTree seeds,
      long[] times,
      Function<Run.Free, List<ToDoubleFunction<Network>>> numbers) {
    Run.Free run = PaperSetting.noisy(seeds, times[times.length - 1]);
    Walk walk = new Walk(times, numbers.apply(run));
    simulator.run(run, walk);
    return walk;
  }

  /** The small runs' slow flow. */
  static SlowFlow flow() {
    return new SlowFlow(DIMENSION, ETA, ETA * SIGMA * SIGMA, THETA_NORM);
  }

  /** Its layers at the start and at these later times, in e-foldings. */
  static List<Layers> layers(SlowFlow flow, double[] foldings) {
    Layers start = Layers.start(WIDTH, DIMENSION);
    List<Layers> layers = new ArrayList<>(List.of(start));
    layers.addAll(flow.course(start, Arrays.stream(foldings).skip(1).toArray()));
    return layers;
  }
}
