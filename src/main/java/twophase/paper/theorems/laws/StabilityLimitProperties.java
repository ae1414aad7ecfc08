package twophase.paper.theorems.laws;

import static twophase.kit.property.Claims.assertThat;
import static twophase.kit.property.Claims.stands;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import org.ejml.data.DMatrixRMaj;
import twophase.kit.bench.Bench;
import twophase.kit.bench.Seen;
import twophase.kit.bench.Trial;
import twophase.kit.property.Draws;
import twophase.kit.property.Form;
import twophase.kit.property.StatementId;
import twophase.kit.property.Without;
import twophase.kit.random.RandomStream;
import twophase.kit.statement.Ranges;
import twophase.kit.statement.Setting;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Sample;
import twophase.paper.dynamics.SampleSource;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.network.WideStart;
import twophase.paper.theorems.Hypotheses;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.Runs;
import twophase.paper.theory.MeanStep;
import twophase.paper.theory.StabilityLimit;

/** The stability limit: k s = 1 parts contraction in mean square from expansion. */
@StatementId("stability-limit")
public class StabilityLimitProperties {
  /** How far from k s = 1 the two sides are claimed. */
  static final double MARGIN = 0.1;

  /** A claim about the median over batches. */
  private static final double HALF = 0.5;

  /** One-step runs from one state. */
  private static final int SAMPLES = 400;

  /**
   * How many standard errors the mean of {@link #SAMPLES} may be off. A normal mean is 1 time in
   * 16,000; these are means of polynomials of degree eight, skewed, and {@link #MOST} leaves room.
   */
  private static final double STANDARD_ERRORS = 4;

  private static final double MOST = 0.8;

  /**
   * The setting of the limit. The step size is the one that gives k s its value.
   *
   * @param m width, at least 1
   * @param d input dimension, at least 1
   * @param n training samples, or fresh inputs
   * @param inputs law of the fresh inputs
   * @param load k s at s = 1, the mean over starts, above 0; k of the training set's own moments
   * @param sigma label-noise level, at least 0
   * @param thetaNorm norm of theta*, at least 0
   */
  record Start(
      int m, int d, Inputs n, Inputs.Law inputs, double load, double sigma, double thetaNorm) {
    Start {
      Ranges.atLeast("m", m, 1);
      Ranges.atLeast("d", d, 1);
      Ranges.positive("load", load);
      Ranges.notNegative("sigma", sigma);
      Ranges.notNegative("thetaNorm", thetaNorm);
    }

    static Start plain(int m, int d, double load) {
      return new Start(m, d, Inputs.FRESH, Inputs.Law.ISOTROPIC, load, 0, 0);
    }
  }

  /**
   * The setting of the exact mean step.
   *
   * @param m width, at least 1
   * @param d input dimension, at least 1
   * @param eta step size, above 0
   * @param sigma label-noise level, at least 0
   * @param thetaNorm norm of theta*, at least 0
   */
  record State(int m, int d, double eta, double sigma, double thetaNorm) {
    State {
      Ranges.atLeast("m", m, 1);
      Ranges.atLeast("d", d, 1);
      Ranges.positive("eta", eta);
      Ranges.notNegative("sigma", sigma);
      Ranges.notNegative("thetaNorm", thetaNorm);
    }
  }

  @Form(
      value = "sharp.step",
      settings = {3, 12, 100},
      trials = {400, 800, 4000},
      shrinks = {4, 12, 60})
  void step(@ForAll("states") State setting, Bench bench) {
    Setting name = Setting.of(setting);
    bench.hypotheses(
        Hypotheses.of(setting.m(), setting.d(), Inputs.FRESH, setting.eta(), setting.thetaNorm()));
    NetworkSimulator simulator = Runs.simulator(bench);
    assertThat(
        bench.probability(name, MOST, trial -> compared(setting, simulator, trial)), stands());
  }

  @Form(
      value = "sharp.below",
      settings = {2, 8, 60},
      trials = {100, 200, 1000},
      shrinks = {4, 12, 60})
  void below(@ForAll("slow") Start setting, Bench bench) {
    decide(setting, bench, 0, Math.nextDown(1.0));
  }

  @Form(
      value = "sharp.above",
      settings = {2, 8, 60},
      trials = {100, 200, 1000},
      shrinks = {4, 12, 60})
  void above(@ForAll("fast") Start setting, Bench bench) {
    decide(setting, bench, Math.nextUp(1.0), Double.MAX_VALUE);
  }

  @Provide
  Arbitrary<State> states() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 64).withDistribution(Draws.uniform(1, 64)),
            Arbitraries.integers().between(1, 16).withDistribution(Draws.uniform(1, 16)),
            Arbitraries.of(0.1, 0.02, 0.2, 0.005),
            Arbitraries.of(0.0, 0.5, 2.0),
            Arbitraries.of(0.0, 1.0, 4.0))
        .as(State::new)
        .withoutEdgeCases();
  }

  @Provide
  Arbitrary<Start> slow() {
    return starts(1 - MARGIN, 0.8, 0.6, 0.3, 0.05);
  }

  @Provide
  Arbitrary<Start> fast() {
    return starts(1 + MARGIN, 1.2, 1.5, 3.0);
  }

  private static Arbitrary<Start> starts(Double... loads) {
    return Combinators.combine(
            Arbitraries.integers().between(1, 20).withDistribution(Draws.uniform(1, 20)),
            Arbitraries.of(50, 200, 1000, 1_000_000),
            Arbitraries.of(Learning.inputs(0, 1, 3, 10, 200)),
            Arbitraries.of(loads),
            Arbitraries.of(0.0, 0.3, 1.0))
        .as(
            (d, neurons, n, load, thetaNorm) ->
                new Start(neurons * d, d, n, Inputs.Law.ISOTROPIC, load, 0, thetaNorm))
        .withoutEdgeCases();
  }

  @Without(form = "sharp.below", hypothesis = "m at least 50 d")
  static Start narrow() {
    return Start.plain(5, 10, 1 - MARGIN);
  }

  @Without(form = "sharp.below", hypothesis = "isotropic inputs")
  static Start spiked() {
    return new Start(1000, 10, Inputs.FRESH, Inputs.Law.SPIKED, 1 - MARGIN, 0, 0);
  }

  @Without(form = "sharp.below", hypothesis = "no label noise")
  static Start noisy() {
    return new Start(1000, 5, Inputs.FRESH, Inputs.Law.ISOTROPIC, 1 - MARGIN, 1, 0);
  }

  @Without(form = "sharp.below", hypothesis = "norm(theta*) at most 1")
  static Start largeTruth() {
    return new Start(250, 5, Inputs.FRESH, Inputs.Law.ISOTROPIC, 1 - MARGIN, 0, 2500);
  }

  @Without(form = "sharp.below", hypothesis = "k s below 1")
  static Start beyond() {
    return Start.plain(1000, 5, 1 + MARGIN);
  }

  private static void decide(Start setting, Bench bench, double low, double high) {
    Setting name = Setting.of(setting);
    double eta = setting.load() / StabilityLimit.load(setting.m(), setting.d(), 1, 1);
    bench.hypotheses(
        Hypotheses.of(setting.m(), setting.d(), setting.n(), eta, setting.thetaNorm()));
    Runs.noteStability(bench, name, setting.load());
    NetworkSimulator simulator = Runs.simulator(bench);
    assertThat(
        bench.probability(
            name, HALF, trial -> Seen.within(low, ratio(setting, simulator, trial), high)),
        stands());
  }

  /**
   * The mean of norm2(theta - theta*) after one step over the mean before it. Each run has a start
   * and a theta* of its own; a training set is shared by the batch.
   */
  private static double ratio(Start setting, NetworkSimulator simulator, Trial trial) {
    RandomStream stream = trial.seeds().stream();
    BatchInputs inputs = BatchInputs.of(setting, stream);
    OneStep step = new OneStep(simulator, setting.load() / inputs.loadOfUnitStep(setting));
    double before = 0;
    double after = 0;
    for (int k = 0; k < runs(setting.d()); k++) {
      Network start = WideStart.draw(setting.m(), setting.d(), stream).core();
      GroundTruth truth = GroundTruth.draw(setting.d(), setting.thetaNorm(), stream);
      DMatrixRMaj x = inputs.next();
      before += OneStep.error2(start, truth);
      after +=
          step.after(start, truth, new Sample(x, truth.label(x), stream.sign() * setting.sigma()));
    }
    return after / before;
  }

  /**
   * One-step runs in a batch, each from a start of its own: their mean resolves the margin. At the
   * limit the ratio of one run has a standard deviation of 6 at d = 1, which falls fast with d.
   */
  private static int runs(int d) {
    return 3000 + 12_000 / (d * d);
  }

  /** The mean over one-step runs from one state against the formula, in standard errors. */
  private static Seen compared(State setting, NetworkSimulator simulator, Trial trial) {
    RandomStream stream = trial.seeds().stream();
    Network start = WideStart.draw(setting.m(), setting.d(), stream).core();
    GroundTruth truth = GroundTruth.draw(setting.d(), setting.thetaNorm(), stream);
    SampleSource samples = SampleSource.fresh(truth, setting.sigma(), stream);
    OneStep step = new OneStep(simulator, setting.eta());
    MeanStep formula = OneStep.mean(start, truth);
    double expected = formula.after(setting.eta(), setting.sigma());
    double sum = 0;
    double squares = 0;
    for (int k = 0; k < SAMPLES; k++) {
      double deviation = step.after(start, truth, samples.next()) - expected;
      sum += deviation;
      squares += deviation * deviation;
    }
    double variance = (squares - sum * sum / SAMPLES) / (SAMPLES - 1);
    double standardErrors = sum / Math.sqrt(SAMPLES * variance);
    return Seen.within(-STANDARD_ERRORS, standardErrors, STANDARD_ERRORS);
  }

  /** The inputs of a batch. */
  private record BatchInputs(
      int d, Inputs.Law law, DMatrixRMaj trainingInputs, RandomStream stream) {

    static BatchInputs of(Start setting, RandomStream stream) {
      int d = setting.d();
      DMatrixRMaj none = new DMatrixRMaj(0, d);
      return new BatchInputs(
          d,
          setting.inputs(),
          setting.n().fresh()
              ? none
              : setting.n().trainingSet(GroundTruth.draw(d, 0, stream), stream).inputs(),
          stream);
    }

    /** k s at eta = 1, s = 1, with the training set's own moments where there is one. */
    double loadOfUnitStep(Start setting) {
      int n = trainingInputs.getNumRows();
      if (n == 0) {
        return StabilityLimit.load(setting.m(), d, 1, 1);
      }
      double second = 0;
      double fourth = 0;
      for (int k = 0; k < n; k++) {
        double norm2 = 0;
        for (int j = 0; j < d; j++) {
          norm2 += trainingInputs.get(k, j) * trainingInputs.get(k, j);
        }
        second += norm2 / n;
        fourth += norm2 * norm2 / n;
      }
      return StabilityLimit.load(setting.m(), d, 1, 1, second, fourth);
    }

    DMatrixRMaj next() {
      DMatrixRMaj x = new DMatrixRMaj(d, 1);
      int n = trainingInputs.getNumRows();
      if (n > 0) {
        System.arraycopy(trainingInputs.data, stream.index(n) * d, x.data, 0, d);
        return x;
      }
      for (int j = 0; j < d; j++) {
        x.data[j] = stream.gaussian() * law.scale(j, d);
      }
      return x;
    }
  }
}
