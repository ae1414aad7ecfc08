package twophase.paper;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import twophase.kit.statement.Card;

/** Where a card's prose says how many readings a profile takes, its forms take as many. */
class ReadingsTakenTest {
  private static final Pattern READINGS = Pattern.compile("\\{\\{first ([a-z0-9-]+)}}");
  private static final Pattern TAKEN =
      Pattern.compile(
          "[Tt]he quick profile takes the first(?: ([a-z]+))?(?: readings)?"
              + "(?:, the standard profile (?:the first )?([a-z]+))?([^.;]*)");
  private static final List<String> NUMBERS =
      List.of("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

  @TestFactory
  Stream<DynamicTest> aCardsProseTellsWhatItsFormsTake() {
    return Paper.CATALOGUE.cards().values().stream()
        .flatMap(card -> paragraphs(card).flatMap(text -> said(card, text)));
  }

  @Test
  void fiveCardsTell() {
    assertThat(aCardsProseTellsWhatItsFormsTake().count(), equalTo(5L));
  }

  private static Stream<String> paragraphs(Card card) {
    try {
      String text = Files.readString(Path.of("theorems", card.id() + ".md"));
      return Stream.of(text.split("\n\n")).map(paragraph -> paragraph.replace('\n', ' '));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Stream<DynamicTest> said(Card card, String paragraph) {
    return TAKEN
        .matcher(paragraph)
        .results()
        .map(said -> DynamicTest.dynamicTest(card.id(), () -> check(card, paragraph, said)));
  }

  private static void check(Card card, String paragraph, MatchResult said) {
    String readings =
        READINGS
            .matcher(paragraph.substring(0, said.start()))
            .results()
            .reduce((first, second) -> second)
            .orElseThrow(() -> new AssertionError("no readings are named before"))
            .group(1);
    List<String> forms =
        card.forms().stream()
            .map(Card.FormLine::form)
            .filter(form -> card.domain(form).name().equals(readings))
            .toList();
    assertThat(forms, not(empty()));
    for (String form : forms) {
      List<Integer> settings = card.line(form).orElseThrow().data().plan().settings();
      assertThat(form, settings.get(0), equalTo(number(said.group(1))));
      if (said.group(2) != null) {
        assertThat(form, settings.get(1), equalTo(number(said.group(2))));
      }
      if (said.group(3).contains("the deep profile all")) {
        assertThat(form, settings.get(2), greaterThanOrEqualTo(card.listed(form)));
      }
    }
  }

  /** A word for a number; no word is one: "the first". */
  private static int number(String word) {
    return word == null ? 1 : NUMBERS.indexOf(word);
  }
}
