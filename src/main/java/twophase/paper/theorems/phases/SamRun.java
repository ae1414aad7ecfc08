package twophase.paper.theorems.phases;

import twophase.kit.bench.Bench;
import twophase.kit.random.SeedTree;
import twophase.kit.statement.Ranges;
import twophase.kit.statement.Setting;
import twophase.paper.dynamics.NoiseSchedule;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.Hypotheses;
import twophase.paper.theorems.Runs;
import twophase.paper.theory.StabilityLimit;
import twophase.paper.theory.TwoPhases;

/**
 * A setting of SAM without label noise, from the NTK start.
 *
 * @param m width, at least 1
 * @param d input dimension, at least 1
 * @param n training samples, or fresh inputs
 * @param eta step size, above 0
 * @param radius perturbation radius R, at least 0; at 0 the run is SGD without noise
 * @param thetaNorm norm of theta*, at least 0
 * @param steps number of steps, at least 1
 */
record SamRun(int m, int d, Inputs n, double eta, double radius, double thetaNorm, int steps) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  SamRun {
    Ranges.atLeast("m", m, 1);
    Ranges.atLeast("d", d, 1);
    Ranges.positive("eta", eta);
    Ranges.notNegative("radius", radius);
    Ranges.notNegative("thetaNorm", thetaNorm);
    Ranges.atLeast("steps", steps, 1);
  }

  /** SAM for that many e-foldings of the squared norm, by the rate 2 eta R^2. */
  static SamRun lasting(
      int m, int d, Inputs n, double eta, double radius, double thetaNorm, double length) {
    int steps = (int) Math.ceil(length / TwoPhases.samRate(eta, radius));
    return new SamRun(m, d, n, eta, radius, thetaNorm, steps);
  }

  /** The free run of these seeds. */
  Run.Free run(SeedTree seeds) {
    return new Run.Free(m, d, n, eta, 0, thetaNorm, seeds, steps, radius, NoiseSchedule.ALWAYS);
  }

  /** Notes the paper's hypotheses, and how near to the stability limit the start is. */
  void note(Bench bench) {
    bench.hypotheses(Hypotheses.of(m, d, n, eta, thetaNorm));
    Runs.noteStability(bench, Setting.of(this), StabilityLimit.load(m, d, eta, 1));
  }
}
