package twophase.paper.theorems.phases;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import twophase.kit.bench.Trial;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Run;
import twophase.paper.theorems.Asked;
import twophase.paper.theorems.Learning;
import twophase.paper.theory.SlowFlow;
import twophase.paper.theory.SlowFlow.Layers;
import twophase.paper.theory.TwoPhases;

/**
 * The means over a group of runs, seen a number of times in each e-folding of the squared norm,
 * beside the slow flow from the group's own start.
 */
final class FlowGroup {
  private final int each;
  private final double[] foldings;
  private final List<LayerCourse> courses;
  private final SlowFlow flow;
  private final Layers start;

  private FlowGroup(int each, double[] foldings, List<LayerCourse> courses, SlowFlow flow) {
    this.each = each;
    this.foldings = foldings;
    this.courses = courses;
    this.flow = flow;
    this.start =
        new Layers(mean(0, Layers::along), mean(0, Layers::across), mean(0, Layers::secondLayer));
  }

  /**
   * Does the runs of a trial.
   *
   * @param group the card's name for how many
   * @param neurons whether directions of neurons are looked at
   * @return nothing where one of them diverged
   */
  static Optional<FlowGroup> of(Learning setting, Trial trial, String group, boolean neurons) {
    int each = trial.card().integer("looks");
    double rate = TwoPhases.labelNoiseRate(setting.eta(), setting.sigma());
    int looks = (int) Math.floor(setting.steps() * rate * each);
    long[] times = new long[looks + 1];
    double[] foldings = new double[looks];
    for (int k = 1; k <= looks; k++) {
      times[k] = Math.min(setting.steps(), Math.round(k / (rate * each)));
      foldings[k - 1] = times[k] * rate;
    }
    List<Run.Free> runs =
        IntStream.range(0, trial.card().integer(group))
            .mapToObj(k -> setting.run(trial.seeds().child(k)))
            .toList();
    List<LayerCourse> courses = runs.stream().map(run -> new LayerCourse(times, neurons)).toList();
    List<Outcome> ends = Asked.coarsely(trial, runs).runAll(runs, courses);
    if (!ends.stream().allMatch(Outcome::completed)) {
      return Optional.empty();
    }
    return Optional.of(new FlowGroup(each, foldings, courses, setting.flow()));
  }

  /** The group's own flow. */
  SlowFlow flow() {
    return flow;
  }

  /** What a flow says at all looks but the start. */
  List<Layers> course(SlowFlow of) {
    return of.course(start, foldings);
  }

  /** The mean of a quantity at the last look. */
  double atEnd(ToDoubleFunction<Layers> quantity) {
    return mean(foldings.length, quantity);
  }

  /** The mean of a quantity over the looks of the last e-foldings. */
  double settled(int last, ToDoubleFunction<Layers> quantity) {
    int looks = last * each;
    return IntStream.rangeClosed(foldings.length - looks + 1, foldings.length)
        .mapToDouble(look -> mean(look, quantity))
        .average()
        .orElseThrow();
  }

  /**
   * The largest relative error, in size, of the runs' mean over an e-folding against the flow's.
   *
   * @param law of the looks but the start
   * @param from e-foldings that are left out
   */
  double worst(List<Layers> law, ToDoubleFunction<Layers> quantity, int from) {
    return windows(from).stream()
        .mapToDouble(
            window -> {
              double seen = window.mapped().mapToDouble(k -> mean(k + 1, quantity)).sum();
              double said =
                  window.mapped().mapToDouble(k -> quantity.applyAsDouble(law.get(k))).sum();
              return Math.abs(seen / said - 1);
            })
        .max()
        .orElse(Double.NaN);
  }

  /** The largest error, in size, of mean alignment over an e-folding. */
  double worstAlignment() {
    SlowFlow quiet = flow.quiet();
    List<Layers> law = course(quiet);
    return windows(0).stream()
        .mapToDouble(
            window ->
                Math.abs(
                    window
                        .mapped()
                        .mapToDouble(k -> alignment(k + 1) - quiet.alignment(law.get(k)))
                        .average()
                        .orElseThrow()))
        .max()
        .orElse(Double.NaN);
  }

  private double mean(int look, ToDoubleFunction<Layers> quantity) {
    return courses.stream()
        .mapToDouble(course -> quantity.applyAsDouble(course.layers().get(look)))
        .average()
        .orElseThrow();
  }

  private double alignment(int look) {
    return courses.stream()
        .mapToDouble(course -> course.alignments().get(look))
        .average()
        .orElseThrow();
  }

  /** The looks of one e-folding, the start not counted. */
  private record Window(int first, int end) {
    IntStream mapped() {
      return IntStream.range(first, end);
    }
  }

  private List<Window> windows(int from) {
    List<Window> windows = new ArrayList<>();
    for (int first = from * each; first + each <= foldings.length; first += each) {
      windows.add(new Window(first, first + each));
    }
    return windows;
  }
}
