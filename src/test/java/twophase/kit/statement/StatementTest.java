package twophase.kit.statement;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import twophase.kit.evidence.HypothesisStanding;
import twophase.kit.number.Numbers;

class StatementTest {

  @Test
  void aConjunctionIsDecidedByTheFirstOfItsOrder() {
    assertThat(
        Verdict.conjunction(List.of(Verdict.HOLDS, Verdict.INCONCLUSIVE, Verdict.REFUTED)),
        equalTo(Verdict.REFUTED));
    assertThat(
        Verdict.conjunction(List.of(Verdict.HOLDS, Verdict.UNTESTABLE, Verdict.INCONCLUSIVE)),
        equalTo(Verdict.INCONCLUSIVE));
    assertThat(
        Verdict.conjunction(List.of(Verdict.VACUOUS, Verdict.UNTESTABLE)),
        equalTo(Verdict.UNTESTABLE));
    assertThat(
        Verdict.conjunction(List.of(Verdict.HOLDS, Verdict.VACUOUS)), equalTo(Verdict.VACUOUS));
    assertThat(Verdict.conjunction(List.of(Verdict.HOLDS)), equalTo(Verdict.HOLDS));
    assertThat(Verdict.conjunction(List.of()), equalTo(Verdict.INCONCLUSIVE));
  }

  @Test
  void theWeakerGradeCounts() {
    assertThat(Grade.EXACT.weaker(Grade.NUMERICAL), equalTo(Grade.NUMERICAL));
    assertThat(Grade.EMPIRICAL.weaker(Grade.STATISTICAL), equalTo(Grade.EMPIRICAL));
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 0.1",
    "0.3333333333333333, 0.3333333333333333",
    "1e-6, 1e-6",
    "100000, 100000",
    "1000000, 1e6",
    "1.5e22, 1.5e22",
    "-2.5e-8, -2.5e-8",
    "4.9e-324, 5e-324",
    "2e-3, 0.002",
    "0, 0"
  })
  void shortestDecimals(double value, String text) {
    assertThat(Numbers.shortest(value), equalTo(text));
    assertThat(Double.parseDouble(Numbers.shortest(value)), equalTo(value));
  }

  @Test
  void numbersRoundForPeople() {
    assertThat(Numbers.rounded(0.123456, 3), equalTo("0.123"));
    assertThat(Numbers.rounded(123456, 2), equalTo("120000"));
    assertThat(Numbers.rounded(Double.NaN, 3), equalTo("NaN"));
    assertThat(Numbers.shortest(Double.POSITIVE_INFINITY), equalTo("Infinity"));
  }

  enum Colour {
    RED,
    BLUE
  }

  record Drawn(int m, long big, double eta, String word, Colour colour) {
    Drawn {
      if (m < 1) {
        throw new IllegalArgumentException("m must be an integer from 1 up, not " + m);
      }
    }
  }

  @Test
  void settingsReadBack() {
    Drawn drawn = new Drawn(3, 1L << 40, 1e-6, "x", Colour.BLUE);
    Setting setting = Setting.of(drawn);
    assertThat(setting.toString(), equalTo("m=3,big=1099511627776,eta=1e-6,word=x,colour=BLUE"));
    assertThat(Setting.parse(setting.toString()), equalTo(setting));
    assertThat(setting.as(Drawn.class), equalTo(drawn));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "m=3 | exactly m, big, eta, word, colour",
        "m=3,big=1,eta=1,word=x,color=RED | exactly m, big, eta, word, colour",
        "m=x,big=1,eta=1,word=x,colour=RED | m must be an integer, not x",
        "m=3,big=1,eta=NaN,word=x,colour=RED | eta must be a number, not NaN",
        "m=3,big=1,eta=1,word=x,colour=GREEN | colour must be one of RED, BLUE, not GREEN",
        "m=0,big=1,eta=1,word=x,colour=RED | m must be an integer from 1 up, not 0"
      })
  void settingsThatDoNotFitSayWhy(String text, String why) {
    var thrown =
        assertThrows(IllegalArgumentException.class, () -> Setting.parse(text).as(Drawn.class));
    assertThat(thrown.getMessage(), containsString(why));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "m", "=3", "m=", "m=3,", "m=3,m=4"})
  void textThatIsNoSettingIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> Setting.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "oscillation:as-printed:quick:0:0:failed:m=1,d=1",
        "theorem-2:as-printed.a:deep-row:12:0-46:not-offered:m=53",
        "oscillation:as-printed:quick@0.001:0:0:failed:m=1,d=1",
        "theorem-2:as-printed.a:deep-row@1e-9:12:0-46:held:m=53",
        "theorem-2:as-printed.a:map-60:12:1000000000-1000000046:held:m=53",
        "theorem-2:as-printed.a:12:1000000000-1000000046:m=53"
      })
  void tokensReadBack(String text) {
    assertThat(Token.parse(text).toString(), equalTo(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "abc",
        "a:b:c:0:m=1",
        "a:b:-1:0:m=1",
        "a:b:0:5-4:m=1",
        "a:b:0:0:m",
        "a:b:quick:0:5-4:held:m=1",
        "a:b:quick:0:0:m=1",
        "a:b:quick:0:0::m=1"
      })
  void textThatIsNoTokenIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> Token.parse(text));
  }

  /** What 0.1.0 wrote is read, and is no case whose decision can be taken again. */
  @Test
  void anOldTokenSaysThatItIsOne() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Token.parseWhole("a:b:0:3-7:m=1"));
    assertThat(e.getMessage(), containsString("is a token of TwoPhase 0.1.0"));
    assertThat(Token.parseWhole("a:b:deep:0:3-7:held:m=1").outcome(), equalTo("held"));
  }

  @Test
  void tokensCountTheirTrials() {
    assertThat(Token.parse("a:b:0:3-7:m=1").trials(), equalTo(5L));
    assertThat(Token.parse("a:b:0:3:m=1").trials(), equalTo(1L));
  }

  @Test
  void partsKnowTheirForm() {
    FormId part = new FormId("norm-balance", "as-printed.run");
    assertThat(part.isPart(), equalTo(true));
    assertThat(part.whole(), equalTo(new FormId("norm-balance", "as-printed")));
    assertThat(part.whole().whole(), equalTo(part.whole()));
    assertThat(part.whole().isPart(), equalTo(false));
    assertThat(part, not(equalTo(part.whole())));
    assertThat(part.compareTo(part.whole()) > 0, equalTo(true));
  }

  @Test
  void hypothesesThatDifferAreMixed() {
    HypothesisStanding met = new HypothesisStanding("A1", "true", "", "n");
    HypothesisStanding unmet = new HypothesisStanding("A1", "false", "", "n");
    assertThat(met.and(met).met(), equalTo("true"));
    assertThat(met.and(unmet).met(), equalTo("mixed"));
    assertThat(met.and(unmet).and(met).met(), equalTo("mixed"));
  }
}
