package twophase.paper.theory;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import org.junit.jupiter.api.Test;

/** Lemmas 5 and 6 and the growth law, against numbers worked out by hand. */
class PhaseTwoTest {

  /** ln 1000 = 6.9077...; twice the norm, half the steps. */
  @Test
  void alignmentTimes() {
    assertThat(Alignment.steps(0.001, 1, 1), equalTo(6908L));
    assertThat(Alignment.steps(0.001, 2, 1), equalTo(3454L));
    assertThat(Alignment.steps(0.001, 1, 0.5), equalTo(13816L));
    assertThat(Alignment.printedRate(0.01), closeTo(0.1 * 4.605170185988091, 1e-15));
  }

  /** kappa = 3/4: sqrt(1 + 9/16) = 5/4, (9/4)^2/2 = 81/32, over 9/16 is 4.5. */
  @Test
  void alignmentBound() {
    assertThat(Alignment.bound(10, 0.001, 2, 0.75), closeTo(4.5 * 0.005, 1e-17));
    assertThat(Alignment.extremalCosine(0.75), closeTo(0.8, 1e-15));
  }

  /** The constant is the supremum of ((1 + c)/kappa + s)^2/2 over c^2 + s^2 = 1. */
  @Test
  void alignmentBoundIsASupremum() {
    for (double kappa : new double[] {0.25, 0.5, 1}) {
      double largest = 0;
      for (double c = 0; c <= 1; c += 1e-4) {
        double reach = (1 + c) / kappa + Math.sqrt(1 - c * c);
        largest = Math.max(largest, reach * reach / 2);
      }
      assertThat(largest / Alignment.bound(1, 1, 1, kappa), closeTo(1, 1e-6));
    }
  }

  /** P = 1/4, Q = 0, N = 1: G = 2; with Q = 8, P Q = 2 and G^2 P = 2. */
  @Test
  void growthEndsWhereThetaIsReached() {
    assertThat(Alignment.growth(0.25, 0, 1), closeTo(2, 1e-15));
    assertThat(Alignment.growth(0.25, 8, 1), closeTo(Math.sqrt(8), 1e-15));
  }

  @Test
  void alignmentToleranceVanishesWithTheLoadAndTheWidth() {
    assertThat(Alignment.tolerance(100, 1e-12, 1, 1), closeTo(0.02, 1e-6));
  }

  @Test
  void convergence() {
    assertThat(Convergence.steps(0.001, 1), equalTo(6908L));
    assertThat(Convergence.steps(0.001, 2), equalTo(1727L));
    assertThat(Convergence.bound(0.01, 10), closeTo(0.4605170185988091, 1e-15));
    assertThat(Convergence.exponent(4, false), equalTo(0.5));
    assertThat(Convergence.exponent(1, true), equalTo(1.0));
    assertThat(Convergence.sufficientMass(0.01), equalTo(0.0025));
    assertThat(Convergence.escape(0.01, 0.5), closeTo(1e4, 1e-8));
  }

  /** One neuron in one dimension, w = a = 1, theta* = 2, eta = 0.1: both become 1.1, e = 0.79. */
  @Test
  void nextError() {
    assertThat(Convergence.nextError(1, 0.1, 2, 1), closeTo(0.79, 1e-15));
  }

  @Test
  void growthRates() {
    assertThat(GrowthLaw.growthRate(0.1, 2), closeTo(StrictMath.log(1.2), 1e-16));
    assertThat(GrowthLaw.decayRate(0.1, 2), closeTo(StrictMath.log(0.8), 1e-16));
  }

  /** Q = 0 is the plain logistic curve: N / (1 + (N/P - 1) exp(-2 N t)). */
  @Test
  void learnedIsLogistic() {
    for (double t : new double[] {0, 0.5, 1, 3}) {
      double logistic = 2 / (1 + (2 / 0.1 - 1) * StrictMath.exp(-4 * t));
      assertThat(GrowthLaw.learned(0.1, 0, 2, t), closeTo(logistic, 1e-14));
    }
  }

  /** ds/dt = 2 (N - s) sqrt(s^2 + 4 C), by a central difference. */
  @Test
  void learnedSolvesItsEquation() {
    double h = 1e-5;
    for (double t : new double[] {0.1, 1, 2}) {
      double s = GrowthLaw.learned(0.1, 0.3, 1, t);
      double slope =
          (GrowthLaw.learned(0.1, 0.3, 1, t + h) - GrowthLaw.learned(0.1, 0.3, 1, t - h)) / (2 * h);
      assertThat(slope, closeTo(2 * (1 - s) * Math.sqrt(s * s + 4 * 0.03), 1e-8));
    }
    assertThat(GrowthLaw.learned(0.1, 0.3, 1, 0), closeTo(-0.2, 1e-15));
    assertThat(GrowthLaw.learned(0.1, 0.3, 1, 40), closeTo(1, 1e-12));
    assertThat(GrowthLaw.learnedTolerance(0.01, 1, 1e-4, 1e-3), greaterThan(0.0));
  }
}
