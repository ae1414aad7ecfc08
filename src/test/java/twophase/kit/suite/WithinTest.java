package twophase.kit.suite;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twophase.kit.bench.Hypothesis;
import twophase.kit.bench.Hypothesis.Met;
import twophase.kit.bench.Measurement;
import twophase.kit.bench.Profile;
import twophase.kit.bench.Progress;
import twophase.kit.bench.Trial;
import twophase.kit.evidence.FormFinding;
import twophase.kit.property.Catalogue;
import twophase.kit.property.Form;
import twophase.kit.property.Simulators;
import twophase.kit.property.StatementId;
import twophase.kit.property.Theory;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.TheoryWords;
import twophase.paper.simulators.PaperSimulators;

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

  private record Toys() implements Theory {
    @Override
    public String name() {
      return "toys";
    }

    @Override
    public TheoryWords words() {
      return new TheoryWords("Toys", "java", List.of(), Map.of());
    }

    @Override
    public Simulators simulators() {
      return new PaperSimulators();
    }

    @Override
    public List<Class<?>> statements() {
      return List.of(Dice.class);
    }

    @Override
    public List<Hypothesis> hypotheses() {
      return List.of(
          new Hypothesis(
              "MANY",
              "a die has at least 7 sides",
              "counted",
              die -> ((Die) die).sides() >= 7 ? Met.YES : Met.NO));
    }
  }

  private static FormFinding found(Path folder, long seed, String form) throws IOException {
    Files.writeString(folder.resolve("dice.md"), CARD);
    Catalogue catalogue = Catalogue.of(new Toys(), folder);
    RunRequest request = RunRequest.of(catalogue, Profile.QUICK, seed, new PaperSimulators().own());
    return Suite.run(request, Progress.NONE).tested().stream()
        .filter(finding -> finding.id().form().equals(form))
        .findFirst()
        .orElseThrow();
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
      Files.writeString(
          folder.resolve("dice.md"), CARD.replace(place, place.replace("MANY", "FEW")));
      assertThat(
          assertThrows(BadInputException.class, () -> Catalogue.of(new Toys(), folder))
              .getMessage(),
          containsString("`FEW` is no hypothesis of the theory; it has MANY"));
    }
  }
}
