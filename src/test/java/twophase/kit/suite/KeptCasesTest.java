package twophase.kit.suite;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twophase.kit.bench.Event;
import twophase.kit.bench.Measurement;
import twophase.kit.bench.Trial;
import twophase.kit.evidence.Counterexample;
import twophase.kit.evidence.FormFinding;
import twophase.kit.evidence.SettingFinding;
import twophase.kit.property.Catalogue;
import twophase.kit.property.Form;
import twophase.kit.property.StatementId;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.Token;
import twophase.paper.simulators.PaperSimulators;
import twophase.toys.ToyTheory;

/** Cases that a card keeps are tested first, beside those that are drawn. */
class KeptCasesTest {
  private static final String CARD =
      """
      ---
      id: dice
      title: Dice
      source: our own
      line: a die shows what it shows
      formula: 1 = 1
      statistic: what it shows
      constants:
        mostly: {is: 0.25, because: "of a die that shows more than half of its sides"}
        most: {is: 1, because: "a die shows a share of its sides"}
      domains:
        dice:
          draw:
            sides: {from: 2, to: 9}
      forms:
        - form: sharp.shows
          claim: a die shows no more than {{most}}
          expected: HOLDS
          because: it does not go further
          domain: dice
          effort: {settings: [1, 2, 3], shrinks: [0, 0, 0]}
          kept:
            - "dice:sharp.shows:quick:77:3:failed:sides=12"
            - {sides: 11}
        - form: sharp.often
          claim: a die shows more than half of its sides often enough
          expected: HOLDS
          because: half of them do
          domain: dice
          probability: mostly
          effort: {settings: [1, 2, 3], trials: [400, 400, 400]}
          kept:
            - "dice:sharp.often:quick:77:3-9:failed:sides=12"
      ---
      All is said.
      """;

  record Die(int sides) {}

  /** Properties of a die. */
  @StatementId("dice")
  public static class Dice {
    @Form("sharp.shows")
    Measurement shows(@ForAll Die die, Trial trial) {
      return new Measurement(
          trial.seeds().stream().uniform(), trial.card().number("most"), "a die");
    }

    @Form("sharp.often")
    Event often(@ForAll Die die, Trial trial) {
      return Event.that(trial.seeds().stream().uniform() > 0.5);
    }
  }

  private static Catalogue catalogue(Path folder, String card) throws IOException {
    return ToyTheory.of(Dice.class).with("dice", card, folder);
  }

  private static FormFinding tested(Path folder, String card, long seed, String form)
      throws IOException {
    return ToyTheory.found(catalogue(folder, card), seed, form);
  }

  private static SettingFinding at(FormFinding finding, String setting) {
    return finding.settings().stream()
        .filter(s -> s.setting().toString().equals(setting))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theyTakeNoSettingFromThoseThatAreDrawn(@TempDir Path folder) throws IOException {
    assertThat(tested(folder, CARD, 0, "sharp.shows").cases(), equalTo(3L));
    assertThat(tested(folder, CARD, 0, "sharp.often").cases(), equalTo(2L));
  }

  @Test
  void whereOneRunDecidesTheyAreTheSameInEveryRun(@TempDir Path folder) throws IOException {
    String wrong = CARD.replace("most: {is: 1", "most: {is: -1").replace("HOLDS", "REFUTED");
    String token = "dice:sharp.shows:quick:77:3:failed:sides=12";
    for (int seed = 0; seed < 3; seed++) {
      Counterexample found =
          tested(folder, wrong, seed, "sharp.shows").counterexample().orElseThrow();
      assertThat(found.token().toString(), equalTo(token));
      double again =
          Replay.of(Token.parse(token), new PaperSimulators().own(), catalogue(folder, wrong))
              .observed();
      assertThat(found.observed(), equalTo(again));
    }
  }

  /** Loud, and not one more setting at which nothing was seen. */
  @Test
  void aWitnessThatNoLongerRefutesBreaksTheCheck(@TempDir Path folder) throws IOException {
    String tame = CARD.replace("HOLDS", "REFUTED");
    assertThat(
        tested(folder, tame, 0, "sharp.shows").broken().orElseThrow(),
        containsString(
            "the case at sides=12, which the card keeps since it refutes, no longer does"));
  }

  @Test
  void countedTrialsAreTheRunsOwn(@TempDir Path folder) throws IOException {
    Set<Double> frequencies = new HashSet<>();
    for (int seed = 0; seed < 5; seed++) {
      frequencies.add(at(tested(folder, CARD, seed, "sharp.often"), "sides=12").observed());
    }
    assertThat(frequencies.size(), greaterThan(1));
  }

  @Test
  void aCaseOfAnotherFormIsRefused(@TempDir Path folder) {
    String stray = CARD.replace("dice:sharp.often:quick:77:3-9", "dice:sharp.shows:quick:77:3-9");
    assertThat(
        assertThrows(BadInputException.class, () -> catalogue(folder, stray)).getMessage(),
        containsString(
            "form `sharp.often` keeps `dice:sharp.shows:quick:77:3-9:failed:sides=12`, which is a case of"));
  }
}
