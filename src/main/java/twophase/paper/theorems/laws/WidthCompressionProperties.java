package twophase.paper.theorems.laws;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import twophase.kit.bench.Measurement;
import twophase.kit.bench.Trial;
import twophase.kit.bench.Vanishing;
import twophase.kit.exact.Residue;
import twophase.kit.property.Drawing;
import twophase.kit.property.Form;
import twophase.kit.property.Settings;
import twophase.kit.property.StatementId;
import twophase.kit.random.RandomStream;
import twophase.kit.statement.Ranges;
import twophase.paper.dynamics.FieldNetwork;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.laws.CompressionRun.Rule;

/** Width compression: a run of width m is an orthonormal frame times a run of width d + 1. */
@StatementId("width-compression")
public class WidthCompressionProperties {

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

  /** At a random point: a reflection from the left commutes with a step, and f does not see it. */
  @Form("sharp.identity")
  Vanishing identity(@ForAll Shape shape, Trial trial) {
    RandomStream stream = trial.seeds().stream();
    FieldNetwork<Residue> network =
        new FieldNetwork<>(
            Stream.generate(() -> elements(shape.d() + 1, stream)).limit(shape.m()).toList());
    List<Residue> v = elements(shape.m(), stream);
    List<Residue> x = elements(shape.d(), stream);
    Residue eta = Residue.random(stream);
    Residue residual = Residue.random(stream);
    Residue shift = Residue.random(stream);
    double chance = trial.card().number("degree") / Residue.PRIME;
    if (v.stream().map(e -> e.multiply(e)).reduce(Residue.ZERO, Residue::add).isZero()) {
      return new Vanishing(true, chance);
    }
    FieldNetwork<Residue> turned = network.reflected(v);
    boolean same =
        turned
                .labelNoiseStep(eta, residual, x)
                .equals(network.labelNoiseStep(eta, residual, x).reflected(v))
            && turned
                .samStep(eta, residual, shift, x)
                .equals(network.samStep(eta, residual, shift, x).reflected(v))
            && turned.output(x).equals(network.output(x));
    return new Vanishing(same, chance);
  }

  private static List<Residue> elements(int count, RandomStream stream) {
    return Stream.generate(() -> Residue.random(stream)).limit(count).toList();
  }

  @Form("sharp.run")
  Measurement run(@ForAll CompressionRun setting, Trial trial) {
    CompressionCheck check = new CompressionCheck(setting, trial);
    return setting.rule() == Rule.OSCILLATING ? check.nearestInFrame() : check.compressed();
  }

  /** The number of steps is drawn last, with randomness of its own. */
  @Settings("runs")
  static Arbitrary<CompressionRun> runs(Drawing drawing) {
    return Combinators.combine(
            drawing.options("rule", Rule.class),
            drawing.integers("m"),
            drawing.integers("d"),
            drawing.options("n", Inputs.class),
            drawing.numbers("eta"),
            drawing.numbers("sigma"),
            drawing.numbers("thetaNorm"),
            drawing.numbers("radius"))
        .flatAs(
            (rule, m, d, n, eta, sigma, theta, radius) ->
                drawing
                    .integers("steps")
                    .map(t -> new CompressionRun(rule, m, d, n, eta, sigma, theta, radius, t)));
  }
}
