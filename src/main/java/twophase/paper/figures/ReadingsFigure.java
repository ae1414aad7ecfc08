package twophase.paper.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import twophase.kit.figure.Axis;
import twophase.kit.figure.Figure;
import twophase.kit.figure.Panel;
import twophase.kit.figure.Series;
import twophase.kit.figure.Series.Reading;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Inputs;

/** Norm and alignment of the paper's run, by what can be read in more than one way. */
final class ReadingsFigure {
  private static final int SEEDS = 8;
  private static final long STEPS = 100_000;
  private static final long LOOKS = 20;
  private static final double[] THETA_NORMS = {0.18, 1, Math.sqrt(20), 16};
  private static final String[] NAMES = {"0.18", "1", "√20", "16"};

  private ReadingsFigure() {}

  /**
   * The figure.
   *
   * @param haste how many times shorter its runs are
   */
  static Figure of(NetworkSimulator simulator, SeedTree seeds, long haste) {
    List<Panel> panels = new ArrayList<>();
    for (int factor = 1; factor <= 2; factor++) {
      String loss = factor == 1 ? "r²/2" : "r²";
      List<List<Track>> runs = new ArrayList<>();
      for (double thetaNorm : THETA_NORMS) {
        runs.add(tracks(simulator, seeds, factor * PaperSetting.ETA, thetaNorm, STEPS / haste));
      }
      panels.add(panel("Inner products, loss " + loss, "mean |⟨w, θ*⟩|", runs, Look::meanProduct));
      panels.add(panel("Cosines, loss " + loss, "mean |cos(w, θ*)|", runs, Look::meanAlignment));
    }
    return new Figure(
        "readings",
        "Figure 2 in its readings: inner products do not rise after the norms, cosines do",
        String.format(
            Locale.ROOT,
            "Mean norm (at ‖θ*‖ = 1) and alignment over their starts, by ‖θ*‖, which is not printed, and by"
                + " the loss. σ = 4, m = 1000, d = 20, n = 200, a step of 0.001. Means of those of %d"
                + " runs that do not diverge.",
            SEEDS),
        panels);
  }

  /** The runs that complete. */
  private static List<Track> tracks(
      NetworkSimulator simulator, SeedTree seeds, double eta, double thetaNorm, long steps) {
    List<Run.Free> runs = new ArrayList<>();
    List<Track> tracks = new ArrayList<>();
    for (int k = 0; k < SEEDS; k++) {
      runs.add(
          new Run.Free(
              PaperSetting.WIDTH,
              PaperSetting.DIMENSION,
              new Inputs(PaperSetting.SAMPLES),
              eta,
              PaperSetting.SIGMA,
              thetaNorm,
              seeds.child(k),
              steps));
      tracks.add(new Track(steps / LOOKS));
    }
    List<Outcome> ends = simulator.runAll(runs, tracks);
    List<Track> completed = new ArrayList<>();
    for (int k = 0; k < SEEDS; k++) {
      if (ends.get(k).completed()) {
        completed.add(tracks.get(k));
      }
    }
    return completed;
  }

  private static Panel panel(
      String title, String quantity, List<List<Track>> runs, ToDoubleFunction<Look> alignment) {
    List<Series> series = new ArrayList<>();
    series.add(new Series.Line("mean ‖w‖", course(runs.get(1), Look::meanNorm)));
    for (int k = 0; k < NAMES.length; k++) {
      series.add(new Series.Line("‖θ*‖ = " + NAMES[k], course(runs.get(k), alignment)));
    }
    return new Panel(
        title, Axis.linear("step t"), Axis.linear(quantity + " over its start"), series);
  }

  /** The mean over runs, over its own start; nothing where there are none. */
  private static List<Reading> course(List<Track> tracks, ToDoubleFunction<Look> quantity) {
    List<Reading> readings = new ArrayList<>();
    if (tracks.isEmpty()) {
      return readings;
    }
    double start = mean(tracks, 0, quantity);
    for (int k = 0; k < tracks.get(0).looks().size(); k++) {
      readings.add(Reading.of(tracks.get(0).looks().get(k).t(), mean(tracks, k, quantity) / start));
    }
    return readings;
  }

  private static double mean(List<Track> tracks, int look, ToDoubleFunction<Look> quantity) {
    return tracks.stream()
        .mapToDouble(track -> quantity.applyAsDouble(track.looks().get(look)))
        .average()
        .orElseThrow();
  }
}
