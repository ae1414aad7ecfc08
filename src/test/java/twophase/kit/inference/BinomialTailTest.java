package twophase.kit.inference;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialTailTest {

  /** Numbers from python3: sums of fractions.Fraction, logarithm by decimal with 60 digits. */
  @ParameterizedTest
  @CsvSource({
    "3, 10, 0.25, -0.7456892626849092976450599, -0.2537637362489917924190520,"
        + " -1.3851658477400923543302248",
    "60, 100, 0.5, -3.5598192034469067433476236, -0.0177568234915977046053285,"
        + " -4.5241556388600274139851638",
    "40, 100, 0.5, -0.0177568234915977046053285, -3.5598192034469067433476236,"
        + " -4.5241556388600274139851638",
    "1, 1000, 0.0009765625, -0.4722843049011948232571919, -0.2951975766104938017500063,"
        + " -0.9997791347961022153004539",
    "990, 1000, 0.5, -639.2090519107084677186820095, 0, -639.2191835220570334222952393",
    "100, 2000, 0.125, 0, -67.3642992706798600901813147, -67.8200259653744404433667180",
    "300, 2000, 0.125, -7.5200191349439421255844373, -0.0004313848626907187331415,"
        + " -9.1075097900572363569163646"
  })
  void agreesWithExactRationalArithmetic(
      long k, long n, double p, double atLeast, double atMost, double mass) {
    double q = 1 - p;
    assertThat(BinomialTail.logAtLeast(k, n, p, q), closeTo(atLeast, 1e-13 + 1e-14 * -atLeast));
    assertThat(BinomialTail.logAtMost(k, n, p, q), closeTo(atMost, 1e-13 + 1e-14 * -atMost));
    assertThat(BinomialTail.logMass(k, n, p, q), closeTo(mass, 1e-13 + 1e-14 * -mass));
  }

  /** Numbers from python3: decimal with 50 digits, Stirling's series, tails summed term by term. */
  @Test
  void agreesWithFiftyDigitsAtABillion() {
    long n = 1_000_000_000;
    assertThat(
        BinomialTail.logMass(875_000_000, n, 0.875, 0.125), closeTo(-10.17408498520427047, 1e-13));
    assertThat(
        BinomialTail.logMass(875_060_000, n, 0.875, 0.125), closeTo(-26.63327960359103399, 1e-12));
    assertThat(
        BinomialTail.logMass(874_000_000, n, 0.875, 0.125), closeTo(-4571.199676582113381, 1e-10));
    assertThat(
        BinomialTail.logAtLeast(875_060_000, n, 0.875, 0.125), closeTo(-19.15336535175086, 1e-11));
    assertThat(
        BinomialTail.logAtLeast(875_010_000, n, 0.875, 0.125), closeTo(-1.774889041097550, 1e-11));
  }

  @Test
  void agreesWithCommonsStatistics() {
    for (double p : new double[] {0.001, 0.1, 0.5, 0.93}) {
      BinomialDistribution law = BinomialDistribution.of(500, p);
      for (int k = 0; k <= 500; k += 20) {
        double atMost = Math.exp(BinomialTail.logAtMost(k, 500, p, 1 - p));
        double atLeast = Math.exp(BinomialTail.logAtLeast(k, 500, p, 1 - p));
        assertThat(atMost, closeTo(law.cumulativeProbability(k), 1e-12));
        assertThat(atLeast, closeTo(law.survivalProbability(k - 1), 1e-12));
      }
    }
  }

  @Test
  void tailsAreCertainAtTheEnds() {
    assertThat(BinomialTail.logAtMost(7, 7, 0.3, 0.7), is(0.0));
    assertThat(BinomialTail.logAtLeast(0, 7, 0.3, 0.7), is(0.0));
    assertThat(BinomialTail.logMass(0, 4, 0.75, 0.25), closeTo(4 * Math.log(0.25), 1e-15));
    assertThat(BinomialTail.logMass(4, 4, 0.75, 0.25), closeTo(4 * Math.log(0.75), 1e-15));
  }
}
