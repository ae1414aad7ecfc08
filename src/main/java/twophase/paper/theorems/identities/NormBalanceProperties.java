package twophase.paper.theorems.identities;

import static twophase.kit.property.Claims.assertThat;
import static twophase.kit.property.Claims.stands;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import twophase.kit.bench.Bench;
import twophase.kit.bench.Trial;
import twophase.kit.exact.Residue;
import twophase.kit.property.Form;
import twophase.kit.property.StatementId;
import twophase.kit.property.Without;
import twophase.kit.random.RandomStream;
import twophase.kit.statement.Ranges;
import twophase.kit.statement.Setting;
import twophase.paper.dynamics.FieldNeuron;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.Runs;
import twophase.paper.theory.NormBalance;

/** The balance between a neuron's norm and its second-layer weight. */
@StatementId("norm-balance")
public class NormBalanceProperties {
  /** Independent random points at each d. */
  private static final int POINTS = 4;

  private static final int LARGEST_DIMENSION = 32;

  /**
   * The setting of the exact part.
   *
   * @param d input dimension, at least 1
   */
  record Dimension(int d) {
    Dimension {
      Ranges.atLeast("d", d, 1);
    }
  }

  @Form(
      value = "as-printed.identity",
      settings = {LARGEST_DIMENSION, LARGEST_DIMENSION, LARGEST_DIMENSION},
      exhaustive = true)
  void identity(@ForAll("dimensions") Dimension dimension, Bench bench) {
    double errorPerPoint = (double) NormBalance.DEGREE / Residue.PRIME;
    assertThat(
        bench.vanishes(
            Setting.of(dimension), POINTS, errorPerPoint, trial -> balanced(dimension.d(), trial)),
        stands());
  }

  @Form(
      value = "as-printed.run",
      settings = {120, 500, 5000})
  void run(@ForAll("runs") BalanceRun run, Bench bench) {
    run.noteStability(bench);
    assertThat(
        bench.measure(Setting.of(run), trial -> run.measure(trial, Runs.simulator(bench))),
        stands());
  }

  @Provide
  Arbitrary<Dimension> dimensions() {
    return Arbitraries.integers().between(1, LARGEST_DIMENSION).map(Dimension::new);
  }

  @Provide
  Arbitrary<BalanceRun> runs() {
    return BalanceRun.anywhere();
  }

  @Without(form = "as-printed.run", hypothesis = "label noise: sigma = 0")
  static BalanceRun withoutNoise() {
    return BalanceRun.real(new Learning(64, 8, Inputs.FRESH, 0.01, 0, 0.3, 300));
  }

  @Without(form = "as-printed.run", hypothesis = "A1: one neuron")
  static BalanceRun withoutWidth() {
    return BalanceRun.real(new Learning(1, 8, Inputs.FRESH, 0.01, 1, 0.3, 300));
  }

  @Without(form = "as-printed.run", hypothesis = "A2: eta beyond the stability limit, k s = 40")
  static BalanceRun withoutStability() {
    return BalanceRun.real(new Learning(64, 8, Inputs.FRESH, 1, 1, 0.3, 300));
  }

  @Without(form = "as-printed.run", hypothesis = "A3: n = 3, below d = 8")
  static BalanceRun withoutSamples() {
    return BalanceRun.real(new Learning(64, 8, new Inputs(3), 0.01, 1, 0.3, 300));
  }

  @Without(form = "as-printed.run", hypothesis = "A4: norm(theta*) = 100")
  static BalanceRun withoutSmallTarget() {
    return BalanceRun.real(new Learning(64, 8, Inputs.FRESH, 0.001, 1, 100, 300));
  }

  @Without(form = "as-printed.run", hypothesis = "A6: d = 1")
  static BalanceRun withoutDimension() {
    return BalanceRun.real(new Learning(64, 1, Inputs.FRESH, 0.01, 1, 0.3, 300));
  }

  @Without(form = "as-printed.run", hypothesis = "isotropic inputs: all along one line")
  static BalanceRun withoutIsotropy() {
    return BalanceRun.real(new Learning(64, 8, new Inputs(1), 0.01, 1, 0.3, 300));
  }

  /** Whether the one-step identity holds at a random point of the field. */
  private static boolean balanced(int d, Trial trial) {
    RandomStream stream = trial.seeds().stream();
    FieldNeuron<Residue> before = new FieldNeuron<>(elements(d, stream), Residue.random(stream));
    List<Residue> input = elements(d, stream);
    Residue residual = Residue.random(stream);
    Residue eta = Residue.random(stream);

    FieldNeuron<Residue> after = before.moved(eta, residual, input);
    Residue delta =
        NormBalance.delta(
            residual,
            NormBalance.dot(input, before.neuron()),
            before.weight(),
            NormBalance.dot(input, input));
    return NormBalance.defect(eta, delta, balance(before), balance(after)).isZero();
  }

  /** norm2(w_i) - a_i^2. */
  private static Residue balance(FieldNeuron<Residue> neuron) {
    return NormBalance.dot(neuron.neuron(), neuron.neuron())
        .subtract(neuron.weight().multiply(neuron.weight()));
  }

  private static List<Residue> elements(int count, RandomStream stream) {
    return Stream.generate(() -> Residue.random(stream)).limit(count).toList();
  }
}
