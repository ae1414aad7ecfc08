package twophase.kit.bench;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shares as people read them. */
class PercentTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 %",
    "0.5, 50 %",
    "0.822222222, 82.2 %",
    "0.0000123456, 0.00123 %",
    "0.9999875, 99.9988 %",
    "1, 100 %",
    "1.8, 180 %"
  })
  void nearlyAllIsNotToldAsAll(double share, String words) {
    assertThat(Percent.of(share), equalTo(words));
  }
}
