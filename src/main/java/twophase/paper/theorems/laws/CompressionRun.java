package twophase.paper.theorems.laws;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import org.ejml.dense.row.NormOps_DDRM;
import twophase.kit.bench.Measurement;
import twophase.kit.bench.Trial;
import twophase.kit.number.Numbers;
import twophase.kit.random.SeedTree;
import twophase.kit.statement.Ranges;
import twophase.paper.dynamics.CompressedSimulator;
import twophase.paper.dynamics.CompressionBound;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.ReferenceSimulator;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.Sample;
import twophase.paper.dynamics.SampleSource;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.network.NtkInitialisation;
import twophase.paper.network.QuadraticLoss;
import twophase.paper.network.TrainingSet;
import twophase.paper.network.WidthCompression;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.Rounding;
import twophase.paper.theorems.Worst;

/**
 * A setting of width compression: the same driven run by the reference simulator and on the core.
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

  /**
   * Householder QR of m x n, and two products with its frame, err by gamma_{c m n} norm(M) with a
   * small c (Higham, section 19.3).
   */
  private static final int FRAME_OPERATIONS = 10;

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

  private static final List<Rule> FROM_THE_RIGHT =
      List.of(Rule.LABEL_NOISE, Rule.GRADIENT_DESCENT, Rule.SAM);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  CompressionRun {
    Ranges.atLeast("m", m, 1);
    Ranges.atLeast("d", d, 1);
    Ranges.atLeast("n", n.n(), 1);
    Ranges.positive("eta", eta);
    Ranges.notNegative("sigma", sigma);
    Ranges.notNegative("thetaNorm", thetaNorm);
    Ranges.notNegative("radius", radius);
    Ranges.atLeast("steps", steps, 1);
  }

  static Arbitrary<CompressionRun> anywhere() {
    return Combinators.combine(
            Arbitraries.of(FROM_THE_RIGHT),
            Arbitraries.integers().between(1, 64),
            Arbitraries.integers().between(1, 32),
            Arbitraries.of(Learning.inputs(1, 2, 5, 20, 200)),
            Arbitraries.of(0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 1e-4),
            Arbitraries.of(0.0, 0.5, 1.0, 2.0),
            Arbitraries.of(0.0, 0.1, 0.5, 1.0),
            Arbitraries.of(0.0, 0.01, 0.1, 0.5))
        .flatAs(
            (rule, m, d, n, eta, sigma, thetaNorm, radius) ->
                Arbitraries.integers()
                    .between(1, 300)
                    .withDistribution(RandomDistribution.uniform())
                    .map(
                        steps ->
                            new CompressionRun(
                                rule, m, d, n, eta, sigma, thetaNorm, radius, steps)));
  }

  /** The distance of both runs, at its worst step, against what rounding can explain. */
  Measurement measure(Trial trial) {
    SeedTree seeds = trial.seeds();
    Network start = NtkInitialisation.draw(m, d, seeds.child("start").stream());
    GroundTruth truth = GroundTruth.draw(d, thetaNorm, seeds.child("truth").stream());
    TrainingSet data = n.trainingSet(truth, seeds.child("data").stream());
    if (rule == Rule.OSCILLATING) {
      return nearest(start, QuadraticLoss.of(data, truth), seeds);
    }
    List<Sample> samples = samples(data, seeds);
    States reference = new States();
    States compressed = new States();
    new ReferenceSimulator().run(run(start, data, samples), reference);
    new CompressedSimulator().run(run(start, data, samples), compressed);
    return compared(start, data, samples, reference.states, compressed.states);
  }

  private List<Sample> samples(TrainingSet data, SeedTree seeds) {
    SampleSource source = SampleSource.uniform(data, sigma, seeds.child("steps").stream());
    List<Sample> samples = new ArrayList<>();
    for (int t = 0; t < steps; t++) {
      samples.add(source.next());
    }
    return samples;
  }

  private Run run(Network start, TrainingSet data, List<Sample> samples) {
    Iterator<Sample> given = samples.iterator();
    return switch (rule) {
      case LABEL_NOISE -> new Run.LabelNoiseSgd(eta, start, given::next, steps);
      case GRADIENT_DESCENT -> new Run.GradientDescent(eta, start, data, steps);
      case SAM -> new Run.Sam(eta, radius, start, given::next, steps);
      case OSCILLATING -> throw new IllegalStateException("has no compressed run");
    };
  }

  /**
   * The distance of M(t) from the nearest Q N, whatever N is, Q being the frame of M(0): in the
   * column space of M(0) a right multiplication would stay.
   */
  private Measurement nearest(Network start, QuadraticLoss loss, SeedTree seeds) {
    States states = new States();
    double q = Math.sqrt(Math.sqrt(eta));
    new ReferenceSimulator()
        .run(
            new Run.OscillatingSecondLayer(eta, q, start.firstLayer(), loss, seeds, steps), states);
    WidthCompression compression = WidthCompression.of(states.states.get(0));
    Worst worst = new Worst();
    for (int t = 0; t < states.states.size(); t++) {
      Network state = states.states.get(t);
      Network projected = compression.expand(compression.project(state));
      double length =
          StrictMath.hypot(
              NormOps_DDRM.normF(state.firstLayer()), NormOps_DDRM.normF(state.secondLayer()));
      compare(
          worst,
          t,
          "the run and the nearest Q N, whatever N, are apart by ",
          CompressionBound.distance(state, projected),
          Rounding.gamma(FRAME_OPERATIONS * m * (d + 1)) * length);
    }
    return worst.measurement();
  }

  /**
   * Step by step, as long as the bound says anything: it ends where a run diverges, and for SAM
   * where the residual's sign, hence the direction of the perturbation, is within rounding of
   * flipping.
   */
  private Measurement compared(
      Network start,
      TrainingSet data,
      List<Sample> samples,
      List<Network> reference,
      List<Network> compressed) {
    CompressionBound bound = new CompressionBound(start, WidthCompression.of(start));
    Worst worst = new Worst();
    int common = Math.min(reference.size(), compressed.size());
    for (int t = 0; t < common; t++) {
      if (t > 0) {
        advance(bound, reference.get(t - 1), data, samples.get(t - 1));
      }
      double limit = bound.shown(reference.get(t));
      if (limit == Double.POSITIVE_INFINITY) {
        break;
      }
      double distance = CompressionBound.distance(reference.get(t), compressed.get(t));
      compare(worst, t, "the runs are apart by ", distance, limit);
    }
    return worst.measurement();
  }

  private static void compare(Worst worst, int t, String words, double distance, double limit) {
    worst.add(
        distance,
        limit,
        () ->
            "after "
                + t
                + (t == 1 ? " step " : " steps ")
                + words
                + Numbers.rounded(distance, 3)
                + " in Frobenius norm, rounding bound "
                + Numbers.rounded(limit, 3));
  }

  private void advance(CompressionBound bound, Network before, TrainingSet data, Sample sample) {
    switch (rule) {
      case LABEL_NOISE -> bound.labelNoise(eta, before, sample);
      case GRADIENT_DESCENT -> bound.descent(eta, before, data);
      case SAM -> bound.sharpnessAware(eta, radius, before, sample);
      case OSCILLATING -> throw new IllegalStateException("has no compressed run");
    }
  }

  /** Keeps every state. */
  private static final class States implements Observer {
    private final List<Network> states = new ArrayList<>();

    @Override
    public boolean wants(long t) {
      return true;
    }

    @Override
    public void see(long t, Network state) {
      states.add(state.copy());
    }
  }
}
