package twophase.paper.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import twophase.kit.figure.Axis;
import twophase.kit.figure.Figure;
import twophase.kit.figure.Panel;
import twophase.kit.figure.Series;
import twophase.kit.figure.Series.Reading;
import twophase.kit.random.RandomStream;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.GradientDescent;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Run;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.network.Norms;
import twophase.paper.network.NtkInitialisation;
import twophase.paper.theory.Alignment;
import twophase.paper.theory.Enclosure;
import twophase.paper.theory.MirroredStart;

/**
 * Lemma 5 (card {@code lemma-5}): how far the neurons of gradient descent from a small start are
 * from the direction of theta*, over time, and how many are beyond the printed bound by {@link
 * MirroredStart}.
 */
final class LemmaFiveFigure {
  private static final int RUNS = 4;
  private static final int WIDTH = 100;
  private static final int DIMENSION = 7;
  private static final double ETA = 0.0001;
  private static final double THETA_NORM = 1;

  /** The constant of the bound, as the card declares it. */
  private static final double CONSTANT = 2;

  /** The largest constant that the card asks its law about in each dimension. */
  private static final double FAR_CONSTANT = 8;

  /** A1's least width is eta to minus this. */
  private static final double LEAST_WIDTH = 0.5;

  /** Powers of ten that 1/eta is: from where the law speaks to within the hypotheses. */
  private static final double[] POWERS = {30, 100, 300, 600, 900, 1220};

  private static final double FIRST = 1;
  private static final double RATIO = 1.35;

  private LemmaFiveFigure() {}

  /**
   * The figure.
   *
   * @param haste how many times fewer runs there are
   */
  static Figure of(NetworkSimulator simulator, SeedTree seeds, int haste) {
    int runs = Runs.fewer(RUNS, haste);
    long last = Alignment.steps(ETA, THETA_NORM, 1);
    long[] times = Walk.geometrically(FIRST, last, RATIO);
    List<Walk> walks = new ArrayList<>();
    for (int k = 0; k < runs; k++) {
      walks.add(run(simulator, seeds.child(k), WIDTH, DIMENSION, ETA, times));
    }
    long[] papersTimes =
        Walk.geometrically(
            FIRST, Alignment.steps(PaperSetting.ETA, PaperSetting.THETA_NORM, 1), RATIO);
    Walk papers =
        run(
            simulator,
            seeds.child("paper"),
            PaperSetting.WIDTH,
            PaperSetting.DIMENSION,
            PaperSetting.ETA,
            papersTimes);
    return new Figure(
            "lemma-5-alignment",
            "Lemma 5: nothing turns in T₂ steps; after T₂/η most neurons are aligned, not all",
            "Gradient descent with S = I from ‖w‖, |a| ≤ √η, w uniform in its ball and a on its interval, ‖θ*‖ = 1. First and second: m = 100, d = 7,"
                + " η = 0.0001, "
                + runs
                + " runs, "
                + Bands.WORDS
                + "; washed, the T₂ = ln(1/η)/‖θ*‖ steps that are printed; the curves end just after T₂/η steps, which has the"
                + " factor that Lemma 6 has. 2 is the constant that the card declares. The paper’s run stands for its m = 1000, d = 20 and η = 0.001 from such a start,"
                + " one run, whose bound is another, 0.44. Third: nothing is run; of m = 1/√η neurons, d = 20, drawn in mirrored"
                + " pairs, the law of the card leaves at least so many beyond 8 √η ln(1/η), whatever the number of steps. At η = 10⁻¹²²⁰ what the lemma assumes is met, S = I standing for inputs on the sphere; the share"
                + " that fails vanishes as η does.",
            List.of(
                course(
                    "Of the worst neuron", "largest 1 − cos", times, walks, papersTimes, papers, 0),
                course(
                    "Of the median neuron", "median 1 − cos", times, walks, papersTimes, papers, 1),
                far()))
        .in("lemma-5");
  }

  private static Panel course(
      String title,
      String quantity,
      long[] times,
      List<Walk> walks,
      long[] papersTimes,
      Walk papers,
      int number) {
    double steps = -StrictMath.log(ETA) / THETA_NORM;
    double[] places = after(times);
    List<double[]> courses = walks.stream().map(walk -> fromFirst(walk.course(number))).toList();
    double bound = CONSTANT * Alignment.printedRate(ETA);
    return new Panel(
        title,
        Axis.logarithmic("step t after t₁"),
        Axis.logarithmic(quantity),
        List.of(
            new Series.Stretches(
                "printed: up to T₂ steps", List.of(new Reading(FIRST, FIRST, FIRST, steps))),
            new Series.Law(
                "printed: 2 √η ln(1/η)",
                LawCurves.of(new double[] {FIRST, places[places.length - 1]}, x -> bound)),
            new Series.Band("measured", Bands.along(places, courses)),
            new Series.Line(
                "the paper’s run",
                LawCurves.of(after(papersTimes), fromFirst(papers.course(number))))));
  }

  /** Without the start, which has no place on a logarithmic axis. */
  private static double[] after(long[] times) {
    return fromFirst(LawCurves.places(times));
  }

  private static double[] fromFirst(double[] numbers) {
    return Arrays.copyOfRange(numbers, 1, numbers.length);
  }

  private static Walk run(
      NetworkSimulator simulator, SeedTree seeds, int m, int d, double eta, long[] times) {
    GroundTruth truth = GroundTruth.draw(d, THETA_NORM, seeds.child("truth").stream());
    GradientDescent rule =
        new GradientDescent(Inputs.ISOTROPIC.trainingSet(truth, seeds.child("data").stream()));
    ToDoubleFunction<Network> worst = state -> misaligned(state, truth, m - 1);
    Walk walk = new Walk(times, List.of(worst, state -> misaligned(state, truth, m / 2)));
    Network start = start(m, d, Math.sqrt(eta), seeds.child("start").stream());
    simulator.run(new Run.Driven(rule, eta, start, times[times.length - 1]), walk);
    return walk;
  }

  /** w_i uniform in the ball of that radius, a_i uniform on its interval. */
  private static Network start(int m, int d, double radius, RandomStream stream) {
    Network network = NtkInitialisation.draw(m, d, stream);
    for (int i = 0; i < m; i++) {
      DMatrixRMaj direction = network.neuron(i);
      double length = radius * StrictMath.pow(stream.uniform(), 1.0 / d);
      CommonOps_DDRM.scale(length / Norms.frobenius(direction), direction);
      for (int k = 0; k < d; k++) {
        network.firstLayer().set(i, k, direction.get(k));
      }
      network.secondLayer().set(i, radius * (2 * stream.uniform() - 1));
    }
    return network;
  }

  /** 1 - cos of the neuron with that many nearer to theta*'s direction. */
  private static double misaligned(Network state, GroundTruth truth, int nearer) {
    double[] alignments = Look.at(0, state, truth).alignments().clone();
    Arrays.sort(alignments);
    return 1 - alignments[alignments.length - 1 - nearer];
  }

  private static Panel far() {
    double last = POWERS[POWERS.length - 1];
    return new Panel(
        "Neurons beyond the bound, by law",
        Axis.linear("log₁₀(1/η)"),
        Axis.linear("log₁₀ of the number of neurons"),
        List.of(
            new Series.Law("printed: none", LawCurves.of(POWERS, power -> 0)),
            new Series.Law("law: at least", LawCurves.of(POWERS, LemmaFiveFigure::failing)),
            new Series.Line("all neurons", LawCurves.of(POWERS, power -> LEAST_WIDTH * power)),
            new Series.Cloud("counterexample", List.of(Reading.of(last, failing(last))))));
  }

  private static double failing(double power) {
    Enclosure rate = Enclosure.logOfTenTo(power);
    return MirroredStart.logFailing(
            PaperSetting.DIMENSION, rate.times(LEAST_WIDTH), rate, THETA_NORM, FAR_CONSTANT)
        .asPowerOfTen()
        .low();
  }
}
