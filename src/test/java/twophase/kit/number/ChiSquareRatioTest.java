package twophase.kit.number;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.special.Beta;
import org.junit.jupiter.api.Test;

class ChiSquareRatioTest {

  private static void assertBrackets(String why, Interval log, double exact, double width) {
    double slack = 1e-12 * Math.max(1, Math.abs(exact));
    assertThat(why + " low", log.low(), lessThanOrEqualTo(exact + slack));
    assertThat(why + " high", log.high(), greaterThanOrEqualTo(exact - slack));
    assertThat(why + " width", log.high() - log.low(), lessThan(width));
  }

  /**
   * Logarithms from J. P. Imhof's inversion of the characteristic function (Biometrika 48, 1961),
   * integrated by mpmath 1.2.1 with 50 digits.
   */
  @Test
  void againstTheInversionOfTheCharacteristicFunction() {
    double[][] weights = {
      {1, 2, 3},
      {1, 2, 3},
      {5, 7, 11, 13, 40},
      {1, 10, 100},
      {1, 1.5},
      {3, 4, 5, 6, 7, 8}
    };
    double[] rho = {0.02, 0.2, 0.01, 0.02, 1, 2};
    int[] freedom = {30, 30, 50, 40, 24, 30};
    double[] below = {
      -3.0804093962132878,
      -0.49833713536406745,
      -10.718168142664481,
      -5.185779111602327,
      -0.0010382677344008094,
      -0.14240533970935556
    };
    double[] above = {
      -0.047029182809764463,
      -0.93532085430277176,
      -2.2139281737795157e-5,
      -0.005611289216794456,
      -6.8707206834992064,
      -2.0194356253195309
    };
    for (int k = 0; k < rho.length; k++) {
      ChiSquareRatio ratio = new ChiSquareRatio(weights[k], rho[k], freedom[k]);
      String why = Arrays.toString(weights[k]) + " rho " + rho[k];
      assertBrackets(why, ratio.logBelow(), below[k], 1e-9);
      assertBrackets(why, ratio.logAbove(), above[k], 1e-9);
    }
  }

  @Test
  void equalWeightsAreAnIncompleteBetaFunction() {
    for (int p = 1; p <= 24; p++) {
      double[] weights = new double[p];
      Arrays.fill(weights, 3);
      for (double nu : new double[] {1, 2, 7, 100, 1e5}) {
        for (double rho : new double[] {1e-4 / nu, 0.1 / nu, 3 * p / nu, 30 * p / nu}) {
          double x = rho / (3 + rho);
          double below = Beta.regularizedBeta(x, 0.5 * p, 0.5 * nu);
          double above = Beta.regularizedBeta(1 - x, 0.5 * nu, 0.5 * p);
          String why = "p=" + p + " nu=" + nu + " rho=" + rho;
          ChiSquareRatio ratio = new ChiSquareRatio(weights, rho, nu);
          assertBrackets(why, ratio.logBelow(), Math.log(below), 1e-9);
          // Far out, and for odd p, a part is known to one over its chi-square only; the library's
          // function takes 1 - x, which has few digits of a small x.
          if (above > 1e-12 && x > 1e-5) {
            assertBrackets(why, ratio.logAbove(), Math.log(above), p == 1 ? 0.2 : 0.05);
          }
        }
      }
    }
  }

  @Test
  void bothChancesAddUpToOne() {
    for (double spread : new double[] {1.01, 3, 50}) {
      for (int p : new int[] {1, 2, 3, 8, 21}) {
        double[] weights = new double[p];
        for (int k = 0; k < p; k++) {
          weights[k] = Math.pow(spread, (double) k / p);
        }
        for (double rho : new double[] {1e-4, 1e-3, 1e-2, 1e-1}) {
          ChiSquareRatio ratio = new ChiSquareRatio(weights, rho, 400);
          double low = Math.exp(ratio.logBelow().low()) + Math.exp(ratio.logAbove().low());
          double high = Math.exp(ratio.logBelow().high()) + Math.exp(ratio.logAbove().high());
          String why = "spread=" + spread + " p=" + p + " rho=" + rho;
          assertThat(why, low, lessThanOrEqualTo(1.0));
          assertThat(why, high, greaterThanOrEqualTo(1.0));
          assertThat(why, high - low, lessThan(1e-3));
        }
      }
    }
  }

  /** At great widths a frame's rows are nearly normal: the chance goes to that of a chi-square. */
  @Test
  void largeFreedomIsTheChiSquareLimit() {
    for (int p : new int[] {1, 4, 7, 20}) {
      double[] weights = new double[p];
      Arrays.fill(weights, 5);
      ChiSquaredDistribution limit = new ChiSquaredDistribution(p);
      for (double nu : new double[] {1e9, 1e15, 1e30, 1e100}) {
        for (double quantile : new double[] {0.01, 1, p, 3 * p}) {
          ChiSquareRatio ratio = new ChiSquareRatio(weights, 5 * quantile / nu, nu);
          double below = limit.cumulativeProbability(quantile);
          String why = "p=" + p + " nu=" + nu + " quantile=" + quantile;
          assertThat(why, Math.exp(ratio.logBelow().low()), closeTo(below, 1e-7 * below));
          assertThat(why, Math.exp(ratio.logBelow().high()), closeTo(below, 1e-7 * below));
        }
      }
    }
  }

  /** Far out, where binary64 has no number for the chance: the volume of an ellipsoid. */
  @Test
  void chancesBelowEveryNumberHaveALogarithm() {
    int p = 40;
    double[] weights = new double[p];
    for (int k = 0; k < p; k++) {
      weights[k] = 1 + 0.01 * k;
    }
    double nu = 1e40;
    double quantile = 1e-30;
    Interval log = new ChiSquareRatio(weights, quantile / nu, nu).logBelow();
    double product = 0;
    for (double weight : weights) {
      product += Math.log(weight);
    }
    double volume = 0.5 * p * Math.log(quantile / 2) - 0.5 * product;
    for (int k = 1; k <= p / 2; k++) {
      volume -= Math.log(k);
    }
    assertThat(log.low(), closeTo(volume, 1e-9 * Math.abs(volume)));
    assertThat(log.high() - log.low(), lessThan(1e-9));
  }

  /** Both ends of the line, for even and odd numbers of weights. */
  @Test
  void chancesFallAsFarAsOneGoes() {
    for (int p : new int[] {1, 2, 3, 4, 5, 20}) {
      double[] weights = new double[p];
      for (int k = 0; k < p; k++) {
        weights[k] = 1 + k;
      }
      for (double nu : new double[] {40, 1e6, 1e50}) {
        double above = 0;
        double below = 0;
        for (double quantile = p; quantile < 500; quantile *= 2) {
          Interval far = new ChiSquareRatio(weights, quantile / nu, nu).logAbove();
          Interval near = new ChiSquareRatio(weights, 1 / quantile / nu, nu).logBelow();
          String why = "p=" + p + " nu=" + nu + " quantile=" + quantile;
          assertThat(why, far.high(), lessThan(above));
          assertThat(why, near.high(), lessThan(below));
          above = far.low();
          below = near.low();
        }
      }
    }
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    double[] good = {1, 2};
    for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> new ChiSquareRatio(good, bad, 3));
      assertThrows(IllegalArgumentException.class, () -> new ChiSquareRatio(good, 1, bad));
      assertThrows(
          IllegalArgumentException.class, () -> new ChiSquareRatio(new double[] {1, bad}, 1, 3));
    }
    assertThrows(IllegalArgumentException.class, () -> new ChiSquareRatio(new double[] {}, 1, 3));
  }
}
