package twophase.paper.theorems.conformance;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import twophase.kit.bench.Measurement;
import twophase.kit.bench.Trial;
import twophase.kit.random.RandomStream;
import twophase.kit.random.SeedTree;
import twophase.kit.statement.Ranges;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Sample;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.network.NtkInitialisation;
import twophase.paper.network.TrainingSet;
import twophase.paper.theorems.DrivenRun;
import twophase.paper.theorems.IntegerStep;
import twophase.paper.theorems.Learning;

/** Settings of driven runs that are compared with the reference. */
final class DrivenCases {
  private static final int LARGEST_WIDTH = 64;
  private static final int LARGEST_DIMENSION = 32;
  private static final int LONGEST = 40;

  private static final Double[] STEP_SIZES = {0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.001, 1e-4};
  private static final Double[] NOISE_LEVELS = {0.0, 0.5, 1.0, 4.0};
  private static final Double[] NORMS = {0.0, 0.1, 0.5, 1.0, 2.0};

  private DrivenCases() {}

  /** What moves the network. */
  enum Rule {
    /** Label-noise SGD. */
    LABEL_NOISE,
    /** Gradient descent on the training loss. */
    GRADIENT_DESCENT,
    /** Sharpness-aware minimisation. */
    SAM
  }

  private static Arbitrary<Integer> widths() {
    return Arbitraries.integers().between(1, LARGEST_WIDTH);
  }

  private static Arbitrary<Integer> dimensions() {
    return Arbitraries.integers().between(1, LARGEST_DIMENSION);
  }

  private static Arbitrary<Integer> lengths() {
    return Arbitraries.integers()
        .between(1, LONGEST)
        .withDistribution(RandomDistribution.uniform());
  }

  /** Runs of label-noise SGD, short ones: a step that is wrong is wrong at once or nearly so. */
  static Arbitrary<Learning> learning() {
    return Combinators.combine(
            widths(),
            dimensions(),
            Arbitraries.of(Learning.inputs(0, 1, 2, 5, 20)),
            Arbitraries.of(STEP_SIZES),
            Arbitraries.of(NOISE_LEVELS),
            Arbitraries.of(NORMS),
            lengths())
        .as(Learning::new);
  }

  /** A run of label-noise SGD against the reference. */
  static Measurement measure(Learning run, Trial trial, NetworkSimulator simulator) {
    DrivenRun driven = DrivenRun.draw(run, trial);
    return DrivenComparison.labelNoise(run.eta(), driven.start(), driven.samples())
        .measure(simulator);
  }

  /**
   * A run of gradient descent.
   *
   * @param m width, at least 1
   * @param d input dimension, at least 1
   * @param n training samples, not fresh
   * @param eta step size, above 0
   * @param thetaNorm norm of theta*, at least 0
   * @param steps at least 1
   */
  record Descent(int m, int d, Inputs n, double eta, double thetaNorm, int steps) {
    Descent {
      new Learning(m, d, n, eta, 0, thetaNorm, steps);
      Ranges.atLeast("n", n.n(), 1);
    }

    static Arbitrary<Descent> anywhere() {
      return Combinators.combine(
              widths(),
              dimensions(),
              Arbitraries.of(Learning.inputs(1, 2, 5, 20, 50)),
              Arbitraries.of(STEP_SIZES),
              Arbitraries.of(NORMS),
              lengths())
          .as(Descent::new);
    }

    Measurement measure(Trial trial, NetworkSimulator simulator) {
      SeedTree seeds = trial.seeds();
      Network start = NtkInitialisation.draw(m, d, seeds.child("start").stream());
      GroundTruth truth = GroundTruth.draw(d, thetaNorm, seeds.child("truth").stream());
      TrainingSet data = n.trainingSet(truth, seeds.child("data").stream());
      return DrivenComparison.descent(eta, start, data, steps).measure(simulator);
    }
  }

  /**
   * A run of SAM.
   *
   * @param m width, at least 1
   * @param d input dimension, at least 1
   * @param n training samples, or fresh inputs
   * @param eta step size, above 0
   * @param sigma label-noise level, at least 0
   * @param thetaNorm norm of theta*, at least 0
   * @param radius perturbation radius, at least 0
   * @param steps at least 1
   */
  record Perturbed(
      int m,
      int d,
      Inputs n,
      double eta,
      double sigma,
      double thetaNorm,
      double radius,
      int steps) {
    Perturbed {
      new Learning(m, d, n, eta, sigma, thetaNorm, steps);
      Ranges.notNegative("radius", radius);
    }

    static Arbitrary<Perturbed> anywhere() {
      return Combinators.combine(
              widths(),
              dimensions(),
              Arbitraries.of(Learning.inputs(0, 1, 2, 5, 20)),
              Arbitraries.of(STEP_SIZES),
              Arbitraries.of(NOISE_LEVELS),
              Arbitraries.of(NORMS),
              Arbitraries.of(0.0, 0.01, 0.1, 0.5),
              lengths())
          .as(Perturbed::new);
    }

    Measurement measure(Trial trial, NetworkSimulator simulator) {
      DrivenRun driven = DrivenRun.draw(new Learning(m, d, n, eta, sigma, thetaNorm, steps), trial);
      return DrivenComparison.sharpnessAware(eta, radius, driven.start(), driven.samples())
          .measure(simulator);
    }
  }

  /**
   * One step on integers of absolute value at most 8 with eta = 1: binary64 does it without
   * rounding.
   *
   * @param rule label noise: any integer residual up to 8, label and noise being integers too;
   *     gradient descent: residuals that are multiples of n up to 8 n, and m at most d, since wider
   *     networks may be compressed; SAM: residual 0, where there is no step
   * @param m width, at least 1
   * @param d input dimension, at least 1
   * @param n samples, a power of two in gradient descent, 1 elsewhere
   */
  record Integers(Rule rule, int m, int d, int n) {
    Integers {
      Ranges.atLeast("m", m, 1);
      Ranges.atLeast("d", d, 1);
      boolean descent = rule == Rule.GRADIENT_DESCENT;
      boolean fits = m <= LARGEST_WIDTH && d <= LARGEST_DIMENSION && (!descent || m <= d);
      boolean samples = descent ? n >= 1 && n <= 8 && Integer.bitCount(n) == 1 : n == 1;
      if (!fits || !samples) {
        throw new IllegalArgumentException(
            "on integers m must be at most 64 (in gradient descent at most d), d at most 32, and n"
                + " 1 (in gradient descent 1, 2, 4 or 8)");
      }
    }

    static Arbitrary<Integers> anywhere() {
      return Combinators.combine(
              Arbitraries.of(Rule.values()), widths(), dimensions(), Arbitraries.of(1, 2, 4, 8))
          .as(
              (rule, m, d, n) ->
                  rule == Rule.GRADIENT_DESCENT
                      ? new Integers(rule, Math.min(m, d), d, n)
                      : new Integers(rule, m, d, 1));
    }

    Measurement measure(Trial trial, NetworkSimulator simulator) {
      RandomStream stream = trial.seeds().stream();
      IntegerStep step = IntegerStep.draw(m, d, 8, stream);
      DrivenComparison comparison =
          switch (rule) {
            case LABEL_NOISE ->
                DrivenComparison.labelNoise(1, step.start(), List.of(noisy(step.sample(), stream)));
            case GRADIENT_DESCENT ->
                DrivenComparison.descent(1, step.start(), data(step.start(), stream), 1);
            case SAM -> DrivenComparison.sharpnessAware(1, 1, step.start(), List.of(fitted(step)));
          };
      return comparison.exact().measure(simulator);
    }

    /** A part of the label becomes noise. */
    private static Sample noisy(Sample sample, RandomStream stream) {
      int noise = stream.integer(1, 8) * stream.sign();
      return new Sample(sample.input(), sample.label() - noise, noise);
    }

    /** A sample that the network fits already. */
    private static Sample fitted(IntegerStep step) {
      double output = CommonOps_DDRM.dot(step.start().linearMap(), step.sample().input());
      return new Sample(step.sample().input(), output - 1, 1);
    }

    private TrainingSet data(Network start, RandomStream stream) {
      DMatrixRMaj inputs = new DMatrixRMaj(n, d);
      DMatrixRMaj labels = new DMatrixRMaj(n, 1);
      for (int k = 0; k < inputs.getNumElements(); k++) {
        inputs.data[k] = stream.integer(-8, 8);
      }
      CommonOps_DDRM.mult(inputs, start.linearMap(), labels);
      for (int j = 0; j < n; j++) {
        labels.data[j] -= (double) n * stream.integer(-8, 8);
      }
      return new TrainingSet(inputs, labels);
    }
  }
}
