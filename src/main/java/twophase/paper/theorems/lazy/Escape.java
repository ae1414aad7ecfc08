package twophase.paper.theorems.lazy;

import java.util.List;
import twophase.kit.statement.CardNumbers;
import twophase.kit.statement.Ranges;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.Conditioned;
import twophase.paper.theorems.Loaded;
import twophase.paper.theory.EscapeTime;
import twophase.paper.theory.StabilityLimit;

/**
 * A setting of Theorem 2.
 *
 * @param m width, at least 1
 * @param d input dimension, at least 1
 * @param n training samples, or fresh inputs
 * @param eta step size, above 0
 * @param sigma label-noise level, at least 0; at 0, where T1 is infinite, the run is looked at
 *     after as many steps as the card says
 * @param thetaNorm norm of theta*, at least 0
 */
record Escape(int m, int d, Inputs n, double eta, double sigma, double thetaNorm)
    implements Conditioned, Loaded {
  Escape {
    Ranges.atLeast("m", m, 1);
    Ranges.atLeast("d", d, 1);
    Ranges.positive("eta", eta);
    Ranges.notNegative("sigma", sigma);
    Ranges.notNegative("thetaNorm", thetaNorm);
  }

  /** T1 in whole steps. */
  long steps(CardNumbers card) {
    return sigma == 0 ? card.integer("noiseless-steps") : EscapeTime.printed(m, eta, sigma);
  }

  @Override
  public List<Point> points() {
    return List.of(new Point(m, d, n, eta, thetaNorm));
  }

  @Override
  public double stabilityLoad() {
    return Math.max(StabilityLimit.load(m, d, eta, 1), StabilityLimit.settledLoad(d, eta, sigma));
  }
}
