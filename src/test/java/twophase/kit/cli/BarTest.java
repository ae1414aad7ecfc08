package twophase.kit.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarTest {
  /** Times in seconds; one that is not there is not known. */
  @ParameterizedTest
  @CsvSource({
    "10, 40, 20,    , 60",
    "10, 40, 20,  30, 10",
    "10, 40, 20, 500, 60",
    "10, 40, 50,  30, 0",
    " 0, 40, 20,  30, 10",
    " 0, 40, 20,    ,",
    "40, 40, 20,  30, 0",
    "45, 40, 20,    , 0",
    " 5,  0, 20,  30, 10",
  })
  void theTimeLeftIsThatOfThePaceOrOfTheBudget(
      long done, long whole, long elapsed, Long budget, Long left) {
    assertThat(
        Bar.remaining(
            done,
            whole,
            Duration.ofSeconds(elapsed),
            Optional.ofNullable(budget).map(Duration::ofSeconds)),
        equalTo(Optional.ofNullable(left).map(Duration::ofSeconds)));
  }
}
