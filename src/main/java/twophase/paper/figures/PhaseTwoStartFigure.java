package twophase.paper.figures;

import java.util.Arrays;
import java.util.List;
import twophase.kit.figure.Axis;
import twophase.kit.figure.Figure;
import twophase.kit.figure.Panel;
import twophase.kit.figure.Series;
import twophase.kit.figure.Series.Reading;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.network.Norms;
import twophase.paper.theory.PhaseTwoStart;
import twophase.paper.theory.SecondLayer;
import twophase.paper.theory.StabilityLimit;

/**
 * Where Phase II begins (card {@code phase-two-start}): the largest norm of a neuron or a
 * second-layer weight under label noise, over sqrt(eta).
 */
final class PhaseTwoStartFigure {
  private static final int RUNS = 3;
  private static final int LOOKS = 60;
  private static final int WIDTH = 64;
  private static final int DIMENSION = 2;
  private static final double SIGMA = 1;

  /** k s(0). */
  private static final double LOAD = 0.45;

  /** Of R, the largest squared norm at the end over eta: one that begins, one that does not. */
  private static final double BEGINS = 0.3;

  private static final double NEVER = 4;
  private static final int FOLDINGS = 10;

  /** Of the paper's run, more than twice as far as Figure 2 goes. */
  private static final long PAPERS_STEPS = 250_000;

  private static final int PAPERS_LOOKS = 20;
  private static final double[] THETA_NORMS = {0.001, 0.01, 0.1, 1, 10};

  private PhaseTwoStartFigure() {}

  /**
   * The figure.
   *
   * @param haste how many times fewer runs there are
   */
  static Figure of(NetworkSimulator simulator, SeedTree seeds, int haste) {
    int runs = Runs.fewer(RUNS, haste);
    List<Reading> papers = papersRun(simulator, seeds.child("paper"));
    return new Figure(
            "phase-two-start",
            "Phase II, as it is defined: label noise leads there where θ* is small beside mη",
            "Label-noise SGD; the text has Phase II begin when all ‖w‖ and |a| are at most √η. R is what the largest squared norm ends at over η by"
                + " the law, √d ‖θ*‖ q_m/(mη). First: m = 64, d = 2, σ = 1, load 0.45, fresh inputs, "
                + runs
                + " runs for each R, "
                + Bands.WORDS
                + "; the law’s time is where the slow flow’s largest neuron comes down to √η, nothing fitted. The paper’s run is one"
                + " run of 250,000 steps, "
                + PaperSetting.WORDS
                + " σ = 4. Second: √R over ‖θ*‖ at the paper’s m, d and η; the law leaves out what the noise itself keeps up, which is above √η in the"
                + " paper’s run, and its run, from the first panel’s end, may still be falling.",
            List.of(
                new Panel(
                    "The largest norm",
                    Axis.linear("η²σ²t, e-foldings of the squared norm"),
                    axis(),
                    List.of(
                        printed(0, FOLDINGS),
                        course("measured: R = 4", simulator, seeds.child("never"), NEVER, runs),
                        course("measured: R = 0.3", simulator, seeds.child("begins"), BEGINS, runs),
                        new Series.Line("the paper’s run", papers),
                        new Series.Cloud("law: Phase II begins, R = 0.3", List.of(begins())))),
                new Panel(
                    "Where it ends in the paper’s setting",
                    Axis.logarithmic("‖θ*‖"),
                    axis(),
                    List.of(
                        printed(THETA_NORMS[0], THETA_NORMS[THETA_NORMS.length - 1]),
                        new Series.Law(
                            "law: √R",
                            LawCurves.of(
                                THETA_NORMS,
                                norm ->
                                    Math.sqrt(
                                        PhaseTwoStart.ratio(
                                            PaperSetting.WIDTH,
                                            PaperSetting.DIMENSION,
                                            PaperSetting.ETA,
                                            norm)))),
                        new Series.Cloud(
                            "the paper’s run",
                            List.of(
                                Reading.of(
                                    PaperSetting.THETA_NORM,
                                    papers.get(papers.size() - 1).y())))))))
        .in("phase-two-start");
  }

  private static Axis axis() {
    return Axis.logarithmic("largest of all ‖w‖ and |a| / √η");
  }

  private static Series printed(double from, double to) {
    return new Series.Law(
        "printed: Phase II begins, at most √η", LawCurves.of(new double[] {from, to}, x -> 1));
  }

  private static double eta() {
    return LOAD / StabilityLimit.load(WIDTH, DIMENSION, 1, 1);
  }

  private static double thetaNorm(double ratio) {
    return PhaseTwoStart.truth(WIDTH, DIMENSION, eta(), ratio);
  }

  private static Reading begins() {
    double foldings =
        PhaseTwoStart.foldings(WIDTH, DIMENSION, eta(), SIGMA, thetaNorm(BEGINS), FOLDINGS)
            .orElse(Double.NaN);
    return Reading.of(foldings, 1);
  }

  private static Series course(
      String name, NetworkSimulator simulator, SeedTree seeds, double ratio, int runs) {
    long[] times = Walk.evenly(SecondLayer.steps(FOLDINGS, eta(), SIGMA), LOOKS);
    List<Walk> walks =
        Runs.of(
            simulator,
            seeds,
            runs,
            from ->
                new Run.Free(
                    WIDTH,
                    DIMENSION,
                    Inputs.FRESH,
                    eta(),
                    SIGMA,
                    thetaNorm(ratio),
                    from,
                    times[times.length - 1]),
            run -> new Walk(times, List.of(state -> largest(state, eta()))));
    return new Series.Band(
        name,
        Bands.along(
            foldings(times, eta(), SIGMA), walks.stream().map(walk -> walk.course(0)).toList()));
  }

  private static List<Reading> papersRun(NetworkSimulator simulator, SeedTree seeds) {
    long[] times = Walk.evenly(PAPERS_STEPS, PAPERS_LOOKS);
    List<Walk> walks =
        Runs.of(
            simulator,
            seeds,
            1,
            from -> PaperSetting.noisy(from, PAPERS_STEPS),
            run -> new Walk(times, List.of(state -> largest(state, PaperSetting.ETA))));
    return LawCurves.of(
        foldings(times, PaperSetting.ETA, PaperSetting.SIGMA), walks.get(0).course(0));
  }

  private static double[] foldings(long[] times, double eta, double sigma) {
    return Arrays.stream(times).mapToDouble(t -> t * (eta * sigma * eta * sigma)).toArray();
  }

  /** The largest of all norm(w_i) and abs(a_i), over sqrt(eta). */
  private static double largest(Network state, double eta) {
    double largest = Norms.largest(state.secondLayer());
    for (int i = 0; i < state.width(); i++) {
      largest = Math.max(largest, Norms.frobenius(state.neuron(i)));
    }
    return largest / Math.sqrt(eta);
  }
}
