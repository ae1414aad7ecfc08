package twophase.paper.theory;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModeDecayTest {

  /** Gaussian fourth moments: 1 off the diagonal, 3 on it. */
  private static ModeDecay gaussian(double eta, double sigma, double... second) {
    int d = second.length;
    double[][] fourth = new double[d][d];
    for (int k = 0; k < d; k++) {
      for (int l = 0; l < d; l++) {
        fourth[k][l] = (k == l ? 3 : 1) * second[k] * second[l];
      }
    }
    return new ModeDecay(eta, sigma, second, fourth);
  }

  private static double[] all(int d, double value) {
    double[] same = new double[d];
    Arrays.fill(same, value);
    return same;
  }

  /** Without what the noise gives back, on isotropic inputs, it is the leading decay law. */
  @ParameterizedTest
  @CsvSource({"5, 0.1, 0.5", "5, 0.6, 1", "20, 0.3, 1.5", "1, 0.2, 0.1"})
  void onGaussianInputsItIsTheLeadingLaw(int d, double load, double tau) {
    int m = 500;
    double eta = load / StabilityLimit.load(m, d, 1, 1);
    ModeDecay law = gaussian(eta, 0, all(d, 1));
    DecayLaw leading = new DecayLaw(m, d, eta, 1 / eta, 0);
    double[] end = law.after(all(d, (double) m / d), tau);
    assertThat(end[0] * d / m, closeTo(leading.leading(1, tau), 1e-6));
    assertThat(law.load(all(d, (double) m / d)), closeTo(load, 1e-9));
  }

  /** For small steps it settles where the decay law does, at s = eta sigma^2 d^2 / (2 m). */
  @Test
  void itSettlesWhereTheDecayLawDoes() {
    int d = 6;
    int m = 1000;
    double eta = 1e-7;
    double sigma = 400;
    double[] end = gaussian(eta, sigma, all(d, 1)).after(all(d, 1e-6), 3);
    end = gaussian(eta, sigma, all(d, 1)).after(end, 20);
    assertThat(end[3] * d / m, closeTo(new DecayLaw(m, d, eta, sigma, 0).settled(), 1e-8));
  }

  /** For small steps and little noise each mode has its own exponential, and a dead one none. */
  @Test
  void forSmallStepsEachModeHasItsOwnExponential() {
    double[] second = {2.5, 0.4, 0.1, 0};
    double[] end = gaussian(1e-9, 1, second).after(new double[] {1, 2, 3, 4}, 1.5);
    for (int k = 0; k < second.length; k++) {
      assertThat(end[k], closeTo((k + 1) * Math.exp(-1.5 * second[k]), 1e-6));
    }
    assertThat(end[3], equalTo(4.0));
  }

  /** Longer inputs, the same second moments: a larger load, and a faster decay. */
  @Test
  void fourthMomentsMakeTheLoad() {
    double[] second = {1, 1};
    ModeDecay heavy = new ModeDecay(0.01, 0, second, new double[][] {{9, 1}, {1, 3}});
    double[] start = {20, 20};
    assertThat(heavy.load(start), closeTo(0.1 * (6 + Math.sqrt(10)), 1e-9));
    ModeDecay light = gaussian(0.01, 0, second);
    assertThat(light.load(start), closeTo(0.4, 1e-9));
    ModeDecay small = new ModeDecay(0.005, 0, second, new double[][] {{9, 1}, {1, 3}});
    ModeDecay other = gaussian(0.005, 0, second);
    assertThat(small.after(start, 1)[0], lessThan(other.after(start, 1)[0]));
  }

  @Test
  void beyondTheLimitThereIsNoLaw() {
    ModeDecay law = gaussian(0.01, 1, 1, 1);
    assertThrows(IllegalArgumentException.class, () -> law.after(new double[] {60, 60}, 1));
  }
}
