package twophase.kit.property;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import twophase.kit.statement.CardNumbers;
import twophase.kit.statement.Domain;
import twophase.kit.statement.Values.Choice;
import twophase.kit.statement.Values.Range;
import twophase.kit.statement.Values.Spacing;

class DrawingTest {
  private static final Drawing DRAWING =
      new Drawing(
          new Domain(
              "coins",
              Map.of(
                  "size",
                  new Range(2, 4, 9, Spacing.UNIFORM),
                  "weight",
                  new Choice(List.of(List.of("1"), List.of("3")))),
              Map.of(),
              List.of(),
              false,
              false,
              List.of()),
          new CardNumbers("coin", Map.of()));

  @Test
  void theSmallestOfARangeIsWhereShrinkingEnds() {
    assertThat(DRAWING.smallest("size"), equalTo(2));
  }

  @Test
  void aListHasNoSmallest() {
    String message =
        assertThrows(IllegalStateException.class, () -> DRAWING.smallest("weight")).getMessage();
    assertThat(message, equalTo("the domain coins must give `weight` a range"));
  }

  @Test
  void oneValueIsWantedWhereThereAreMore() {
    String message =
        assertThrows(IllegalStateException.class, () -> DRAWING.number("weight")).getMessage();
    assertThat(
        message,
        equalTo(
            "the domain coins must give `weight` one value: the check takes no list of it, and no range"));
  }
}
