package twophase.paper.theorems;

import twophase.kit.random.SeedTree;
import twophase.kit.statement.Ranges;
import twophase.paper.dynamics.LabelNoiseSgd;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Inputs;
import twophase.paper.theory.SlowFlow;

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
    implements NtkSetting {
  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public Learning {
    Ranges.atLeast("m", m, 1);
    Ranges.atLeast("d", d, 1);
    n.requireDimension(d);
    Ranges.positive("eta", eta);
    Ranges.notNegative("sigma", sigma);
    Ranges.notNegative("thetaNorm", thetaNorm);
    Ranges.atLeast("steps", steps, 1);
  }

  /** The same with another label-noise level. */
  public Learning withNoise(double level) {
    return new Learning(m, d, n, eta, level, thetaNorm, steps);
  }

  /** The same of any width, run without its neurons. */
  public CoreRun core(SeedTree seeds) {
    return new CoreRun(m, d, n, eta, sigma, thetaNorm, seeds, steps, new LabelNoiseSgd());
  }

  /** How label noise moves its layers, as if inputs were fresh. */
  public SlowFlow flow() {
    return new SlowFlow(d, eta, eta * sigma * sigma, thetaNorm);
  }

  /** The free run of these seeds. */
  public Run.Free run(SeedTree seeds) {
    return new Run.Free(m, d, n, eta, sigma, thetaNorm, seeds, steps);
  }
}
