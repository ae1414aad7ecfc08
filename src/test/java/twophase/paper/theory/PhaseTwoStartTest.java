package twophase.paper.theory;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;

import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;

class PhaseTwoStartTest {

  /** Medians of the largest of 10 and 1000 squares, from a table of the normal distribution. */
  @Test
  void largestSquare() {
    assertThat(PhaseTwoStart.largestSquare(1), closeTo(0.45494, 1e-5));
    assertThat(PhaseTwoStart.largestSquare(10), closeTo(3.3558, 1e-3));
    assertThat(PhaseTwoStart.largestSquare(1000), closeTo(11.508, 1e-2));
  }

  /** With equal weights the sum is a chi-square; with two degrees of freedom an exponential. */
  @Test
  void longerThan() {
    assertThat(PhaseTwoStart.longer(2, 2, 2, 12), closeTo(Math.exp(-3), 1e-6));
    for (int d : new int[] {1, 3, 7, 20}) {
      double chance = Gamma.regularizedGammaQ(d / 2.0, 20);
      assertThat(PhaseTwoStart.longer(1, 1, d, 40) / chance, closeTo(1, 1e-4));
    }
  }

  @Test
  void truthIsTheInverseOfTheRatio() {
    double truth = PhaseTwoStart.truth(100, 3, 0.002, 0.7);
    assertThat(PhaseTwoStart.ratio(100, 3, 0.002, truth), closeTo(0.7, 1e-12));
  }

  @Test
  void beginsWhereTheRatioIsBelowOne() {
    double small = PhaseTwoStart.truth(100, 2, 0.003, 0.5);
    double large = PhaseTwoStart.truth(100, 2, 0.003, 2);
    assertThat(
        PhaseTwoStart.foldings(100, 2, 0.003, 0.5, small, 14).orElseThrow(), closeTo(7.4, 0.1));
    assertThat(PhaseTwoStart.foldings(100, 2, 0.003, 0.5, large, 14).isPresent(), equalTo(false));
    assertThat(PhaseTwoStart.foldings(100, 2, 0.003, 0.5, small, 5).isPresent(), equalTo(false));
  }
}
