package twophase.paper;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import twophase.kit.bench.Simulator;
import twophase.kit.property.CardNumberTrial;
import twophase.kit.property.Catalogue;
import twophase.paper.dynamics.Conventions;

/**
 * Each number that is data on a card counts: with another one, the check does something else. The
 * cards are shared by test classes, which run side by side; each says which are its {@code
 * statements()}.
 */
abstract class CardsCount {
  private static final Catalogue CATALOGUE = Catalogue.of(new PaperTheory());
  private static final Set<String> SOME = Set.of("growth-law", "lemma-6", "norm-balance");

  /** Some cards that take a few seconds. */
  static Stream<String> some() {
    return SOME.stream().sorted();
  }

  /** Every second one of the other cards. */
  static Stream<String> everySecond(int from) {
    List<String> others =
        CATALOGUE.statements().stream().filter(statement -> !SOME.contains(statement)).toList();
    return IntStream.range(0, others.size()).filter(k -> k % 2 == from).mapToObj(others::get);
  }

  @ParameterizedTest
  @MethodSource("statements")
  void numbersOfTheCard(String statement) throws IOException {
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
