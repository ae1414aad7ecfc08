package twophase.kit.property;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.Thrown;

/**
 * The theories that the class path announces: those that can be used, and what is wrong with
 * others.
 */
public final class Theories {
  /** Whoever cannot be read on may say the same again and again. */
  private static final int MOST_PROBLEMS = 100;

  private final Map<String, Theory> usable = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();

  private Theories() {
    Iterator<Theory> announced = ServiceLoader.load(Theory.class).iterator();
    while (more(announced)) {
      try {
        add(CheckedTheory.of(announced.next()));
      } catch (ServiceConfigurationError e) {
        problems.add(
            "a theory that the class path announces cannot be made: "
                + (e.getCause() == null ? e.getMessage() : Thrown.words(e.getCause())));
      } catch (BadInputException e) {
        problems.add(e.getMessage());
      }
    }
  }

  /** A file of announcements that is malformed is passed over, and told. */
  private boolean more(Iterator<Theory> announced) {
    while (problems.size() < MOST_PROBLEMS) {
      try {
        return announced.hasNext();
      } catch (ServiceConfigurationError e) {
        problems.add("a theory that the class path announces cannot be made: " + e.getMessage());
      }
    }
    return false;
  }

  private void add(CheckedTheory theory) {
    Theory other = usable.putIfAbsent(theory.name(), theory);
    if (other instanceof CheckedTheory taken) {
      problems.add(
          "two theories on the class path are named `%s`: %s and %s"
              .formatted(theory.name(), taken.origin().getName(), theory.origin().getName()));
      usable.remove(theory.name());
    }
  }

  /** Those of the class path. */
  public static Theories announced() {
    return new Theories();
  }

  /** Those that can be used, by name. */
  public List<Theory> all() {
    return List.copyOf(usable.values());
  }

  /** What is wrong with others, a line each. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /**
   * The one that a user asks for.
   *
   * @param name as {@code --theory} gives it; empty where nobody named one, which will do where
   *     there is no choice
   * @throws BadInputException if there is none of that name, or a choice without a name
   */
  public Theory chosen(Optional<String> name) {
    if (name.isPresent() && usable.containsKey(name.get())) {
      return usable.get(name.get());
    }
    if (!problems.isEmpty()) {
      throw new BadInputException(problems.get(0));
    }
    String names = String.join(", ", usable.keySet());
    if (name.isPresent()) {
      throw new BadInputException(
          "--theory: `" + name.get() + "` is no theory; theories are " + names);
    }
    if (usable.size() != 1) {
      throw new BadInputException(
          usable.isEmpty()
              ? "no theory is on the class path: nothing announces one as a service"
              : "--theory: there are several theories, name one of " + names);
    }
    return usable.values().iterator().next();
  }

  /** The one that a property class belongs to. */
  static Optional<Theory> of(Class<?> propertyClass) {
    return announced().all().stream()
        .filter(
            theory ->
                theory.statements().contains(propertyClass)
                    || theory.conformance().contains(propertyClass))
        .findFirst();
  }
}
