package twophase.kit.statement;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardDataTest {
  private static final String CARD =
      """
      ---
      id: toy
      title: A toy card
      source: nowhere, yet
      line: toys fall
      formula: a = b
      tex: a = c
      statistic: the height
      constants:
        share: {is: 0.75, because: enough of it}
      domains:
        toys:
          draw:
            m: {from: 2, to: 64}
            eta: [0.001, 0.25]
          deep:
            m: {from: 2, to: 640}
          first: [{m: 3, eta: 0.25}]
      assumes: [A0]
      rests-on: [other]
      alternatives:
        as-printed:
          one way: [x]
          another way: [y]
      forms:
        - form: as-printed.x
          claim: toys fall
          expected: HOLDS
          because: of their weight
          domain: toys
          probability: share
          aside: as toys do
          effort: {settings: [30, 100, 1000], trials: [40, 50, 60]}
          luck: {by: pilots, used: 0.5, settings: 3, runs: 40}
          without: [{hypothesis: no air, setting: {m: 5}}]
          kept: ['toy:as-printed.x:quick:0:0:held:m=7,eta=0.25']
        - form: as-printed.y
          claim: toys bounce
          expected: REFUTED
          because: of the carpet
          domain: toys
          law: {grade: PROVED, tested-by: [as-printed.x], page: proof.md, unproved: the carpet}
      ---

      ## Statement

      Toys fall.
      """;

  private static String data(String text) {
    return CardReader.parse("toy", "toy.md", text, Map.of()).data();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A toy card|A play card",
        "nowhere, yet|elsewhere",
        "line: toys fall|line: toys go down",
        "formula: a = b|formula: b = a",
        "tex: a = c|tex: c = a",
        "the height|the depth",
        "enough of it|a good part",
        "rests-on: [other]|rests-on: [another]",
        "one way:|the first way:",
        "claim: toys bounce|claim: toys jump",
        "of the carpet|of the rug",
        "as toys do|as they do",
        "no air|no wind",
        "'toy:as-printed.x:quick:0:0:held:m=7,eta=0.25'|'toy:as-printed.x:quick:1:0:held:m=9,eta=0.25'",
        "kept: ['toy|kept: [{m: 8}, 'toy",
        "used: 0.5|used: 0.6",
        "page: proof.md|page: proofs.md",
        "unproved: the carpet|unproved: the rug",
        "Toys fall.|They fall.",
        "is: 0.75|is: 7.5e-1",
      })
  void wordsAndKeptCasesHaveNoPartInIt(String before, String after) {
    String other = CARD.replace(before, after);
    assertThat(other, not(equalTo(CARD)));
    assertThat(data(other), equalTo(data(CARD)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "is: 0.75|is: 0.7500000000000001",
        "from: 2|from: 3",
        "{from: 2, to: 64}|{from: 2, to: 65}",
        "to: 640|to: 641",
        "[0.001, 0.25]|[0.25, 0.001]",
        "m: 3,|m: 4,",
        "assumes: [A0]|assumes: [A1]",
        "one way: [x]|one way: [y]",
        "another way: [y]|another way: [x]",
        "expected: HOLDS|expected: VACUOUS",
        "          probability: share\\n|''",
        "[30, 100|[31, 100",
        "[40, 50|[40, 51",
        "effort: {|effort: {weight: 0.5, ",
        "setting: {m: 5}|setting: {m: 6}",
        "grade: PROVED|grade: DERIVED",
        "tested-by: [as-printed.x]|tested-by: [as-printed.y]",
      })
  void whatDecidesHasAPartInIt(String before, String after) {
    String other = CARD.replace(before.replace("\\n", "\n").strip(), after);
    if (before.startsWith("one") || before.startsWith("another")) {
      // Each part stands in one reading, so that both go together.
      other = CARD.replace("way: [x]", "way: [z]").replace("way: [y]", "way: [x]");
      other = other.replace("way: [z]", "way: [y]");
    }
    assertThat(other, not(equalTo(CARD)));
    assertThat(data(other), not(equalTo(data(CARD))));
  }

  @Test
  void lineEndsHaveNoPartInIt() {
    assertThat(data(CARD.replace("\n", "\r\n")), equalTo(data(CARD)));
  }
}
