package twophase.paper;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import twophase.kit.bench.Simulator;
import twophase.kit.property.CardNumberTrial;
import twophase.kit.property.Catalogue;
import twophase.paper.dynamics.Conventions;

/** Each number that is data on a card counts: with another one, the check does something else. */
class CardsCountTest {
  private static final Catalogue CATALOGUE = Catalogue.of(new PaperTheory());

  private static final Set<String> SOME = Set.of("growth-law", "lemma-6", "norm-balance");

  static Stream<String> some() {
    return SOME.stream().sorted();
  }

  static Stream<String> others() {
    return CATALOGUE.statements().stream().filter(statement -> !SOME.contains(statement));
  }

  @ParameterizedTest
  @MethodSource("some")
  void numbersOfSomeCards(String statement) throws IOException {
    assertThat(ignored(statement), empty());
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("others")
  void numbersOfOtherCards(String statement) throws IOException {
    assertThat(ignored(statement), empty());
  }

  private static List<String> ignored(String statement) throws IOException {
    String card = Files.readString(Path.of("theorems", statement + ".md"));
    List<String> ignored =
        new CardNumberTrial(CATALOGUE, statement, card, WatchedSimulator::new).ignored();
    // What is allowed for rounding no right simulator comes near; some of it is for one in single.
    Conventions single = Conventions.USUAL.inSingle();
    List<Supplier<Simulator>> others =
        List.of(
            () -> new WatchedSimulator(single),
            () -> WatchedSimulator.inexact(Conventions.USUAL),
            () -> WatchedSimulator.inexact(single));
    for (Supplier<Simulator> other : others) {
      if (!ignored.isEmpty()) {
        ignored = new CardNumberTrial(CATALOGUE, statement, card, other).ignored(ignored);
      }
    }
    return ignored;
  }
}
