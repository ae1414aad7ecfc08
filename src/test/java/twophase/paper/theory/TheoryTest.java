package twophase.paper.theory;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import twophase.paper.theory.ConditionOne.Point;

class TheoryTest {

  /** T1 by Python 3.11: math.ceil(384*math.sqrt(math.log(m))/(math.sqrt(m)*(eta*sigma)**2)). */
  @ParameterizedTest
  @CsvSource({
    "64, 0.005, 20, 9789",
    "9, 0.005, 24, 13177",
    "1000, 0.001, 4, 1994710",
    "1, 0.1, 1, 0",
    "2, 1, 1, 227"
  })
  void escapeTimes(int m, double eta, double sigma, long steps) {
    assertThat(EscapeTime.printed(m, eta, sigma), equalTo(steps));
  }

  @Test
  void thePromiseIsEmptyAtSmallWidths() {
    assertThat(EscapeTime.promisedProbability(8, 8), equalTo(0.0));
    assertThat(EscapeTime.promisedProbability(4, 8), lessThan(0.0));
    assertThat(EscapeTime.promisedProbability(64, 8), equalTo(0.875));
    assertThat(EscapeTime.lazyRadius(4), equalTo(0.5));
  }

  /** The bracket is 8.4691... at d = 1, so C > 2.6e7, and no binary64 number is below C^-96. */
  @Test
  void conditionOneAdmitsNoBinary64StepSize() {
    assertThat(ConditionOne.logSmallestConstant(1), greaterThan(Math.log(1e7)));
    for (int d = 1; d <= 1000; d++) {
      assertThat(ConditionOne.logLargestStepSize(d), lessThan(-700 * Math.log(10)));
      assertThat(ConditionOne.logLargestStepSize(d), lessThan(Math.log(Double.MIN_VALUE)));
    }
  }

  @Test
  void hypothesesAreEvaluated() {
    assertThat(met(1000, 20, 200, 0.001, 0.1), contains("A0", "A1", "A4", "A5", "A6"));
    assertThat(met(10, 1, 0, 0.001, 1), contains("A0", "A3"));
    assertThat(met(10, 1, 1_000_000, 0.001, 1), contains("A0", "A3", "A5"));
    assertThat(met(32, 7, 999_999, 0.001, 0), contains("A0", "A1", "A4", "A5", "A6"));
  }

  private static List<String> met(int m, int d, int n, double eta, double thetaNorm) {
    double squaredBound = n == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
    return met(Point.of(m, d, true, squaredBound, n, eta, thetaNorm));
  }

  private static List<String> met(Point at) {
    return ConditionOne.evaluate(at).stream()
        .filter(ConditionOne.Part::met)
        .map(ConditionOne.Part::id)
        .toList();
  }

  /** The least width that A1, A2 and footnote 3 allow on the sphere: 10^606 at d = 20. */
  @Test
  void hypothesesAreEvaluatedFarBeyondBinary64() {
    double logConstant = ConditionOne.logSmallestConstant(20);
    double logWidth = 48 * logConstant;
    assertThat(logWidth / StrictMath.log(10), closeTo(606, 1));
    Point least = new Point(logWidth, 20, false, 20, 10, -2 * logWidth, Double.NEGATIVE_INFINITY);
    assertThat(met(least), contains("A1", "A2", "A4", "A5", "A6"));
    Point narrower =
        new Point(0.99 * logWidth, 20, false, 20, 10, -1.98 * logWidth, Double.NEGATIVE_INFINITY);
    assertThat(met(narrower), contains("A1", "A4", "A5", "A6"));
    Point bounded = new Point(logWidth, 20, true, 80, 10, -2 * logWidth, Double.NEGATIVE_INFINITY);
    assertThat(met(bounded), contains("A0", "A1", "A4", "A5", "A6"));
  }

  @Test
  void stabilityLoads() {
    assertThat(StabilityLimit.load(1000, 20, 0.001, 1), closeTo(0.55, 1e-15));
    assertThat(StabilityLimit.settledLoad(8, 0.005, 30), closeTo(0.45, 1e-15));
  }

  @Test
  void printedAndCorrectedOscillationAgreeAtStepSizeOne() {
    assertThat(Oscillation.printed(2, 3), equalTo(36.0));
    assertThat(Oscillation.corrected(1, 2, 3), equalTo(36.0));
    assertThat(Oscillation.corrected(0.5, 2, 3), equalTo(9.0));
  }

  /** Delta = -r^2 (h^2 - a^2 norm2(x)) = -4 (9 - 25 * 2) = 164. */
  @Test
  void deltaByHand() {
    assertThat(NormBalance.delta(2, 3, 5, 2), equalTo(164.0));
  }
}
