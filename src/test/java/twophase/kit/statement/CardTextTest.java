package twophase.kit.statement;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sentences of a card say the numbers that the check is given. */
class CardTextTest {
  private static final String CARD =
      """
      ---
      id: toy
      title: A toy
      source: Lemma 0
      paper: {edition: a draft, page: "7"}
      line: in {{steps}} steps
      formula: a ≤ {{half}}
      statistic: a
      constants:
        steps: {is: 20000, because: "long enough"}
        half: {is: 0.5, because: "a median"}
      domains:
        wide:
          draw:
            m: {least: 1, from: 16, to: 64, spacing: uniform}
            n: [fresh, 100, 20]
            eta+sigma: [[0.01, 2], [0.00001, 4]]
            d: [1, 2]
          deep:
            d: [1, 2, 700]
          first:
            - {m: 20000, n: fresh}
            - {m: 2, n: 5}
      forms:
        - form: sharp
          claim: "PLACE"
          expected: HOLDS
          because: "{{tau}} is the theory's"
          domain: wide
          without:
            - {hypothesis: "m = {{m}} for {{min wide.m}} or more", setting: {m: 3}}
      ---
      For all {{wide}}.
      """;

  private static Card card(String claim) {
    return CardReader.parse("toy", "toy.md", CARD.replace("PLACE", claim), Map.of("tau", 384.0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{{half}}|0.5",
        "{{half%}}|50 %",
        "{{steps}}|20,000",
        "{{tau}}|384",
        "{{wide.m}}|16..64",
        "{{min wide.m}} to {{max wide.m}}|16 to 64",
        "{{wide.n}}|fresh, 100 or 20",
        "{{wide.d}}, {{max wide.d}}|1 or 2 (deep: 1, 2 or 700), 2",
        "{{first wide}}|m = 20,000, n = fresh; m = 2, n = 5",
        "{{min wide.n}}, {{max wide.n}}|20, 100",
        "{ {{half}} }|{ 0.5 }",
        "{{{half}}}|{0.5}",
      })
  void aNameStandsForItsNumber(String claim, String told) {
    assertThat(card(claim).forms().get(0).claim(), equalTo(told));
  }

  @Test
  void soDoAllSentences() {
    Card card = card("x");
    assertThat(card.line(), equalTo("in 20,000 steps"));
    assertThat(card.formula(), equalTo("a ≤ 0.5"));
    assertThat(card.source(), equalTo("Lemma 0, a draft, p. 7"));
    assertThat(card.forms().get(0).because(), equalTo("384 is the theory's"));
    assertThat(
        card.forms().get(0).data().rows().get(0).hypothesis(), equalTo("m = 3 for 16 or more"));
    assertThat(card.body(), containsString("For all m = 16..64, n = fresh, 100 or 20, eta+sigma"));
  }

  @ParameterizedTest
  @CsvSource({
    "{{hlaf}}",
    "{{wide.e}}",
    "{{narrow.m}}",
    "{{max half}}",
    "{{steps.m}}",
    "{{}}",
    "{{tau }}"
  })
  void aNameThatStandsForNothingIsRefused(String claim) {
    String told = assertThrows(BadInputException.class, () -> card("at " + claim)).getMessage();
    assertThat(told, containsString("toy.md: `" + claim + "` stands for nothing"));
  }

  /** Nobody can say another tolerance than the one that decides. */
  @ParameterizedTest
  @CsvSource({
    "within 0.001 % of it, 0.001 %",
    "right to 5%, 5%",
    "the slope is 2 ± 0.1, ± 0.1",
    "off by 10^-12, 10^-12",
    "off by 10⁻¹² at most, 10⁻¹²"
  })
  void aToleranceByHandIsRefused(String claim, String told) {
    assertThat(
        assertThrows(BadInputException.class, () -> card(claim)).getMessage(),
        containsString("form `sharp`: its claim says `" + told + "` by hand"));
  }

  private static String refused(String from, String to) {
    String card = CARD.replace("PLACE", "x").replace(from, to);
    return assertThrows(
            BadInputException.class,
            () -> CardReader.parse("toy", "toy.md", card, Map.of("tau", 384.0)))
        .getMessage();
  }

  @Test
  void neitherLineNorFormulaSaysAnotherNumber() {
    assertThat(
        refused("in {{steps}} steps", "to 3 %"), containsString("`line` says `3 %` by hand"));
    assertThat(refused("a ≤ {{half}}", "a ≤ 0.5"), containsString("`formula` says `0.5` by hand"));
  }

  /** The deep profile tests what the others test, and more. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "d: [1, 2, 700]|d: [1, 2]|d",
        "d: [1, 2, 700]|d: [2, 1, 700]|d",
        "d: [1, 2, 700]|d: [1]|d",
        "d: [1, 2, 700]|d: {from: 1, to: 700}|d",
        "d: [1, 2, 700]|e: [1, 2]|e",
        "d: [1, 2, 700]|m: {least: 1, from: 17, to: 640, spacing: uniform}|m",
        "d: [1, 2, 700]|m: {least: 2, from: 16, to: 640, spacing: uniform}|m",
        "d: [1, 2, 700]|m: {least: 1, from: 16, to: 63, spacing: uniform}|m",
        "d: [1, 2, 700]|m: [16, 64]|m",
      })
  void whatTheDeepProfileDrawsIsNoLess(String text, String other, String parameter) {
    assertThat(
        refused(text, other),
        containsString(
            "`domains.wide.deep.%s` must be what `draw` has there, and more".formatted(parameter)));
  }

  @Test
  void aClaimQuotesTheDomainOfItsForm() {
    String other = "domains:\n  narrow:\n    draw:\n      m: 3";
    String card = CARD.replace("domains:", other).replace("PLACE", "for m = {{narrow.m}}");
    assertThat(
        assertThrows(
                BadInputException.class,
                () -> CardReader.parse("toy", "toy.md", card, Map.of("tau", 384.0)))
            .getMessage(),
        containsString("its claim quotes the domain `narrow`, and it is tested on `wide`"));
  }

  @Test
  void theProbabilityIsPartOfTheClaim() {
    String card =
        CARD.replace("PLACE", "it rains")
            .replace("domain: wide", "domain: wide\n    probability: half");
    assertThat(
        CardReader.parse("toy", "toy.md", card, Map.of("tau", 384.0)).forms().get(0).claim(),
        equalTo("it rains, with probability at least 0.5"));
    assertThat(
        refused("domain: wide", "domain: wide\n    probability: steps"),
        containsString("probability `steps` must be above 0 and at most 1, not 20000"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "half: {is: 0.5|half: {is: 1e400|beyond what binary64 holds",
        "half: {is: 0.5|tau: {is: 0.5|`tau` has the name of a number of the theory's own",
        "from: 16|from: 4294967297|2000000000",
      })
  void numbersOutOfRangeAreRefused(String from, String to, String told) {
    assertThat(refused(from, to), containsString(told));
  }
}
