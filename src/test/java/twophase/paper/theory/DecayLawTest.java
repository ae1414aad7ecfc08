package twophase.paper.theory;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.ejml.dense.row.NormOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import twophase.kit.random.RandomStream;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.LabelNoiseSgd;
import twophase.paper.dynamics.NoiseSchedule;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.lanes.LaneObserver;
import twophase.paper.dynamics.lanes.LaneSimulator;
import twophase.paper.dynamics.lanes.Replica;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.network.WideStart;

class DecayLawTest {

  /** The leading law's two sides agree. */
  @ParameterizedTest
  @CsvSource({"0.6, 1, 25496", "0.1, 1, 235479", "0.9, 0.9, 10", "0.3, 1.1, 0"})
  void theLeadingLawIsARoot(double load, double s0, long t) {
    DecayLaw law = new DecayLaw(1000, 20, 2 * 20 * load / (1000 * 22), 4, 0);
    double k = law.load(1);
    double s = law.leading(s0, t);
    double noise = law.eta() * law.eta() * 16;
    assertThat(
        Math.log(s) - k * s, closeTo(Math.log(s0) - k * s0 - noise * t, 1e-12 * (1 + noise * t)));
    assertThat(law.leadingTime(s0, s), closeTo(t, 1e-9 * (1 + t)));
  }

  /** With batches: k = eta m ((d + 1)/B + 1) / (2 d), and the noise's rate over B. */
  @Test
  void theLeadingLawOfABatchIsARoot() {
    DecayLaw law = new DecayLaw(100, 5, 0.01, 2, 0, 3);
    assertThat(law.load(1), closeTo(0.01 * 100 * 3 / 10, 1e-15));
    double s = law.leading(1, 2000);
    assertThat(Math.log(s) - 0.3 * s, closeTo(-0.3 - 1e-4 * 4 / 3 * 2000, 1e-13));
    assertThat(law.settled(), closeTo(0.01 * 4 * 25 / (2 * 100 * 3), 1e-15));
  }

  /**
   * For a small k s a batch is label noise of variance sigma^2 / B, and nothing else: both laws of
   * step size eta and B times the variance are those of one sample.
   */
  @ParameterizedTest
  @CsvSource({"2", "5", "64"})
  void aSmallLoadSeesTheBatchAsLessNoise(int batch) {
    double eta = 1e-8;
    double sigma = 3e4;
    long t = 1_000_000;
    DecayLaw one = new DecayLaw(10_000, 5, eta, sigma, 0);
    DecayLaw many = new DecayLaw(10_000, 5, eta, sigma * Math.sqrt(batch), 0, batch);
    double s = one.corrected(1, t).get(0).s();
    assertThat(s, lessThan(0.95));
    assertThat(many.corrected(1, t).get(0).s() / s, closeTo(1, 1e-4));
    assertThat(many.leading(1, t) / one.leading(1, t), closeTo(1, 1e-4));
  }

  /**
   * Runs on batches against both laws: 400 seeds bring the standard error to 0.16 %, so that 0.8 %
   * is five of them, and 1.2 % leaves room for what the leading law leaves out.
   */
  @ParameterizedTest
  @CsvSource({"2", "4", "16"})
  void runsOnBatchesFollowTheLaw(int batch) {
    int m = 500;
    int d = 5;
    int seeds = 400;
    double end = 0.4;
    double eta = 0.5 * 2 * d / (m * ((d + 1.0) / batch + 1));
    double sigma = Math.sqrt(0.02 * m * end * batch / (eta * d * d));
    DecayLaw law = new DecayLaw(m, d, eta, sigma, 0, batch);
    long steps = (long) law.leadingTime(1, end);
    SeedTree tree = SeedTree.root(23).child("decay").child(batch);
    double[] sums = new double[2];
    for (int k = 0; k < seeds; k += LaneSimulator.LANES) {
      List<Replica> group = new ArrayList<>();
      for (int lane = 0; lane < LaneSimulator.LANES; lane++) {
        Run.Free run =
            new Run.Free(m, d, Inputs.FRESH, eta, sigma, 0, tree.child(k + lane), steps)
                .withRule(new LabelNoiseSgd(batch));
        Network core = WideStart.draw(m, d, run.seeds().child("start").stream()).core();
        group.add(new Replica(core, Replica.samples(run)));
      }
      LaneSimulator.best()
          .run(
              eta,
              batch,
              NoiseSchedule.ALWAYS,
              group,
              steps,
              new LaneObserver() {
                @Override
                public boolean wants(long t) {
                  return t == 0 || t == steps;
                }

                @Override
                public void see(int replica, long t, Network state) {
                  double norm = NormOps_DDRM.normF(state.firstLayer());
                  sums[t == 0 ? 0 : 1] += norm * norm / (m * seeds);
                }
              });
    }
    assertThat(sums[1] / law.corrected(sums[0], steps).get(0).s(), closeTo(1, 0.008));
    assertThat(sums[1] / law.leading(sums[0], steps), closeTo(1, 0.012));
  }

  /**
   * Least mean squares on batches contracts by 1 - 2 c (1 - k s): 100,000 draws have a standard
   * error of 0.3 % or so.
   */
  @ParameterizedTest
  @CsvSource({"1", "2", "4", "16"})
  void theLoadIsWhatABatchContractsBy(int batch) {
    int d = 3;
    double c = 0.3;
    RandomStream stream = SeedTree.root(5).child("contraction").child(batch).stream();
    double sum = 0;
    int draws = 100_000;
    for (int draw = 0; draw < draws; draw++) {
      double[] z = new double[d];
      for (int b = 0; b < batch; b++) {
        double[] x = {stream.gaussian(), stream.gaussian(), stream.gaussian()};
        for (int k = 0; k < d; k++) {
          z[k] += x[0] * x[k] / batch;
        }
      }
      double along = 1 - c * z[0];
      sum += along * along + c * c * (z[1] * z[1] + z[2] * z[2]);
    }
    // c = eta m s / d
    double load = StabilityLimit.load(30, d, c / 10, batch, 1);
    assertThat(sum / draws, closeTo(1 - 2 * c * (1 - load), 0.01));
  }

  @Test
  void beyondTheLimitThereIsNoLeadingLaw() {
    DecayLaw law = new DecayLaw(1000, 20, 0.002, 4, 0);
    assertThrows(IllegalArgumentException.class, () -> law.leading(1, 10));
  }

  @Test
  void ratiosAreOne() {
    DecayLaw law = new DecayLaw(50, 5, 0.1, 10, 2);
    // eta sigma^2 d^2 / (2 m) = 0.1 * 100 * 25 / 100
    assertThat(law.settled(), closeTo(2.5, 1e-15));
    assertThat(law.noiseRatio(5), closeTo(1, 1e-15));
    // (2 * 5 / (50 * 0.2))^2
    assertThat(law.truthRatio(0.2), closeTo(1, 1e-15));
  }

  @Test
  void theStartIsTheNtkStart() {
    DecayLaw.Prediction start = new DecayLaw(400, 8, 0.001, 1, 3).corrected(1, 0).get(0);
    assertThat(start.s(), equalTo(1.0));
    assertThat(start.secondLayer(), equalTo(1.0));
    assertThat(start.error(), equalTo(10.0));
    assertThat(start.deviation(), closeTo(Math.sqrt(2.0 / (400 * 8)), 1e-15));
  }

  /**
   * Without noise and theta*, in one dimension and from S = m, A = 1, norm2(e) = 1, one step by
   * hand: S moves by -2 eta + 3 eta^2 (A p + Cov(A, p)) with Cov(A, p) = 2/m.
   */
  @Test
  void oneStepByHand() {
    double eta = 1e-3;
    int m = 500;
    DecayLaw.Prediction one = new DecayLaw(m, 1, eta, 0, 0).corrected(1, 1).get(0);
    double expected = m - 2 * eta + eta * eta * 3 * (1 + 2.0 / m);
    assertThat(m * one.s(), closeTo(expected, 1e-12));
  }

  /**
   * For small k s the corrected law is f + (s0 - f + f/d) exp(-eta^2 sigma^2 t), f where s settles;
   * what is left is of the order of k s, d/m and the ratio's square.
   */
  @ParameterizedTest
  @CsvSource({"1", "2", "5"})
  void smallStepsSettleExponentially(int d) {
    int m = 1_000_000;
    double load = 0.01;
    double ratio = 0.01;
    double s = 0.5;
    double eta = 2 * d * load / (m * (d + 2.0));
    double sigma = Math.sqrt(ratio * m * s / eta) / d;
    DecayLaw law = new DecayLaw(m, d, eta, sigma, 0);
    long t = (long) (Math.log(2) / (eta * eta * sigma * sigma));
    double corrected = law.corrected(1, t).get(0).s();
    double leading = law.leading(1, t);
    // The part by which the leading law is low, at s = 1/2.
    assertThat((corrected / leading - 1) / (ratio / 4), closeTo(1 + 1.0 / d, 0.05));
    double settled = eta * sigma * sigma * d / 2;
    assertThat(law.corrected(1, t).get(0).secondLayer() / settled, closeTo(1, 0.05));
  }

  /** theta* leaves the noiseless norm balance: the second layer carries it, A > h d / S. */
  @Test
  void theSecondLayerCarriesTheTruth() {
    DecayLaw law = new DecayLaw(1000, 20, 5e-4, 2, 10);
    DecayLaw.Prediction late = law.corrected(1, 500_000).get(0);
    double carried = 100 * 20 / (1000 * late.s());
    double settled = law.eta() * 20 / 2.0;
    assertThat(late.secondLayer(), closeTo(carried + settled, 0.1 * carried));
  }
}
