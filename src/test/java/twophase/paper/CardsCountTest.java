package twophase.paper;

import java.util.stream.Stream;

/** Some cards, in every run of the tests. */
class CardsCountTest extends CardsCount {
  static Stream<String> statements() {
    return some();
  }
}
