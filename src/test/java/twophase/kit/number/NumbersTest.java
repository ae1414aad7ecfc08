package twophase.kit.number;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "01, 1",
    "+1, 1",
    "1., 1",
    "1.0, 1",
    "1e0, 1",
    "10e-1, 1",
    ".5, 0.5",
    "1E-3, 0.001",
    "-0, 0",
    "0e9, 0",
    "0e99999999999, 0",
    "1e308, 1e308",
    "5e-324, 5e-324",
    "-2.5e+2, -250",
  })
  void whatIsOneNumberIsWrittenInOneWay(String typed, String written) {
    assertThat(Numbers.shortest(Numbers.read(typed).orElseThrow()), equalTo(written));
  }

  /** What Java's own reader takes, and what it makes infinite or 0, is among them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        " 1",
        "1 ",
        "1d",
        "1f",
        "1D",
        "0x10",
        "0x1p3",
        "NaN",
        "Infinity",
        "-Infinity",
        "1e400",
        "-1e400",
        "1e-400",
        "1e99999999999",
        "1e-99999999999",
        "1,5",
        "1_000",
        "1 000",
        "１",
        "٣",
        "−1",
        "--1",
        "1e",
        "1e1.5",
        "e5",
        ".",
        "+",
        "1..2",
        "1\n",
        "1\u0000",
        "½"
      })
  void whatIsNoneIsNotTaken(String typed) {
    assertThat(Numbers.read(typed), equalTo(OptionalDouble.empty()));
    assertThat(Numbers.readWhole(typed), equalTo(OptionalLong.empty()));
  }

  @Test
  void anythingThatIsShownReadsBack() {
    SplittableRandom stream = new SplittableRandom(1);
    for (int k = 0; k < 1_000; k++) {
      double value = Double.longBitsToDouble(stream.nextLong());
      if (Double.isFinite(value)) {
        assertThat(Numbers.read(Numbers.shortest(value)), equalTo(OptionalDouble.of(value)));
      }
      long whole = stream.nextLong();
      assertThat(Numbers.readWhole(Long.toString(whole)), equalTo(OptionalLong.of(whole)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1e3, 1000",
    "12.5e1, 125",
    "007, 7",
    "-0.0, 0",
    "0e99999999999, 0",
    "9223372036854775807, 9223372036854775807",
    "-9223372036854775808, -9223372036854775808",
    "9007199254740993, 9007199254740993",
  })
  void wholeNumbersAreExact(String typed, long whole) {
    assertThat(Numbers.readWhole(typed), equalTo(OptionalLong.of(whole)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1.5", "1e-1", "9223372036854775808", "-9223372036854775809", "1e19", "1e300"})
  void whatIsNotWholeOrTooLargeIsNoWholeNumber(String typed) {
    assertThat(Numbers.readWhole(typed), equalTo(OptionalLong.empty()));
  }

  @Test
  void aNumberHasAnEnd() {
    assertThat(Numbers.read("1".repeat(10_000_000)), equalTo(OptionalDouble.empty()));
    assertThat(Numbers.readWhole("0".repeat(10_000_000)), equalTo(OptionalLong.empty()));
  }
}
