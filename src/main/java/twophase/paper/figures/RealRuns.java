package twophase.paper.figures;

import java.util.ArrayList;
import java.util.List;
import twophase.kit.figure.Series;
import twophase.kit.figure.Series.Reading;
import twophase.kit.random.SeedTree;
import twophase.paper.data.FashionMnist;
import twophase.paper.erf.Batches;
import twophase.paper.erf.Descent;
import twophase.paper.erf.ErfLinearisation;
import twophase.paper.erf.ErfNetwork;
import twophase.paper.erf.Examples;
import twophase.paper.erf.LabelNoise;
import twophase.paper.erf.LossCourse;
import twophase.paper.erf.Parameterisation;
import twophase.paper.erf.SpanErfTraining;
import twophase.paper.erf.Trained;

/**
 * Losses of small networks on images, of several starts, looked at some times at equal distances.
 *
 * @param data images to be trained on
 * @param batch samples of a step
 * @param steps of a run
 * @param starts one tree for each start
 */
record RealRuns(Examples data, int batch, long steps, List<SeedTree> starts) {
  static final int WIDTH = 64;

  /** Of networks in the standard parameterisation; the cards' first settings. */
  static final double ETA = 0.05;

  private static final int LOOKS = 60;

  /** How a model comes from a start. */
  @FunctionalInterface
  interface Model {
    /** The model, not yet trained. */
    Trained of(ErfNetwork start, Examples data);
  }

  /**
   * Runs on the first images.
   *
   * @param n images
   * @param number of starts
   */
  static RealRuns of(int n, int batch, long steps, int number, SeedTree seeds) {
    List<SeedTree> starts = new ArrayList<>();
    for (int k = 0; k < number; k++) {
      starts.add(seeds.child(k));
    }
    return new RealRuns(Examples.of(FashionMnist.training().first(n)), batch, steps, starts);
  }

  /** The network of one start, in the standard parameterisation. */
  ErfNetwork network(SeedTree seeds) {
    return ErfNetwork.draw(
        Parameterisation.STANDARD,
        WIDTH,
        data.inputs().getNumCols(),
        data.outputs(),
        seeds.child("start").stream());
  }

  /** What steps of one start see. */
  Batches batches(SeedTree seeds, LabelNoise noise, double level) {
    return new Batches(data, batch, noise, level, seeds.child("batches"));
  }

  static Model network(double radius) {
    return (start, data) -> new SpanErfTraining(start, data, new Descent(ETA, radius));
  }

  static Model linearisation(double radius) {
    return (start, data) -> new ErfLinearisation(start, data, new Descent(ETA, radius));
  }

  /** The losses of a model, of all starts, as a band. */
  Series band(String name, Model model, LabelNoise noise, double level) {
    return new Series.Band(name, readings(model, noise, level));
  }

  /** The same as what a law says. */
  Series law(String name, Model model, LabelNoise noise, double level) {
    return new Series.Law(
        name, readings(model, noise, level).stream().map(r -> Reading.of(r.x(), r.y())).toList());
  }

  private List<Reading> readings(Model model, LabelNoise noise, double level) {
    List<double[]> courses = new ArrayList<>();
    for (SeedTree seeds : starts) {
      Trained trained = model.of(network(seeds), data);
      courses.add(
          LossCourse.train(data, batches(seeds, noise, level), steps, LOOKS, trained)
              .get(0)
              .looks());
    }
    return Bands.along(times(), courses);
  }

  private double[] times() {
    double[] times = new double[LOOKS];
    for (int look = 0; look < LOOKS; look++) {
      times[look] = LossCourse.time(look, steps, LOOKS);
    }
    return times;
  }
}
