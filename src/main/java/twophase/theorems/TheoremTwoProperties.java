package twophase.theorems;

import static twophase.theorems.Claims.assertThat;
import static twophase.theorems.Claims.stands;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import twophase.bench.Bench;
import twophase.bench.FreeTrial;
import twophase.bench.Trial;
import twophase.dynamics.Observer;
import twophase.dynamics.Outcome;
import twophase.dynamics.Run;
import twophase.network.Inputs;
import twophase.network.Network;
import twophase.statement.Setting;
import twophase.theory.EscapeTime;
import twophase.theory.StabilityLimit;

/** Theorem 2: all neurons have left the lazy regime at T1. */
@StatementId("theorem-2")
class TheoremTwoProperties {
  /** K in "with probability at least 1 - K/m", declared beforehand. */
  static final double CONSTANT = 8;

  private static final int LARGEST_WIDTH = 64;
  private static final int LARGEST_DIMENSION = 8;

  /** The smallest input dimension of the corrected form; the card derives it. */
  private static final int SMALLEST_CORRECTED_DIMENSION = 4;

  /**
   * Where the printed form is drawn from. Below, at d = 1, truth (0.06 at m = 9) and bound (0.11)
   * lie so near each other that a quick run might end undecided, by luck.
   */
  private static final int SMALLEST_PRINTED_WIDTH = 16;

  /**
   * The setting.
   *
   * @param m width, at least 1
   * @param d input dimension, at least 1
   * @param n training samples, or fresh inputs
   * @param eta step size, above 0
   * @param sigma label-noise level, above 0
   * @param thetaNorm norm of theta*, at least 0
   */
  record Escape(int m, int d, Inputs n, double eta, double sigma, double thetaNorm) {
    Escape {
      Ranges.atLeast("m", m, 1);
      Ranges.atLeast("d", d, 1);
      Ranges.positive("eta", eta);
      Ranges.positive("sigma", sigma);
      Ranges.notNegative("thetaNorm", thetaNorm);
    }

    private static Escape of(int m, int d, Inputs n, StepAndNoise stepAndNoise, double thetaNorm) {
      return new Escape(m, d, n, stepAndNoise.eta(), stepAndNoise.sigma(), thetaNorm);
    }
  }

  /** Step size and noise level, drawn together: T1 depends on their product alone. */
  private record StepAndNoise(double eta, double sigma) {}

  @Form(
      value = "as-printed",
      settings = {8, 24, 200},
      trials = {800, 3000, 40000},
      shrinks = {6, 20, 60})
  void asPrinted(@ForAll("everyDimension") Escape setting, Bench bench) {
    decide(setting, bench);
  }

  @Form(
      value = "corrected",
      settings = {5, 20, 100},
      trials = {800, 3000, 40000},
      shrinks = {6, 20, 60})
  void corrected(@ForAll("fourDimensionsUp") Escape setting, Bench bench) {
    decide(setting, bench);
  }

  @Provide
  Arbitrary<Escape> everyDimension() {
    return settings(1, SMALLEST_PRINTED_WIDTH);
  }

  @Provide
  Arbitrary<Escape> fourDimensionsUp() {
    return settings(SMALLEST_CORRECTED_DIMENSION, (int) CONSTANT + 1);
  }

  /**
   * Dimensions in turn from the largest down; widths from a smallest one up, shrinking goes below.
   */
  private static Arbitrary<Escape> settings(int smallestDimension, int smallestWidth) {
    return Combinators.combine(
            Arbitraries.integers()
                .between(1, LARGEST_WIDTH)
                .withDistribution(Draws.uniform(smallestWidth, LARGEST_WIDTH)),
            Arbitraries.integers()
                .between(smallestDimension, LARGEST_DIMENSION)
                .withDistribution(Draws.inTurn()),
            Arbitraries.of(Learning.inputs(0, 100, 1000)),
            Arbitraries.of(
                new StepAndNoise(0.005, 20),
                new StepAndNoise(0.005, 24),
                new StepAndNoise(0.002, 50),
                new StepAndNoise(0.002, 60),
                new StepAndNoise(0.001, 100)),
            Arbitraries.of(0.0, 0.1, 0.2, 0.3))
        .as(Escape::of)
        .withoutEdgeCases();
  }

  private static void decide(Escape setting, Bench bench) {
    bench.hypotheses(
        Hypotheses.of(setting.m(), setting.d(), setting.n(), setting.eta(), setting.thetaNorm()));
    bench.stability(
        Setting.of(setting),
        Math.max(
            StabilityLimit.load(setting.m(), setting.d(), setting.eta(), 1),
            StabilityLimit.settledLoad(setting.d(), setting.eta(), setting.sigma())));
    double promised = EscapeTime.promisedProbability(setting.m(), CONSTANT);
    assertThat(
        bench.probabilityOfRuns(
            Setting.of(setting), promised, trial -> new AllOutside(setting, trial)),
        stands());
  }

  /**
   * Whether every neuron is outside the lazy ball at T1. A run that diverges has not reached T1, so
   * it does not count as outside.
   */
  private static final class AllOutside implements FreeTrial, Observer {
    private final Escape setting;
    private final Trial trial;
    private final long steps;
    private Network start;
    private Network end;

    AllOutside(Escape setting, Trial trial) {
      this.setting = setting;
      this.trial = trial;
      this.steps = EscapeTime.printed(setting.m(), setting.eta(), setting.sigma());
    }

    @Override
    public Run.Free run() {
      return new Run.Free(
          setting.m(),
          setting.d(),
          setting.n(),
          setting.eta(),
          setting.sigma(),
          setting.thetaNorm(),
          trial.seeds(),
          steps);
    }

    @Override
    public Observer observer() {
      return this;
    }

    @Override
    public boolean wants(long t) {
      return t == 0 || t == steps;
    }

    @Override
    public void see(long t, Network state) {
      if (t == 0) {
        start = state.copy();
      }
      if (t == steps) {
        end = state.copy();
      }
    }

    @Override
    public boolean shows(Outcome how) {
      return how.completed() && allFarther(EscapeTime.lazyRadius(setting.m()));
    }

    /** Whether every neuron is farther from its start than Definition 1 allows a lazy one. */
    private boolean allFarther(double radius) {
      for (int i = 0; i < setting.m(); i++) {
        if (end.neuronDistance(i, start) <= radius) {
          return false;
        }
      }
      return true;
    }
  }
}
