package twophase.paper.theorems.descent;

import static twophase.kit.property.Claims.assertThat;
import static twophase.kit.property.Claims.stands;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import twophase.kit.bench.Bench;
import twophase.kit.bench.Curve;
import twophase.kit.bench.Seen;
import twophase.kit.bench.Trial;
import twophase.kit.exact.Residue;
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
import twophase.paper.dynamics.FieldNeuron;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.network.QuadraticLoss;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.Runs;
import twophase.paper.theory.NormBalance;
import twophase.paper.theory.OscillatingLayer;

/** Lemma 4: the oscillating second layer shrinks the first. */
@StatementId("lemma-4")
public class LemmaFourProperties {
  /** The lemma speaks of every training set; as printed it is asked of no more than half. */
  private static final double HALF_OF_TRAINING_SETS = 0.5;

  /** And of four in five where it is expected to hold. */
  private static final double MOST_TRAINING_SETS = 0.8;

  /** Runs whose mean stands for the lemma's expectation. */
  private static final int GROUP = 4;

  /** A first look goes no further than this multiple of the time that is needed at S = I. */
  private static final double EARLY = 1.25;

  /** Times at which a run is looked at. */
  private static final int LOOKS = 100;

  /** Samples per dimension that the corrected form asks for. */
  static final int SAMPLES_PER_DIMENSION = 16;

  /** Runs whose mean is compared with the exact law, and how near it has to come. */
  private static final int LAW_GROUP = 16;

  private static final double LAW_TOLERANCE = 0.05;

  /** Widths of the sweep for t0, and the window of its exponent; the lemma's own would be 4. */
  private static final int[] SWEEP = {4, 6, 9, 13};

  private static final Interval WHOLE_SWEEP = Interval.of(SWEEP[0], SWEEP[SWEEP.length - 1]);
  private static final int SWEEP_GROUP = 8;
  private static final double EXPONENT = 3;
  private static final double EXPONENT_TOLERANCE = 0.15;

  /** Independent random points of the exact part. */
  private static final int POINTS = 4;

  /**
   * The setting of the exact part.
   *
   * @param active neurons that move, 1 to 8
   * @param d input dimension, at least 1
   */
  record Group(int active, int d) {
    Group {
      Ranges.atLeast("active", active, 1);
      Ranges.atLeast("d", d, 1);
      if (active > 8) {
        throw new IllegalArgumentException("active must be at most 8, not " + active);
      }
    }
  }

  /**
   * The setting of the sweep over widths.
   *
   * @param d input dimension, at least 1
   * @param thetaNorm norm of theta*, at least 0
   */
  record Sweep(int d, double thetaNorm) {
    Sweep {
      Ranges.atLeast("d", d, 1);
      Ranges.notNegative("thetaNorm", thetaNorm);
    }

    private Oscillating at(int m) {
      return Oscillating.atLemmasStepSize(m, d, Inputs.FRESH, thetaNorm);
    }
  }

  @Form(
      value = "as-printed",
      settings = {2, 8, 60},
      trials = {400, 400, 2000},
      shrinks = {0, 0, 0})
  void asPrinted(@ForAll("printed") Oscillating setting, Bench bench) {
    decide(setting, HALF_OF_TRAINING_SETS, bench);
  }

  @Form(
      value = "corrected",
      settings = {2, 10, 60},
      trials = {400, 400, 2000},
      shrinks = {6, 20, 60})
  void corrected(@ForAll("manySamples") Oscillating setting, Bench bench) {
    decide(setting, MOST_TRAINING_SETS, bench);
  }

  @Form(
      value = "sharp.identity",
      settings = {12, 32, 32},
      exhaustive = true)
  void identity(@ForAll("groups") Group group, Bench bench) {
    double errorPerPoint = (double) OscillatingLayer.DEGREE / Residue.PRIME;
    assertThat(
        bench.vanishes(Setting.of(group), POINTS, errorPerPoint, trial -> lawHolds(group, trial)),
        stands());
  }

  @Form(
      value = "sharp.run",
      settings = {2, 10, 60},
      trials = {400, 400, 2000},
      shrinks = {6, 20, 60})
  void run(@ForAll("anySamples") Oscillating setting, Bench bench) {
    setting.noteHypotheses(bench);
    assertThat(
        bench.probability(
            Setting.of(setting),
            MOST_TRAINING_SETS,
            trial -> comparedWithLaw(setting, trial, Runs.simulator(bench))),
        stands());
  }

  @Form(
      value = "sharp.time",
      settings = {1, 2, 10},
      trials = {200, 200, 1000},
      shrinks = {1, 2, 10})
  void time(@ForAll("sweeps") Sweep sweep, Bench bench) {
    for (int m : SWEEP) {
      sweep.at(m).noteHypotheses(bench);
    }
    assertThat(
        bench.rate(Setting.of(sweep), 0.5, trial -> exponent(sweep, trial, Runs.simulator(bench))),
        stands());
  }

  /**
   * First a setting that meets A1, A3 and A4 and fails all the same, since d is above n. It is as
   * small as A3 lets it be (m = 2 gives 1/eta^2 = 16), so no smaller one is sought.
   */
  @Provide
  Arbitrary<Oscillating> printed() {
    return Draws.first(
        List.of(Oscillating.atLemmasStepSize(2, 48, new Inputs(16), 0.3)),
        Oscillating.anywhere(2, 12, Learning.inputs(1, 2, 5, 0, 20, 200)));
  }

  @Provide
  Arbitrary<Oscillating> manySamples() {
    return Combinators.combine(
            Arbitraries.integers().between(4, 12),
            Arbitraries.integers().between(1, 12),
            Arbitraries.of(0, SAMPLES_PER_DIMENSION, 2 * SAMPLES_PER_DIMENSION, 100),
            Arbitraries.of(0.0, 0.1, 0.3, 0.5))
        .as(
            (m, d, samples, thetaNorm) ->
                Oscillating.atLemmasStepSize(m, d, new Inputs(samples * d), thetaNorm))
        .withoutEdgeCases();
  }

  @Provide
  Arbitrary<Oscillating> anySamples() {
    return Oscillating.anywhere(4, 12, Learning.inputs(0, 1, 2, 5, 20, 200));
  }

  @Provide
  Arbitrary<Group> groups() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 8), Arbitraries.integers().between(1, 4))
        .as(Group::new);
  }

  @Provide
  Arbitrary<Sweep> sweeps() {
    return Combinators.combine(
            Arbitraries.integers().between(2, 8), Arbitraries.of(0.0, 0.1, 0.3, 0.5))
        .as(Sweep::new)
        .withoutEdgeCases();
  }

  @Without(form = "corrected", hypothesis = "n >= 16 d: n below d")
  static Oscillating withoutSamples() {
    return Oscillating.atLemmasStepSize(8, 8, new Inputs(4), 0.3);
  }

  @Without(form = "corrected", hypothesis = "n >= 16 d: n = d")
  static Oscillating withoutSpareSamples() {
    return Oscillating.atLemmasStepSize(8, 8, new Inputs(8), 0.3);
  }

  @Without(form = "corrected", hypothesis = "A4: norm(theta*) = 2, three times what it admits")
  static Oscillating withoutSmallTarget() {
    return Oscillating.atLemmasStepSize(8, 8, Inputs.FRESH, 2);
  }

  @Without(form = "corrected", hypothesis = "A4: norm(theta*) = 10, beyond sqrt(2 m)")
  static Oscillating withoutAnyLimitOnTheTarget() {
    return Oscillating.atLemmasStepSize(8, 8, Inputs.FRESH, 10);
  }

  @Without(form = "corrected", hypothesis = "m = 1/sqrt(eta): one neuron")
  static Oscillating withoutWidth() {
    return new Oscillating(1, 8, Inputs.FRESH, 1.0 / 64, 0.3);
  }

  @Without(form = "corrected", hypothesis = "m = 1/sqrt(eta): three times as many")
  static Oscillating withTooMuchWidth() {
    return new Oscillating(24, 8, Inputs.FRESH, 1.0 / 64, 0.3);
  }

  @Without(form = "corrected", hypothesis = "a small step size: eta = 0.5, m = 100")
  static Oscillating withoutStability() {
    return new Oscillating(100, 8, Inputs.FRESH, 0.5, 0.3);
  }

  private static void decide(Oscillating setting, double share, Bench bench) {
    setting.noteHypotheses(bench);
    assertThat(
        bench.probability(
            Setting.of(setting),
            share,
            trial -> smallest(setting, trial.seeds(), Runs.simulator(bench))),
        stands());
  }

  /**
   * The smallest mean of s up to 1/eta^2. A witness is mostly found early, so that a shorter run is
   * looked at first.
   */
  private static Seen smallest(Oscillating setting, SeedTree seeds, NetworkSimulator simulator) {
    double bound = OscillatingLayer.bound(setting.eta());
    long horizon = OscillatingLayer.horizon(setting.eta());
    long early = (long) Math.ceil(EARLY * OscillatingLayer.neededTime(setting.eta()));
    double smallest = smallest(setting, seeds, simulator, Math.min(early, horizon));
    if (smallest > bound && early < horizon) {
      smallest = smallest(setting, seeds, simulator, horizon);
    }
    return Seen.within(0, smallest, bound);
  }

  private static double smallest(
      Oscillating setting, SeedTree seeds, NetworkSimulator simulator, long steps) {
    double smallest = Double.POSITIVE_INFINITY;
    for (double mean : setting.means(simulator, seeds, GROUP, steps, LOOKS)) {
      smallest = Math.min(smallest, mean);
    }
    return smallest;
  }

  /**
   * The mean over runs of s(t) / E s(t) at the time at which the fastest direction of S has fallen
   * by a factor e.
   */
  private static Seen comparedWithLaw(
      Oscillating setting, Trial trial, NetworkSimulator simulator) {
    double eta = setting.eta();
    QuadraticLoss loss = setting.loss(trial.seeds());
    OscillatingLaw law = new OscillatingLaw(eta, loss);
    long t = (long) Math.ceil(1 / (eta * Math.sqrt(eta) * law.largestCurvature()));
    double sum = 0;
    for (int run = 0; run < LAW_GROUP; run++) {
      Ends ends = new Ends(t);
      Outcome outcome =
          simulator.run(setting.run(loss, trial.seeds().child("run").child(run), t), ends);
      if (!outcome.completed()) {
        return Seen.divergence();
      }
      sum += Oscillating.meanNorm2(ends.end) / law.expected(ends.start, t);
    }
    return Seen.within(1 - LAW_TOLERANCE, sum / LAW_GROUP, 1 + LAW_TOLERANCE);
  }

  /** The exponent of t0 / ln m in m, t0 the first time at which the mean of s is down to 1/m. */
  private static Seen exponent(Sweep sweep, Trial trial, NetworkSimulator simulator) {
    double[] widths = new double[SWEEP.length];
    double[] times = new double[SWEEP.length];
    for (int k = 0; k < SWEEP.length; k++) {
      int m = SWEEP[k];
      Oscillating setting = sweep.at(m);
      widths[k] = m;
      times[k] = firstTime(setting, trial.seeds().child(m), simulator) / StrictMath.log(m);
      if (!Double.isFinite(times[k])) {
        return Seen.that(false);
      }
    }
    double slope = RateEstimate.powerLaw(widths, times, WHOLE_SWEEP).theilSen();
    return Seen.within(EXPONENT - EXPONENT_TOLERANCE, slope, EXPONENT + EXPONENT_TOLERANCE)
        .along(new Curve("width m", "t₀ / ln m, steps", widths, times));
  }

  /** By interpolation of ln s between looks; infinite if s does not come down that far. */
  private static double firstTime(Oscillating setting, SeedTree seeds, NetworkSimulator simulator) {
    double bound = OscillatingLayer.bound(setting.eta());
    long steps = (long) Math.ceil(1.5 * OscillatingLayer.neededTime(setting.eta()));
    double[] means = setting.means(simulator, seeds, SWEEP_GROUP, steps, LOOKS);
    for (int k = 1; k < means.length; k++) {
      if (means[k] <= bound) {
        double fall = StrictMath.log(means[k - 1] / means[k]);
        double part = StrictMath.log(means[k - 1] / bound) / fall;
        return (k - 1 + part) * Oscillating.stride(steps, LOOKS);
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  /** Keeps the first state and the last. */
  private static final class Ends implements Observer {
    private final long last;
    private Network start;
    private Network end;

    Ends(long last) {
      this.last = last;
    }

    @Override
    public boolean wants(long t) {
      return t == 0 || t == last;
    }

    @Override
    public void see(long t, Network state) {
      if (t == 0) {
        start = state.copy();
      }
      if (t == last) {
        end = state.copy();
      }
    }
  }

  /** Whether the law of one step holds at a random point, summed over all patterns of signs. */
  private static boolean lawHolds(Group group, Trial trial) {
    RandomStream stream = trial.seeds().stream();
    int d = group.d();
    List<List<Residue>> neurons = matrix(group.active(), d, stream);
    List<List<Residue>> moments = symmetric(d, stream);
    List<Residue> target = elements(d, stream);
    Residue eta = Residue.random(stream);
    Residue q = Residue.random(stream);

    List<List<Residue>> sum = zeros(d);
    int patterns = 1 << group.active();
    for (int pattern = 0; pattern < patterns; pattern++) {
      sum =
          added(sum, gram(moved(neurons, signs(group.active(), pattern, q), moments, target, eta)));
    }
    List<List<Residue>> law =
        OscillatingLayer.moved(gram(neurons), moments, target, eta, q.multiply(q), group.active());
    return sum.equals(law.stream().map(row -> scaled(row, Residue.of(patterns))).toList());
  }

  private static List<Residue> signs(int count, int pattern, Residue q) {
    List<Residue> weights = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      weights.add((pattern >> i & 1) == 0 ? q : q.negate());
    }
    return weights;
  }

  /** One step of eq. 6: w_i moves by -eta a_i v, v = S (sum_i a_i w_i - theta*). */
  private static List<List<Residue>> moved(
      List<List<Residue>> neurons,
      List<Residue> weights,
      List<List<Residue>> moments,
      List<Residue> target,
      Residue eta) {
    List<Residue> error = scaled(target, Residue.ONE.negate());
    for (int i = 0; i < neurons.size(); i++) {
      error = sum(error, scaled(neurons.get(i), weights.get(i)));
    }
    List<Residue> difference = error;
    List<Residue> gradient = moments.stream().map(row -> NormBalance.dot(row, difference)).toList();
    List<List<Residue>> moved = new ArrayList<>();
    for (int i = 0; i < neurons.size(); i++) {
      moved.add(
          new FieldNeuron<>(neurons.get(i), weights.get(i))
              .moved(eta, Residue.ONE, gradient)
              .neuron());
    }
    return moved;
  }

  /** sum_i w_i w_i^T. */
  private static List<List<Residue>> gram(List<List<Residue>> neurons) {
    int d = neurons.get(0).size();
    List<List<Residue>> gram = zeros(d);
    for (List<Residue> neuron : neurons) {
      gram = added(gram, neuron.stream().map(entry -> scaled(neuron, entry)).toList());
    }
    return gram;
  }

  private static List<List<Residue>> symmetric(int d, RandomStream stream) {
    List<List<Residue>> matrix = new ArrayList<>();
    for (int k = 0; k < d; k++) {
      List<Residue> row = new ArrayList<>();
      for (int l = 0; l < d; l++) {
        row.add(l < k ? matrix.get(l).get(k) : Residue.random(stream));
      }
      matrix.add(row);
    }
    return matrix;
  }

  private static List<List<Residue>> matrix(int rows, int columns, RandomStream stream) {
    return Stream.generate(() -> elements(columns, stream)).limit(rows).toList();
  }

  private static List<Residue> elements(int count, RandomStream stream) {
    return Stream.generate(() -> Residue.random(stream)).limit(count).toList();
  }

  private static List<List<Residue>> zeros(int d) {
    return Stream.generate(() -> Stream.generate(() -> Residue.ZERO).limit(d).toList())
        .limit(d)
        .toList();
  }

  private static List<Residue> scaled(List<Residue> vector, Residue factor) {
    return vector.stream().map(entry -> entry.multiply(factor)).toList();
  }

  private static List<Residue> sum(List<Residue> left, List<Residue> right) {
    List<Residue> sum = new ArrayList<>();
    for (int k = 0; k < left.size(); k++) {
      sum.add(left.get(k).add(right.get(k)));
    }
    return sum;
  }

  private static List<List<Residue>> added(List<List<Residue>> left, List<List<Residue>> right) {
    List<List<Residue>> added = new ArrayList<>();
    for (int k = 0; k < left.size(); k++) {
      added.add(sum(left.get(k), right.get(k)));
    }
    return added;
  }
}
