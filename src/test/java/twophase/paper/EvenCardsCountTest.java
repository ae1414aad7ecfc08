package twophase.paper;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/** The other cards, from the first on. */
@Tag("slow")
class EvenCardsCountTest extends CardsCount {
  static Stream<String> statements() {
    return everySecond(0);
  }
}
