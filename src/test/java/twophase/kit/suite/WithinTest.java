package twophase.kit.suite;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twophase.kit.bench.Hypothesis;
import twophase.kit.bench.Hypothesis.Met;
import twophase.kit.bench.Measurement;
import twophase.kit.bench.Trial;
import twophase.kit.evidence.FormFinding;
import twophase.kit.property.Form;
import twophase.kit.property.StatementId;
import twophase.kit.statement.BadInputException;
import twophase.toys.ToyTheory;

/**
 * A domain that lies within a hypothesis: settings that do not meet it are neither drawn nor shrunk
 * to, and what the finding says of it comes from the same predicate.
 */
class WithinTest {
  private static final String CARD =
      """
      ---
      id: dice
      title: Dice
      source: our own
      line: a die is fair
      formula: 1 = 1
      statistic: what it shows
      domains:
        dice:
          draw:
            sides: {from: 1, to: 30, spacing: uniform}
          within: [MANY]
        all-dice:
          draw:
            sides: {from: 1, to: 30, spacing: uniform}
      assumes: [MANY]
      forms:
        - form: sharp.within
          claim: no die has a side
          expected: REFUTED
          because: all have
          domain: dice
          effort: {settings: [1, 1, 1]}
        - form: sharp.anywhere
          claim: no die has a side
          expected: REFUTED
          because: all have
          domain: all-dice
          effort: {settings: [30, 30, 30]}
      ---
      All is said.
      """;

  record Die(int sides) {}

  /** Properties of a die. */
  @StatementId("dice")
  public static class Dice {
    @Form("sharp.within")
    Measurement within(@ForAll Die die, Trial trial) {
      return new Measurement(die.sides(), 0, "a die");
    }

    @Form("sharp.anywhere")
    Measurement anywhere(@ForAll Die die, Trial trial) {
      return new Measurement(die.sides() > 6 ? 0 : 1, 1, "a die");
    }
  }

  private static final ToyTheory THEORY =
      new ToyTheory(
          List.of(Dice.class),
          List.of(
              new Hypothesis(
                  "MANY",
                  "a die has at least 7 sides",
                  "",
                  "counted",
                  die -> ((Die) die).sides() >= 7 ? Met.YES : Met.NO)));

  private static FormFinding found(Path folder, long seed, String form) throws IOException {
    return ToyTheory.found(THEORY.with("dice", CARD, folder), seed, form);
  }

  @Test
  void whatIsDrawnAndWhatItShrinksToMeetIt(@TempDir Path folder) throws IOException {
    for (long seed = 0; seed < 5; seed++) {
      FormFinding within = found(folder, seed, "sharp.within");
      assertThat(within.hypotheses().get(0).met(), equalTo("true"));
      assertThat(within.counterexample().orElseThrow().setting().toString(), equalTo("sides=7"));
    }
  }

  @Test
  void whereNothingLiesWithinItStandsAreTold(@TempDir Path folder) throws IOException {
    FormFinding anywhere = found(folder, 0, "sharp.anywhere");
    assertThat(anywhere.hypotheses().get(0).id(), equalTo("MANY"));
    assertThat(anywhere.hypotheses().get(0).met(), equalTo("mixed"));
    assertThat(anywhere.hypotheses().get(0).note(), equalTo("counted"));
  }

  @Test
  void aHypothesisThatTheTheoryDoesNotHaveIsRefused(@TempDir Path folder) throws IOException {
    for (String place : List.of("within: [MANY]", "assumes: [MANY]")) {
      String card = CARD.replace(place, place.replace("MANY", "FEW"));
      assertThat(
          assertThrows(BadInputException.class, () -> THEORY.with("dice", card, folder))
              .getMessage(),
          containsString("`FEW` is no hypothesis of the theory; it has MANY"));
    }
  }
}
