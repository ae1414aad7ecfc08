package twophase.paper.figures;

import java.util.ArrayList;
import java.util.List;
import twophase.kit.figure.Axis;
import twophase.kit.figure.Figure;
import twophase.kit.figure.Panel;
import twophase.kit.figure.Series;
import twophase.kit.figure.Series.Reading;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.Sample;
import twophase.paper.network.Changes;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.network.Norms;
import twophase.paper.theory.NormBalance;

/** The norm balance: both of its sides along runs, and neuron by neuron in the paper's run. */
final class BalanceFigure {
  private static final int WIDTH = 16;
  private static final int DIMENSION = 4;
  private static final double ETA = 0.01;
  private static final double SIGMA = 1;
  private static final double THETA_NORM = 0.5;
  private static final int RUNS = 8;
  private static final int LOOKS = 50;
  private static final long STEPS = 3_000;
  private static final long PAPER_STEPS = 300;

  /** What one rounding of a number near 1 is off by, 2^-53. */
  private static final double ROUNDING = 0x1p-53;

  private static final Axis TIME = Axis.linear("step T");

  private BalanceFigure() {}

  /**
   * The figure.
   *
   * @param haste how many times fewer and shorter the runs are
   */
  static Figure of(NetworkSimulator simulator, SeedTree seeds, int haste) {
    long[] times = Walk.evenly(STEPS / haste, LOOKS);
    double[] places = LawCurves.places(times);
    int runs = Math.max(2, RUNS / haste);
    List<double[]> left = new ArrayList<>();
    List<double[]> right = new ArrayList<>();
    List<double[]> deltas = new ArrayList<>();
    List<double[]> apart = new ArrayList<>();
    for (int k = 0; k < runs; k++) {
      Run.Free run =
          new Run.Free(
              WIDTH,
              DIMENSION,
              Inputs.FRESH,
              ETA,
              SIGMA,
              THETA_NORM,
              seeds.child(k),
              times[times.length - 1]);
      Ledger ledger = Ledger.of(simulator, run, times);
      left.add(ledger.left);
      right.add(ledger.right);
      deltas.add(ledger.deltas);
      apart.add(ledger.apart);
    }
    Run.Free papersRun = PaperSetting.noisy(seeds.child("paper"), PAPER_STEPS / haste);
    Ledger paper = Ledger.of(simulator, papersRun, new long[] {0, papersRun.steps()});
    String words = ", " + Bands.WORDS;
    return new Figure(
            "norm-balance",
            "The norm balance: both sides of the printed identity agree, to rounding",
            "Label-noise SGD with m = 16, d = 4, η = 0.01, σ = 1, ‖θ*‖ = 0.5, fresh inputs, "
                + runs
                + " runs. First: what ‖w‖² has changed by since the start, as measured, and the printed"
                + " right side, which is computed from the residuals and samples of the steps, on top of each other; above them, the sum of Δ"
                + " alone, without the second layer’s a(T)² − a(0)². Second: how far the two sides are apart,"
                + " for the neuron at which they are farthest; dashed, for scale, one rounding of 2⁻⁵³ a step. Third: each neuron of the paper’s run"
                + " (m = 1000, d = 20, n = 200, η = 0.001, σ = 4, ‖θ*‖ = 1, which is not printed) after "
                + papersRun.steps()
                + " steps, one run; no counterexample is known, since the balance is algebra of one step.",
            List.of(
                new Panel(
                    "Change of the mean squared norm",
                    TIME,
                    Axis.linear("mean over neurons of ‖w(T)‖² − ‖w(0)‖²"),
                    List.of(
                        new Series.Band("runs, measured" + words, Bands.along(places, left)),
                        new Series.Law("printed: right side", medians(places, right)),
                        new Series.Line("of it, η² ΣΔ", medians(places, deltas)))),
                new Panel(
                    "Difference of both sides",
                    TIME,
                    Axis.logarithmic("largest |left − right| over neurons"),
                    List.of(
                        new Series.Band("runs" + words, Bands.along(places, apart)),
                        new Series.Law(
                            "for scale: 2⁻⁵³ a step", LawCurves.of(places, t -> ROUNDING * t)))),
                new Panel(
                    "Neurons of the paper’s run, one by one",
                    Axis.linear("printed: η² ΣΔ − a(0)² + a(T)²"),
                    Axis.linear("measured: ‖w(T)‖² − ‖w(0)‖²"),
                    List.of(
                        new Series.Cloud("the paper’s run", paper.neurons()),
                        new Series.Law(
                            "printed: both sides are equal", diagonal(paper.neurons()))))))
        .in("norm-balance");
  }

  private static List<Reading> medians(double[] places, List<double[]> courses) {
    return Bands.along(places, courses).stream()
        .map(band -> Reading.of(band.x(), band.y()))
        .toList();
  }

  private static List<Reading> diagonal(List<Reading> points) {
    double[] ends = {
      points.stream().mapToDouble(Reading::x).min().orElseThrow(),
      points.stream().mapToDouble(Reading::x).max().orElseThrow()
    };
    return LawCurves.of(ends, x -> x);
  }

  /** Both sides of the balance along one run. */
  private static final class Ledger {
    private final Network start;
    private final double[] sums;
    private final double[] left;
    private final double[] right;
    private final double[] deltas;
    private final double[] apart;
    private final List<Reading> last = new ArrayList<>();
    private int look = 1;

    private Ledger(Network start, int looks) {
      this.start = start;
      sums = new double[start.width()];
      left = new double[looks];
      right = new double[looks];
      deltas = new double[looks];
      apart = new double[looks];
      apart[0] = Double.NaN;
    }

    static Ledger of(NetworkSimulator simulator, Run.Free run, long[] times) {
      Ledger ledger = new Ledger(run.start(), times.length);
      StepByStep.show(
          simulator,
          run,
          (t, before, sample, after) -> {
            ledger.add(run.eta(), before, sample);
            if (t == times[ledger.look]) {
              ledger.look(after);
            }
          });
      return ledger;
    }

    private void add(double eta, Network before, Sample sample) {
      double residual = StepByStep.residual(before, sample);
      double length = Norms.frobenius(sample.input());
      for (int i = 0; i < sums.length; i++) {
        sums[i] +=
            eta
                * eta
                * NormBalance.delta(
                    residual,
                    StepByStep.hidden(before, i, sample),
                    before.secondLayer().get(i),
                    length * length);
      }
    }

    private void look(Network state) {
      int m = sums.length;
      last.clear();
      for (int i = 0; i < m; i++) {
        double change = Changes.norm2(state, i) - Changes.norm2(start, i);
        double printed = sums[i] - Changes.weight2(start, i) + Changes.weight2(state, i);
        left[look] += change / m;
        right[look] += printed / m;
        deltas[look] += sums[i] / m;
        apart[look] = Math.max(apart[look], Math.abs(change - printed));
        last.add(Reading.of(printed, change));
      }
      look = Math.min(look + 1, left.length - 1);
    }

    /** At the last look, each neuron's printed side and what was measured. */
    List<Reading> neurons() {
      return List.copyOf(last);
    }
  }
}
