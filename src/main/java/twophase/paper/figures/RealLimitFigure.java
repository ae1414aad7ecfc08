package twophase.paper.figures;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import twophase.kit.figure.Axis;
import twophase.kit.figure.Figure;
import twophase.kit.figure.Panel;
import twophase.kit.figure.Series;
import twophase.kit.figure.Series.Reading;
import twophase.kit.random.SeedTree;
import twophase.paper.data.DataSet;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Run;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.theory.ModeDecay;
import twophase.paper.theory.StabilityLimit;

/** How often runs go away from theta* on images, by the Gaussian load and by the inputs' own. */
final class RealLimitFigure {
  private static final int RUNS = 16;
  private static final int WIDTH = 1000;
  private static final long STEPS = 1500;
  private static final double[] LOADS = {0.02, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2};
  private static final List<String> SETS =
      List.of("digits-61-white", "fashion-mnist-20-white", "fashion-mnist-20");

  private RealLimitFigure() {}

  /** One set: where its points are by either load, and the shares that went away. */
  private record Shares(String set, double[] own, double[] gone) {
    Series by(double[] loads) {
      List<Reading> readings = new ArrayList<>();
      for (int k = 0; k < loads.length; k++) {
        readings.add(Reading.of(loads[k], gone[k]));
      }
      return new Series.Line(set, readings);
    }
  }

  /**
   * The figure.
   *
   * @param haste how many times fewer runs there are
   */
  static Figure of(NetworkSimulator simulator, SeedTree seeds, int haste) {
    int runs = Runs.fewer(RUNS, haste);
    List<Shares> all =
        SETS.stream()
            .map(set -> shares(simulator, seeds.child(set), DataSet.valueOf(set), runs))
            .toList();
    return new Figure(
            "real-data-stability",
            "White digits are unstable at small Gaussian loads; the load of their own fourth moments knows",
            "Label-noise SGD without label noise, m = 1000, ‖θ*‖ = 1: the share of "
                + runs
                + " runs that have diverged or are farther from θ* after 1,500 steps than at the start. First: by the load that the step size would be for Gaussian inputs, k s(0) = ηm(d + 2)/(2d)."
                + " Second: the same runs by the load of the inputs’ own fourth moments, where those from 0.02 to 3.2 are shown. A load of 1 is the limit in mean square; single runs may come nearer a little beyond it.",
            List.of(
                new Panel(
                    "By the Gaussian load",
                    Axis.logarithmic("k s(0)"),
                    Axis.linear("share of runs that go away").within(0, 1),
                    joined(all.stream().map(shares -> shares.by(LOADS)).toList(), LOADS)),
                new Panel(
                    "By the inputs’ own load",
                    Axis.logarithmic("own load"),
                    Axis.linear("share of runs that go away").within(0, 1),
                    joined(
                        all.stream().map(shares -> shares.by(shares.own())).toList(),
                        all.get(0).own()))))
        .in("real-data-stability");
  }

  /** With what is beyond the limit, up to the last of these loads. */
  private static List<Series> joined(List<Series> sets, double[] loads) {
    List<Series> all = new ArrayList<>(sets);
    Reading beyond = new Reading(1, 0, 1, loads[loads.length - 1]);
    all.add(new Series.Stretches("beyond 1", List.of(beyond)));
    return all;
  }

  private static Shares shares(NetworkSimulator simulator, SeedTree seeds, DataSet data, int runs) {
    int d = data.components();
    double ownOfUnitStep =
        new ModeDecay(1, 0, data.secondMoments(), data.fourthMoments())
            .load(ModeDecay.meanStart(WIDTH, d));
    double[] own = new double[LOADS.length];
    double[] gone = new double[LOADS.length];
    for (int k = 0; k < LOADS.length; k++) {
      double eta = LOADS[k] / StabilityLimit.load(WIDTH, d, 1, 1);
      own[k] = eta * ownOfUnitStep;
      gone[k] = gone(simulator, seeds.child(k), new Inputs(data), eta, runs);
    }
    return new Shares(data.toString(), own, gone);
  }

  private static double gone(
      NetworkSimulator simulator, SeedTree seeds, Inputs inputs, double eta, int runs) {
    int d = inputs.data().orElseThrow().components();
    List<Walk> walks =
        Runs.of(
            simulator,
            seeds,
            runs,
            from -> new Run.Free(WIDTH, d, inputs, eta, 0, 1, from, STEPS),
            run -> new Walk(new long[] {0, STEPS}, List.of(state -> error2(state, run.truth()))));
    long nearer =
        walks.stream().map(walk -> walk.course(0)).filter(ends -> ends[1] < ends[0]).count();
    return 1 - (double) nearer / runs;
  }

  private static double error2(Network state, GroundTruth truth) {
    DMatrixRMaj error = state.linearMap();
    CommonOps_DDRM.subtractEquals(error, truth.map());
    return CommonOps_DDRM.dot(error, error);
  }
}
