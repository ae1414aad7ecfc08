package twophase.paper.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import twophase.kit.figure.Axis;
import twophase.kit.figure.Figure;
import twophase.kit.figure.Panel;
import twophase.kit.figure.Series;
import twophase.kit.figure.Series.Reading;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Inputs;
import twophase.paper.theory.LazyMotion;

/** Plain SGD: how far the farthest neuron goes, in radii of the lazy ball, by the width. */
final class PlainFigure {
  private static final int RUNS = 8;
  private static final int[] WIDTHS = {20, 50, 100, 200, 500, PaperSetting.WIDTH, 2000};
  private static final double SIGNAL = Math.sqrt(PaperSetting.DIMENSION);

  /** eta m, as in the paper's run: relaxation takes as many steps at every width. */
  private static final double RATE = PaperSetting.ETA * PaperSetting.WIDTH;

  /** Forty relaxation times d / (eta m). */
  private static final long STEPS = 800;

  /** Of the paper's run: as many as the card has. */
  private static final long PAPER_STEPS = 2_000;

  private PlainFigure() {}

  /**
   * The figure.
   *
   * @param haste how many times fewer runs there are
   */
  static Figure of(NetworkSimulator simulator, SeedTree seeds, int haste) {
    int runs = Math.max(2, RUNS / haste);
    Reading papers =
        farthest(simulator, seeds.child("paper"), runs, s -> PaperSetting.quiet(s, PAPER_STEPS));
    Reading noisy =
        farthest(simulator, seeds.child("noisy"), runs, s -> PaperSetting.noisy(s, PAPER_STEPS));
    return new Figure(
            "plain-sgd-lazy",
            "Plain SGD stays lazy where the network is wide beside d √(1 + ‖θ*‖²)",
            "SGD without label noise, d = 20, fresh inputs, η = 1/m (the paper’s 0.001 at m = 1000), "
                + STEPS
                + " steps, which are 40 relaxation times d/(ηm); "
                + runs
                + " runs each, "
                + Bands.WORDS
                + ". Up: the distance of the farthest neuron from its start in units of the lazy radius"
                + " 1/√m. Broken lines: the law d √(2 ln 2m) √(1 + ‖θ*‖²)/m, for networks that learn without"
                + " moving much, so for the right half; no constant is fitted. Where a run diverged there is no point. The paper’s run is m = 1000, n = 200, ‖θ*‖ = 1, which is not"
                + " printed, after "
                + PAPER_STEPS
                + " steps: without its noise it stays inside, with its σ = 4 its farthest neuron has left the ball."
                + " At m near d neurons leave without noise: that is outside of what the paper claims, whose remarks ask for m ≫ d.",
            List.of(
                new Panel(
                    "Farthest neuron from its start",
                    Axis.logarithmic("width m"),
                    Axis.logarithmic("max ‖w(t) − w(0)‖ · √m"),
                    List.of(
                        Series.Level.at("printed: lazy, at most 1", 1).toTheRight(),
                        law("law: ‖θ*‖ = 1", PaperSetting.THETA_NORM),
                        law("law: ‖θ*‖ = √20", SIGNAL),
                        measured(
                            simulator,
                            seeds.child("one"),
                            "runs, ‖θ*‖ = 1",
                            PaperSetting.THETA_NORM,
                            runs),
                        measured(simulator, seeds.child("more"), "runs, ‖θ*‖ = √20", SIGNAL, runs),
                        new Series.Intervals("the paper’s run, without its noise", List.of(papers)),
                        new Series.Intervals(
                            "the paper’s run, with its label noise", List.of(noisy))))))
        .in("plain-sgd-lazy");
  }

  private static Series law(String name, double thetaNorm) {
    List<Reading> law = new ArrayList<>();
    for (int m : WIDTHS) {
      law.add(Reading.of(m, LazyMotion.farthest(m, PaperSetting.DIMENSION, thetaNorm)));
    }
    return new Series.Law(name, law);
  }

  private static Series measured(
      NetworkSimulator simulator, SeedTree seeds, String name, double thetaNorm, int runs) {
    List<Reading> measured = new ArrayList<>();
    for (int m : WIDTHS) {
      measured.add(
          farthest(
              simulator,
              seeds.child(m),
              runs,
              from ->
                  new Run.Free(
                      m,
                      PaperSetting.DIMENSION,
                      Inputs.FRESH,
                      RATE / m,
                      0,
                      thetaNorm,
                      from,
                      STEPS)));
    }
    return new Series.Intervals(name, measured);
  }

  private static Reading farthest(
      NetworkSimulator simulator, SeedTree seeds, int runs, Function<SeedTree, Run.Free> like) {
    List<Displaced> seen = Runs.of(simulator, seeds, runs, like, run -> new Displaced(run.steps()));
    return Bands.at(
        like.apply(seeds).m(),
        seen.stream()
            .mapToDouble(look -> Arrays.stream(look.radii()).max().orElseThrow())
            .toArray());
  }
}
