package twophase.paper.theorems.laws;

import java.util.List;
import twophase.kit.random.SeedTree;
import twophase.kit.statement.CardNumbers;
import twophase.kit.statement.Ranges;
import twophase.paper.dynamics.LabelNoiseSgd;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.lanes.LaneSimulator;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.Conditioned;
import twophase.paper.theorems.Loaded;
import twophase.paper.theorems.ThreeDigits;
import twophase.paper.theory.ConditionOne.Point;
import twophase.paper.theory.DecayLaw;
import twophase.paper.theory.StabilityLimit;

/**
 * A setting of the decay law: a window, and a group of runs over it.
 *
 * @param m width, at least 1
 * @param d input dimension, at least 1
 * @param n training samples, or fresh inputs
 * @param eta step size, above 0; k s(0) below 1 on average over starts
 * @param sigma label-noise level, at least 0
 * @param thetaNorm norm of theta*, at least 0
 * @param batch samples a step, at least 1
 * @param steps length of the window, at least 1
 * @param runs how many runs the mean is over, at least 1
 * @param law what they are compared with
 */
record Shrinking(
    int m,
    int d,
    Inputs n,
    double eta,
    double sigma,
    double thetaNorm,
    int batch,
    int steps,
    int runs,
    Law law)
    implements Conditioned, Loaded {

  /** Which law is compared. */
  enum Law {
    /** The one that follows the second layer. */
    CORRECTED("corrected"),
    /** The one that leaves it out. */
    LEADING("leading");

    private final String word;

    Law(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  Shrinking {
    Ranges.atLeast("m", m, 1);
    Ranges.atLeast("d", d, 1);
    n.requireDimension(d);
    Ranges.positive("eta", eta);
    Ranges.notNegative("sigma", sigma);
    Ranges.notNegative("thetaNorm", thetaNorm);
    Ranges.atLeast("batch", batch, 1);
    Ranges.atLeast("steps", steps, 1);
    Ranges.atLeast("runs", runs, 1);
    if (!(new DecayLaw(m, d, eta, sigma, thetaNorm, batch).load(1) < 1)) {
      throw new IllegalArgumentException("k s(0) must be below 1: eta is too large");
    }
  }

  /**
   * A setting whose window ends at a given s, with as many runs as the card's tolerance needs.
   *
   * @param end the leading law's s at the window's end
   * @param load k s(0)
   * @param noiseRatio eta sigma^2 d^2 / (m s B) at the end
   * @param truthRatio (norm(theta*) d / (m s))^2 at the end
   */
  static Shrinking until(
      double end,
      int m,
      int d,
      double load,
      double noiseRatio,
      double truthRatio,
      int batch,
      CardNumbers card) {
    double eta = ThreeDigits.down(load / StabilityLimit.load(m, d, 1, batch, 1));
    double sigma = ThreeDigits.down(Math.sqrt(noiseRatio * m * end * batch / eta) / d);
    double thetaNorm = ThreeDigits.down(Math.sqrt(truthRatio) * m * end / d);
    DecayLaw decay = new DecayLaw(m, d, eta, sigma, thetaNorm, batch);
    int steps = (int) decay.leadingTime(1, end);
    int runs = runs(decay, steps, card);
    return new Shrinking(
        m, d, Inputs.FRESH, eta, sigma, thetaNorm, batch, steps, runs, Law.CORRECTED);
  }

  /**
   * As many runs, in full lanes, as bring the standard error of their mean to half of the
   * tolerance. The group's own mean of s(0) is known, so that what s(0) adds to the variance at the
   * end is taken off, as the leading law hands it on: d ln s / d ln s0 = (1 - k s0) / (1 - k s).
   */
  private static int runs(DecayLaw decay, int steps, CardNumbers card) {
    List<DecayLaw.Prediction> ends = decay.corrected(1, 0, steps);
    DecayLaw.Prediction end = ends.get(1);
    double handedOn =
        ends.get(0).deviation() * (1 - decay.load(1)) / (1 - decay.load(end.s())) * end.s();
    double variance = end.deviation() * end.deviation() - handedOn * handedOn;
    double error = end.s() * card.number("tolerance") / 2;
    double needed = card.number("variance-factor") * variance / (error * error);
    int most = card.integer("most-runs");
    if (!(needed <= most)) {
      return most;
    }
    int lanes = LaneSimulator.LANES;
    return lanes * (int) Math.ceil(Math.max(needed, card.number("fewest-runs")) / lanes);
  }

  /** The same with another number of runs. */
  Shrinking over(int group) {
    return new Shrinking(m, d, n, eta, sigma, thetaNorm, batch, steps, group, law);
  }

  DecayLaw prediction() {
    return new DecayLaw(m, d, eta, sigma, thetaNorm, batch);
  }

  Run.Free run(SeedTree seeds) {
    return new Run.Free(m, d, n, eta, sigma, thetaNorm, seeds, steps)
        .withRule(new LabelNoiseSgd(batch));
  }

  @Override
  public List<Point> points() {
    return List.of(Conditioned.point(m, d, n, eta, thetaNorm));
  }

  @Override
  public double stabilityLoad() {
    return prediction().load(1);
  }
}
