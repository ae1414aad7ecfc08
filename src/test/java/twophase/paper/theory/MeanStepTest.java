package twophase.paper.theory;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.Test;

class MeanStepTest {

  /**
   * In one dimension e+ = e - eta r B x + eta^2 r^2 theta x^2 with r = e x - eps: by the moments 1,
   * 3, 15, 105 of x^2, x^4, x^6, x^8.
   */
  @Test
  void oneDimensionByHand() {
    double e = 1.5;
    double b = 4;
    double theta = 2;
    double eta = 0.1;
    double expected =
        e * e * (1 - 2 * eta * b + 3 * eta * eta * b * b)
            + 6 * Math.pow(eta, 2) * Math.pow(e, 3) * theta
            - 30 * Math.pow(eta, 3) * Math.pow(e, 3) * b * theta
            + 105 * Math.pow(eta, 4) * Math.pow(e, 4) * theta * theta;
    MeanStep step = new MeanStep(new double[] {3}, 1, new double[] {2}, new double[] {0.5});
    assertThat(step.before(), equalTo(2.25));
    assertThat(step.after(eta, 0), closeTo(expected, 1e-13 * expected));
  }

  /** Noise alone, e = 0: r = -eps, so e+ = eta eps B x + eta^2 sigma^2 theta x^2. */
  @Test
  void noiseAlone() {
    MeanStep step = new MeanStep(new double[] {3}, 1, new double[] {2}, new double[] {2});
    double noise2 = 0.49;
    double eta = 0.1;
    double expected = eta * eta * noise2 * 16 + Math.pow(eta, 4) * noise2 * noise2 * 3 * 4;
    assertThat(step.after(eta, 0.7), closeTo(expected, 1e-13 * expected));
  }

  /** Wide and isotropic: 1 - 2 c (1 - k s), c = eta g, which is 1 at the limit. */
  @Test
  void theLimitOfAWideNetwork() {
    double g = 1000;
    int d = 3;
    double[] gram = {g, 0, 0, 0, g, 0, 0, 0, g};
    MeanStep step = new MeanStep(gram, 0, new double[] {1e-9, 0, 0}, new double[d]);
    for (double load : new double[] {0.5, 1, 2}) {
      double c = 2 * load / (d + 2);
      assertThat(step.after(c / g, 0) / step.before(), closeTo(1 - 2 * c * (1 - load), 1e-12));
    }
  }

  @Test
  void loadsOfGaussianMomentsAgree() {
    // E norm(x)^2 = d, E norm(x)^4 = d (d + 2).
    assertThat(
        StabilityLimit.load(100, 4, 0.01, 0.7, 4, 24),
        closeTo(StabilityLimit.load(100, 4, 0.01, 0.7), 1e-15));
    assertThat(StabilityLimit.limitAtStart(100, 1), closeTo(0.99, 1e-15));
    assertThat(StabilityLimit.limitAtStart(100, 2), closeTo(0.96, 1e-15));
  }
}
