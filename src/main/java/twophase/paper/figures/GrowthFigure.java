package twophase.paper.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.ejml.dense.row.CommonOps_DDRM;
import twophase.kit.figure.Axis;
import twophase.kit.figure.Figure;
import twophase.kit.figure.Panel;
import twophase.kit.figure.Series;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.GradientDescent;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Run;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.network.NtkInitialisation;
import twophase.paper.theory.GrowthLaw;

/** The growth law of Phase II over gradient descents from small starts, S = I. */
final class GrowthFigure {
  private static final int RUNS = 64;
  private static final int WIDTH = 64;
  private static final int DIMENSION = 8;
  private static final double ETA = 0.01;
  private static final double THETA_NORM = 1;

  /** The start is this part of NTK's. */
  private static final double SCALE = 0.003;

  private static final int STEPS = 1_000;
  private static final int LOOKS = 100;

  /** The learned part is shown from and to this many e-foldings from its middle. */
  private static final int FOLDINGS = 4;

  private static final int FINE = 80;

  private GrowthFigure() {}

  /** One run: its direction u, and what is seen of its states. */
  private record Seen(Walk walk, double growing, double decaying) {}

  /** The figure. */
  static Figure of(NetworkSimulator simulator, SeedTree seeds) {
    long[] times = Walk.evenly(STEPS, LOOKS);
    double[] places = LawCurves.places(times);
    List<Seen> runs = new ArrayList<>();
    for (int k = 0; k < RUNS; k++) {
      runs.add(run(simulator, seeds.child(k), times));
    }
    double grow = 2 * GrowthLaw.growthRate(ETA, THETA_NORM);
    double decay = 2 * GrowthLaw.decayRate(ETA, THETA_NORM);
    String name = RUNS + " runs, " + Bands.WORDS;
    return new Figure(
            "growth-law",
            "The growth law over "
                + RUNS
                + " gradient descents: one mode grows, one decays, neurons align",
            "Gradient descent with S = I, m = 64, d = 8, η = 0.01, ‖θ*‖ = 1, from an NTK start times"
                + " 0.003. First: the neurons’ mode along θ* that grows, Σ(w·u + a)²/4, and the one that"
                + " decays, Σ(w·u − a)²/4, relative to their start; dashed, (1 ± η‖θ*‖)^2t. Growth ends"
                + " where θ* is learned. Second: what is learned of θ* against ηt‖θ*‖ less the time that"
                + " the law gives to the start; every run falls on the one logistic curve. Third: the"
                + " mean alignment rises with the growing mode, and stays below 1: a neuron without a"
                + " part on that mode never aligns.",
            List.of(
                new Panel(
                    "Growing and decaying mode",
                    Axis.linear("step t"),
                    Axis.logarithmic("mode’s mass / its start"),
                    List.of(
                        new Series.Band(
                            "growing mode", Bands.along(places, relative(runs, 0, true))),
                        new Series.Band(
                            "decaying mode", Bands.along(places, relative(runs, 1, false))),
                        new Series.Law(
                            "growth law",
                            LawCurves.of(new double[] {0, STEPS}, t -> StrictMath.exp(grow * t))),
                        new Series.Law(
                            "growth law",
                            LawCurves.of(
                                new double[] {0, STEPS}, t -> StrictMath.exp(decay * t))))),
                collapsed(runs, name),
                new Panel(
                    "Mean alignment",
                    Axis.linear("step t"),
                    Axis.linear("mean |cos(w, θ*)|").within(0, 1),
                    List.of(
                        new Series.Band(
                            name,
                            Bands.along(
                                places, runs.stream().map(r -> r.walk().course(3)).toList()))))))
        .in("growth-law");
  }

  private static Seen run(NetworkSimulator simulator, SeedTree seeds, long[] times) {
    GroundTruth truth = GroundTruth.draw(DIMENSION, THETA_NORM, seeds.child("truth").stream());
    Network start = NtkInitialisation.draw(WIDTH, DIMENSION, seeds.child("start").stream());
    CommonOps_DDRM.scale(SCALE, start.firstLayer());
    CommonOps_DDRM.scale(SCALE, start.secondLayer());
    double[] u = truth.map().data;
    Walk walk =
        new Walk(
            times,
            List.of(
                state -> mass(state, u, 1),
                state -> mass(state, u, -1),
                learned(u),
                state -> Look.at(0, state, truth).meanAlignment()));
    simulator.run(
        new Run.Driven(
            new GradientDescent(Inputs.ISOTROPIC.trainingSet(truth, seeds.child("data").stream())),
            ETA,
            start,
            STEPS),
        walk);
    return new Seen(walk, mass(start, u, 1), mass(start, u, -1));
  }

  /** sum_i (w_i . u + sign a_i)^2 / 4. */
  private static double mass(Network state, double[] u, int sign) {
    double sum = 0;
    for (int i = 0; i < state.width(); i++) {
      double mode = sign * state.secondLayer().get(i);
      for (int k = 0; k < u.length; k++) {
        mode += state.firstLayer().get(i, k) * u[k];
      }
      sum += mode * mode / 4;
    }
    return sum;
  }

  private static ToDoubleFunction<Network> learned(double[] u) {
    return state -> {
      double sum = 0;
      for (int k = 0; k < u.length; k++) {
        sum += state.linearMap().get(k) * u[k];
      }
      return sum;
    };
  }

  private static List<double[]> relative(List<Seen> runs, int number, boolean growing) {
    List<double[]> courses = new ArrayList<>();
    for (Seen run : runs) {
      double[] course = run.walk().course(number);
      double start = growing ? run.growing() : run.decaying();
      for (int k = 0; k < course.length; k++) {
        course[k] /= start;
      }
      courses.add(course);
    }
    return courses;
  }

  /** What is learned against the time that is left to the middle of the logistic curve. */
  private static Panel collapsed(List<Seen> runs, String name) {
    double[] places = new double[FINE + 1];
    for (int k = 0; k <= FINE; k++) {
      places[k] = FOLDINGS * (2.0 * k / FINE - 1);
    }
    List<double[]> courses = new ArrayList<>();
    for (Seen run : runs) {
      double[] learned = run.walk().course(2);
      double middle = StrictMath.log(THETA_NORM / run.growing()) / 2;
      double[] course = new double[places.length];
      for (int k = 0; k < places.length; k++) {
        course[k] = at(learned, (places[k] + middle) / (ETA * THETA_NORM));
      }
      courses.add(course);
    }
    return new Panel(
        "Learned part of θ*",
        Axis.linear("η‖θ*‖t − ½ ln(‖θ*‖ / growing mass at 0)"),
        Axis.linear("θ·u / ‖θ*‖"),
        List.of(
            new Series.Band(name, Bands.along(places, courses)),
            new Series.Law(
                "logistic law",
                LawCurves.of(
                    places, x -> GrowthLaw.learned(1e-12, 0, 1, x + StrictMath.log(1e6))))));
  }

  /** Between looks, linearly; NaN beyond the run. */
  private static double at(double[] course, double step) {
    double place = step * LOOKS / STEPS;
    int below = (int) Math.floor(place);
    if (below < 0 || below + 1 >= course.length) {
      return Double.NaN;
    }
    return course[below] + (place - below) * (course[below + 1] - course[below]);
  }
}
