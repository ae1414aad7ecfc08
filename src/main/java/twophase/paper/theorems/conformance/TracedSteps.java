package twophase.paper.theorems.conformance;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import twophase.kit.bench.Measurement;
import twophase.kit.bench.Trial;
import twophase.kit.statement.Ranges;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.NoiseSchedule;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.Learning;

/**
 * A short free run whose every step is checked against its trace. No right one diverges: eta
 * norm2(x) (norm2(a) + norm2(W)), beyond 2 at an unstable step, has mean eta d (m + 1) &lt;= 0.3,
 * and exceeds 2 with probability 10^-16 or less where m and d are as drawn.
 *
 * @param m width, at least 1; at most d for SAM, since wider networks may be compressed
 * @param d input dimension, at least 1
 * @param n training samples, or fresh inputs
 * @param eta step size, above 0; eta d (m + 1) at most 0.3
 * @param sigma label-noise level, at least 0
 * @param thetaNorm norm of theta*, at least 0
 * @param radius SAM's perturbation radius, at least 0; at 0 the run is label-noise SGD
 * @param off the noise is off for so many steps after every five; 0 for never
 * @param steps at least 1
 */
record TracedSteps(
    int m,
    int d,
    Inputs n,
    double eta,
    double sigma,
    double thetaNorm,
    double radius,
    int off,
    int steps) {
  private static final int ON = 5;
  private static final double STEP_SIZE = 1e-3;
  private static final double LARGEST_LOAD = 0.3;

  TracedSteps {
    new Learning(m, d, n, eta, sigma, thetaNorm, steps);
    Ranges.notNegative("radius", radius);
    Ranges.atLeast("off", off, 0);
    if (eta * d * (m + 1) > LARGEST_LOAD) {
      throw new IllegalArgumentException("eta d (m + 1) must be at most 0.3, with eta = " + eta);
    }
    if (radius > 0 && m > d) {
      throw new IllegalArgumentException("with a radius m must be at most d = " + d + ", not " + m);
    }
  }

  static Arbitrary<TracedSteps> anywhere() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 16),
            Arbitraries.integers().between(1, 16),
            Arbitraries.of(Learning.inputs(1, 2, 5, 20, 100, 0)),
            Arbitraries.of(0.0, 0.5, 1.0, 4.0),
            Arbitraries.of(0.0, 0.5, 2.0),
            Arbitraries.of(0.0, 0.1, 0.5),
            Arbitraries.of(0, 3),
            Arbitraries.integers().between(1, 40))
        .as(
            (m, d, n, sigma, thetaNorm, radius, off, steps) -> {
              int width = radius > 0 ? Math.min(m, d) : m;
              return new TracedSteps(width, d, n, STEP_SIZE, sigma, thetaNorm, radius, off, steps);
            });
  }

  Measurement measure(Trial trial, NetworkSimulator simulator) {
    NoiseSchedule schedule = off == 0 ? NoiseSchedule.ALWAYS : new NoiseSchedule(ON, off);
    Run.Free free =
        new Run.Free(m, d, n, eta, sigma, thetaNorm, trial.seeds(), steps)
            .withRadius(radius)
            .withSchedule(schedule);
    return TracedLook.at(free, simulator).consistency();
  }
}
