package twophase.paper.theory;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DropShareTest {
  private static final int SAMPLES = 40_000;

  /**
   * The share of samples with r^2 ((x . w)^2 - a^2 norm2(x)) >= (sigma/4)^2, w along the first
   * axis, e in the plane of the first two; a standard deviation is at most 0.0025.
   */
  private static double counted(int d, double sigma, double norm, double a, double e1, double e2) {
    Random random = new Random(7);
    int seen = 0;
    for (int k = 0; k < SAMPLES; k++) {
      double first = random.nextGaussian();
      double second = random.nextGaussian();
      double length2 = first * first + second * second;
      for (int j = 2; j < d; j++) {
        double entry = random.nextGaussian();
        length2 += entry * entry;
      }
      double residual = e1 * first + e2 * second - (random.nextBoolean() ? sigma : -sigma);
      double rise = norm * norm * first * first - a * a * length2;
      if (residual * residual * rise >= sigma * sigma / 16) {
        seen++;
      }
    }
    return (double) seen / SAMPLES;
  }

  @ParameterizedTest
  @CsvSource({
    "20, 4, 1, 0.03, 0, 1",
    "20, 4, 1, 0.15, 0.7, 0.7",
    "20, 4, 0.6, 0.05, -1, 0.3",
    "7, 4, 0.3, 0.01, 1, 0",
    "7, 1, 0.25, 0.05, 0.5, -1",
    "3, 0.1, 0.2, 0.1, 0, 0",
    "3, 2, 0.8, 0.3, 2, 1",
    "10, 1, 3, 0.5, 0.2, 0.1"
  })
  void itIsTheShareOfSamples(int d, double sigma, double norm, double a, double e1, double e2) {
    double share = new DropShare(d, sigma).of(norm * norm, a, norm * e1, e1 * e1 + e2 * e2);
    assertThat(share, closeTo(counted(d, sigma, norm, a, e1, e2), DropShare.ERROR + 4 * 0.0025));
  }

  /** The mirror image of a neuron, or of the error, has the same chances. */
  @Test
  void signsDoNotMatter() {
    DropShare shares = new DropShare(9, 2);
    double share = shares.of(0.5, 0.1, 0.3, 0.8);
    assertThat(shares.of(0.5, -0.1, 0.3, 0.8), equalTo(share));
    assertThat(shares.of(0.5, 0.1, -0.3, 0.8), closeTo(share, 1e-12));
  }

  @Test
  void aNeuronWithoutSecondLayerNeedsItsOutputAlone() {
    // |z| >= 1/4 where the residual is the noise: P = 0.8026.
    assertThat(new DropShare(5, 3).of(1, 0, 0, 0), closeTo(0.8026, 0.02));
    assertThat(new DropShare(5, 3).of(1e-6, 0, 0, 0), equalTo(0.0));
    assertThat(new DropShare(5, 3).of(1e-6, 1, 0, 0), equalTo(0.0));
  }

  /**
   * At d = 20 inputs are longer than norm2 = 35.25 with a chance below 0.02, and a normal's size is
   * above 0.6433 with one of 0.52.
   */
  @ParameterizedTest
  @CsvSource({"0", "0.05", "0.2"})
  void whatIsSeenAtAGlanceHasAQuarter(double a) {
    DropShare shares = new DropShare(20, 4);
    double least = (1.0 / 16 + a * a * 35.25) / (0.6433 * 0.6433);
    assertThat(shares.surelyAboveQuarter(1.001 * least, a), equalTo(true));
    assertThat(shares.surelyAboveQuarter(0.998 * least, a), equalTo(false));
    for (double error : new double[] {0, 0.5, 2}) {
      assertThat(shares.of(1.001 * least, a, 0, error), greaterThan(0.25));
    }
  }

  @Test
  void whatItCannotAnswerIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new DropShare(2, 1));
    assertThrows(IllegalArgumentException.class, () -> new DropShare(3, 0));
    assertThrows(IllegalArgumentException.class, () -> new DropShare(3, Double.NaN));
  }
}
