package twophase.kit.property;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import twophase.kit.bench.Caution;
import twophase.kit.bench.Hypothesis;
import twophase.kit.bench.Landmark;
import twophase.kit.figure.Figure;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.TheoryWords;

/**
 * All that the kit knows of a theory. An implementation is announced as a service, in {@code
 * META-INF/services/twophase.kit.property.Theory}; the option {@code --theory} names it.
 *
 * <p>Its cards lie on its class path, as {@code theorems/NAME/ID.md}; beside them there may be a
 * card's formulas in MathML, {@code ID.html}, and what its forms cost, {@code costs.csv}.
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public interface Theory {

  /** Its name: small letters, digits and hyphens, such as {@code label-noise}. */
  String name();

  /** What a report has to say of it beside its cards. */
  TheoryWords words();

  /**
   * The property classes of its statements, in the order in which reports show them; each names its
   * statement with {@link StatementId}.
   */
  List<Class<?>> statements();

  /**
   * The property classes of statements about a simulator itself, which are asked of others than the
   * theory's own; reports show them last.
   */
  default List<Class<?>> conformance() {
    return List.of();
  }

  /** All hypotheses that its statements may assume; cards refer to them by their ids. */
  default List<Hypothesis> hypotheses() {
    return List.of();
  }

  /** Limits that are known beforehand; where a setting is beyond one, that is told beside it. */
  default List<Caution> cautions() {
    return List.of();
  }

  /** A setting that readers measure others by, such as the run of its paper. */
  default Optional<Landmark> landmark() {
    return Optional.empty();
  }

  /** Numbers of its own formulas, by the names that cards quote them by. */
  default Map<String, Double> quoted() {
    return Map.of();
  }

  /**
   * Into how many units a run's error probability is cut. A form that leaves something to chance
   * has one of them, or the part that its card says; what is over is the reserve for forms to come.
   * Fixed once: another number moves the thresholds of all forms.
   */
  default int errorUnits() {
    return 100;
  }

  /** Who can be tested. */
  Simulators simulators();

  /**
   * Examples worked out by hand, which {@code check} asks of a simulator before it tests the
   * statements of {@link #conformance}; from the simplest up.
   */
  default List<WorkedExample> examples() {
    return List.of();
  }

  /** Simulators that are wrong on purpose, to see whether the statements notice. */
  default Optional<SeededFaults> faults() {
    return Optional.empty();
  }

  /**
   * Figures for the report of a run of all statements, computed with the theory's own simulator: to
   * be looked at, no verdict depends on them.
   *
   * @param seed the run's
   */
  default List<Figure> figures(long seed) {
    return List.of();
  }

  /** Maps for the report of a run of all statements. */
  default List<ChosenMap> maps() {
    return List.of();
  }

  /**
   * The values that put a data set in the place of a setting's inputs, for {@code map --inputs}.
   *
   * @param set as a user names it
   * @param names of a form's settings, with what stands behind each
   * @return values by name, as a setting writes them
   * @throws BadInputException if there is no such set, or such settings have no inputs; the message
   *     says which
   */
  default Map<String, String> inputs(String set, Map<String, Class<?>> names) {
    throw new BadInputException("the theory " + name() + " has no data sets");
  }

  /**
   * Says where larger data sets are that it may be asked of, for {@code --data}; nothing that is
   * not asked of them by name hangs on it.
   *
   * @throws BadInputException if there are none in that folder; the message says what is missing
   */
  default void data(Path folder) {
    throw new BadInputException("the theory " + name() + " reads no data");
  }

  /** Verbs of its own for the command line: objects that picocli takes for commands. */
  default List<Object> verbs() {
    return List.of();
  }
}
