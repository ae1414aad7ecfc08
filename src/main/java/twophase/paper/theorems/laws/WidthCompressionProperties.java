package twophase.paper.theorems.laws;

import static twophase.kit.property.Claims.assertThat;
import static twophase.kit.property.Claims.stands;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
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
import twophase.paper.dynamics.FieldNetwork;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.laws.CompressionRun.Rule;

/** Width compression: a run of width m is an orthonormal frame times a run of width d + 1. */
@StatementId("width-compression")
public class WidthCompressionProperties {
  /** Independent random points at each setting. */
  private static final int POINTS = 4;

  /**
   * Total degree of (v^T v) F times v^T v, where F is an entry of step(H M) - H step(M) for SAM: v
   * twice, eta, r', b, an entry of M, x twice are 8, and the factor that makes v^T v = 0 count as
   * vanishing adds 2. Label noise has 2 less, the output f(x) of H M, cleared of (v^T v)^2, has 7 +
   * 2.
   */
  private static final int DEGREE = 10;

  /**
   * The setting of the exact part.
   *
   * @param m width, at least 1
   * @param d input dimension, at least 1
   */
  record Shape(int m, int d) {
    Shape {
      Ranges.atLeast("m", m, 1);
      Ranges.atLeast("d", d, 1);
    }
  }

  @Form(
      value = "sharp.identity",
      settings = {40, 100, 400})
  void identity(@ForAll("shapes") Shape shape, Bench bench) {
    double errorPerPoint = (double) DEGREE / Residue.PRIME;
    assertThat(
        bench.vanishes(Setting.of(shape), POINTS, errorPerPoint, trial -> commutes(shape, trial)),
        stands());
  }

  @Form(
      value = "sharp.run",
      settings = {60, 300, 3000})
  void run(@ForAll("runs") CompressionRun run, Bench bench) {
    assertThat(bench.measure(Setting.of(run), run::measure), stands());
  }

  @Provide
  Arbitrary<Shape> shapes() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 12), Arbitraries.integers().between(1, 8))
        .as(Shape::new);
  }

  @Provide
  Arbitrary<CompressionRun> runs() {
    return CompressionRun.anywhere();
  }

  @Without(form = "sharp.run", hypothesis = "label noise: sigma = 0")
  static CompressionRun withoutNoise() {
    return new CompressionRun(Rule.LABEL_NOISE, 64, 8, new Inputs(200), 0.01, 0, 0.3, 0, 300);
  }

  @Without(form = "sharp.run", hypothesis = "A1: one neuron")
  static CompressionRun withoutWidth() {
    return new CompressionRun(Rule.LABEL_NOISE, 1, 8, new Inputs(200), 0.01, 1, 0.3, 0, 300);
  }

  @Without(form = "sharp.run", hypothesis = "A2: eta beyond the stability limit, k s = 4")
  static CompressionRun withoutStability() {
    return new CompressionRun(Rule.LABEL_NOISE, 64, 8, new Inputs(200), 0.1, 1, 0.3, 0, 300);
  }

  @Without(form = "sharp.run", hypothesis = "A3: n = 3, below d = 8")
  static CompressionRun withoutSamples() {
    return new CompressionRun(Rule.LABEL_NOISE, 64, 8, new Inputs(3), 0.01, 1, 0.3, 0, 300);
  }

  @Without(form = "sharp.run", hypothesis = "A4: norm(theta*) = 100")
  static CompressionRun withoutSmallTarget() {
    return new CompressionRun(Rule.LABEL_NOISE, 64, 8, new Inputs(200), 0.001, 1, 100, 0, 300);
  }

  @Without(form = "sharp.run", hypothesis = "isotropic inputs: all along one line")
  static CompressionRun withoutIsotropy() {
    return new CompressionRun(Rule.LABEL_NOISE, 64, 8, new Inputs(1), 0.01, 1, 0.3, 0, 300);
  }

  @Without(form = "sharp.run", hypothesis = "the update rule: an oscillating second layer")
  static CompressionRun withAnotherRule() {
    return new CompressionRun(Rule.OSCILLATING, 64, 8, new Inputs(200), 0.01, 0, 0.3, 0, 300);
  }

  /** Whether, at a random point, a reflection from the left commutes with the steps. */
  private static boolean commutes(Shape shape, Trial trial) {
    RandomStream stream = trial.seeds().stream();
    FieldNetwork<Residue> network =
        new FieldNetwork<>(
            Stream.generate(() -> elements(shape.d() + 1, stream)).limit(shape.m()).toList());
    List<Residue> v = elements(shape.m(), stream);
    List<Residue> x = elements(shape.d(), stream);
    Residue eta = Residue.random(stream);
    Residue residual = Residue.random(stream);
    Residue shift = Residue.random(stream);
    if (v.stream().map(e -> e.multiply(e)).reduce(Residue.ZERO, Residue::add).isZero()) {
      return true;
    }
    FieldNetwork<Residue> turned = network.reflected(v);
    return turned
            .labelNoiseStep(eta, residual, x)
            .equals(network.labelNoiseStep(eta, residual, x).reflected(v))
        && turned
            .samStep(eta, residual, shift, x)
            .equals(network.samStep(eta, residual, shift, x).reflected(v))
        && turned.output(x).equals(network.output(x));
  }

  private static List<Residue> elements(int count, RandomStream stream) {
    return Stream.generate(() -> Residue.random(stream)).limit(count).toList();
  }
}
