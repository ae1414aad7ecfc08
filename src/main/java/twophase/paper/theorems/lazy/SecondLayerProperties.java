package twophase.paper.theorems.lazy;

import static twophase.kit.property.Claims.assertThat;
import static twophase.kit.property.Claims.stands;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import twophase.kit.bench.Bench;
import twophase.kit.bench.Curve;
import twophase.kit.bench.Seen;
import twophase.kit.bench.Trial;
import twophase.kit.evidence.HypothesisStanding;
import twophase.kit.inference.RateEstimate;
import twophase.kit.number.Interval;
import twophase.kit.property.Draws;
import twophase.kit.property.Form;
import twophase.kit.property.StatementId;
import twophase.kit.property.Without;
import twophase.kit.random.SeedTree;
import twophase.kit.statement.Ranges;
import twophase.kit.statement.Setting;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.theorems.FreeTrial;
import twophase.paper.theorems.Hypotheses;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.Runs;
import twophase.paper.theory.SecondLayer;
import twophase.paper.theory.StabilityLimit;

/** The second layer stays small: the largest |a_i| over a run of label-noise SGD. */
@StatementId("second-layer-small")
public class SecondLayerProperties {
  /**
   * K in front of both scales, set after pilot runs as the card tells: the largest of m normals is
   * sqrt(2 ln m) of them, and the noise's share, which at d = 1 is the square of one normal at a
   * time, reaches several times its mean over a run.
   */
  static final double CONSTANT = 4;

  /** What "with high probability" is taken to mean. */
  private static final double HIGH_PROBABILITY = 0.9;

  /** E-foldings of the neurons' squared norm in a run: through Phase I, into Phase II. */
  private static final double FOLDINGS = 6;

  /** Length of a run without noise, which has no clock of its own. */
  private static final long NOISELESS_STEPS = 2000;

  private static final int LOOKS = 60;

  /** Runs whose mean is compared with the law, how near it has to come, and how many agree. */
  private static final int GROUP = 16;

  private static final double LAW_TOLERANCE = 0.25;
  private static final double MOST_GROUPS = 0.8;

  /** E-foldings of the second layer's rest at which the law is asked. */
  private static final double LAW_FOLDINGS = 1.5;

  /** The sweeps' values, their groups, and how near the exponents have to come. */
  private static final double[] NOISE_SWEEP = {200, 400, 800};

  private static final double NOISE_SWEEP_STEP_SIZE = 1e-4;
  private static final double[] WIDTH_SWEEP = {64, 128, 256, 512};
  private static final double WIDTH_SWEEP_STEP_SIZE = 5e-4;
  private static final double WIDTH_SWEEP_NOISE = 40;
  private static final int SWEEP_GROUP = 12;
  private static final double SWEEP_FOLDINGS = 1.5;

  /** The scale sqrt(1 + eta sigma^2 d/2) itself has exponents of 0.87 to 0.95 along the sweep. */
  private static final double NOISE_EXPONENT = 0.9;

  private static final double WIDTH_EXPONENT = -0.5;
  private static final double EXPONENT_TOLERANCE = 0.2;

  /**
   * The setting.
   *
   * @param m width, at least 1
   * @param d input dimension, at least 1
   * @param n training samples, or fresh inputs
   * @param eta step size, above 0
   * @param sigma label-noise level, at least 0
   * @param thetaNorm norm of theta*, at least 0
   */
  record Layer(int m, int d, Inputs n, double eta, double sigma, double thetaNorm) {
    Layer {
      Ranges.atLeast("m", m, 1);
      Ranges.atLeast("d", d, 1);
      Ranges.positive("eta", eta);
      Ranges.notNegative("sigma", sigma);
      Ranges.notNegative("thetaNorm", thetaNorm);
    }

    private static Layer of(int m, int d, Inputs n, StepAndNoise stepAndNoise, double thetaNorm) {
      return new Layer(m, d, n, stepAndNoise.eta(), stepAndNoise.sigma(), thetaNorm);
    }

    private Run.Free run(SeedTree seeds, long steps) {
      return new Run.Free(m, d, n, eta, sigma, thetaNorm, seeds, steps);
    }

    private long steps(double foldings) {
      return sigma == 0 ? NOISELESS_STEPS : SecondLayer.steps(foldings, eta, sigma);
    }

    private List<HypothesisStanding> hypotheses() {
      return Hypotheses.of(m, d, n, eta, thetaNorm);
    }

    private void note(Bench bench) {
      bench.hypotheses(hypotheses());
      Runs.noteStability(
          bench,
          Setting.of(this),
          Math.max(StabilityLimit.load(m, d, eta, 1), StabilityLimit.settledLoad(d, eta, sigma)));
    }
  }

  /** Step size and noise level, drawn together: the length of a run depends on their product. */
  private record StepAndNoise(double eta, double sigma) {}

  /**
   * The setting of the sweep over noise levels.
   *
   * @param m width, at least 1
   * @param d input dimension, at least 1
   */
  record NoiseSweep(int m, int d) {
    NoiseSweep {
      Ranges.atLeast("m", m, 1);
      Ranges.atLeast("d", d, 1);
    }

    private Layer at(double sigma) {
      return new Layer(m, d, Inputs.FRESH, NOISE_SWEEP_STEP_SIZE, sigma, 0);
    }
  }

  /**
   * The setting of the sweep over widths.
   *
   * @param d input dimension, at least 1
   */
  record WidthSweep(int d) {
    WidthSweep {
      Ranges.atLeast("d", d, 1);
    }

    private Layer at(double m) {
      return new Layer((int) m, d, Inputs.FRESH, WIDTH_SWEEP_STEP_SIZE, WIDTH_SWEEP_NOISE, 0);
    }
  }

  @Form(
      value = "as-printed",
      settings = {1, 8, 60},
      trials = {1000, 2000, 10000},
      shrinks = {1, 12, 40})
  void asPrinted(@ForAll("printed") Layer layer, Bench bench) {
    decide(layer, CONSTANT * SecondLayer.startScale(layer.m()), bench);
  }

  @Form(
      value = "corrected",
      settings = {2, 16, 100},
      trials = {1000, 3000, 10000},
      shrinks = {4, 12, 40})
  void corrected(@ForAll("anyNoise") Layer layer, Bench bench) {
    double scale =
        SecondLayer.runScale(layer.m(), layer.d(), layer.eta(), layer.sigma(), layer.thetaNorm());
    decide(layer, CONSTANT * scale, bench);
  }

  @Form(
      value = "sharp.law",
      settings = {1, 8, 60},
      trials = {400, 400, 2000},
      shrinks = {2, 6, 20})
  void law(@ForAll("quiet") Layer layer, Bench bench) {
    layer.note(bench);
    assertThat(
        bench.rate(Setting.of(layer), MOST_GROUPS, trial -> comparedWithLaw(layer, trial, bench)),
        stands());
  }

  @Form(
      value = "sharp.noise",
      settings = {1, 2, 10},
      trials = {200, 200, 1000},
      shrinks = {1, 2, 10})
  void noise(@ForAll("noiseSweeps") NoiseSweep sweep, Bench bench) {
    for (double sigma : NOISE_SWEEP) {
      bench.hypotheses(sweep.at(sigma).hypotheses());
    }
    assertThat(
        bench.rate(
            Setting.of(sweep),
            0.5,
            trial ->
                exponent(
                    "noise level σ",
                    NOISE_SWEEP,
                    NOISE_EXPONENT,
                    sweep::at,
                    trial,
                    Runs.simulator(bench))),
        stands());
  }

  @Form(
      value = "sharp.width",
      settings = {1, 2, 10},
      trials = {200, 200, 1000},
      shrinks = {1, 2, 10})
  void width(@ForAll("widthSweeps") WidthSweep sweep, Bench bench) {
    for (double m : WIDTH_SWEEP) {
      bench.hypotheses(sweep.at(m).hypotheses());
    }
    assertThat(
        bench.rate(
            Setting.of(sweep),
            0.5,
            trial ->
                exponent(
                    "width m",
                    WIDTH_SWEEP,
                    WIDTH_EXPONENT,
                    sweep::at,
                    trial,
                    Runs.simulator(bench))),
        stands());
  }

  /** First a setting with much noise at a small step size, which no hypothesis excludes. */
  @Provide
  Arbitrary<Layer> printed() {
    return Draws.first(
        List.of(new Layer(64, 8, Inputs.FRESH, 1e-4, 300, 0)), settings(Arbitraries.of(LOUD)));
  }

  @Provide
  Arbitrary<Layer> anyNoise() {
    return settings(Arbitraries.of(LOUD));
  }

  private static final List<StepAndNoise> LOUD =
      List.of(
          new StepAndNoise(0.005, 4),
          new StepAndNoise(0.005, 8),
          new StepAndNoise(0.002, 10),
          new StepAndNoise(0.001, 20),
          new StepAndNoise(0.001, 100),
          new StepAndNoise(1e-4, 300),
          new StepAndNoise(1e-4, 1000));

  private static Arbitrary<Layer> settings(Arbitrary<StepAndNoise> stepAndNoise) {
    return Combinators.combine(
            Arbitraries.integers().between(1, 64).withDistribution(Draws.uniform(1, 64)),
            Arbitraries.integers().between(1, 8).withDistribution(Draws.uniform(1, 8)),
            Arbitraries.of(Learning.inputs(0, 4, 20, 200)),
            stepAndNoise,
            Arbitraries.of(0.0, 0.1, 0.3))
        .as(Layer::of)
        .withoutEdgeCases();
  }

  /** Where the noise's share of norm2(a) is below what the start leaves. */
  @Provide
  Arbitrary<Layer> quiet() {
    return Combinators.combine(
            Arbitraries.integers().between(50, 100).withDistribution(Draws.uniform(50, 100)),
            Arbitraries.integers().between(1, 8).withDistribution(Draws.uniform(1, 8)),
            Arbitraries.of(
                new StepAndNoise(0.002, 5),
                new StepAndNoise(0.002, 7),
                new StepAndNoise(0.001, 12)),
            Arbitraries.of(0.0, 0.1, 0.3))
        .as(
            (m, d, stepAndNoise, thetaNorm) ->
                Layer.of(m, d, Inputs.FRESH, stepAndNoise, thetaNorm))
        .withoutEdgeCases();
  }

  @Provide
  Arbitrary<NoiseSweep> noiseSweeps() {
    return Combinators.combine(
            Arbitraries.integers().between(800, 1200).withDistribution(Draws.uniform(800, 1200)),
            Arbitraries.integers().between(1, 3))
        .as(NoiseSweep::new)
        .withoutEdgeCases();
  }

  @Provide
  Arbitrary<WidthSweep> widthSweeps() {
    return Arbitraries.integers().between(1, 6).map(WidthSweep::new).withoutEdgeCases();
  }

  @Without(form = "corrected", hypothesis = "label noise: sigma = 0")
  static Layer withoutNoise() {
    return new Layer(64, 8, Inputs.FRESH, 0.005, 0, 0.3);
  }

  @Without(form = "corrected", hypothesis = "a width: one neuron")
  static Layer withoutWidth() {
    return new Layer(1, 8, Inputs.FRESH, 0.005, 8, 0.3);
  }

  @Without(form = "corrected", hypothesis = "A4: norm(theta*) = 10")
  static Layer withoutSmallTarget() {
    return new Layer(64, 8, Inputs.FRESH, 0.001, 40, 10);
  }

  @Without(form = "corrected", hypothesis = "A3: n = 2, below d = 8")
  static Layer withoutSamples() {
    return new Layer(64, 8, new Inputs(2), 0.001, 40, 0.3);
  }

  @Without(form = "corrected", hypothesis = "a stable step size: k s = 4")
  static Layer withoutStability() {
    return new Layer(64, 8, Inputs.FRESH, 0.1, 0.5, 0.3);
  }

  private static void decide(Layer layer, double bound, Bench bench) {
    layer.note(bench);
    assertThat(
        Runs.probability(
            bench, Setting.of(layer), HIGH_PROBABILITY, trial -> new Largest(layer, bound, trial)),
        stands());
  }

  /**
   * The largest |a_i(t)| over neurons and looked-at times, as a multiple of the bound. A run that
   * diverges has no bound.
   */
  private static final class Largest implements FreeTrial {
    private final Layer layer;
    private final double bound;
    private final Trial trial;
    private final Peak peak;
    private boolean completed;

    Largest(Layer layer, double bound, Trial trial) {
      this.layer = layer;
      this.bound = bound;
      this.trial = trial;
      this.peak = new Peak(layer.steps(FOLDINGS));
    }

    @Override
    public Trial trial() {
      return trial;
    }

    @Override
    public Run.Free run() {
      return layer.run(trial.seeds(), layer.steps(FOLDINGS));
    }

    @Override
    public Observer observer() {
      return peak;
    }

    @Override
    public boolean shows(Outcome how) {
      completed = how.completed();
      return completed && peak.largest <= bound;
    }

    @Override
    public double value() {
      return completed ? peak.largest / bound : Double.NaN;
    }
  }

  /** Keeps the largest |a_i| of a run. */
  private static final class Peak implements Observer {
    private final long stride;
    private double largest;

    Peak(long steps) {
      stride = Math.max(1, steps / LOOKS);
    }

    @Override
    public boolean wants(long t) {
      return t % stride == 0;
    }

    @Override
    public void see(long t, Network state) {
      largest = Math.max(largest, CommonOps_DDRM.elementMaxAbs(state.secondLayer()));
    }
  }

  /** Keeps the squared norms of both layers at the start and at the end. */
  private static final class Norms implements Observer {
    private final long last;
    private double startNeurons;
    private double neurons;
    private double weights;

    Norms(long last) {
      this.last = last;
    }

    @Override
    public boolean wants(long t) {
      return t == 0 || t == last;
    }

    @Override
    public void see(long t, Network state) {
      double length = NormOps_DDRM.normF(state.firstLayer());
      if (t == 0) {
        startNeurons = length * length;
      }
      neurons = length * length;
      weights = NormOps_DDRM.normF(state.secondLayer());
    }
  }

  /** The mean of norm2(a) over a group of runs, relative to the mean of the law at their own s. */
  private static Seen comparedWithLaw(Layer layer, Trial trial, Bench bench) {
    long steps = layer.steps(LAW_FOLDINGS / layer.d());
    List<Norms> looks = new ArrayList<>();
    List<Run.Free> runs = new ArrayList<>();
    for (int k = 0; k < GROUP; k++) {
      runs.add(layer.run(trial.seeds().child(k), steps));
      looks.add(new Norms(steps));
    }
    for (Outcome outcome : Runs.simulator(bench).runAll(runs, looks)) {
      if (!outcome.completed()) {
        return Seen.divergence();
      }
    }
    double seen = 0;
    double expected = 0;
    for (Norms norms : looks) {
      seen += norms.weights * norms.weights;
      expected +=
          SecondLayer.norm2(
              layer.m(),
              layer.d(),
              layer.eta(),
              layer.sigma(),
              layer.thetaNorm(),
              norms.neurons / norms.startNeurons);
    }
    return Seen.within(1 - LAW_TOLERANCE, seen / expected, 1 + LAW_TOLERANCE);
  }

  /** A layer for a value of a sweep. */
  @FunctionalInterface
  private interface Swept {
    Layer at(double value);
  }

  /** The exponent of the mean largest |a_i(t)|, freed of sqrt(1 + ln m), along a sweep. */
  private static Seen exponent(
      String swept,
      double[] sweep,
      double claimed,
      Swept layers,
      Trial trial,
      NetworkSimulator simulator) {
    double[] peaks = new double[sweep.length];
    for (int k = 0; k < sweep.length; k++) {
      Layer layer = layers.at(sweep[k]);
      long steps = layer.steps(SWEEP_FOLDINGS);
      List<Peak> looks = new ArrayList<>();
      List<Run.Free> runs = new ArrayList<>();
      for (int run = 0; run < SWEEP_GROUP; run++) {
        runs.add(layer.run(trial.seeds().child(k).child(run), steps));
        looks.add(new Peak(steps));
      }
      for (Outcome outcome : simulator.runAll(runs, looks)) {
        if (!outcome.completed()) {
          return Seen.divergence();
        }
      }
      double logarithmic = SecondLayer.startScale(layer.m()) * Math.sqrt(layer.m());
      for (Peak peak : looks) {
        peaks[k] += peak.largest / (SWEEP_GROUP * logarithmic);
      }
    }
    Interval whole = Interval.of(sweep[0], sweep[sweep.length - 1]);
    double slope = RateEstimate.powerLaw(sweep, peaks, whole).theilSen();
    return Seen.within(claimed - EXPONENT_TOLERANCE, slope, claimed + EXPONENT_TOLERANCE)
        .along(new Curve(swept, "largest |a| / √(1 + ln m)", sweep, peaks));
  }
}
