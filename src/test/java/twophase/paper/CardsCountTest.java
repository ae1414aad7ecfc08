package twophase.paper;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each number that is data on a card counts: with another one, the check does something else. */
class CardsCountTest {

  @ParameterizedTest
  @ValueSource(strings = {"growth-law", "lemma-6", "norm-balance"})
  void numbersOfSomeCards(String statement) throws IOException {
    assertThat(CardsCount.ignored(statement), empty());
  }
}
