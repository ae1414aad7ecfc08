package twophase.paper.theorems.lazy;

import static twophase.kit.property.Claims.assertThat;
import static twophase.kit.property.Claims.stands;

import java.util.List;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import twophase.kit.bench.Bench;
import twophase.kit.bench.Curve;
import twophase.kit.bench.Seen;
import twophase.kit.bench.Trial;
import twophase.kit.inference.RateEstimate;
import twophase.kit.number.Interval;
import twophase.kit.property.Draws;
import twophase.kit.property.Form;
import twophase.kit.property.StatementId;
import twophase.kit.property.Without;
import twophase.kit.random.RandomStream;
import twophase.kit.random.SeedTree;
import twophase.kit.statement.Ranges;
import twophase.kit.statement.Setting;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Sample;
import twophase.paper.dynamics.SampleSource;
import twophase.paper.dynamics.lanes.LaneObserver;
import twophase.paper.dynamics.lanes.LaneSamples;
import twophase.paper.dynamics.lanes.LaneSimulator;
import twophase.paper.dynamics.lanes.Replica;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.network.NtkInitialisation;
import twophase.paper.network.WideStart;
import twophase.paper.theorems.Hypotheses;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.Rounding;
import twophase.paper.theorems.Runs;
import twophase.paper.theory.EscapeTime;
import twophase.paper.theory.LazyDistance;
import twophase.paper.theory.ShrinkingSteps;

/** Lemma 3: while the run is lazy, most steps shrink a neuron. */
@StatementId("lemma-3")
public class ShrinkingStepsProperties {
  /** K in "with probability at least 1 - K/m over the start", declared beforehand. */
  static final double CONSTANT = 8;

  /** K in "Delta <= O(1)"; the card says how it was chosen. */
  static final double LARGEST_RISE = 64;

  /** K of the corrected bound on what a step adds, declared beforehand. */
  static final double RISE_CONSTANT = 1;

  /** How far from the derived exponent a measured one may be, declared beforehand. */
  static final double EXPONENT_TOLERANCE = 0.1;

  private static final double EXPONENT_SHARE = 0.5;

  /** States of a run that are looked at where every neuron and sample is gone through. */
  private static final int LOOKS = 4;

  /** Wider networks are run without their neurons, but for one. */
  private static final int LARGEST_WHOLE = 4096;

  @Form(
      value = "as-printed.a",
      settings = {4, 8, 40},
      trials = {300, 2000, 20000},
      shrinks = {6, 20, 60})
  void printedSign(@ForAll("signs") Learning setting, Bench bench) {
    double inner = ShrinkingSteps.promised(setting.m(), setting.d());
    nested(
        setting,
        inner <= 0 ? 0 : overStarts(setting),
        bench,
        trial -> smallestShareNotAbove(setting, trial, Runs.simulator(bench)),
        inner,
        1);
  }

  @Form(
      value = "as-printed.b",
      settings = {3, 6, 40},
      trials = {300, 1500, 20000},
      shrinks = {6, 20, 60})
  void printedDrop(@ForAll("drops") Learning setting, Bench bench) {
    nested(
        setting,
        overStarts(setting),
        bench,
        trial -> smallestShareOfDrops(setting, trial, Runs.simulator(bench)),
        ShrinkingSteps.PRINTED_SHARE,
        1);
  }

  @Form(
      value = "as-printed.c",
      settings = {3, 6, 40},
      trials = {300, 1500, 20000},
      shrinks = {6, 20, 60})
  void printedRise(@ForAll("rises") Learning setting, Bench bench) {
    nested(
        setting,
        overStarts(setting),
        bench,
        trial -> largestRise(setting, trial, Runs.simulator(bench)),
        Double.NEGATIVE_INFINITY,
        LARGEST_RISE);
  }

  @Form(
      value = "corrected.a",
      settings = {5, 13, 60},
      trials = {1000, 6000, 40000},
      shrinks = {6, 20, 60})
  void jointSign(@ForAll("jointSigns") Learning setting, Bench bench) {
    joint(setting, ShrinkingSteps.promised(setting.m(), setting.d()), bench, delta -> delta <= 0);
  }

  @Form(
      value = "corrected.b",
      settings = {2, 10, 60},
      trials = {1000, 6000, 40000},
      shrinks = {6, 20, 60})
  void jointDrop(@ForAll("jointDrops") Learning setting, Bench bench) {
    double drop = ShrinkingSteps.printedDrop(setting.sigma());
    joint(setting, ShrinkingSteps.PRINTED_SHARE, bench, delta -> delta <= drop);
  }

  @Form(
      value = "corrected.c",
      settings = {3, 8, 60},
      trials = {2000, 6000, 40000},
      shrinks = {6, 20, 60})
  void jointRise(@ForAll("jointRises") Learning setting, Bench bench) {
    double bound =
        RISE_CONSTANT
            * ShrinkingSteps.largestRise(
                setting.m(),
                setting.d(),
                setting.eta(),
                setting.sigma(),
                1 + setting.thetaNorm() * setting.thetaNorm());
    joint(setting, overStarts(setting), bench, delta -> delta <= bound);
  }

  /**
   * Starts of growing width.
   *
   * @param d input dimension, at least 2
   * @param smallest smallest width, at least 16
   * @param largest largest width, above the smallest
   */
  record Widths(int d, int smallest, int largest) {
    Widths {
      Ranges.atLeast("d", d, 2);
      Ranges.atLeast("smallest", smallest, 16);
      Ranges.atLeast("largest", largest, smallest + 1);
    }
  }

  @Form(
      value = "sharp.a",
      settings = {2, 7, 14},
      trials = {100, 300, 3000},
      shrinks = {2, 6, 20})
  void exponentInWidth(@ForAll("widths") Widths setting, Bench bench) {
    assertThat(
        bench.rate(Setting.of(setting), EXPONENT_SHARE, trial -> risesAgainstWidth(setting, trial)),
        stands());
  }

  @Form(
      value = "sharp.c",
      settings = {1, 4, 20},
      trials = {300, 300, 3000},
      shrinks = {2, 6, 20})
  void exponentInNoise(@ForAll("quiet") Learning setting, Bench bench) {
    note(setting, bench);
    assertThat(
        bench.rate(
            Setting.of(setting),
            EXPONENT_SHARE,
            trial -> risesAgainstNoise(setting, trial, Runs.simulator(bench))),
        stands());
  }

  private static void note(Learning setting, Bench bench) {
    bench.hypotheses(
        Hypotheses.of(setting.m(), setting.d(), setting.n(), setting.eta(), setting.thetaNorm()));
    setting.noteStability(bench, Setting.of(setting));
  }

  private static double overStarts(Learning setting) {
    return EscapeTime.promisedProbability(setting.m(), CONSTANT);
  }

  /** The nested reading: one trial is one run, whose worst neuron and state must be in bounds. */
  private static void nested(
      Learning setting,
      double claimed,
      Bench bench,
      ToDoubleFunction<Trial> worst,
      double low,
      double high) {
    note(setting, bench);
    assertThat(
        bench.probability(
            Setting.of(setting),
            claimed,
            trial -> Seen.within(low, worst.applyAsDouble(trial), high)),
        stands());
  }

  /** The joint reading: one trial is one run, one uniform neuron, one uniform step while lazy. */
  private static void joint(
      Learning setting, double claimed, Bench bench, java.util.function.DoublePredicate shows) {
    note(setting, bench);
    assertThat(
        bench.probability(
            Setting.of(setting),
            claimed,
            trial -> {
              double delta = uniformDelta(setting, trial.seeds(), Runs.simulator(bench));
              return new Seen(shows.test(delta), delta, false);
            }),
        stands());
  }

  private static double smallestShareNotAbove(
      Learning setting, Trial trial, NetworkSimulator simulator) {
    LazySteps steps = new LazySteps(setting, trial.seeds());
    double[] smallest = {1};
    steps.forEach(
        simulator,
        (t, state, sample) -> {
          if (looked(t, setting)) {
            for (int i = 0; i < setting.m(); i++) {
              smallest[0] = Math.min(smallest[0], steps.probabilityNotAbove(i, state));
            }
          }
        });
    return smallest[0];
  }

  private static double smallestShareOfDrops(
      Learning setting, Trial trial, NetworkSimulator simulator) {
    LazySteps steps = new LazySteps(setting, trial.seeds());
    double drop = ShrinkingSteps.printedDrop(setting.sigma());
    double[] smallest = {1};
    steps.forEach(
        simulator,
        (t, state, sample) -> {
          if (looked(t, setting)) {
            double[] residuals = steps.residuals(state);
            for (int i = 0; i < setting.m(); i++) {
              smallest[0] = Math.min(smallest[0], steps.shareAtMost(drop, i, state, residuals));
            }
          }
        });
    return smallest[0];
  }

  private static double largestRise(Learning setting, Trial trial, NetworkSimulator simulator) {
    LazySteps steps = new LazySteps(setting, trial.seeds());
    double[] largest = {Double.NEGATIVE_INFINITY};
    steps.forEach(
        simulator,
        (t, state, sample) -> {
          if (looked(t, setting)) {
            largest[0] = Math.max(largest[0], steps.largestDelta(state));
          }
        });
    return largest[0];
  }

  private static boolean looked(int t, Learning setting) {
    return t % Math.max(1, setting.steps() / LOOKS) == 0;
  }

  private static double uniformDelta(Learning setting, SeedTree seeds, NetworkSimulator simulator) {
    RandomStream choice = seeds.child("choice").stream();
    if (setting.m() > LARGEST_WHOLE) {
      return trackedDelta(setting, seeds, choice);
    }
    LazySteps steps = new LazySteps(setting, seeds);
    int neuron = choice.index(setting.m());
    double[] delta = {Double.NaN};
    // Each lazy step replaces the one kept with chance 1 in t + 1: a uniform one of them stays.
    steps.forEach(
        simulator,
        (t, state, sample) -> {
          if (choice.index(t + 1) == 0) {
            delta[0] = LazySteps.delta(neuron, state, sample);
          }
        });
    return delta[0];
  }

  /**
   * One neuron of a network too wide to look at all, at a uniform one of the first steps, up to
   * which {@link #stepsWithin} holds the run lazy.
   */
  private static double trackedDelta(Learning setting, SeedTree seeds, RandomStream choice) {
    WideStart start = WideStart.draw(setting.m(), setting.d(), 1, seeds.child("start").stream());
    GroundTruth truth =
        GroundTruth.draw(setting.d(), setting.thetaNorm(), seeds.child("truth").stream());
    int chosen = choice.index(setting.steps());
    Sample sample =
        SampleSource.fresh(truth, setting.sigma(), seeds.child("sample").stream()).next();
    double[] delta = {Double.NaN};
    Replica replica =
        new Replica(
            start.core(),
            new LaneSamples.Fresh(truth, setting.sigma(), seeds.child("steps").stream()));
    LaneSimulator.best()
        .run(
            setting.eta(),
            List.of(replica),
            chosen,
            new LaneObserver() {
              @Override
              public boolean wants(long t) {
                return t == chosen;
              }

              @Override
              public void see(int lane, long t, Network core) {
                double residual =
                    LazySteps.output(core, sample.input()) - sample.label() - sample.noise();
                delta[0] = LazySteps.delta(0, start.neurons(core), sample.input(), residual);
              }
            });
    return delta[0];
  }

  /** The exponent of the share of growing steps in the width, at the start. */
  private static Seen risesAgainstWidth(Widths setting, Trial trial) {
    int points = 4;
    double[] widths = new double[points];
    double[] shares = new double[points];
    double span = (double) setting.largest() / setting.smallest();
    for (int k = 0; k < points; k++) {
      int m = (int) (setting.smallest() * StrictMath.pow(span, (double) k / (points - 1)));
      Network start = NtkInitialisation.draw(m, setting.d(), trial.seeds().child(k).stream());
      double sum = 0;
      for (int i = 0; i < m; i++) {
        double norm2 = Rounding.norm2(start.firstLayer().data, i * setting.d(), setting.d());
        sum +=
            1 - ShrinkingSteps.probabilityNotAbove(setting.d(), norm2, start.secondLayer().get(i));
      }
      widths[k] = m;
      shares[k] = sum / m;
    }
    double slope =
        RateEstimate.powerLaw(widths, shares, Interval.of(0, Double.MAX_VALUE)).theilSen();
    return Seen.within(-0.5 - EXPONENT_TOLERANCE, slope, -0.5 + EXPONENT_TOLERANCE)
        .along(new Curve("width m", "share of steps with Δ > 0", widths, shares));
  }

  /** The exponent of the largest Delta in sigma. */
  private static Seen risesAgainstNoise(Learning setting, Trial trial, NetworkSimulator simulator) {
    int points = 4;
    double[] sigmas = new double[points];
    double[] rises = new double[points];
    for (int k = 0; k < points; k++) {
      sigmas[k] = setting.sigma() * StrictMath.pow(2, k);
      Learning louder =
          new Learning(
              setting.m(),
              setting.d(),
              setting.n(),
              setting.eta(),
              sigmas[k],
              setting.thetaNorm(),
              setting.steps());
      rises[k] = largestRise(louder, trial, simulator);
    }
    double slope =
        RateEstimate.powerLaw(sigmas, rises, Interval.of(0, Double.MAX_VALUE)).theilSen();
    return Seen.within(2 - EXPONENT_TOLERANCE, slope, 2 + EXPONENT_TOLERANCE)
        .along(new Curve("noise level σ", "largest Δ", sigmas, rises));
  }

  @Without(form = "corrected.a", hypothesis = "label noise (sigma = 0)")
  static Learning quietSign() {
    return new Learning(64, 2, Inputs.FRESH, 0.002, 0, 0.1, 100);
  }

  @Without(form = "corrected.a", hypothesis = "theta* small (norm 10)")
  static Learning farSign() {
    return new Learning(64, 2, Inputs.FRESH, 0.002, 4, 10, 100);
  }

  @Without(form = "corrected.a", hypothesis = "more samples than dimensions (n = 1, d = 2)")
  static Learning oneSample() {
    return new Learning(64, 2, new Inputs(1), 0.002, 4, 0.1, 100);
  }

  @Without(form = "corrected.a", hypothesis = "width beyond (4 d / pi)^4 (m = 1000, d = 20)")
  static Learning papersOwn() {
    return new Learning(1000, 20, new Inputs(200), 0.001, 4, 0.1, 100);
  }

  @Without(form = "corrected.b", hypothesis = "as many neurons as dimensions (m = 1, d = 20)")
  static Learning oneNeuron() {
    return new Learning(1, 20, Inputs.FRESH, 0.001, 4, 0.1, 100);
  }

  @Without(form = "corrected.b", hypothesis = "label noise (sigma = 0)")
  static Learning quietDrop() {
    return new Learning(64, 4, Inputs.FRESH, 0.002, 0, 0.1, 100);
  }

  @Without(form = "corrected.b", hypothesis = "theta* small (norm 10)")
  static Learning farDrop() {
    return new Learning(64, 4, Inputs.FRESH, 0.002, 4, 10, 100);
  }

  @Without(form = "corrected.b", hypothesis = "step size below the stability limit (k = 4)")
  static Learning unstableDrop() {
    return new Learning(64, 4, Inputs.FRESH, 0.08, 4, 0.1, 100);
  }

  @Without(form = "corrected.c", hypothesis = "theta* small (norm 10)")
  static Learning farRise() {
    return new Learning(64, 4, Inputs.FRESH, 0.002, 4, 10, 100);
  }

  @Without(form = "corrected.c", hypothesis = "step size below the stability limit (k = 4)")
  static Learning unstableRise() {
    return new Learning(64, 4, Inputs.FRESH, 0.08, 4, 0.1, 100);
  }

  @Provide
  Arbitrary<Learning> signs() {
    return Draws.first(
        List.of(
            new Learning(1000, 20, new Inputs(200), 0.001, 4, 0.1, 20),
            new Learning(64, 2, Inputs.FRESH, 0.002, 4, 0.1, 40),
            new Learning(64, 1, Inputs.FRESH, 0.002, 4, 0.1, 40),
            new Learning(64, 1, new Inputs(100), 0.002, 4, 0.1, 40),
            new Learning(256, 3, Inputs.FRESH, 0.0005, 4, 0.1, 40)),
        learnings(9, 64, 1, 2, Learning.inputs(0, 100), 40));
  }

  @Provide
  Arbitrary<Learning> drops() {
    return Draws.first(
        List.of(
            new Learning(64, 20, new Inputs(200), 0.002, 4, 0.1, 20),
            new Learning(64, 1, new Inputs(200), 0.002, 4, 0.1, 20),
            new Learning(32, 2, new Inputs(200), 0.002, 1, 0.1, 20)),
        learnings(9, 64, 1, 20, Learning.inputs(200), 20));
  }

  @Provide
  Arbitrary<Learning> rises() {
    return Draws.first(
        List.of(
            new Learning(64, 4, new Inputs(100), 0.002, 1, 0.1, 20),
            new Learning(64, 4, new Inputs(100), 0.002, 32, 0.1, 20)),
        learnings(9, 64, 1, 20, Learning.inputs(100), 20));
  }

  /** The settings that are too wide to be looked at whole, and settings of every kind. */
  @Provide
  Arbitrary<Learning> jointSigns() {
    return Draws.first(
        List.of(
            new Learning(1000, 20, new Inputs(200), 0.001, 4, 0.1, 20),
            new Learning(64, 1, Inputs.FRESH, 0.002, 4, 0.1, 100),
            new Learning(256, 2, new Inputs(200), 0.0005, 4, 0.1, 100),
            wide(100_000, 4, 1e-6, 100, 0.05),
            wide(1_000_000_000, 20, 1e-10, 1000, 0.02),
            wide(100_000, 1, 1e-6, 100, 0.1)),
        learnings(8, 256, 1, 3, Learning.inputs(0, 200), 100));
  }

  /** Dimensions in turn, from the largest down. */
  @Provide
  Arbitrary<Learning> jointDrops() {
    return Draws.first(
        List.of(wide(100_000, 20, 1e-6, 100, 0.05)),
        learnings(20, 128, 1, 20, Learning.inputs(0, 200), 100));
  }

  @Provide
  Arbitrary<Learning> jointRises() {
    return learnings(9, 128, 1, 20, Learning.inputs(0, 200), 60);
  }

  @Provide
  Arbitrary<Learning> quiet() {
    return Draws.first(
        List.of(new Learning(64, 4, new Inputs(100), 1e-5, 32, 0.1, 20)),
        Combinators.combine(
                Arbitraries.integers().between(16, 64), Arbitraries.integers().between(1, 16))
            .as((m, d) -> new Learning(m, d, new Inputs(100), 1e-5, 32, 0.1, 20))
            .withoutEdgeCases());
  }

  @Provide
  Arbitrary<Widths> widths() {
    return Arbitraries.integers()
        .between(2, 20)
        .withDistribution(Draws.inTurn())
        .map(d -> new Widths(d, 16 * d, 256 * d))
        .withoutEdgeCases();
  }

  /** Up to a load of 0.1 to 0.4. */
  private static Arbitrary<Learning> learnings(
      int smallestWidth,
      int largestWidth,
      int smallestDimension,
      int largestDimension,
      List<Inputs> inputs,
      int steps) {
    return Combinators.combine(
            Arbitraries.integers()
                .between(1, largestWidth)
                .withDistribution(Draws.uniform(smallestWidth, largestWidth)),
            Arbitraries.integers()
                .between(smallestDimension, largestDimension)
                .withDistribution(Draws.inTurn()),
            Arbitraries.of(inputs),
            Arbitraries.of(0.002, 0.001),
            Arbitraries.of(1.0, 4.0, 16.0),
            Arbitraries.of(0.0, 0.1, 0.3))
        .as((m, d, n, eta, sigma, theta) -> new Learning(m, d, n, eta, sigma, theta, steps))
        .withoutEdgeCases();
  }

  /** A wide network, and a number of steps in which it stays lazy. */
  private static Learning wide(int m, int d, double eta, double sigma, double thetaNorm) {
    return new Learning(m, d, Inputs.FRESH, eta, sigma, thetaNorm, stepsWithin(m, d, eta, sigma));
  }

  /**
   * A number of steps, at most 1,000, after which the mean squared distance is below 1 / (8 m ln
   * m): the largest of m neurons' is then well inside the ball.
   */
  private static int stepsWithin(int m, int d, double eta, double sigma) {
    double target = 1 / (8.0 * m * StrictMath.log(m));
    return (int) Math.min(1000, LazyDistance.reached(m, d, eta, sigma, target));
  }
}
