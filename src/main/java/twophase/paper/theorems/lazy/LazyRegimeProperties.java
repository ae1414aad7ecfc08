package twophase.paper.theorems.lazy;

import static twophase.kit.property.Claims.assertThat;
import static twophase.kit.property.Claims.stands;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import twophase.kit.bench.Bench;
import twophase.kit.bench.Measurement;
import twophase.kit.bench.Seen;
import twophase.kit.bench.Trial;
import twophase.kit.property.Draws;
import twophase.kit.property.Form;
import twophase.kit.property.StatementId;
import twophase.kit.property.Without;
import twophase.kit.random.SeedTree;
import twophase.kit.statement.Setting;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.theorems.DrivenRun;
import twophase.paper.theorems.FreeTrial;
import twophase.paper.theorems.Hypotheses;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.Runs;
import twophase.paper.theory.EscapeTime;
import twophase.paper.theory.LazyDistance;
import twophase.paper.theory.LazyEscape;
import twophase.paper.theory.StabilityLimit;

/** Definition 1: the lazy regime, and how it is left. */
@StatementId("lazy-regime")
public class LazyRegimeProperties {
  /** K in "with probability at least 1 - K/m" of Theorem 2, as on its card. */
  private static final double CONSTANT = 8;

  /** How far the mean squared distance may be from the law's, declared beforehand. */
  static final double DISTANCE_TOLERANCE = 0.2;

  /** Seeds whose mean is one trial of the law of the distance. */
  private static final int SEEDS = 128;

  /** The share of the groups of seeds that are within the tolerance at least. */
  private static final double DISTANCE_SHARE = 0.5;

  /** The share of the runs without noise that stay lazy at least, declared beforehand. */
  private static final double LAZY_SHARE = 0.9;

  /** The share of the runs that are lazy again after they have left, at least. */
  private static final double RETURN_SHARE = 0.05;

  /** Width over dimension from which on the run without noise is claimed to stay lazy. */
  private static final int NEURONS_PER_DIMENSION = 16;

  /** Times at which a run is looked at, where it is not looked at after each step. */
  private static final int LOOKS = 40;

  /**
   * A free run that is looked at.
   *
   * @param m width, at least 1
   * @param d input dimension, at least 1
   * @param n training samples, or fresh inputs
   * @param eta step size, above 0
   * @param sigma label-noise level, at least 0
   * @param thetaNorm norm of theta*, at least 0
   * @param steps at least 1
   */
  record Watched(int m, int d, Inputs n, double eta, double sigma, double thetaNorm, int steps) {
    Watched {
      new Learning(m, d, n, eta, sigma, thetaNorm, steps);
    }

    private Run.Free run(SeedTree seeds) {
      return new Run.Free(m, d, n, eta, sigma, thetaNorm, seeds, steps);
    }

    private void note(Bench bench) {
      bench.hypotheses(Hypotheses.of(m, d, n, eta, thetaNorm));
      Runs.noteStability(
          bench,
          Setting.of(this),
          Math.max(StabilityLimit.load(m, d, eta, 1), StabilityLimit.settledLoad(d, eta, sigma)));
    }
  }

  @Form(
      value = "as-printed",
      settings = {30, 150, 2000})
  void measure(@ForAll("anywhere") Learning run, Bench bench) {
    run.noteStability(bench, Setting.of(run));
    assertThat(
        bench.measure(Setting.of(run), trial -> distances(run, trial, Runs.simulator(bench))),
        stands());
  }

  @Form(
      value = "sharp.comes-back",
      settings = {2, 6, 40},
      trials = {300, 1000, 10000},
      shrinks = {6, 20, 60})
  void comesBack(@ForAll("returns") Watched setting, Bench bench) {
    setting.note(bench);
    assertThat(
        Runs.probability(
            bench,
            Setting.of(setting),
            RETURN_SHARE,
            trial -> new ComesBack(trial, setting.run(trial.seeds()))),
        stands());
  }

  @Form(
      value = "sharp.left-for-good",
      settings = {1, 5, 40},
      trials = {800, 3000, 40000},
      shrinks = {6, 20, 60})
  void goneForGood(@ForAll("longRuns") Watched setting, Bench bench) {
    setting.note(bench);
    double promised = EscapeTime.promisedProbability(setting.m(), CONSTANT);
    assertThat(
        Runs.probability(
            bench,
            Setting.of(setting),
            promised,
            trial -> new StaysOut(trial, setting.run(trial.seeds()))),
        stands());
  }

  @Form(
      value = "sharp.distance",
      settings = {1, 6, 60},
      trials = {100, 300, 3000},
      shrinks = {2, 6, 20})
  void distance(@ForAll("earlyPhases") Watched setting, Bench bench) {
    setting.note(bench);
    assertThat(
        bench.rate(
            Setting.of(setting),
            DISTANCE_SHARE,
            trial -> meanDistance(setting, trial, Runs.simulator(bench))),
        stands());
  }

  @Form(
      value = "sharp.noise-off",
      settings = {2, 12, 60},
      trials = {600, 1000, 10000},
      shrinks = {6, 20, 60})
  void noiseOff(@ForAll("noiseless") Watched setting, Bench bench) {
    setting.note(bench);
    assertThat(
        Runs.probability(
            bench,
            Setting.of(setting),
            LAZY_SHARE,
            trial -> new StaysLazy(trial, setting.run(trial.seeds()))),
        stands());
  }

  @Without(form = "sharp.noise-off", hypothesis = "noise off (sigma = 4)")
  static Watched noiseOn() {
    return new Watched(64, 4, Inputs.FRESH, 0.005, 4, 0.5, 2000);
  }

  @Without(form = "sharp.noise-off", hypothesis = "16 neurons per dimension (m = d = 16)")
  static Watched narrow() {
    return new Watched(16, 16, Inputs.FRESH, 0.02, 0, 0.5, 1000);
  }

  @Without(form = "sharp.noise-off", hypothesis = "theta* small (norm 8)")
  static Watched farTruth() {
    return new Watched(64, 4, Inputs.FRESH, 0.003, 0, 8, 500);
  }

  @Without(form = "sharp.noise-off", hypothesis = "step size below the stability limit (k = 2.4)")
  static Watched unstable() {
    return new Watched(64, 4, Inputs.FRESH, 0.05, 0, 0.5, 500);
  }

  @Without(form = "sharp.noise-off", hypothesis = "more samples than dimensions (n = 2, d = 4)")
  static Watched fewSamples() {
    return new Watched(64, 4, new Inputs(2), 0.003, 0, 0.5, 500);
  }

  @Without(form = "sharp.distance", hypothesis = "theta* small (norm 20, sigma = 7)")
  static Watched farFromTruth() {
    return new Watched(128, 4, Inputs.FRESH, 0.0002, 7, 20, 300);
  }

  @Without(
      form = "sharp.distance",
      hypothesis = "step size well below the stability limit (k = 0.9)")
  static Watched nearTheLimit() {
    return new Watched(64, 4, Inputs.FRESH, 0.019, 5, 0.1, 12);
  }

  @Without(form = "sharp.distance", hypothesis = "more samples than dimensions (n = 2, d = 8)")
  static Watched oneDirection() {
    return new Watched(128, 8, new Inputs(2), 0.0005, 8, 0.1, 500);
  }

  @Without(form = "sharp.left-for-good", hypothesis = "input dimension at least 6 (d = 2)")
  static Watched flat() {
    return longRun(45, 2, Inputs.FRESH, 0.005, 20, 0.1);
  }

  @Provide
  Arbitrary<Learning> anywhere() {
    return Learning.anywhere();
  }

  /** Short runs with strong noise: neurons cross the ball's boundary to and fro. */
  @Provide
  Arbitrary<Watched> returns() {
    return Combinators.combine(
            Arbitraries.integers().between(8, 32),
            Arbitraries.integers().between(2, 6).withDistribution(Draws.inTurn()),
            Arbitraries.of(Learning.inputs(0, 100)),
            Arbitraries.of(0.0, 0.1, 0.3))
        .as((m, d, n, theta) -> new Watched(m, d, n, 0.005, 20, theta, 200))
        .withoutEdgeCases();
  }

  /** Runs to 2 T1, where the claim of Theorem 2 holds at T1. */
  @Provide
  Arbitrary<Watched> longRuns() {
    return Combinators.combine(
            Arbitraries.integers().between(16, 64),
            Arbitraries.integers().between(6, 8).withDistribution(Draws.inTurn()),
            Arbitraries.of(Learning.inputs(0, 100, 1000)),
            Arbitraries.of(20.0, 22.0),
            Arbitraries.of(0.0, 0.1, 0.2, 0.3))
        .as((m, d, n, sigma, theta) -> longRun(m, d, n, 0.005, sigma, theta))
        .withoutEdgeCases();
  }

  private static Watched longRun(int m, int d, Inputs n, double eta, double sigma, double theta) {
    int steps = (int) (2 * EscapeTime.printed(m, eta, sigma));
    return new Watched(m, d, n, eta, sigma, theta, steps);
  }

  /**
   * Early phases from shrinking (diffusion 0.2) to the walk through the second layer (diffusion
   * 20), each up to a mean squared distance of 0.1 / m or 0.3 / m.
   */
  @Provide
  Arbitrary<Watched> earlyPhases() {
    return Draws.first(
        List.of(
            early(128, 4, Inputs.FRESH, 0.2, 0.3, 0.1),
            early(128, 4, Inputs.FRESH, 20, 0.1, 0.1),
            early(128, 4, Inputs.FRESH, 2, 0.3, 0.1)),
        Combinators.combine(
                Arbitraries.of(64, 100, 128, 200),
                Arbitraries.integers().between(3, 8),
                Arbitraries.of(Learning.inputs(0, 1000)),
                Arbitraries.of(0.2, 2.0, 20.0),
                Arbitraries.of(0.1, 0.3),
                Arbitraries.of(0.0, 0.1))
            .as(LazyRegimeProperties::early)
            .withoutEdgeCases());
  }

  private static Watched early(
      int m, int d, Inputs n, double diffusion, double share, double thetaNorm) {
    double load = 0.04 / Math.max(1, diffusion);
    double eta = twoDigits(load / StabilityLimit.load(m, d, 1, 1));
    double sigma = twoDigits(Math.sqrt(diffusion / LazyEscape.diffusion(m, d, eta, 1)));
    long steps = LazyDistance.reached(m, d, eta, sigma, share / m);
    return new Watched(m, d, n, eta, sigma, thetaNorm, (int) steps);
  }

  /** 20 relaxation times of theta without noise. */
  @Provide
  Arbitrary<Watched> noiseless() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 4),
            Arbitraries.integers().between(1, 8),
            Arbitraries.of(Learning.inputs(0, 2, 200)),
            Arbitraries.of(0.02, 0.1, 0.3),
            Arbitraries.of(0.0, 0.1, 0.5, 1.0))
        .as(
            (times, d, n, load, theta) -> {
              int m = NEURONS_PER_DIMENSION * d * times;
              double eta = twoDigits(load / StabilityLimit.load(m, d, 1, 1));
              return new Watched(m, d, n, eta, 0, theta, (int) Math.ceil(20 * d / (eta * m)));
            })
        .withoutEdgeCases();
  }

  private static double twoDigits(double value) {
    return new BigDecimal(value).round(new MathContext(2, RoundingMode.DOWN)).doubleValue();
  }

  private static Measurement distances(Learning setting, Trial trial, NetworkSimulator simulator) {
    DrivenRun run = DrivenRun.draw(setting, trial);
    DistanceLedger ledger = new DistanceLedger(run.start(), run.eta());
    run.check(simulator, ledger::step);
    return ledger.measurement();
  }

  /** The mean squared distance over neurons and seeds, as a multiple of the law's. */
  private static Seen meanDistance(Watched setting, Trial trial, NetworkSimulator simulator) {
    List<Run.Free> runs = new ArrayList<>();
    List<LastDistance> looks = new ArrayList<>();
    for (int k = 0; k < SEEDS; k++) {
      runs.add(setting.run(trial.seeds().child(k)));
      looks.add(new LastDistance(setting.steps()));
    }
    List<Outcome> ends = simulator.runAll(runs, looks);
    if (!ends.stream().allMatch(Outcome::completed)) {
      return Seen.divergence();
    }
    double sum = 0;
    for (LastDistance look : looks) {
      sum += look.distance2;
    }
    double law =
        LazyDistance.meanSquare(
            setting.m(), setting.d(), setting.eta(), setting.sigma(), setting.steps());
    return Seen.within(1 - DISTANCE_TOLERANCE, sum / SEEDS / law, 1 + DISTANCE_TOLERANCE);
  }

  /** The mean squared distance at the end. */
  private static final class LastDistance implements Observer {
    private final long last;
    private LazyBall ball;
    private double distance2 = Double.NaN;

    LastDistance(long last) {
      this.last = last;
    }

    @Override
    public boolean wants(long t) {
      return t == 0 || t == last;
    }

    @Override
    public void see(long t, Network state) {
      if (t == 0) {
        ball = new LazyBall(state);
      } else {
        distance2 = ball.meanDistance2(state);
      }
    }
  }

  /** A run that is looked at, state by state. */
  private abstract static class Look implements FreeTrial, Observer {
    private final Trial trial;
    private final Run.Free run;
    private LazyBall ball;
    private boolean fine = true;

    Look(Trial trial, Run.Free run) {
      this.trial = trial;
      this.run = run;
    }

    /** Whether the claim still stands at this state. */
    abstract boolean stillFine(LazyBall ball, Network state);

    @Override
    public Trial trial() {
      return trial;
    }

    @Override
    public Run.Free run() {
      return run;
    }

    @Override
    public Observer observer() {
      return this;
    }

    @Override
    public void see(long t, Network state) {
      if (t == 0) {
        ball = new LazyBall(state);
      } else {
        fine = fine && stillFine(ball, state);
      }
    }

    @Override
    public boolean shows(Outcome how) {
      return how.completed() && ball != null && fine;
    }
  }

  /** Lazy again after it was not; seen after each step. */
  private static final class ComesBack extends Look {
    private boolean left;
    private boolean back;

    ComesBack(Trial trial, Run.Free run) {
      super(trial, run);
    }

    @Override
    public boolean wants(long t) {
      return true;
    }

    @Override
    boolean stillFine(LazyBall ball, Network state) {
      boolean lazy = ball.lazy(state);
      back |= left && lazy;
      left |= !lazy;
      return true;
    }

    @Override
    public boolean shows(Outcome how) {
      return super.shows(how) && back;
    }
  }

  /** All neurons outside at the run's half and from there on. */
  private static final class StaysOut extends Look {
    private final long half;
    private final long every;

    StaysOut(Trial trial, Run.Free run) {
      super(trial, run);
      half = run.steps() / 2;
      every = Math.max(1, half / LOOKS);
    }

    @Override
    public boolean wants(long t) {
      return t == 0 || t >= half && (t - half) % every == 0;
    }

    @Override
    boolean stillFine(LazyBall ball, Network state) {
      return ball.allOutside(state);
    }
  }

  /** Lazy throughout. */
  private static final class StaysLazy extends Look {
    private final long every;

    StaysLazy(Trial trial, Run.Free run) {
      super(trial, run);
      every = Math.max(1, run.steps() / LOOKS);
    }

    @Override
    public boolean wants(long t) {
      return t % every == 0;
    }

    @Override
    boolean stillFine(LazyBall ball, Network state) {
      return ball.lazy(state);
    }
  }
}
