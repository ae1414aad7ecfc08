package twophase.paper.theory;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwoPhasesTest {

  /** By hand: 1, 2/pi, 1/2, 4/(3 pi), 3/8. */
  @ParameterizedTest
  @CsvSource({"1, 1", "2, 0.6366197723675814", "3, 0.5", "4, 0.4244131815783876", "5, 0.375"})
  void startAlignments(int d, double expected) {
    assertThat(TwoPhases.startAlignment(d), closeTo(expected, 1e-14));
  }

  @Test
  void startAlignmentFallsLikeTheRootOfTheDimension() {
    double d = 1e6;
    double limit = Math.sqrt(2 / (Math.PI * d));
    assertThat(TwoPhases.startAlignment((int) d) / limit, closeTo(1, 1e-6));
  }

  @Test
  void ratesPerStep() {
    assertThat(TwoPhases.labelNoiseRate(0.001, 4), closeTo(1.6e-5, 1e-20));
    assertThat(TwoPhases.samRate(0.001, 0.5), closeTo(5e-4, 1e-18));
    // R = sigma sqrt(eta / 2) takes as much away as sigma does.
    assertThat(TwoPhases.samRate(0.01, 3 * Math.sqrt(0.005)), closeTo(9e-4, 1e-18));
  }

  @Test
  void thePapersRun() {
    // eta sigma^2 = 0.016, d^(3/2) = 89.44: the floor of norm(theta*) is 0.7155.
    assertThat(TwoPhases.signalToNoise(20, 0.001, 4, 1), closeTo(1 / 0.71554, 1e-5));
    assertThat(TwoPhases.excessWidth(1000, 20, 1), closeTo(223.607, 1e-3));
    assertThat(TwoPhases.settledLoss(20, 0.001, 4, 1), closeTo(0.0357771, 1e-7));
  }

  @Test
  void theSettledLayersComputeThetaStarAndBalance() {
    double first = TwoPhases.settledFirstLayer(9, 2);
    double second = TwoPhases.settledSecondLayer(9, 2);
    assertThat("the product of the norms is norm(theta*)", Math.sqrt(first * second), equalTo(2.0));
    assertThat("norm2(W) = d norm2(a)", first, equalTo(9 * second));
    assertThat(TwoPhases.relativeRadius(16, 2, 0.25), equalTo(2.0));
  }

  @Test
  void lazyMotion() {
    // m = 100, d = 4, theta* = 0: 0.04 sqrt(2 ln 200).
    assertThat(LazyMotion.farthest(100, 4, 0), closeTo(0.130211, 1e-5));
    assertThat(
        LazyMotion.farthest(100, 4, 3) / LazyMotion.farthest(100, 4, 0),
        closeTo(Math.sqrt(10), 1e-12));
    // d = 8, theta* = 0: the root of 1 / (m ln(2 m)).
    assertThat(LazyMotion.spread(50, 8, 0), closeTo(1 / Math.sqrt(50 * 4.605170186), 1e-9));
    assertThat(LazyMotion.kernelChange(100, 4, 3), closeTo(0.016, 1e-15));
  }
}
