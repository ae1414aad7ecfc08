package twophase.paper.theorems;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import twophase.kit.bench.Bench;
import twophase.kit.random.SeedTree;
import twophase.kit.statement.Ranges;
import twophase.kit.statement.Setting;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Inputs;
import twophase.paper.theory.StabilityLimit;

/**
 * A setting of label-noise SGD from the NTK start.
 *
 * @param m width, at least 1
 * @param d input dimension, at least 1
 * @param n training samples, or fresh inputs
 * @param eta step size, above 0
 * @param sigma label-noise level, at least 0
 * @param thetaNorm norm of theta*, at least 0
 * @param steps number of steps, at least 1
 */
public record Learning(
    int m, int d, Inputs n, double eta, double sigma, double thetaNorm, int steps)
    implements Conditioned, Loaded {
  private static final int LARGEST_WIDTH = 64;
  private static final int LARGEST_DIMENSION = 32;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public Learning {
    Ranges.atLeast("m", m, 1);
    Ranges.atLeast("d", d, 1);
    Ranges.positive("eta", eta);
    Ranges.notNegative("sigma", sigma);
    Ranges.notNegative("thetaNorm", thetaNorm);
    Ranges.atLeast("steps", steps, 1);
  }

  /**
   * Settings for statements about single steps, which hold wherever the arithmetic does: small and
   * large step sizes alike, with and without noise, n below d included. Each list starts with what
   * is simplest, since that is where shrinking goes.
   */
  public static Arbitrary<Learning> anywhere() {
    return Combinators.combine(
            Arbitraries.integers().between(1, LARGEST_WIDTH),
            Arbitraries.integers().between(1, LARGEST_DIMENSION),
            Arbitraries.of(inputs(0, 1, 2, 5, 20, 200)),
            Arbitraries.of(1.0, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 1e-4, 1e-6),
            Arbitraries.of(0.0, 0.5, 1.0, 2.0, 4.0),
            Arbitraries.of(0.0, 0.1, 0.5, 1.0, 2.0),
            Arbitraries.integers().between(1, 300).withDistribution(RandomDistribution.uniform()))
        .as(Learning::new);
  }

  /**
   * Notes how near to the stability limit the start is.
   *
   * @param setting as the bench knows it
   */
  public void noteStability(Bench bench, Setting setting) {
    Runs.noteStability(bench, setting, stabilityLoad());
  }

  @Override
  public List<Conditioned.Point> points() {
    return List.of(new Conditioned.Point(m, d, n, eta, thetaNorm));
  }

  /** That of the start: k s with s = 1, its mean over starts. */
  @Override
  public double stabilityLoad() {
    return StabilityLimit.load(m, d, eta, 1);
  }

  /** The same with another label-noise level. */
  public Learning withNoise(double level) {
    return new Learning(m, d, n, eta, level, thetaNorm, steps);
  }

  /** The free run of these seeds. */
  public Run.Free run(SeedTree seeds) {
    return new Run.Free(m, d, n, eta, sigma, thetaNorm, seeds, steps);
  }

  /** Numbers of samples, 0 for fresh inputs. */
  public static List<Inputs> inputs(int... sizes) {
    return java.util.Arrays.stream(sizes).mapToObj(Inputs::new).toList();
  }
}
