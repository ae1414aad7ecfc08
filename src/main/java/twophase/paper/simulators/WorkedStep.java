package twophase.paper.simulators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import twophase.kit.bench.NotOffered;
import twophase.kit.bench.Simulator;
import twophase.kit.property.WorkedExample;
import twophase.paper.dynamics.GradientDescent;
import twophase.paper.dynamics.LabelNoiseSgd;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Rule;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.Sam;
import twophase.paper.dynamics.Sample;
import twophase.paper.dynamics.States;
import twophase.paper.network.Network;
import twophase.paper.network.TrainingSet;

/**
 * One driven step on small integers, with its result worked out by hand: {@code
 * src/docs/simulators.md} has the calculation. All numbers on the way are halves of integers or
 * better, so that no precision rounds them; the one division, SAM's, is by a power of two.
 */
public final class WorkedStep implements WorkedExample {
  private static final double ETA = 0.5;
  private static final double[][] FIRST = {{1, -1}, {-2, -1}, {1, -2}};
  private static final double[] SECOND = {-1, 1, 2};
  private static final String START = "W = [[1, -1], [-2, -1], [1, -2]], a = [-1, 1, 2], eta = 0.5";
  private static final String SAMPLE = "x = [2, -1], y = -1, noise = -1";
  private static final double RADIUS = 8;

  private final Rule rule;
  private final List<String> given;
  private final Network start = network(FIRST, SECOND);
  private final Network end;

  private WorkedStep(Rule rule, List<String> given, Network end) {
    this.rule = rule;
    this.given = given;
    this.end = end;
  }

  /** One for each rule of the protocol. */
  public static List<WorkedExample> all() {
    return List.of(labelNoise(), gradientDescent(), sam());
  }

  private static WorkedStep labelNoise() {
    return new WorkedStep(
        new LabelNoiseSgd(),
        List.of(
            START,
            SAMPLE,
            "h = W x = [3, -3, 4], r = a.h - (y + noise) = 2 - (-2) = 4, eta r = 2",
            "W <- W - 2 a x^T, a <- a - 2 h, both from the old W and a"),
        network(new double[][] {{5, -3}, {-6, 1}, {-7, 2}}, new double[] {-7, 7, -6}));
  }

  private static WorkedStep gradientDescent() {
    TrainingSet data =
        new TrainingSet(
            new DMatrixRMaj(new double[][] {{2, -1}, {1, 2}, {1, 1}, {0, 1}}),
            column(-2, -13, -9, -20));
    return new WorkedStep(
        new GradientDescent(data),
        List.of(
            START,
            "X = [[2, -1], [1, 2], [1, 1], [0, 1]], y = [-2, -13, -9, -20], n = 4",
            "theta = W^T a = [-1, -4], X theta - y = [4, 4, 4, 16],"
                + " v = X^T (X theta - y) / n = [4, 6], eta v = [2, 3]",
            "W <- W - a [2, 3], a <- a - W [2, 3]^T, both from the old W and a"),
        network(new double[][] {{3, 2}, {-4, -4}, {-3, -8}}, new double[] {0, 8, 6}));
  }

  private static WorkedStep sam() {
    return new WorkedStep(
        new Sam(RADIUS),
        List.of(
            START + ", radius = 8",
            SAMPLE,
            "h = [3, -3, 4], r = 4, norm(g) = r sqrt(norm(a)^2 norm(x)^2 + norm(h)^2)"
                + " = 4 sqrt(6 * 5 + 34) = 32, radius r / norm(g) = 1",
            "moved: V = W + a x^T = [[-1, 0], [0, -2], [5, -4]], b = a + h = [2, -2, 6]",
            "there: V x = [-2, 2, 14], r = 76 - (-2) = 78, eta r = 39",
            "W <- W - 39 b x^T, a <- a - 39 V x, from the W and a that were not moved"),
        network(
            new double[][] {{-155, 77}, {154, -79}, {-467, 232}}, new double[] {77, -77, -544}));
  }

  private static Network network(double[][] first, double[] second) {
    return new Network(new DMatrixRMaj(first), column(second));
  }

  private static DMatrixRMaj column(double... numbers) {
    return new DMatrixRMaj(numbers.length, 1, true, numbers);
  }

  private Run run() {
    Sample sample = new Sample(column(2, -1), -1, -1);
    return rule.data().isPresent()
        ? new Run.Driven(rule, ETA, start, 1)
        : new Run.Driven(rule, ETA, start, List.of(sample).iterator()::next, 1);
  }

  @Override
  public String name() {
    return "one step of " + rule.name();
  }

  @Override
  public List<String> given() {
    return given;
  }

  @Override
  public List<String> request() {
    return List.of(Requests.hello(), Requests.run(1, run(), List.of(0L, 1L), false, Hello.ALL));
  }

  @Override
  public List<Row> asked(Simulator simulator) {
    if (!(simulator instanceof NetworkSimulator network)) {
      throw new NotOffered("networks");
    }
    States shown = new States();
    network.run(run(), shown);
    List<Row> rows = new ArrayList<>();
    rows.addAll(rows(0, start, shown));
    rows.addAll(rows(1, end, shown));
    return rows;
  }

  private static List<Row> rows(int t, Network expected, States shown) {
    List<Row> rows = new ArrayList<>();
    boolean there = t < shown.states().size();
    for (int i = 0; i < expected.width(); i++) {
      rows.add(
          new Row(
              "W[" + i + "]",
              "t = " + t,
              neuron(expected, i),
              there ? neuron(shown.state(t), i) : List.of()));
    }
    rows.add(
        new Row("a", "t = " + t, weights(expected), there ? weights(shown.state(t)) : List.of()));
    return rows;
  }

  private static List<Double> neuron(Network network, int i) {
    int d = network.inputDimension();
    return numbers(Arrays.copyOfRange(network.firstLayer().data, i * d, (i + 1) * d));
  }

  private static List<Double> weights(Network network) {
    return numbers(Arrays.copyOf(network.secondLayer().data, network.width()));
  }

  private static List<Double> numbers(double... numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }
}
