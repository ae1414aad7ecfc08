package twophase.kit.statement;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardReaderTest {
  private static final String GOOD =
      """
      ---
      id: good
      title: A good card
      source: Lemma 0
      line: in one line
      formula: a = b
      statistic: a - b
      forms:
        - form: as-printed.x
          claim: it holds
          expected: HOLDS
          because: of this
        - form: as-printed.y
          claim: it does not
          expected: REFUTED
          because: of that
      ---

      ## Statement
      """;

  @TempDir private Path folder;

  @Test
  void readsACard() throws IOException {
    Card card = read(GOOD);
    assertThat(card.title(), equalTo("A good card"));
    assertThat(card.wholeForms(), equalTo(List.of("as-printed")));
    assertThat(card.expected("as-printed"), equalTo(Verdict.REFUTED));
    assertThat(card.line("as-printed.x").orElseThrow().expected(), equalTo(Verdict.HOLDS));
    assertThat(card.body(), equalTo("## Statement"));
  }

  @Test
  void typesetFormulasAreOptional() throws IOException {
    assertThat(read(GOOD).texFormulas(), equalTo(List.of()));
    assertThat(read(GOOD.replace("statistic:", "tex:\nstatistic:")).tex(), equalTo(""));
    Card card = read(GOOD.replace("statistic:", "tex: |\n  a = b\n\n  b < c\nstatistic:"));
    assertThat(card.texFormulas(), equalTo(List.of("a = b", "b < c")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "expected: HOLDS | expected: PROVEN | `forms[0].expected` must be one of HOLDS, REFUTED",
        "expected: HOLDS | expected: PROVEN | VACUOUS, UNTESTABLE, not `PROVEN`",
        "title: A good card | titel: A good card | it has `titel`, which is unknown there; known are id, title, source",
        "source: Lemma 0 | #source | lacks `source`",
        "formula: a = b | formula: | `formula` must be string, not `null`",
        "because: of that | becuase: of that | `forms[1]` has `becuase`, which is unknown",
        "id: good | id: better | its id is `better`, but its file name asks for `good`",
        "form: as-printed.y | form: as-printed.x | form `as-printed.x` is listed twice",
        "form: as-printed.y | form: printed | `forms[1].form` does not fit",
        "title: A good card | title: [ | line",
        "## Statement | '' | no text below the front matter",
      })
  void saysWhatIsWrongInOneLine(String good, String bad, String message) throws IOException {
    assertThat("the test replaces something", GOOD, containsString(good));
    var thrown =
        assertThrows(
            BadInputException.class, () -> read(GOOD.replace(good, bad == null ? "" : bad)));
    assertThat(
        thrown.getMessage(),
        allOf(containsString("good.md"), containsString(message), not(containsString("\n"))));
  }

  private static String withReadings(String readings) {
    return GOOD.replace("forms:", "alternatives: " + readings + "\nforms:");
  }

  @Test
  void readingsSplitTheParts() throws IOException {
    Card card = read(withReadings("{as-printed: {one: [x], other: [y]}}"));
    assertThat(card.expected("as-printed"), equalTo(Verdict.HOLDS));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{as-printed: {one: [x], other: [x, y]}} | as-printed.x, as-printed.y, not as-printed.x, as-printed.x, as-printed.y",
        "{as-printed: {one: [x], other: [x]}} | not as-printed.x, as-printed.x",
        "{as-printed: {one: [x], other: [z]}} | not as-printed.x, as-printed.z",
        "{as-printed: {one: [x, y], other: []}} | `alternatives`: the reading `other` of `as-printed` names no part",
        "{as-printed: {all: [x, y]}} | `alternatives.as-printed`",
        "{sharp: {one: [x], other: [y]}} | `alternatives`: form `sharp` has no parts",
      })
  void aPartIsInOneReading(String readings, String message) {
    var thrown = assertThrows(BadInputException.class, () -> read(withReadings(readings)));
    assertThat(
        thrown.getMessage(),
        allOf(containsString("good.md"), containsString(message), not(containsString("\n"))));
  }

  @Test
  void namesWhatItDoesNotKnow() {
    var thrown =
        assertThrows(
            BadInputException.class, () -> read(GOOD.replace("id: good", "id: good\nauthor: me")));
    assertThat(
        thrown.getMessage(),
        containsString("good.md: in the front matter, it has `author`, which is unknown"));
  }

  /** YAML reads TRUE as a truth value, not as a word. */
  @Test
  void aVerdictIsAWord() {
    var thrown =
        assertThrows(
            BadInputException.class, () -> read(GOOD.replace("expected: HOLDS", "expected: TRUE")));
    assertThat(
        thrown.getMessage(), containsString("`forms[0].expected` must be one of HOLDS, REFUTED"));
  }

  @Test
  void aCardOpensWithItsFrontMatter() {
    for (String text : List.of("", "no fence", "---\nid: good\n", "\n" + GOOD)) {
      var thrown = assertThrows(BadInputException.class, () -> read(text));
      assertThat(thrown.getMessage(), containsString("opens with its front matter"));
    }
  }

  @Test
  void aCardThatCannotBeReadIsBadInput() throws IOException {
    assertThat(
        assertThrows(BadInputException.class, () -> CardReader.in(folder, "none", Map.of()))
            .getMessage(),
        containsString("no such card"));
    Files.write(folder.resolve("good.md"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
    assertThat(
        assertThrows(BadInputException.class, () -> CardReader.in(folder, "good", Map.of()))
            .getMessage(),
        containsString("UTF-8"));
    Files.createDirectory(folder.resolve("dir.md"));
    assertThat(
        assertThrows(BadInputException.class, () -> CardReader.in(folder, "dir", Map.of()))
            .getMessage(),
        containsString("cannot be read"));
    assertThat(
        assertThrows(
                BadInputException.class,
                () ->
                    CardReader.carried(
                        getClass().getClassLoader(), "theorems/label-noise/", "none", Map.of()))
            .getMessage(),
        equalTo("theorems/label-noise/none.md: no such card"));
  }

  private Card read(String text) throws IOException {
    Files.writeString(folder.resolve("good.md"), text);
    return CardReader.in(folder, "good", Map.of());
  }
}
