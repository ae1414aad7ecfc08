package twophase.paper.theorems.conformance;

import java.util.Optional;
import twophase.kit.bench.Event;
import twophase.kit.bench.Trial;
import twophase.paper.network.Network;
import twophase.paper.theorems.Rounding;

/** Initial weights: W times sqrt(d) and a times sqrt(m) are independent standard normals. */
final class StartLaw {
  /** Fewer vectors, or in fewer dimensions, have angles whose sum is far from normal. */
  private static final int FEW = 5;

  private StartLaw() {}

  /** Scores one start: entries, norms of neurons, products at all distances, angles. */
  static void look(FreeLook look, Scores scores) {
    int m = look.run().m();
    int d = look.run().d();
    double[] first = first(look.start());
    double[] second = second(look.start());
    scores.of("entries of W at the start, times sqrt(d)").normal(first);
    scores.of("entries of a at the start, times sqrt(m)").normal(second);
    double norms = 0;
    for (int i = 0; i < m; i++) {
      double excess = Rounding.norm2(first, i * d, d) - d;
      norms += excess * excess;
    }
    InputLaw.norms(norms, m, d, scores.of("neurons at the start, times sqrt(d)"));
    int most = look.card().integer("angles");
    if (m <= most && d > 1) {
      scores.of("entries of W at the start").distances(first);
      scores.of("entries of a at the start").distances(second);
    }
    if (Math.min(m, d) >= FEW) {
      angles(vectors(first, m, d, true), most, scores.of("neurons at the start"));
      angles(vectors(first, m, d, false), most, scores.of("coordinates of W at the start"));
    }
  }

  private static void angles(double[][] vectors, int most, Scores scores) {
    if (vectors.length <= most) {
      scores.directions(vectors);
    }
  }

  /** Scores the norms of many starts: a start that is scaled to a fixed norm varies too little. */
  static Event spread(DrawnRun run, Trial trial) {
    int count = trial.card().integer("starts");
    double firsts = 0;
    double seconds = 0;
    int numbers = run.m() * run.d();
    for (int k = 0; k < count; k++) {
      Optional<FreeLook> look = run.one(trial.seeds().child(k), trial);
      if (look.isEmpty()) {
        return Event.divergence();
      }
      double first = Rounding.norm2(first(look.get().start()), 0, numbers) - numbers;
      double second = Rounding.norm2(second(look.get().start()), 0, run.m()) - run.m();
      firsts += first * first;
      seconds += second * second;
    }
    Scores scores = new Scores(trial.card());
    InputLaw.norms(firsts, count, numbers, scores.of("W of many starts, times sqrt(d)"));
    InputLaw.norms(seconds, count, run.m(), scores.of("a of many starts, times sqrt(m)"));
    return scores.event();
  }

  private static double[] first(Network start) {
    return DrawnRun.scaled(start.firstLayer().data, Math.sqrt(start.inputDimension()));
  }

  private static double[] second(Network start) {
    return DrawnRun.scaled(start.secondLayer().data, Math.sqrt(start.width()));
  }

  /** The rows of an m x d matrix, or its columns. */
  private static double[][] vectors(double[] matrix, int m, int d, boolean rows) {
    double[][] vectors = new double[rows ? m : d][rows ? d : m];
    for (int i = 0; i < m; i++) {
      for (int k = 0; k < d; k++) {
        vectors[rows ? i : k][rows ? k : i] = matrix[i * d + k];
      }
    }
    return vectors;
  }
}
