package twophase.paper;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/** The other cards, from the second on. */
@Tag("slow")
class OddCardsCountTest extends CardsCount {
  static Stream<String> statements() {
    return everySecond(1);
  }
}
