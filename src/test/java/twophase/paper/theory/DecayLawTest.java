package twophase.paper.theory;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
