package twophase.paper;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each number counts on every second card, from the second on. */
class OddCardsCountTest {

  static Stream<String> statements() {
    return CardsCount.everySecond(1);
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("statements")
  void numbersOfTheCard(String statement) throws IOException {
    assertThat(CardsCount.ignored(statement), empty());
  }
}
