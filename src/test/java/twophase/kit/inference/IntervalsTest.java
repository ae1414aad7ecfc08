package twophase.kit.inference;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import org.apache.commons.math3.stat.interval.ClopperPearsonInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import twophase.kit.number.Interval;

class IntervalsTest {

  /** Numbers from python3: bisection with fractions.Fraction and exact binomial sums. */
  @ParameterizedTest
  @CsvSource({
    "3, 10, 0.95, 0.06673951117773447, 0.6524528500599973",
    "0, 10, 0.95, 0.0, 0.30849710781876083",
    "10, 10, 0.95, 0.6915028921812392, 1.0",
    "1, 2, 0.99, 0.0025031328369998335, 0.9974968671630001",
    "1, 1, 0.9, 0.05, 1.0",
    "97, 100, 0.99, 0.8945187462749218, 0.9965929298968202",
    "50, 100, 0.999999, 0.2656303534101512, 0.7343696465898488",
    "199, 200, 0.99, 0.9634408694672215, 0.9999749376049494"
  })
  void clopperPearsonAgreesWithExactArithmetic(
      long k, long n, double level, double low, double high) {
    Interval interval = ClopperPearson.interval(k, n, level);
    assertThat(interval.low(), closeTo(low, 1e-12));
    assertThat(interval.high(), closeTo(high, 1e-12));
    assertThat(interval.level(), is(level));
  }

  @Test
  void clopperPearsonAgreesWithCommonsMath() {
    for (int k = 1; k < 300; k += 23) {
      var other = new ClopperPearsonInterval().createInterval(300, k, 0.98);
      Interval ours = ClopperPearson.interval(k, 300, 0.98);
      assertThat(ours.low(), closeTo(other.getLowerBound(), 1e-8));
      assertThat(ours.high(), closeTo(other.getUpperBound(), 1e-8));
    }
  }

  @Test
  void clopperPearsonReachesABillionTrials() {
    long n = 1_000_000_000;
    Interval middle = ClopperPearson.interval(n / 2, n, 0.99);
    // normal limit: 2.5758293 * sqrt(1/4 / n) and a continuity correction of 1/(2n)
    assertThat(middle.high() - 0.5, closeTo(2.5758293 * 0.5 / Math.sqrt(n) + 0.5 / n, 1e-11));
    assertThat(0.5 - middle.low(), closeTo(middle.high() - 0.5, 1e-14));
    Interval rare = ClopperPearson.interval(1, n, 0.99);
    // Poisson limit: 1 - exp(-x) = 0.005, (1 + x) exp(-x) = 0.005
    assertThat(rare.low() * n, closeTo(0.005012541823544286, 1e-9));
    assertThat(rare.high() * n, closeTo(7.430129, 1e-5));
    assertThat(ClopperPearson.interval(n, n, 0.99).low(), closeTo(1 - 5.298317e-9, 1e-14));
  }

  @Test
  void noTrialsGiveEverything() {
    assertThat(ClopperPearson.interval(0, 0, 0.9), is(new Interval(0, 1, 0.9)));
    assertThat(TimeUniformInterval.interval(0, 0, 0.9), is(new Interval(0, 1, 0.9)));
  }

  /**
   * Numbers from python3: bisection with fractions.Fraction; the beta functions at half integers
   * are central binomial coefficients times pi.
   */
  @ParameterizedTest
  @CsvSource({
    "3, 10, 0.95, 0.03251513978805886, 0.7475871099149966",
    "0, 10, 0.95, 0.0, 0.3769873509906774",
    "97, 100, 0.99, 0.8589654629211795, 0.998929516877157",
    "100, 100, 0.99, 0.9279163390301901, 1.0"
  })
  void timeUniformAgreesWithExactArithmetic(long k, long n, double level, double low, double high) {
    Interval interval = TimeUniformInterval.interval(k, n, level);
    assertThat(interval.low(), closeTo(low, 1e-12));
    assertThat(interval.high(), closeTo(high, 1e-12));
  }

  @Test
  void timeUniformIsWiderThanClopperPearsonByALogarithmOnly() {
    for (long n : new long[] {10, 1_000, 1_000_000, 1_000_000_000}) {
      double wide = width(TimeUniformInterval.interval(n / 3, n, 0.99));
      double narrow = width(ClopperPearson.interval(n / 3, n, 0.99));
      assertThat(wide, greaterThan(narrow));
      assertThat(wide, lessThan(2.6 * narrow));
    }
  }

  private static double width(Interval interval) {
    return interval.high() - interval.low();
  }

  @Test
  void intervalKnowsItsInside() {
    Interval interval = new Interval(-1, 2, 0.5);
    assertThat(interval.contains(-1) && interval.contains(2), is(true));
    assertThat(interval.contains(2.1) || interval.contains(Double.NaN), is(false));
  }

  @Test
  void badInputStopsAtTheBorder() {
    Throwing.assertBadArgument("low <= high", () -> new Interval(1, 0, 0.5));
    Throwing.assertBadArgument("low <= high", () -> new Interval(Double.NaN, 0, 0.5));
    Throwing.assertBadArgument("(0, 1]", () -> new Interval(0, 1, 1.01));
    Throwing.assertBadArgument("(0, 1]", () -> new Interval(0, 1, 0));
    Throwing.assertBadArgument("-1 of 3", () -> ClopperPearson.interval(-1, 3, 0.9));
    Throwing.assertBadArgument("4 of 3", () -> TimeUniformInterval.interval(4, 3, 0.9));
    Throwing.assertBadArgument("level", () -> ClopperPearson.interval(1, 3, Double.NaN));
  }

  @Test
  void limitsAreOnTheSafeSide() {
    Interval interval = ClopperPearson.interval(30, 100, 0.9);
    double low = interval.low();
    double high = interval.high();
    assertThat(
        BinomialTail.logAtLeast(30, 100, low, 1 - low), lessThanOrEqualTo(Math.log(0.05) + 1e-12));
    assertThat(
        BinomialTail.logAtMost(30, 100, high, 1 - high), lessThanOrEqualTo(Math.log(0.05) + 1e-12));
  }
}
