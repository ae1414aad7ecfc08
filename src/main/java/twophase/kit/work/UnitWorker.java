package twophase.kit.work;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import twophase.kit.bench.Simulator;
import twophase.kit.evidence.EvidenceJson;
import twophase.kit.faults.CellUnit;
import twophase.kit.maps.PointLine;
import twophase.kit.maps.PointUnit;
import twophase.kit.property.Catalogue;
import twophase.kit.property.SimulatorChoice;
import twophase.kit.property.Theories;
import twophase.kit.property.TheoryFiles;
import twophase.kit.statement.BadInputException;
import twophase.kit.suite.Unit;
import twophase.kit.text.StrictJson;

/**
 * Does one unit after another: text in, text out, so that whoever asks need not share its classes.
 * It remembers nothing of a unit when it is done.
 */
public final class UnitWorker implements UnaryOperator<String>, AutoCloseable {
  private final Catalogue catalogue;
  private final Simulator simulator;
  private final String spec;
  private final Maker maker;

  UnitWorker(Catalogue catalogue, SimulatorChoice tested) {
    this.catalogue = catalogue;
    this.simulator = tested.open(catalogue.theory());
    this.spec = tested.spec();
    this.maker = Maker.here(catalogue, simulator, spec);
  }

  /**
   * A worker that finds its theory itself.
   *
   * @param theory its name
   * @param cards the folder of its cards; empty for those that it carries
   * @param data the folder of larger data sets; empty where it needs none
   * @param spec of the simulator; empty for the theory's own
   * @param limit how long it may take over an answer, as ISO 8601 writes it; empty where that is
   *     not said
   */
  public UnitWorker(String theory, String cards, String data, String spec, String limit) {
    this(
        new TheoryFiles(folder(cards), folder(data))
            .catalogue(Theories.announced().chosen(Optional.of(theory))),
        new SimulatorChoice(
            spec, limit.isEmpty() ? Optional.empty() : Optional.of(Duration.parse(limit))));
  }

  private static Optional<Path> folder(String path) {
    return path.isEmpty() ? Optional.empty() : Optional.of(Path.of(path));
  }

  /**
   * Does a unit.
   *
   * @param text the unit's; what says of which whole units are part is passed on
   * @return the line that has its result, or why there is none, in words that begin with no brace
   */
  @Override
  public String apply(String text) {
    try {
      return line(text).text();
    } catch (BadInputException e) {
      return e.getMessage();
    }
  }

  private WorkLine line(String text) {
    if (text.startsWith(WorkLine.WHOLE)) {
      return WorkLine.whole(text.substring(WorkLine.WHOLE.length()), maker);
    }
    return WorkLine.of(text, work(text).get(), maker);
  }

  private Supplier<JsonNode> work(String text) {
    try {
      switch (WorkKind.of(text)) {
        case CELL -> {
          CellUnit cell = CellUnit.parse(text);
          requireOwn(text);
          return () -> StrictJson.RECORDS.valueToTree(cell.find(catalogue));
        }
        case POINT -> {
          PointUnit point = PointUnit.parse(text);
          return () -> PointLine.json(point.find(catalogue, simulator, spec));
        }
        default -> {
          Unit form = Unit.parse(text);
          form.requireIn(catalogue);
          return () -> EvidenceJson.form(form.find(catalogue, simulator));
        }
      }
    } catch (IllegalArgumentException e) {
      throw new BadInputException(e.getMessage(), e);
    }
  }

  private void requireOwn(String text) {
    if (!spec.isEmpty()) {
      throw new BadInputException(
          "`%s` names its simulator itself: --simulator has no place beside it".formatted(text));
    }
  }

  @Override
  public void close() {
    simulator.close();
  }
}
