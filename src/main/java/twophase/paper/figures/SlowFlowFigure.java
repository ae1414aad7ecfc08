package twophase.paper.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import twophase.kit.figure.Axis;
import twophase.kit.figure.Figure;
import twophase.kit.figure.Panel;
import twophase.kit.figure.Series;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.theory.SlowFlow;
import twophase.paper.theory.SlowFlow.Layers;

/** The slow flow over the run of the paper's Figure 2, longer than the figure shows it. */
final class SlowFlowFigure {
  private static final int RUNS = 8;
  private static final int LOOKS = 40;
  private static final long STEPS = 800_000;

  /** Of the paper's run, where the signal is above the noise floor. */
  private static final double THETA_NORM = Math.sqrt(PaperSetting.DIMENSION);

  private static final Axis TIME = Axis.linear("step t");

  private SlowFlowFigure() {}

  /**
   * The figure.
   *
   * @param haste how many times shorter and fewer the runs are
   */
  static Figure of(NetworkSimulator simulator, SeedTree seeds, int haste) {
    long[] times = Walk.evenly(STEPS / haste, LOOKS);
    double[] places = LawCurves.places(times);
    int runs = Math.max(1, RUNS / haste);
    List<Walk> fresh = walks(simulator, seeds.child("fresh"), Inputs.FRESH, runs, times);
    List<Walk> sampled =
        walks(simulator, seeds.child("samples"), new Inputs(PaperSetting.SAMPLES), runs, times);
    double noise = PaperSetting.ETA * PaperSetting.SIGMA * PaperSetting.SIGMA;
    SlowFlow flow = new SlowFlow(PaperSetting.DIMENSION, PaperSetting.ETA, noise, THETA_NORM);
    List<Layers> law = course(flow, times);
    List<Layers> limit = course(SlowFlow.vanishing(flow.d(), THETA_NORM), times);
    double[] aligned = course(flow.quiet(), times).stream().mapToDouble(flow::alignment).toArray();
    return new Figure(
            "slow-flow",
            "The slow flow over the paper’s run: one law from the start to the end",
            "Label-noise SGD with m = 1000, d = 20, η = 0.001, σ = 4 and ‖θ*‖ = √20, which the paper"
                + " does not state; nothing is fitted. Figure 2 ends at step 100,000. First: with fresh inputs, ‖W‖² along θ* and in a direction across it. Along rests at √d ‖θ*‖ = 20, where"
                + " Phase II ends; dashed, the law, and the flow at η = 0, which knows nothing of the load k s(0) = 0.55. The signal, λ = 6, is below the 25 that the law’s form asks for."
                + " Second: the second layer falls, and comes back to carry θ*. Third: the mean alignment, of fresh"
                + " inputs and of 200 samples, which are not isotropic in 20 dimensions and take longer.",
            List.of(
                new Panel(
                    "Squared norms along and across θ*",
                    TIME,
                    Axis.logarithmic("‖W v‖², v a unit vector"),
                    List.of(
                        band("along θ*", places, fresh, 0),
                        band("across", places, fresh, 1),
                        curve("law", places, law, Layers::along),
                        curve("law", places, law, Layers::across),
                        curve("flow at η = 0", places, limit, Layers::across))),
                new Panel(
                    "Squared norm of the second layer",
                    TIME,
                    Axis.logarithmic("‖a‖²"),
                    List.of(
                        band("runs", places, fresh, 2),
                        curve("law", places, law, Layers::secondLayer))),
                new Panel(
                    "Mean alignment",
                    TIME,
                    Axis.linear("mean |cos(w, θ*)|").within(0, 1),
                    List.of(
                        band("fresh inputs", places, fresh, 3),
                        band("200 samples", places, sampled, 3),
                        new Series.Law("law", LawCurves.of(places, aligned))))))
        .in("slow-flow");
  }

  private static List<Layers> course(SlowFlow flow, long[] times) {
    double rate = PaperSetting.ETA * PaperSetting.SIGMA * PaperSetting.ETA * PaperSetting.SIGMA;
    Layers start = Layers.start(PaperSetting.WIDTH, PaperSetting.DIMENSION);
    List<Layers> course = new ArrayList<>(List.of(start));
    course.addAll(
        flow.course(start, Arrays.stream(times).skip(1).mapToDouble(t -> t * rate).toArray()));
    return course;
  }

  private static List<Walk> walks(
      NetworkSimulator simulator, SeedTree seeds, Inputs inputs, int runs, long[] times) {
    return Runs.of(
        simulator,
        seeds,
        runs,
        from ->
            new Run.Free(
                PaperSetting.WIDTH,
                PaperSetting.DIMENSION,
                inputs,
                PaperSetting.ETA,
                PaperSetting.SIGMA,
                THETA_NORM,
                from,
                times[times.length - 1]),
        run -> new Walk(times, numbers(run)));
  }

  private static List<ToDoubleFunction<Network>> numbers(Run.Free run) {
    double[] u = run.truth().map().data;
    return List.of(
        state -> along(state, u),
        state ->
            (state.width() * LawCurves.meanSquare(state) - along(state, u))
                / (PaperSetting.DIMENSION - 1),
        LawCurves::secondLayer,
        state -> Look.at(0, state, run.truth()).meanAlignment());
  }

  /** norm2(W u) for theta* of the norm that this figure has. */
  private static double along(Network state, double[] truth) {
    double sum = 0;
    for (int i = 0; i < state.width(); i++) {
      double part = 0;
      for (int k = 0; k < truth.length; k++) {
        part += state.firstLayer().get(i, k) * truth[k];
      }
      sum += part * part;
    }
    return sum / (THETA_NORM * THETA_NORM);
  }

  private static Series band(String name, double[] places, List<Walk> walks, int number) {
    return new Series.Band(
        name + ", " + Bands.WORDS,
        Bands.along(places, walks.stream().map(walk -> walk.course(number)).toList()));
  }

  private static Series curve(
      String name, double[] places, List<Layers> law, ToDoubleFunction<Layers> quantity) {
    return new Series.Law(name, LawCurves.of(places, law.stream().mapToDouble(quantity).toArray()));
  }
}
