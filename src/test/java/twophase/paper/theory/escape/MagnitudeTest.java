package twophase.paper.theory.escape;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import twophase.paper.theory.LazyEscape;

class MagnitudeTest {
  private static final Magnitude HUGE = Magnitude.of(10).power(1000);

  @Test
  void endsHoldTheTruth() {
    holds(Magnitude.of(3).plus(4), 7);
    holds(Magnitude.of(7).minus(Magnitude.of(4)), 3);
    holds(Magnitude.of(2).times(0.1).over(4).root(), Math.sqrt(0.05));
    holds(Magnitude.of(5).log(), Math.log(5));
    holds(Magnitude.of(2).exponentialOfOpposite(), Math.exp(-2));
    holds(Magnitude.of(2).chanceOfSome(), -Math.expm1(-2));
    holds(Magnitude.of(2).chanceOfSome().expectedForChance(), 2);
    holds(Magnitude.of(1e-30).chanceOfSome().expectedForChance(), 1e-30);
    assertThat(Magnitude.of(0.25).logOfRest(), closeTo(Math.log(0.75), 1e-15));
    assertThat(HUGE.logOfRest(), equalTo(Double.NEGATIVE_INFINITY));
    assertThat(HUGE.exponentialOfOpposite().low(), equalTo(Double.NEGATIVE_INFINITY));
    assertThat(HUGE.times(HUGE).powerOfTen(), closeTo(2000, 1e-9));
  }

  private static void holds(Magnitude found, double truth) {
    double log = Math.log(truth);
    assertThat(found.low(), lessThan(log));
    assertThat(found.high(), greaterThan(log));
    assertThat(found.high() - found.low(), lessThan(1e-12));
  }

  @Test
  void whatMayNotBeIsRefused() {
    Magnitude one = Magnitude.of(1);
    assertThrows(ArithmeticException.class, () -> one.minus(Magnitude.of(0.95)));
    assertThrows(ArithmeticException.class, one::log);
    assertThrows(ArithmeticException.class, one::expectedForChance);
    assertThrows(IllegalArgumentException.class, () -> Magnitude.of(0));
    assertThrows(IllegalArgumentException.class, () -> new Magnitude(1, 0));
    assertThrows(ArithmeticException.class, () -> TrainingSetLaw.gaussian(20, 21, 4000));
    assertThrows(
        IllegalArgumentException.class,
        () -> new EscapeProof.Network(20, 1, 20, 3, Magnitude.of(1000), 1));
  }

  /** Against the same law in plain numbers, where widths allow that. */
  @Test
  void theLawIsTheOneForNetworksThatRun() {
    for (int d : new int[] {5, 7, 20}) {
      double m = 1e6;
      LazyNeurons enough = LazyNeurons.outside(d, Magnitude.of(m));
      double foldings = LazyEscape.enoughFoldings(m, d);
      assertThat(Math.exp(enough.foldings().low()), closeTo(foldings, 1e-9 * foldings));
      double some = -Math.expm1(Math.log(LazyEscape.allOutside(m, d, 0, foldings)));
      assertThat(Math.exp(enough.some().low()), closeTo(some, 1e-3 * some));
    }
    assertThat(LazyEscape.enoughFoldings(1e6, 4), equalTo(Double.POSITIVE_INFINITY));
  }

  /** The bounds are bounds: on exact chances of norms, and of a second moment of one dimension. */
  @Test
  void trainingSetsThatTheProofLeavesOutAreAtMostAsCommonAsTold() {
    double exact = 4000 * (1 - new ChiSquaredDistribution(20).cumulativeProbability(80));
    double told = Math.exp(TrainingSetLaw.gaussian(20, 80, 4000).high());
    assertThat(told, greaterThan(exact));
    assertThat(told, closeTo(3.9e-4, 1e-5));
    assertThat(TrainingSetLaw.sphere(20, 10000).powerOfTen(), lessThan(-20.0));
  }
}
