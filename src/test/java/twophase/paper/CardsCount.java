package twophase.paper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import twophase.kit.bench.Simulator;
import twophase.kit.property.CardNumberTrial;
import twophase.kit.property.Catalogue;
import twophase.paper.dynamics.Conventions;

/** Numbers on the paper's cards that are there for nothing. */
final class CardsCount {
  private static final Catalogue CATALOGUE = Catalogue.of(new PaperTheory());

  private CardsCount() {}

  /** Every second statement, so that two test classes, which run side by side, share them. */
  static Stream<String> everySecond(int from) {
    List<String> all = CATALOGUE.statements();
    return IntStream.range(0, all.size()).filter(k -> k % 2 == from).mapToObj(all::get);
  }

  /** Those of a statement's card. */
  static List<String> ignored(String statement) throws IOException {
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
