package twophase.paper.theory;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LazyLawsTest {

  @Test
  void withoutLoadNormsDecayExponentially() {
    assertThat(LazyEscape.root(0, 0), equalTo(1.0));
    assertThat(LazyEscape.root(0, 2), closeTo(Math.exp(-1), 1e-12));
  }

  @ParameterizedTest
  @CsvSource({"0.1, 0.5", "0.5, 3", "0.9, 0.01", "0.3, 100"})
  void theRootSolvesTheDecayLaw(double load, double foldings) {
    double s = Math.pow(LazyEscape.root(load, foldings), 2);
    assertThat(Math.log(s) - load * s, closeTo(-load - foldings, 1e-9));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1, Double.NaN})
  void beyondTheStabilityLimitThereIsNoLaw(double load) {
    assertThrows(IllegalArgumentException.class, () -> LazyEscape.root(load, 1));
  }

  /** 1 - F_2(x) = exp(-x/2), so that in dimension 2 all are outside with probability 1/e. */
  @Test
  void inDimensionTwoTheFrequencyIsOneInE() {
    assertThat(LazyEscape.allOutside(10, 2, 0, 1000), closeTo(Math.exp(-1), 1e-12));
    assertThat(LazyEscape.allOutside(1e6, 2, 0.2, 1000), closeTo(Math.exp(-1), 1e-9));
    assertThat(LazyEscape.allOutside(10, 2, 0, 0), equalTo(0.0));
    double half = 2 * Math.log(2);
    assertThat(LazyEscape.allOutside(10, 2, 0, half), closeTo(Math.exp(-4), 1e-9));
  }

  @Test
  void aNeuronExitsWhenItHasShrunkByTheRadius() {
    assertThat(LazyEscape.exitFoldings(4, 0, 1), closeTo(2 * Math.log(2), 1e-12));
    assertThat(LazyEscape.exitFoldings(4, 0, 0.5), equalTo(Double.POSITIVE_INFINITY));
    double loaded = LazyEscape.exitFoldings(4, 0.4, 1);
    assertThat(1 - LazyEscape.root(0.4, loaded), closeTo(0.5, 1e-9));
  }

  /** In dimension 2 the squared norm is exponential with mean 1. */
  @Test
  void extremeNormsAreMediansOfExtremes() {
    double smallest = LazyEscape.smallestNorm(10, 2);
    assertThat(smallest * smallest, closeTo(Math.log(2) / 10, 1e-9));
    double largest = LazyEscape.largestNorm(1, 2);
    assertThat(largest * largest, closeTo(Math.log(2), 1e-9));
    assertThat(LazyEscape.diffusion(100, 10, 0.01, 2), closeTo(0.2, 1e-12));
  }

  /** Both limits of the law of the distance; see its Javadoc. */
  @Test
  void theDistanceIsAWalkFirstAndShrinkingLater() {
    int m = 100;
    int d = 5;
    double noise = 1e-4 * 3;
    double early = 2;
    double tau = noise * noise * early;
    assertThat(
        LazyDistance.meanSquare(m, d, 1e-4, 3, early) / (d * tau / m + d * tau * tau / 2),
        closeTo(1, 0.01));
    double late = 1e7;
    tau = noise * noise * late;
    double v = 1e-4 * 9 * d / (2 * m);
    double expected =
        d * v / m + ((d + 2) * v * v - 2 * tau * v + tau * tau) / 4 + (d - 1) * v * tau / 2;
    assertThat(LazyDistance.meanSquare(m, d, 1e-4, 3, late) / expected, closeTo(1, 1e-3));
    assertThat(LazyDistance.meanSquare(m, d, 1e-4, 0, late), equalTo(0.0));
  }

  @Test
  void theDistanceReachesItsTarget() {
    long t = LazyDistance.reached(64, 4, 0.001, 5, 0.001);
    assertThat(LazyDistance.meanSquare(64, 4, 0.001, 5, t), greaterThan(0.001 * (1 - 1e-9)));
    assertThat(LazyDistance.meanSquare(64, 4, 0.001, 5, t - 1), lessThan(0.001));
  }

  /** P(|cos| >= q): 1 - 2 asin(q)/pi in dimension 2, 1 - q in dimension 3, 1 in dimension 1. */
  @Test
  void theSignOfAStepFollowsTheAngle() {
    assertThat(
        ShrinkingSteps.probabilityNotAbove(2, 4, 1),
        closeTo(1 - 2 * Math.asin(0.5) / Math.PI, 1e-12));
    assertThat(ShrinkingSteps.probabilityNotAbove(3, 4, -1), closeTo(0.5, 1e-12));
    assertThat(ShrinkingSteps.probabilityNotAbove(1, 4, 1), equalTo(1.0));
    assertThat(ShrinkingSteps.probabilityNotAbove(1, 1, 2), equalTo(0.0));
    assertThat(ShrinkingSteps.probabilityNotAbove(5, 1, 2), equalTo(0.0));
    assertThat(ShrinkingSteps.probabilityNotAbove(5, 0, 0), equalTo(1.0));
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "2, 42", "3, 212", "4, 672", "20, 420494"})
  void lemmaThreeSaysNothingUpToAWidth(int d, int widest) {
    assertThat(ShrinkingSteps.promised(widest, d), lessThan(0.0));
    assertThat(ShrinkingSteps.promised(widest + 1, d), greaterThan(0.0));
  }

  @Test
  void printedNumbers() {
    assertThat(ShrinkingSteps.rho(1), closeTo(1.1283791670955126, 1e-15));
    assertThat(ShrinkingSteps.printedDrop(4), equalTo(-1.0));
    assertThat(ShrinkingSteps.largestRise(1, 3, 0.1, 1, 1), equalTo(0.0));
  }
}
