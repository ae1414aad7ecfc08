package twophase.kit.flakes;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import twophase.kit.bench.Simulator;
import twophase.kit.property.Catalogue;
import twophase.kit.property.Theories;
import twophase.kit.property.Theory;
import twophase.kit.suite.Unit;

/**
 * Does one unit after another on the theory's own simulator: text in, text out, so that whoever
 * asks need not share its classes.
 */
public final class UnitWorker implements UnaryOperator<String>, AutoCloseable {
  private final Catalogue catalogue;
  private final Simulator simulator;

  UnitWorker(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.simulator = catalogue.theory().simulators().own();
  }

  /**
   * A worker that finds its theory itself.
   *
   * @param theory its name
   * @param cards the folder of its cards; empty for those that it carries
   */
  public UnitWorker(String theory, String cards) {
    this(found(Theories.announced().chosen(Optional.of(theory)), cards));
  }

  private static Catalogue found(Theory theory, String cards) {
    return cards.isEmpty() ? Catalogue.of(theory) : Catalogue.of(theory, Path.of(cards));
  }

  /**
   * Does a unit.
   *
   * @param unit its text
   * @return its outcome, as JSON in a line
   */
  @Override
  public String apply(String unit) {
    Unit parsed = Unit.parse(unit);
    return Outcome.of(parsed, parsed.find(catalogue, simulator)).json().toString();
  }

  @Override
  public void close() {
    simulator.close();
  }
}
