package twophase.paper.figures;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
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
import twophase.paper.theory.LazyEscape;
import twophase.paper.theory.SecondLayer;
import twophase.paper.theory.StabilityLimit;

/**
 * The second layer stays small (card {@code second-layer-small}): the largest second-layer weight
 * along runs against the reading of "small", and norm2(a) against its law.
 */
final class SecondLayerFigure {
  private static final int RUNS = 6;
  private static final int LOOKS = 24;

  /** Until norms have come to where they stay. */
  private static final double FOLDINGS = 6;

  /** The law is one of Phase I: this many e-foldings of the second layer's rest. */
  private static final double LAW_FOLDINGS = 2;

  /** K of the reading, as the card declares it. */
  private static final double CONSTANT = 4;

  /** The last mark of the paper's Figure 2. */
  private static final long LAST_MARK = 100_000;

  private static final Setting SMALL_NOISE = new Setting(64, 10, 0, 0.002, 10, 0.3);
  private static final Setting LARGE_NOISE = new Setting(64, 8, 0, 0.0001, 300, 0);
  private static final Setting PHASE_ONE = new Setting(100, 4, 0, 0.002, 5, 0.3);
  private static final Setting PAPERS =
      new Setting(
          PaperSetting.WIDTH,
          PaperSetting.DIMENSION,
          PaperSetting.SAMPLES,
          PaperSetting.ETA,
          PaperSetting.SIGMA,
          PaperSetting.THETA_NORM);

  private SecondLayerFigure() {}

  /** What is run; n = 0 stands for fresh inputs. */
  private record Setting(int m, int d, int n, double eta, double sigma, double thetaNorm) {

    Run.Free run(SeedTree seeds, long steps) {
      return new Run.Free(m, d, new Inputs(n), eta, sigma, thetaNorm, seeds, steps);
    }

    long steps(double foldings) {
      return SecondLayer.steps(foldings, eta, sigma);
    }

    /** Steps as e-foldings of the neurons' squared norm. */
    double[] foldings(long[] times) {
      double[] places = LawCurves.places(times);
      for (int k = 0; k < places.length; k++) {
        places[k] *= eta * sigma * eta * sigma;
      }
      return places;
    }

    /** norm2(a) by the law, s by the decay law. */
    double law(double foldings) {
      double root = LazyEscape.root(StabilityLimit.load(m, d, eta, 1), foldings);
      return SecondLayer.norm2(m, d, eta, sigma, thetaNorm, root * root);
    }
  }

  /**
   * The figure.
   *
   * @param haste how many times fewer runs there are
   */
  static Figure of(NetworkSimulator simulator, SeedTree seeds, int haste) {
    int runs = Runs.fewer(RUNS, haste);
    return new Figure(
            "second-layer-small",
            "The second layer: small where ησ²d/2 is, which the step size sees to",
            "Label-noise SGD. First: the largest |a| at the looks so far over the scale of the start’s largest, √((1 + ln m)/m). The paper"
                + " prints “small” and no number; the card reads it as at most 4. Two settings with "
                + runs
                + " runs each, "
                + Bands.WORDS
                + ", fresh inputs: m = 64, d = 10, η = 0.002, σ = 10, ‖θ*‖ = 0.3, where ησ²d/2 = 1, and, as the"
                + " counterexample without A2, m = 64, d = 8, η = 0.0001, σ = 300, ‖θ*‖ = 0, where it is 36. The paper’s run is"
                + " one run to the last mark of Figure 2, "
                + PaperSetting.WORDS
                + " Second: ‖a‖² at m = 100, d = 4, η = 0.002, σ = 5, ‖θ*‖ = 0.3, "
                + runs
                + " runs, and the law of Phase I, (1 − d/m) s^d + ησ²d/2 + ‖θ*‖²d/(m s), s by the decay law;"
                + " nothing is fitted.",
            List.of(
                new Panel(
                    "Largest second-layer weight",
                    Axis.linear("η²σ²t, e-foldings of the squared norm"),
                    Axis.logarithmic("max |a| up to t / √((1 + ln m)/m)"),
                    List.of(
                        new Series.Law(
                            "printed: “small”, read as 4",
                            LawCurves.of(new double[] {0, FOLDINGS}, x -> CONSTANT)),
                        largest(
                            "counterexample: ησ²d/2 = 36",
                            simulator,
                            seeds.child("large-noise"),
                            LARGE_NOISE,
                            runs),
                        largest(
                            "measured: ησ²d/2 = 1",
                            simulator,
                            seeds.child("small-noise"),
                            SMALL_NOISE,
                            runs),
                        papersRun(simulator, seeds.child("paper"), haste))),
                new Panel(
                    "Squared norm in Phase I",
                    Axis.linear("η²σ²t, e-foldings of the squared norm"),
                    Axis.linear("‖a(t)‖²"),
                    phaseOne(simulator, seeds.child("phase-one"), runs))))
        .in("second-layer-small");
  }

  private static Series largest(
      String name, NetworkSimulator simulator, SeedTree seeds, Setting setting, int runs) {
    long[] times = Walk.evenly(setting.steps(FOLDINGS), LOOKS);
    return new Series.Band(name, soFar(simulator, seeds, setting, times, runs));
  }

  private static Series papersRun(NetworkSimulator simulator, SeedTree seeds, int haste) {
    long[] times = Walk.evenly(LAST_MARK / haste, LOOKS / 2);
    return new Series.Line("the paper’s run", soFar(simulator, seeds, PAPERS, times, 1));
  }

  private static List<Series> phaseOne(NetworkSimulator simulator, SeedTree seeds, int runs) {
    long[] times = Walk.evenly(PHASE_ONE.steps(LAW_FOLDINGS / PHASE_ONE.d()), LOOKS);
    DoubleUnaryOperator law = PHASE_ONE::law;
    List<double[]> runsSeen =
        courses(simulator, seeds, PHASE_ONE, times, runs, LawCurves::secondLayer);
    return List.of(
        new Series.Band(
            "measured, " + Bands.WORDS, Bands.along(PHASE_ONE.foldings(times), runsSeen)),
        new Series.Law("law", LawCurves.of(PHASE_ONE.foldings(times), law)));
  }

  /** The largest weight over its scale, at this look and those before. */
  private static List<Reading> soFar(
      NetworkSimulator simulator, SeedTree seeds, Setting setting, long[] times, int runs) {
    List<double[]> courses =
        courses(simulator, seeds, setting, times, runs, SecondLayerFigure::overScale);
    for (double[] course : courses) {
      for (int k = 1; k < course.length; k++) {
        course[k] = Math.max(course[k], course[k - 1]);
      }
    }
    return Bands.along(setting.foldings(times), courses);
  }

  private static List<double[]> courses(
      NetworkSimulator simulator,
      SeedTree seeds,
      Setting setting,
      long[] times,
      int runs,
      ToDoubleFunction<Network> number) {
    long steps = times[times.length - 1];
    return Runs.of(
            simulator,
            seeds,
            runs,
            from -> setting.run(from, steps),
            run -> new Walk(times, List.of(number)))
        .stream()
        .map(walk -> walk.course(0))
        .toList();
  }

  private static double overScale(Network state) {
    return Norms.largest(state.secondLayer()) / SecondLayer.startScale(state.width());
  }
}
