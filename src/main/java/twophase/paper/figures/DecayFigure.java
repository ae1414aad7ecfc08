package twophase.paper.figures;

import java.util.ArrayList;
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
import twophase.paper.theory.DecayLaw;

/** The decay law over runs under many seeds. */
final class DecayFigure {
  private static final int RUNS = 256;
  private static final int LOOKS = 80;
  private static final long STEPS = 42_000;
  private static final DecayLaw LAW = new DecayLaw(500, 5, 0.00114, 5.9, 0.1);

  /** What the card allows the law to be off. */
  private static final double TOLERANCE = 0.003;

  /** Of a mean, at level 0.99, were it normal. */
  private static final double STANDARD_ERRORS = 2.576;

  private static final Axis TIME = Axis.linear("step t");

  private DecayFigure() {}

  /**
   * The figure.
   *
   * @param haste how many times shorter and fewer the runs are
   */
  static Figure of(NetworkSimulator simulator, SeedTree seeds, int haste) {
    int runs = RUNS / haste;
    long steps = STEPS / haste;
    long[] times = Walk.evenly(steps, LOOKS);
    double[] places = LawCurves.places(times);
    List<Walk> walks =
        Runs.of(
            simulator,
            seeds,
            runs,
            from ->
                new Run.Free(
                    LAW.m(),
                    LAW.d(),
                    Inputs.FRESH,
                    LAW.eta(),
                    LAW.sigma(),
                    LAW.thetaNorm(),
                    from,
                    steps),
            run -> new Walk(times, List.of(LawCurves::meanSquare, LawCurves::secondLayer)));
    List<double[]> norms = walks.stream().map(walk -> walk.course(0)).toList();
    List<double[]> weights = walks.stream().map(walk -> walk.course(1)).toList();
    double start = Bands.means(norms)[0];
    List<DecayLaw.Prediction> corrected = LAW.corrected(start, times);
    double[] law = corrected.stream().mapToDouble(DecayLaw.Prediction::s).toArray();
    double[] second = corrected.stream().mapToDouble(DecayLaw.Prediction::secondLayer).toArray();
    String name = "runs, " + Bands.WORDS;
    return new Figure(
            "decay-law",
            "The decay law over "
                + runs
                + " runs: norms fall as predicted, to a few tenths of a per cent",
            "Label-noise SGD with m = 500, d = 5, η = 0.00114, σ = 5.9, ‖θ*‖ = 0.1, fresh inputs; no"
                + " constant is fitted. First: the mean squared norm of a run. Second: its mean over the"
                + " runs divided by the law from the run’s own s(0), with the mean’s 99 % interval; the leading law ln s − ks ="
                + " ln s(0) − ks(0) − η²σ²t drifts off as the second layer takes its share, the"
                + " corrected one is to stay within ± 0.3 %, which its form tests. Third: the second"
                + " layer falls first and rests near ησ²d/2.",
            List.of(
                new Panel(
                    "Mean squared norm s(t)",
                    TIME,
                    Axis.logarithmic("s"),
                    List.of(
                        new Series.Band(name, Bands.along(places, norms)),
                        new Series.Law("corrected law", LawCurves.of(places, law)))),
                new Panel(
                    "Mean over runs divided by the law",
                    TIME,
                    Axis.linear("mean of s / law"),
                    List.of(
                        new Series.Band("corrected law", ratio(times, norms, start, law)),
                        new Series.Band(
                            "leading law", ratio(times, norms, start, leading(start, times))),
                        Series.Level.at("+ 0.3 %", 1 + TOLERANCE),
                        Series.Level.at("− 0.3 %", 1 - TOLERANCE))),
                new Panel(
                    "Squared norm of the second layer",
                    TIME,
                    Axis.logarithmic("‖a‖²"),
                    List.of(
                        new Series.Band(
                            "runs, mean and 5–95 %", Bands.aroundMeans(places, weights)),
                        new Series.Law("corrected law", LawCurves.of(places, second))))))
        .in("decay-law");
  }

  private static double[] leading(double start, long[] times) {
    double[] law = new double[times.length];
    for (int k = 0; k < law.length; k++) {
      law[k] = LAW.leading(start, times[k]);
    }
    return law;
  }

  /**
   * The law starts from the mean of s(0); a run's own start differs from it so little that the
   * leading law can carry the difference.
   */
  private static List<Reading> ratio(
      long[] times, List<double[]> runs, double start, double[] law) {
    double[] leading = leading(start, times);
    List<double[]> ratios = new ArrayList<>();
    for (double[] run : runs) {
      double[] own = leading(run[0], times);
      double[] ratio = new double[times.length];
      for (int k = 0; k < ratio.length; k++) {
        ratio[k] = run[k] / (law[k] * own[k] / leading[k]);
      }
      ratios.add(ratio);
    }
    double[] means = Bands.means(ratios);
    double[] errors = Bands.errors(ratios);
    List<Reading> readings = new ArrayList<>();
    for (int k = 0; k < times.length; k++) {
      double half = STANDARD_ERRORS * errors[k];
      readings.add(new Reading(times[k], means[k], means[k] - half, means[k] + half));
    }
    return readings;
  }
}
