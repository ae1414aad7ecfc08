package twophase.paper.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import twophase.kit.figure.Axis;
import twophase.kit.figure.Figure;
import twophase.kit.figure.Panel;
import twophase.kit.figure.Series;
import twophase.kit.figure.Series.Reading;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.network.Network;
import twophase.paper.network.Sparsity;
import twophase.paper.theory.SlowFlow.Layers;

/** Whether the model becomes sparser: in three readings of the word, along both phases. */
final class SparserFigure {
  private static final int RUNS = 8;

  /** What of theta the counted neurons carry, what is pruned, and the fall that is asked for. */
  private static final double CARRIED = 0.01;

  private static final double PRUNED = 0.5;
  private static final double HALF = 0.5;

  private SparserFigure() {}

  /**
   * The figure.
   *
   * @param haste how many times fewer the runs are, and shorter the paper's
   */
  static Figure of(NetworkSimulator simulator, SeedTree seeds, int haste) {
    int runs = Math.max(2, RUNS / haste);
    long[] times = CompleteRuns.times(1);
    long[] paperTimes = CompleteRuns.paperTimes(haste);
    Courses courses =
        new Courses(
            CompleteRuns.foldings(times),
            CompleteRuns.walks(simulator, seeds.child("small"), runs, times, run -> numbers()),
            CompleteRuns.paperFoldings(paperTimes),
            CompleteRuns.paper(simulator, seeds.child("paper"), paperTimes, run -> numbers()));
    return new Figure(
            "sparser",
            "Sparser in Phase II: fewer directions, less hurt by pruning, but not fewer neurons",
            CompleteRuns.WORDS
                + runs
                + " runs, "
                + Bands.WORDS
                + ". What “sparser” means is not printed: three readings, each number over its own start; half is our threshold. First: the effective rank of W,"
                + " (tr G)²/‖G‖² with G = WᵀW; dashed, from the slow flow’s layers, no constant fitted. Second: the share of neurons that carry θ up to a hundredth of"
                + " its norm, which stays above half. Third: what leaving out the half of the neurons with"
                + " the smallest |a| ‖w‖ does to θ, relative to ‖θ‖."
                + CompleteRuns.PAPER_WORDS,
            List.of(
                courses.panel("Effective rank of W", "rank / its start", 0, List.of(law(courses))),
                courses.panel("Neurons that carry θ", "share of neurons / its start", 1, List.of()),
                courses.panel("Pruning error of θ", "pruning error / its start", 2, List.of())))
        .in("sparser");
  }

  private static List<ToDoubleFunction<Network>> numbers() {
    return List.of(
        Sparsity::rank,
        state -> Sparsity.carrying(state, CARRIED),
        state -> Sparsity.pruned(state, PRUNED));
  }

  private static Series law(Courses courses) {
    List<Layers> layers = CompleteRuns.layers(CompleteRuns.flow(), courses.foldings());
    double start = rank(layers.get(0));
    return new Series.Law(
        "law: slow flow",
        LawCurves.of(
            courses.foldings(), layers.stream().mapToDouble(l -> rank(l) / start).toArray()));
  }

  /** The effective rank where W^T W has one eigenvalue along theta* and d - 1 across it. */
  private static double rank(Layers layers) {
    int others = CompleteRuns.DIMENSION - 1;
    double trace = layers.along() + others * layers.across();
    return trace
        * trace
        / (layers.along() * layers.along() + others * layers.across() * layers.across());
  }

  /** What was seen, of the small runs and of the paper's. */
  private record Courses(double[] foldings, List<Walk> walks, double[] paperFoldings, Walk paper) {

    Panel panel(String title, String quantity, int number, List<Series> law) {
      List<Series> series = new ArrayList<>();
      series.add(
          new Series.Band(
              "runs, " + Bands.WORDS,
              Bands.along(foldings, walks.stream().map(w -> relative(w.course(number))).toList())));
      series.addAll(law);
      series.add(
          new Series.Line(
              "the paper’s run", points(paperFoldings, relative(paper.course(number)))));
      series.add(Series.Level.at("printed: sparser, read as half", HALF).toTheRight());
      return new Panel(title, CompleteRuns.TIME, Axis.linear(quantity), series);
    }

    private static List<Reading> points(double[] places, double[] values) {
      return LawCurves.of(places, values);
    }

    private static double[] relative(double[] course) {
      double[] relative = new double[course.length];
      for (int k = 0; k < course.length; k++) {
        relative[k] = course[k] / course[0];
      }
      return relative;
    }
  }
}
