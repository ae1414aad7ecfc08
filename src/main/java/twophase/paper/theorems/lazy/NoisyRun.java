package twophase.paper.theorems.lazy;

import java.util.List;
import twophase.kit.random.SeedTree;
import twophase.kit.statement.Ranges;
import twophase.paper.dynamics.LabelNoiseSgd;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.Conditioned;
import twophase.paper.theorems.CoreRun;
import twophase.paper.theorems.Loaded;
import twophase.paper.theory.ConditionOne.Point;
import twophase.paper.theory.EscapeTime;
import twophase.paper.theory.LazyEscape;
import twophase.paper.theory.StabilityLimit;

/**
 * A setting of label-noise SGD from the NTK start; how long it runs is the statement's to say.
 *
 * @param m width, at least 1
 * @param d input dimension, at least 1
 * @param n training samples, or fresh inputs
 * @param eta step size, above 0
 * @param sigma label-noise level, at least 0
 * @param thetaNorm norm of theta*, at least 0
 */
record NoisyRun(long m, int d, Inputs n, double eta, double sigma, double thetaNorm)
    implements Conditioned, Loaded {
  NoisyRun {
    Ranges.atLeast("m", m, 1);
    Ranges.atLeast("d", d, 1);
    n.requireDimension(d);
    Ranges.positive("eta", eta);
    Ranges.notNegative("sigma", sigma);
    Ranges.notNegative("thetaNorm", thetaNorm);
  }

  /** The free run of these seeds, of a network whose neurons can be kept. */
  Run.Free run(SeedTree seeds, long steps) {
    return new Run.Free(Math.toIntExact(m), d, n, eta, sigma, thetaNorm, seeds, steps);
  }

  /** The law's probability that all neurons are outside the lazy ball at T1. */
  double allOutside() {
    double noise = eta * sigma;
    double foldings = noise * noise * EscapeTime.printed(m, eta, sigma);
    return LazyEscape.allOutside(m, d, StabilityLimit.load(m, d, eta, 1), foldings);
  }

  /** The same of any width, run without its neurons. */
  CoreRun core(SeedTree seeds, long steps) {
    return new CoreRun(m, d, n, eta, sigma, thetaNorm, seeds, steps, new LabelNoiseSgd());
  }

  @Override
  public List<Point> points() {
    return List.of(Conditioned.point(m, d, n, eta, thetaNorm));
  }

  @Override
  public double stabilityLoad() {
    return Math.max(StabilityLimit.load(m, d, eta, 1), StabilityLimit.settledLoad(d, eta, sigma));
  }
}
