package twophase.paper.theorems.data;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import twophase.kit.property.Drawing;
import twophase.kit.random.SeedTree;
import twophase.kit.statement.Ranges;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.NtkSetting;
import twophase.paper.theorems.ThreeDigits;
import twophase.paper.theory.StabilityLimit;

/**
 * A group of runs of label-noise SGD on a data set, with theta* = 0, in which the first layer
 * fades.
 *
 * @param m width, at least 1
 * @param d input dimension, that of the data set
 * @param n the data set
 * @param eta step size, above 0
 * @param sigma label-noise level, above 0
 * @param steps of each run, at least 1
 * @param runs how many are averaged, at least 1
 */
record Fading(int m, int d, Inputs n, double eta, double sigma, int steps, int runs)
    implements NtkSetting {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range, or the inputs are no data set
   */
  Fading {
    new Learning(m, d, n, eta, sigma, 0, steps);
    Ranges.positive("sigma", sigma);
    Ranges.atLeast("runs", runs, 1);
    RealInputs.of(n);
  }

  /** Draws a data set and a load; the rest follows. */
  static Arbitrary<Fading> drawn(Drawing drawing) {
    return Combinators.combine(
            drawing.options("inputs", Inputs.class),
            drawing.options("m", int.class),
            drawing.numbers("load"),
            drawing.numbers("noise-ratio"),
            drawing.numbers("foldings"),
            drawing.options("runs", int.class))
        .as(Fading::loaded);
  }

  /**
   * A setting by its load and its noise.
   *
   * @param load k s(0) of Gaussian inputs
   * @param ratio eta sigma^2 d^2 / m
   * @param foldings eta^2 sigma^2 t at the end
   */
  private static Fading loaded(
      Inputs n, int m, double load, double ratio, double foldings, int runs) {
    int d = RealInputs.of(n).components();
    double eta = ThreeDigits.down(load / StabilityLimit.load(m, d, 1, 1));
    double sigma = ThreeDigits.down(Math.sqrt(ratio * m / eta) / d);
    int steps = (int) (foldings / (eta * eta * sigma * sigma));
    return new Fading(m, d, n, eta, sigma, steps, runs);
  }

  @Override
  public double thetaNorm() {
    return 0;
  }

  /** eta^2 sigma^2 t. */
  double tau(long t) {
    return eta * eta * sigma * sigma * t;
  }

  /** The runs of a trial. */
  List<Run.Free> runs(SeedTree seeds) {
    return IntStream.range(0, runs)
        .mapToObj(k -> new Run.Free(m, d, n, eta, sigma, 0, seeds.child(k), steps))
        .toList();
  }
}
