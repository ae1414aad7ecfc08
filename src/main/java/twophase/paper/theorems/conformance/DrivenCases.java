package twophase.paper.theorems.conformance;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import twophase.kit.bench.Measurement;
import twophase.kit.bench.Trial;
import twophase.kit.random.RandomStream;
import twophase.kit.random.SeedTree;
import twophase.kit.statement.CardNumbers;
import twophase.kit.statement.Ranges;
import twophase.paper.dynamics.Conventions;
import twophase.paper.dynamics.GradientDescent;
import twophase.paper.dynamics.LabelNoiseSgd;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Sam;
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

  /** A run by any rule against the reference, by the conventions of the simulator under test. */
  private static Measurement compared(
      Trial trial,
      twophase.paper.dynamics.Rule rule,
      double eta,
      Network start,
      List<Sample> samples,
      int steps) {
    NetworkSimulator simulator = trial.simulator(NetworkSimulator.class);
    return DrivenComparison.of(
            simulator.conventions(), rule, eta, start, samples, steps, trial.card())
        .measure(simulator);
  }

  /** A run of label-noise SGD against the reference. */
  static Measurement measure(Learning run, Trial trial) {
    DrivenRun driven = DrivenRun.draw(run, trial);
    return compared(
        trial, new LabelNoiseSgd(), run.eta(), driven.start(), driven.samples(), run.steps());
  }

  /**
   * A run of label-noise SGD on mini-batches.
   *
   * @param m width, at least 1
   * @param d input dimension, at least 1
   * @param n training samples, or fresh inputs
   * @param eta step size, above 0
   * @param sigma label-noise level, at least 0
   * @param thetaNorm norm of theta*, at least 0
   * @param batch samples a step, at least 2
   * @param steps at least 1
   */
  record Batched(
      int m, int d, Inputs n, double eta, double sigma, double thetaNorm, int batch, int steps) {
    Batched {
      new Learning(m, d, n, eta, sigma, thetaNorm, steps);
      Ranges.atLeast("batch", batch, 2);
    }

    Measurement measure(Trial trial) {
      Learning samples = new Learning(m, d, n, eta, sigma, thetaNorm, steps * batch);
      DrivenRun driven = DrivenRun.draw(samples, trial);
      return compared(
          trial, new LabelNoiseSgd(batch), eta, driven.start(), driven.samples(), steps);
    }
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

    Measurement measure(Trial trial) {
      SeedTree seeds = trial.seeds();
      Network start = NtkInitialisation.draw(m, d, seeds.child("start").stream());
      GroundTruth truth = GroundTruth.draw(d, thetaNorm, seeds.child("truth").stream());
      TrainingSet data = n.trainingSet(truth, seeds.child("data").stream());
      return compared(trial, new GradientDescent(data), eta, start, List.of(), steps);
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

    Measurement measure(Trial trial) {
      DrivenRun driven = DrivenRun.draw(new Learning(m, d, n, eta, sigma, thetaNorm, steps), trial);
      return compared(trial, new Sam(radius), eta, driven.start(), driven.samples(), steps);
    }
  }

  /**
   * One step on integers of absolute value at most some E, with eta = 1: binary64 does it without
   * rounding.
   *
   * @param rule label noise: any integer residual up to E, label and noise being integers too;
   *     gradient descent: residuals that are multiples of n up to E n, and m at most d, since wider
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
      boolean samples = descent ? m <= d && n >= 1 && Integer.bitCount(n) == 1 : n == 1;
      if (!samples) {
        throw new IllegalArgumentException(
            "on integers n must be 1 (in gradient descent a power of two, and m at most d)");
      }
    }

    /** The nearest that the rule admits. */
    static Integers fitting(Rule rule, int m, int d, int n) {
      return rule == Rule.GRADIENT_DESCENT
          ? new Integers(rule, Math.min(m, d), d, n)
          : new Integers(rule, m, d, 1);
    }

    Measurement measure(Trial trial) {
      RandomStream stream = trial.seeds().stream();
      NetworkSimulator simulator = trial.simulator(NetworkSimulator.class);
      Conventions conventions = simulator.conventions();
      CardNumbers card = trial.card();
      int entry = new Tolerances(card, conventions.precision()).entry();
      IntegerStep step = IntegerStep.draw(m, d, entry, stream);
      Network start = step.start();
      DrivenComparison comparison =
          switch (rule) {
            case LABEL_NOISE ->
                DrivenComparison.of(
                    conventions,
                    new LabelNoiseSgd(),
                    1,
                    start,
                    List.of(noisy(step.sample(), entry, stream)),
                    1,
                    card);
            case GRADIENT_DESCENT ->
                DrivenComparison.of(
                    conventions,
                    new GradientDescent(data(start, entry, stream)),
                    1,
                    start,
                    List.of(),
                    1,
                    card);
            case SAM ->
                DrivenComparison.of(
                    conventions, new Sam(1), 1, start, List.of(fitted(step)), 1, card);
          };
      return comparison.exact().measure(simulator);
    }

    /** A part of the label becomes noise. */
    private static Sample noisy(Sample sample, int entry, RandomStream stream) {
      int noise = stream.integer(1, entry) * stream.sign();
      return new Sample(sample.input(), sample.label() - noise, noise);
    }

    /** A sample that the network fits already. */
    private static Sample fitted(IntegerStep step) {
      double output = CommonOps_DDRM.dot(step.start().linearMap(), step.sample().input());
      return new Sample(step.sample().input(), output - 1, 1);
    }

    private TrainingSet data(Network start, int entry, RandomStream stream) {
      DMatrixRMaj inputs = new DMatrixRMaj(n, d);
      DMatrixRMaj labels = new DMatrixRMaj(n, 1);
      for (int k = 0; k < inputs.getNumElements(); k++) {
        inputs.data[k] = stream.integer(-entry, entry);
      }
      CommonOps_DDRM.mult(inputs, start.linearMap(), labels);
      for (int j = 0; j < n; j++) {
        labels.data[j] -= (double) n * stream.integer(-entry, entry);
      }
      return new TrainingSet(inputs, labels);
    }
  }
}
