package twophase.kit.property;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import twophase.kit.bench.Caution;
import twophase.kit.bench.Hypothesis;
import twophase.kit.bench.Landmark;
import twophase.kit.figure.Figure;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.TheoryWords;
import twophase.kit.statement.Thrown;

/**
 * A theory as the suite asks it: an answer that is null or fails is told in a line that names the
 * theory and the question.
 */
final class CheckedTheory implements Theory {
  private static final String NAME = "[a-z0-9-]+";

  private final Theory theory;
  private final String name;

  private CheckedTheory(Theory theory) {
    this.theory = theory;
    this.name = asked(theory.getClass().getName(), "name()", theory::name);
    if (!name.matches(NAME)) {
      throw new BadInputException(
          "%s: a theory's name must be of small letters, digits and hyphens, not `%s`"
              .formatted(theory.getClass().getName(), name));
    }
  }

  /**
   * The same, checked.
   *
   * @throws BadInputException if it has no name that can be used
   */
  static CheckedTheory of(Theory theory) {
    return theory instanceof CheckedTheory checked ? checked : new CheckedTheory(theory);
  }

  /** The class that somebody wrote. */
  Class<?> origin() {
    return theory.getClass();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public TheoryWords words() {
    return asked("words()", theory::words);
  }

  @Override
  public List<Class<?>> statements() {
    return asked("statements()", () -> List.copyOf(theory.statements()));
  }

  @Override
  public List<Class<?>> conformance() {
    return asked("conformance()", () -> List.copyOf(theory.conformance()));
  }

  @Override
  public List<Hypothesis> hypotheses() {
    return asked("hypotheses()", () -> List.copyOf(theory.hypotheses()));
  }

  @Override
  public List<Caution> cautions() {
    return asked("cautions()", () -> List.copyOf(theory.cautions()));
  }

  @Override
  public Optional<Landmark> landmark() {
    return asked("landmark()", theory::landmark);
  }

  @Override
  public Map<String, Double> quoted() {
    return asked("quoted()", () -> Map.copyOf(theory.quoted()));
  }

  @Override
  public int errorUnits() {
    return asked("errorUnits()", theory::errorUnits);
  }

  @Override
  public List<WorkedExample> examples() {
    return asked("examples()", () -> List.copyOf(theory.examples()));
  }

  @Override
  public Simulators simulators() {
    return asked("simulators()", theory::simulators);
  }

  @Override
  public Optional<SeededFaults> faults() {
    return asked("faults()", theory::faults);
  }

  @Override
  public List<Figure> figures(long seed) {
    return asked("figures()", () -> List.copyOf(theory.figures(seed)));
  }

  @Override
  public List<ChosenMap> maps() {
    return asked("maps()", () -> List.copyOf(theory.maps()));
  }

  @Override
  public Map<String, String> inputs(String set, Map<String, Class<?>> names) {
    return asked("inputs()", () -> new LinkedHashMap<>(theory.inputs(set, names)));
  }

  @Override
  public void data(Path folder) {
    asked(
        "data()",
        () -> {
          theory.data(folder);
          return folder;
        });
  }

  @Override
  public List<Object> verbs() {
    return asked("verbs()", () -> List.copyOf(theory.verbs()));
  }

  private <T> T asked(String question, Supplier<T> answer) {
    return asked("the theory " + name, question, answer);
  }

  private static <T> T asked(String who, String question, Supplier<T> answer) {
    T given;
    try {
      given = answer.get();
    } catch (BadInputException e) {
      throw e;
    } catch (RuntimeException | LinkageError e) {
      throw new BadInputException(who + ": " + question + " failed: " + Thrown.words(e), e);
    }
    if (given == null) {
      throw new BadInputException(who + ": " + question + " gives null");
    }
    return given;
  }
}
