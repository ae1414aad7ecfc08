package twophase.paper.theorems.lazy;

import twophase.kit.statement.Ranges;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.NtkSetting;
import twophase.paper.theory.EscapeTime;
import twophase.paper.theory.LazyEscape;
import twophase.paper.theory.StabilityLimit;

/**
 * A setting, and a side of the frequency with which all neurons are outside at T1 there.
 *
 * @param side which side
 * @param m width, at least 2
 * @param d input dimension, at least 1
 * @param n training samples, or fresh inputs
 * @param eta step size, above 0
 * @param sigma label-noise level, above 0
 * @param thetaNorm norm of theta*, at least 0
 */
record Frequency(Side side, int m, int d, Inputs n, double eta, double sigma, double thetaNorm)
    implements NtkSetting {

  /** Which side of a frequency is claimed. */
  enum Side {
    /** All are outside at least that often. */
    AT_LEAST,
    /** All are outside at most that often. */
    AT_MOST
  }

  Frequency {
    Ranges.atLeast("m", m, 2);
    Ranges.positive("sigma", sigma);
    new NoisyRun(m, d, n, eta, sigma, thetaNorm);
  }

  NoisyRun run() {
    return new NoisyRun(m, d, n, eta, sigma, thetaNorm);
  }

  /** The law's probability of the side. */
  double probability() {
    double noise = eta * sigma;
    double foldings = noise * noise * EscapeTime.printed(m, eta, sigma);
    double all = LazyEscape.allOutside(m, d, StabilityLimit.load(m, d, eta, 1), foldings);
    return side == Side.AT_LEAST ? all : 1 - all;
  }

  @Override
  public double stabilityLoad() {
    return run().stabilityLoad();
  }
}
