package twophase.paper.theory;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import twophase.paper.theory.ConditionOne.Standing;

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
    Map<String, Standing> parts = standings(1000, 20, 200, 0.001, 0.1);
    assertThat(
        parts,
        equalTo(
            Map.of(
                "A1", Standing.MET,
                "A2", Standing.UNMET,
                "A3", Standing.UNMET,
                "A4", Standing.MET,
                "A5", Standing.MET,
                "A6", Standing.UNKNOWN)));
    assertThat(standings(10, 1, 0, 0.001, 1).get("A1"), equalTo(Standing.UNMET));
    assertThat(standings(10, 1, 0, 0.001, 1).get("A3"), equalTo(Standing.MET));
    assertThat(standings(10, 1, 1_000_000, 0.001, 1).get("A3"), equalTo(Standing.MET));
    assertThat(standings(10, 1, 0, 0.001, 1).get("A4"), equalTo(Standing.UNMET));
  }

  private static Map<String, Standing> standings(
      int m, int d, int n, double eta, double thetaNorm) {
    List<ConditionOne.Part> parts = ConditionOne.evaluate(m, d, n, eta, thetaNorm);
    return parts.stream()
        .collect(Collectors.toMap(ConditionOne.Part::id, ConditionOne.Part::standing));
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
