package twophase.paper.theory;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import org.junit.jupiter.api.Test;
import twophase.paper.theory.ConditionOne.Extremes;
import twophase.paper.theory.ConditionOne.Point;

class ConditionOneTest {

  /** By Python 3.11, math.log10 of the formulas. */
  @Test
  void extremesByHand() {
    Extremes small = ConditionOne.printed(1, 0, 0);
    assertThat(Extremes.powerOfTen(small.constant()), closeTo(PYTHON_LOG10_C, 1e-9));
    assertThat(small.stepSize(), closeTo(-96 * small.constant(), 1e-9));
    assertThat(small.width(), closeTo(48 * small.constant(), 1e-9));
    assertThat(small.samples(), closeTo(192 * small.constant(), 1e-9));
    assertThat(small.thetaNorm(), closeTo(-12 * small.constant(), 1e-9));
    assertThat(small.representable(), equalTo(false));
    assertThat(ConditionOne.needed(1).representable(), equalTo(true));
  }

  /** 8 log10(8.4691...). */
  private static final double PYTHON_LOG10_C = 7.4226865542;

  @Test
  void theNoiseTermNeverCountsAndTheInputTermDoesWhereInputsAreLarge() {
    assertThat(ConditionOne.logNoiseTerm(4, 3), closeTo(-48, 1e-12));
    for (double sigma : new double[] {0, 1, 100}) {
      assertThat(
          ConditionOne.logSmallestConstant(5, sigma, 1),
          equalTo(ConditionOne.logSmallestConstant(5)));
    }
    assertThat(ConditionOne.logSmallestConstant(5, 1, 10), equalTo(100.0));
  }

  /** Two samples at d = 1: F_1(ln(1/eta)/96)^2 with ln(1/eta) just below (ln 2)/2. */
  @Test
  void theLargestChanceOfCompatibilityIsAtTwoSamplesInOneDimension() {
    double largest = ConditionOne.chanceOfCompatibility(1, 0.70711, 96);
    assertThat(largest, closeTo(0.0023, 1e-4));
    for (int d = 1; d <= 20; d++) {
      for (double eta = 0.01; eta < 1; eta += 0.01) {
        assertThat(ConditionOne.chanceOfCompatibility(d, eta, 96), lessThan(largest));
      }
    }
  }

  /** As eta falls the chance tends to 1 for powers below 1/4 and to 0 above. */
  @Test
  void aQuarterIsTheLargestPowerThatGaussianInputsAdmit() {
    assertThat(ConditionOne.chanceOfCompatibility(1, 1e-50, 0.2), closeTo(1, 1e-9));
    assertThat(ConditionOne.chanceOfCompatibility(1, 1e-50, 0.3), closeTo(0, 1e-9));
  }

  @Test
  void equalityCountsAsMetWhateverTheRounding() {
    for (int m = 1; m <= 100; m++) {
      double eta = 1.0 / ((double) m * m);
      double n = ConditionOne.smallestSampleSize(eta);
      assertThat(n, equalTo((double) m * m * m * m));
      for (ConditionOne.Part part :
          ConditionOne.evaluate(Point.of(m, 1, true, Double.NaN, (int) n, eta, 0)).subList(1, 4)) {
        assertThat(part.id() + " at m = " + m, part.met(), equalTo(!part.id().equals("A2")));
      }
    }
  }

  /** The paper's own run, d = 20, eta = 0.001. */
  @Test
  void thePowerThatThePapersRunMeets() {
    assertThat(ConditionOne.largestPower(20, 0.001), closeTo(0.2376, 1e-3));
  }
}
