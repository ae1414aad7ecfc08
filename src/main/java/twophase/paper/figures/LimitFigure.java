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
import twophase.kit.random.RandomStream;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.LabelNoiseSgd;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.SampleSource;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;
import twophase.paper.network.WideStart;
import twophase.paper.theory.MeanStep;
import twophase.paper.theory.StabilityLimit;

/** The stability limit: what one step does to norm2(theta - theta*) on average, by k s. */
final class LimitFigure {
  private static final int BATCH = 1_000;
  private static final int NEURONS = 50;
  private static final double[] LOADS = {0.1, 0.3, 0.55, 0.8, 0.9, 1.1, 1.2, 1.4};
  private static final int[] DIMENSIONS = {5, PaperSetting.DIMENSION};

  /** Of a mean, at level 0.99, were it normal. */
  private static final double STANDARD_ERRORS = 2.576;

  private LimitFigure() {}

  /** Means over a batch: before the step, after it by the runs, after it by the formula. */
  private record Means(double runs, double error, double law) {}

  /**
   * The figure.
   *
   * @param haste how many times fewer runs there are
   */
  static Figure of(NetworkSimulator simulator, SeedTree seeds, int haste) {
    int batch = BATCH / haste;
    List<Series> series = new ArrayList<>();
    series.add(Series.Level.at("neither nearer nor farther", 1));
    for (int d : DIMENSIONS) {
      List<Reading> measured = new ArrayList<>();
      List<Reading> law = new ArrayList<>();
      for (int k = 0; k < LOADS.length; k++) {
        Means means =
            means(simulator, seeds.child(d).child(k).stream(), NEURONS * d, d, LOADS[k], batch);
        double half = STANDARD_ERRORS * means.error();
        measured.add(new Reading(LOADS[k], means.runs(), means.runs() - half, means.runs() + half));
        law.add(Reading.of(LOADS[k], means.law()));
      }
      series.add(new Series.Law("law: exact mean step, d = " + d, law));
      series.add(new Series.Intervals("runs, d = " + d + ", mean and 99 %", measured));
    }
    double load =
        StabilityLimit.load(PaperSetting.WIDTH, PaperSetting.DIMENSION, PaperSetting.ETA, 1);
    Means paper =
        means(
            simulator,
            seeds.child("paper").stream(),
            PaperSetting.WIDTH,
            PaperSetting.DIMENSION,
            load,
            batch);
    series.add(
        new Series.Intervals(
            "the paper’s run, without its noise", List.of(Reading.of(load, paper.law()))));
    series.add(
        new Series.Stretches(
            "limit: beyond k s = 1", List.of(new Reading(1, 0, 1, LOADS[LOADS.length - 1]))));
    return new Figure(
            "stability-limit",
            "The stability limit: below k s = 1 a step comes nearer in mean square, above it goes away",
            "One step without label noise from an NTK start, ‖θ*‖ = 1, fresh inputs, m = 50 d, and the step size that"
                + " gives k s = ηm(d + 2)/(2d) · s its value at s = 1: the mean of ‖θ⁺ − θ*‖² over that of ‖θ − θ*‖², "
                + batch
                + " runs of one step at each point, each from a start of its own, with the 99 % interval that a normal mean"
                + " would have. Broken lines: the exact mean of a step (no constant fitted), averaged over the same starts. This is a law of ours, the paper prints no such condition. Its run has k s = 0.55 at"
                + " the start (m = 1000, d = 20, η = 0.001; ‖θ*‖ = 1 is not printed): where the law puts it, not run. At finite width the limit is a"
                + " little below 1, at 1 − (d + 4)/m or so.",
            List.of(
                new Panel(
                    "Squared distance from θ* after one step",
                    Axis.linear("k s at the start"),
                    Axis.linear("E‖θ⁺ − θ*‖² / E‖θ − θ*‖²"),
                    series)))
        .in("stability-limit");
  }

  private static Means means(
      NetworkSimulator simulator, RandomStream stream, int m, int d, double load, int batch) {
    double eta = load / StabilityLimit.load(m, d, 1, 1);
    double[] befores = new double[batch];
    double[] afters = new double[batch];
    double before = 0;
    double after = 0;
    double law = 0;
    for (int k = 0; k < batch; k++) {
      Network start = WideStart.draw(m, d, stream).core();
      GroundTruth truth = GroundTruth.draw(d, PaperSetting.THETA_NORM, stream);
      MeanStep step = mean(start, truth);
      Walk walk = new Walk(new long[] {1}, List.of(state -> error2(state, truth)));
      simulator.run(
          new Run.Driven(new LabelNoiseSgd(), eta, start, SampleSource.fresh(truth, 0, stream), 1),
          walk);
      befores[k] = step.before();
      afters[k] = walk.course(0)[0];
      before += befores[k];
      after += afters[k];
      law += step.after(eta, 0);
    }
    double ratio = after / before;
    double squares = 0;
    for (int k = 0; k < batch; k++) {
      double off = afters[k] - ratio * befores[k];
      squares += off * off;
    }
    return new Means(ratio, Math.sqrt(squares) / before, law / before);
  }

  private static double error2(Network state, GroundTruth truth) {
    DMatrixRMaj error = state.linearMap();
    CommonOps_DDRM.subtractEquals(error, truth.map());
    return CommonOps_DDRM.dot(error, error);
  }

  private static MeanStep mean(Network start, GroundTruth truth) {
    int d = start.inputDimension();
    DMatrixRMaj gram = new DMatrixRMaj(d, d);
    CommonOps_DDRM.multInner(start.firstLayer(), gram);
    return new MeanStep(
        gram.data, LawCurves.secondLayer(start), start.linearMap().data, truth.map().data);
  }
}
