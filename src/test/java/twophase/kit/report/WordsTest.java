package twophase.kit.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  /** Names, versions, whole numbers and the exponents of powers of ten are not to be rounded. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "left side 20.801749000409313, right side 2.080174900040895e-5 => left side 20.8, right side 2.08e-5",
        "a mean of -14798.335903 (-1.2345 to 2.5) => a mean of -14800 (-1.23 to 2.5)",
        "after 92104 steps => after 92104 steps",
        "at m = 10^1667.69 with a chance of e^-10^1669.95 => at m = 10^1667.69 with a chance of e^-10^1669.95",
        "1 - 10^-3.40617 is less => 1 - 10^-3.40617 is less",
        "version 1.23456.7, x1.23456, 1.23456m => version 1.23456.7, x1.23456, 1.23456m",
        "0.5 of a bound of 1.5 => 0.5 of a bound of 1.5"
      })
  void decimalFractionsHaveThreeDigits(String words, String shown) {
    assertThat(Words.threeDigits(words), equalTo(shown));
  }
}
