package twophase.paper;

import java.util.Map;
import twophase.kit.bench.Profile;
import twophase.kit.bench.Simulator;
import twophase.kit.property.Catalogue;
import twophase.kit.property.Fault;
import twophase.kit.property.SeededFaults;
import twophase.kit.property.Theory;
import twophase.kit.statement.Card;
import twophase.kit.suite.RunRequest;
import twophase.paper.dynamics.NetworkSimulator;

/** The paper's theory, for tests. */
public final class Paper {
  /** The theory. */
  public static final Theory THEORY = new PaperTheory();

  /** Its statements. */
  public static final Catalogue CATALOGUE = Catalogue.of(THEORY);

  /** Their cards. */
  public static final Map<String, Card> CARDS = CATALOGUE.cards();

  /** Its seeded faults. */
  public static final SeededFaults FAULTS = THEORY.faults().orElseThrow();

  private Paper() {}

  /** A run in the quick profile of some of its statements, or of all. */
  public static RunRequest quick(long seed, Simulator simulator, String... statements) {
    return RunRequest.of(CATALOGUE, Profile.QUICK, seed, simulator)
        .about(java.util.List.of(statements))
        .onThreads(2);
  }

  /** A simulator with a fault. */
  public static NetworkSimulator faulty(String name) {
    return (NetworkSimulator) fault(name).simulator().get();
  }

  /** A fault. */
  public static Fault fault(String name) {
    return FAULTS.named("test: ", name);
  }
}
