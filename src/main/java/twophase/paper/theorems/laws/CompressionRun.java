package twophase.paper.theorems.laws;

import twophase.kit.random.SeedTree;
import twophase.kit.statement.Ranges;
import twophase.paper.dynamics.GradientDescent;
import twophase.paper.dynamics.LabelNoiseSgd;
import twophase.paper.dynamics.OscillatingSecondLayer;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.Sam;
import twophase.paper.dynamics.SampleSource;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.network.NtkInitialisation;
import twophase.paper.network.QuadraticLoss;
import twophase.paper.network.TrainingSet;
import twophase.paper.theory.OscillatingLayer;

/**
 * A setting of width compression. Whatever is drawn from the same seeds is the same each time.
 *
 * @param rule what moves the network
 * @param m width, at least 1
 * @param d input dimension, at least 1
 * @param n training samples, not fresh
 * @param eta step size, above 0
 * @param sigma label-noise level, at least 0; plays no part in gradient descent
 * @param thetaNorm norm of theta*, at least 0
 * @param radius perturbation radius of SAM, at least 0; plays no part elsewhere
 * @param steps at least 1
 */
record CompressionRun(
    Rule rule,
    int m,
    int d,
    Inputs n,
    double eta,
    double sigma,
    double thetaNorm,
    double radius,
    int steps) {

  /** An update rule; compression applies to all but the last. */
  enum Rule {
    /** Label-noise SGD. */
    LABEL_NOISE,
    /** Gradient descent on the training loss. */
    GRADIENT_DESCENT,
    /** Sharpness-aware minimisation. */
    SAM,
    /** The oscillating second layer of eq. 6-7, which is no multiplication from the right. */
    OSCILLATING
  }

  CompressionRun {
    Ranges.atLeast("m", m, 1);
    Ranges.atLeast("d", d, 1);
    n.requireDimension(d);
    Ranges.atLeast("n", n.n(), 1);
    Ranges.positive("eta", eta);
    Ranges.notNegative("sigma", sigma);
    Ranges.notNegative("thetaNorm", thetaNorm);
    Ranges.notNegative("radius", radius);
    Ranges.atLeast("steps", steps, 1);
  }

  Run run(SeedTree seeds) {
    Network start = NtkInitialisation.draw(m, d, seeds.child("start").stream());
    return switch (rule) {
      case LABEL_NOISE -> new Run.Driven(new LabelNoiseSgd(), eta, start, samples(seeds), steps);
      case GRADIENT_DESCENT -> new Run.Driven(new GradientDescent(data(seeds)), eta, start, steps);
      case SAM -> new Run.Driven(new Sam(radius), eta, start, samples(seeds), steps);
      case OSCILLATING -> {
        OscillatingSecondLayer oscillating =
            new OscillatingSecondLayer(
                OscillatingLayer.amplitude(eta),
                QuadraticLoss.of(data(seeds), truth(seeds)),
                seeds);
        yield new Run.Driven(oscillating, eta, oscillating.start(start.firstLayer()), steps);
      }
    };
  }

  TrainingSet data(SeedTree seeds) {
    return n.trainingSet(truth(seeds), seeds.child("data").stream());
  }

  SampleSource samples(SeedTree seeds) {
    return SampleSource.of(n, truth(seeds), sigma, seeds);
  }

  private GroundTruth truth(SeedTree seeds) {
    return GroundTruth.draw(d, thetaNorm, seeds.child("truth").stream());
  }
}
