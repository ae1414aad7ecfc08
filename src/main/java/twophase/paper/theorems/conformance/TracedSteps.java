package twophase.paper.theorems.conformance;

import java.util.Arrays;
import twophase.kit.bench.Measurement;
import twophase.kit.bench.Trial;
import twophase.kit.statement.CardNumbers;
import twophase.kit.statement.Ranges;
import twophase.paper.dynamics.NoiseSchedule;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.Sam;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.Worst;

/**
 * A short free run whose every step is checked against its trace. No right one diverges: eta
 * norm2(x) (norm2(a) + norm2(W)), beyond 2 at an unstable step, has mean eta d (m + 1), which the
 * card keeps far below.
 *
 * @param m width, at least 1; at most d for SAM, since wider networks may be compressed
 * @param d input dimension, at least 1
 * @param n training samples, or fresh inputs
 * @param eta step size, above 0
 * @param sigma label-noise level, at least 0
 * @param thetaNorm norm of theta*, at least 0
 * @param radius SAM's perturbation radius, at least 0; at 0 the run is label-noise SGD
 * @param off for so many steps the noise is off after those for which it is on; 0 for never
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
  TracedSteps {
    new Learning(m, d, n, eta, sigma, thetaNorm, steps);
    Ranges.notNegative("radius", radius);
    Ranges.atLeast("off", off, 0);
    if (radius > 0 && m > d) {
      throw new IllegalArgumentException("with a radius m must be at most d = " + d + ", not " + m);
    }
  }

  /**
   * Every step of a trial against its trace.
   *
   * @throws IllegalArgumentException if a right run might diverge
   */
  Measurement measure(Trial trial) {
    double largest = trial.card().number("load");
    if (eta * d * (m + 1) > largest) {
      throw new IllegalArgumentException(
          "eta d (m + 1) must be at most %s, with eta = %s".formatted(largest, eta));
    }
    NoiseSchedule schedule =
        off == 0 ? NoiseSchedule.ALWAYS : new NoiseSchedule(trial.card().integer("on"), off);
    Run.Free free =
        new Run.Free(m, d, n, eta, sigma, thetaNorm, trial.seeds(), steps)
            .withRule(Sam.orPlain(radius))
            .withSchedule(schedule);
    TracedLook look = TracedLook.at(free, trial);
    Measurement moved = look.consistency();
    if (!moved.holds()) {
      return moved;
    }
    Measurement drawn = drawn(look, trial.card());
    return drawn.holds() ? moved : drawn;
  }

  /** What a long run draws is seen in one. */
  private Measurement drawn(TracedLook look, CardNumbers card) {
    Worst worst = new Worst();
    worst.add(0, 0, () -> "nothing is left to chance");
    LongLaw law = new LongLaw(card.number("surprise"), worst);
    int[] order = look.trace().order();
    if (!n.fresh()) {
      law.order(order, n.n());
    }
    if (sigma > 0 && off == 0) {
      int[] signs = Arrays.stream(look.trace().noise()).mapToInt(s -> s > 0 ? 1 : -1).toArray();
      law.signs(signs);
      if (!n.fresh()) {
        law.visits(signs, order, n.n());
      }
    }
    return worst.measurement();
  }
}
