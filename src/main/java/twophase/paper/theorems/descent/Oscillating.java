package twophase.paper.theorems.descent;

import java.util.List;
import java.util.function.LongConsumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.NormOps_DDRM;
import twophase.kit.bench.Bench;
import twophase.kit.random.SeedTree;
import twophase.kit.statement.Ranges;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Run;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.network.NtkInitialisation;
import twophase.paper.network.QuadraticLoss;
import twophase.paper.theorems.Hypotheses;
import twophase.paper.theory.OscillatingLayer;

/**
 * A setting of the oscillating second layer from the NTK start.
 *
 * @param m width, at least 1
 * @param d input dimension, at least 1
 * @param n training samples, or fresh for S = I
 * @param eta step size, above 0; 1/m^2 but where a hypothesis is dropped
 * @param thetaNorm norm of theta*, at least 0
 */
record Oscillating(int m, int d, Inputs n, double eta, double thetaNorm) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  Oscillating {
    Ranges.atLeast("m", m, 1);
    Ranges.atLeast("d", d, 1);
    Ranges.positive("eta", eta);
    Ranges.notNegative("thetaNorm", thetaNorm);
  }

  /** At the lemma's step size, eta = 1/m^2. */
  static Oscillating atLemmasStepSize(int m, int d, Inputs n, double thetaNorm) {
    return new Oscillating(m, d, n, OscillatingLayer.stepSize(m), thetaNorm);
  }

  /** Settings at the lemma's step size, from these widths, dimensions and numbers of samples. */
  static Arbitrary<Oscillating> anywhere(int leastWidth, int mostWidth, List<Inputs> samples) {
    return Combinators.combine(
            Arbitraries.integers().between(leastWidth, mostWidth),
            Arbitraries.integers().between(1, 12),
            Arbitraries.of(samples),
            Arbitraries.of(0.0, 0.1, 0.3, 0.5))
        .as(Oscillating::atLemmasStepSize)
        .withoutEdgeCases();
  }

  /** Notes where A1 to A6 stand here. */
  void noteHypotheses(Bench bench) {
    bench.hypotheses(Hypotheses.of(m, d, n, eta, thetaNorm));
  }

  /** S and theta*, from the children {@code truth} and {@code data}. */
  QuadraticLoss loss(SeedTree seeds) {
    GroundTruth truth = GroundTruth.draw(d, thetaNorm, seeds.child("truth").stream());
    return n.fresh()
        ? QuadraticLoss.population(truth)
        : QuadraticLoss.of(n.trainingSet(truth, seeds.child("data").stream()), truth);
  }

  /** W at the start, m x d. */
  DMatrixRMaj firstLayer(SeedTree seeds) {
    return NtkInitialisation.draw(m, d, seeds.child("start").stream()).firstLayer();
  }

  /** A run from a start and with chains of its own. */
  Run.OscillatingSecondLayer run(QuadraticLoss loss, SeedTree seeds, long steps) {
    double q = OscillatingLayer.amplitude(eta);
    return new Run.OscillatingSecondLayer(eta, q, firstLayer(seeds), loss, seeds, steps);
  }

  /** s = (1/m) sum_i norm2(w_i). */
  static double meanNorm2(Network state) {
    double length = NormOps_DDRM.normF(state.firstLayer());
    return length * length / state.width();
  }

  /**
   * The mean of s over runs that share S and theta*, at equally spaced times: an estimate of the
   * lemma's expectation, over the start and the chains.
   *
   * @param seeds where the group's randomness hangs
   * @param size number of runs
   * @param steps length of the runs
   * @param looks number of times, the start aside
   * @return means at 0, stride, 2 stride, ...; infinite from where a run has diverged
   */
  double[] means(NetworkSimulator simulator, SeedTree seeds, int size, long steps, int looks) {
    QuadraticLoss loss = loss(seeds);
    long stride = stride(steps, looks);
    double[] means = new double[(int) (steps / stride) + 1];
    for (int run = 0; run < size; run++) {
      long[] seen = {-1};
      Outcome outcome =
          simulator.run(
              run(loss, seeds.child("run").child(run), steps),
              new Norms(stride, t -> seen[0] = t / stride, means, size));
      if (!outcome.completed()) {
        for (int k = (int) seen[0] + 1; k < means.length; k++) {
          means[k] = Double.POSITIVE_INFINITY;
        }
      }
    }
    return means;
  }

  /** Steps between looks. */
  static long stride(long steps, int looks) {
    return Math.max(1, steps / looks);
  }

  /** Adds a run's share to the means. */
  private record Norms(long stride, LongConsumer seen, double[] means, int size)
      implements Observer {
    @Override
    public boolean wants(long t) {
      return t % stride == 0;
    }

    @Override
    public void see(long t, Network state) {
      means[(int) (t / stride)] += meanNorm2(state) / size;
      seen.accept(t);
    }
  }
}
