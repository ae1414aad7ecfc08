package twophase.paper.theorems.laws;

import static twophase.kit.property.Claims.assertThat;
import static twophase.kit.property.Claims.stands;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import twophase.kit.bench.Bench;
import twophase.kit.property.Draws;
import twophase.kit.property.Form;
import twophase.kit.property.StatementId;
import twophase.kit.property.Without;
import twophase.kit.statement.Ranges;
import twophase.kit.statement.Setting;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.Hypotheses;
import twophase.paper.theorems.Runs;
import twophase.paper.theory.DecayLaw;

/** The decay law: how label noise shrinks the neurons, predicted to 0.3 %. */
@StatementId("decay-law")
public class DecayLawProperties {
  /** What the law may be off, relative to s. */
  static final double TOLERANCE = 0.003;

  /** A claim about the median over groups of runs. */
  private static final double HALF = 0.5;

  /** The window ends where eta sigma^2 d^2 / (m s), or (norm(theta*) d / (m s))^2, is this. */
  private static final double LARGEST_RATIO = 0.02;

  private static final int SMALLEST_WIDTH = 500;

  /**
   * What the variance has that its leading order has not: the starts' own anisotropy and theta*'s
   * direction differ from run to run.
   */
  private static final double VARIANCE_FACTOR = 1.5;

  private static final int FEWEST_RUNS = 16;
  private static final int MOST_RUNS = 20_000;

  /** Which law is compared. */
  enum Law {
    /** The one that follows the second layer. */
    CORRECTED,
    /** The one that leaves it out. */
    LEADING;

    @Override
    public String toString() {
      return this == CORRECTED ? "corrected" : "leading";
    }
  }

  /**
   * The setting.
   *
   * @param m width, at least 1
   * @param d input dimension, at least 1
   * @param n training samples, or fresh inputs
   * @param eta step size, above 0; k s(0) below 1 on average over starts
   * @param sigma label-noise level, at least 0
   * @param thetaNorm norm of theta*, at least 0
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
      int steps,
      int runs,
      Law law) {
    Shrinking {
      Ranges.atLeast("m", m, 1);
      Ranges.atLeast("d", d, 1);
      Ranges.positive("eta", eta);
      Ranges.notNegative("sigma", sigma);
      Ranges.notNegative("thetaNorm", thetaNorm);
      Ranges.atLeast("steps", steps, 1);
      Ranges.atLeast("runs", runs, 1);
      if (!(new DecayLaw(m, d, eta, sigma, thetaNorm).load(1) < 1)) {
        throw new IllegalArgumentException("k s(0) must be below 1: eta is too large");
      }
    }

    DecayLaw prediction() {
      return new DecayLaw(m, d, eta, sigma, thetaNorm);
    }

    /**
     * A setting whose window ends at a given s.
     *
     * @param load k s(0)
     * @param end the leading law's s at the window's end
     * @param noiseRatio eta sigma^2 d^2 / (m s) there
     * @param truthRatio (norm(theta*) d / (m s))^2 there
     */
    static Shrinking until(
        double end, int m, int d, double load, double noiseRatio, double truthRatio, Law law) {
      double eta = rounded(2 * d * load / (m * (d + 2.0)));
      double sigma = rounded(Math.sqrt(noiseRatio * m * end / eta) / d);
      double thetaNorm = rounded(Math.sqrt(truthRatio) * m * end / d);
      DecayLaw decay = new DecayLaw(m, d, eta, sigma, thetaNorm);
      int steps = (int) decay.leadingTime(1, end);
      return new Shrinking(
          m, d, Inputs.FRESH, eta, sigma, thetaNorm, steps, runs(decay, steps), law);
    }

    /** Down to three digits: tokens stay short, and no limit is passed. */
    private static double rounded(double value) {
      return new BigDecimal(value).round(new MathContext(3, RoundingMode.DOWN)).doubleValue();
    }

    /**
     * As many runs as bring the standard error of their mean to half of the tolerance. The group's
     * own mean of s(0) is known, so that what s(0) adds to the variance at the end is taken off, as
     * the leading law hands it on: d ln s / d ln s0 = (1 - k s0) / (1 - k s).
     */
    private static int runs(DecayLaw decay, int steps) {
      List<DecayLaw.Prediction> ends = decay.corrected(1, 0, steps);
      DecayLaw.Prediction end = ends.get(1);
      double handedOn =
          ends.get(0).deviation() * (1 - decay.load(1)) / (1 - decay.load(end.s())) * end.s();
      double variance = end.deviation() * end.deviation() - handedOn * handedOn;
      double error = end.s() * TOLERANCE / 2;
      double needed = VARIANCE_FACTOR * variance / (error * error);
      boolean finite = needed <= MOST_RUNS;
      return finite ? 8 * (int) Math.ceil(Math.max(needed, FEWEST_RUNS) / 8) : MOST_RUNS;
    }

    Shrinking with(Inputs changed) {
      return new Shrinking(m, d, changed, eta, sigma, thetaNorm, steps, runs, law);
    }

    Shrinking withRuns(int changed) {
      return new Shrinking(m, d, n, eta, sigma, thetaNorm, steps, changed, law);
    }
  }

  @Form(
      value = "sharp",
      settings = {1, 4, 40},
      trials = {100, 200, 1000},
      shrinks = {2, 6, 20})
  void sharp(@ForAll("windows") Shrinking setting, Bench bench) {
    Setting name = Setting.of(setting);
    bench.hypotheses(
        Hypotheses.of(setting.m(), setting.d(), setting.n(), setting.eta(), setting.thetaNorm()));
    Runs.noteStability(bench, name, setting.prediction().load(1));
    DecayComparison comparison = DecayComparison.of(setting, Runs.simulator(bench));
    assertThat(bench.rate(name, HALF, comparison::look), stands());
  }

  @Provide
  Arbitrary<Shrinking> windows() {
    Arbitrary<Shrinking> drawn =
        Combinators.combine(
                Arbitraries.integers().between(1, 20).withDistribution(Draws.uniform(1, 20)),
                Arbitraries.of(50, 100, 200, 1000),
                Arbitraries.of(1.0, 0.8, 0.5),
                Arbitraries.of(0.5, 0.3),
                Arbitraries.of(LARGEST_RATIO, LARGEST_RATIO / 2),
                Arbitraries.of(0.0, LARGEST_RATIO / 4, LARGEST_RATIO))
            .as(
                (d, neurons, load, end, noiseRatio, truthRatio) ->
                    Shrinking.until(
                        end,
                        Math.max(SMALLEST_WIDTH, neurons * d),
                        d,
                        load * largestLoad(d),
                        noiseRatio,
                        truthRatio,
                        Law.CORRECTED));
    return Draws.first(
        List.of(Shrinking.until(0.5, 500, 5, 0.12, 0.02, 0.005, Law.CORRECTED)), drawn);
  }

  /** The largest k s(0): in low dimensions the error's fourth moment is large, or infinite. */
  private static double largestLoad(int d) {
    return switch (d) {
      case 1 -> 0.3;
      case 2 -> 0.48;
      default -> 0.6;
    };
  }

  @Without(form = "sharp", hypothesis = "the second layer's correction")
  static Shrinking leadingLaw() {
    return Shrinking.until(0.3, 500, 5, 0.1, 0.02, 0, Law.LEADING);
  }

  @Without(form = "sharp", hypothesis = "eta sigma^2 d^2 / (m s) at most 0.02")
  static Shrinking strongNoise() {
    return Shrinking.until(0.3, 500, 5, 0.6, 0.3, 0, Law.CORRECTED).withRuns(256);
  }

  @Without(form = "sharp", hypothesis = "(norm(theta*) d / (m s))^2 at most 0.02")
  static Shrinking largeTruth() {
    return Shrinking.until(0.5, 500, 5, 0.3, 0.02, 0.5, Law.CORRECTED).withRuns(16);
  }

  @Without(form = "sharp", hypothesis = "m at least 50 d")
  static Shrinking narrow() {
    return Shrinking.until(0.3, 10, 5, 0.3, 0.02, 0, Law.CORRECTED).withRuns(32);
  }

  @Without(form = "sharp", hypothesis = "k s(0) at most 0.6")
  static Shrinking fastSteps() {
    return Shrinking.until(0.3, 500, 5, 0.85, 0.02, 0, Law.CORRECTED).withRuns(32);
  }

  @Without(form = "sharp", hypothesis = "k s(0) at most 0.3 where d = 1")
  static Shrinking oneDimension() {
    return Shrinking.until(0.3, 500, 1, 0.6, 0.02, 0, Law.CORRECTED).withRuns(64);
  }

  @Without(form = "sharp", hypothesis = "fresh inputs")
  static Shrinking trainingSet() {
    return Shrinking.until(0.5, 500, 5, 0.3, 0.02, 0, Law.CORRECTED)
        .with(new Inputs(50))
        .withRuns(16);
  }

  @Without(form = "sharp", hypothesis = "label noise")
  static Shrinking noNoise() {
    return new Shrinking(500, 5, Inputs.FRESH, 0.0004, 0, 0, 2000, 16, Law.CORRECTED);
  }
}
