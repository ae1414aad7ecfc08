package twophase.kit.property;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Collectors;
import twophase.kit.statement.BadInputException;

/** The theories that the class path announces. */
public final class Theories {
  private static final String NAME = "[a-z0-9-]+";

  private Theories() {}

  /**
   * All of them, by name.
   *
   * @throws BadInputException if one that is announced cannot be made, or has no name of its own
   */
  public static List<Theory> all() {
    Map<String, Theory> all = new TreeMap<>();
    try {
      for (Theory theory : ServiceLoader.load(Theory.class)) {
        if (!theory.name().matches(NAME)) {
          throw new BadInputException(
              "%s: a theory's name must be of small letters, digits and hyphens, not `%s`"
                  .formatted(theory.getClass().getName(), theory.name()));
        }
        Theory other = all.put(theory.name(), theory);
        if (other != null) {
          throw new BadInputException(
              "two theories on the class path are named `%s`: %s and %s"
                  .formatted(
                      theory.name(), other.getClass().getName(), theory.getClass().getName()));
        }
      }
    } catch (ServiceConfigurationError e) {
      throw new BadInputException(
          "a theory that the class path announces cannot be made: " + e.getMessage(), e);
    }
    return List.copyOf(all.values());
  }

  /**
   * The one that a user asks for.
   *
   * @param name as {@code --theory} gives it; empty where nobody named one, which will do where
   *     there is no choice
   * @throws BadInputException if there is none of that name, or a choice without a name
   */
  public static Theory chosen(Optional<String> name) {
    List<Theory> all = all();
    String names = all.stream().map(Theory::name).collect(Collectors.joining(", "));
    if (name.isPresent()) {
      return all.stream()
          .filter(theory -> theory.name().equals(name.get()))
          .findFirst()
          .orElseThrow(
              () ->
                  new BadInputException(
                      "--theory: `" + name.get() + "` is no theory; theories are " + names));
    }
    if (all.size() != 1) {
      throw new BadInputException(
          all.isEmpty()
              ? "no theory is on the class path: nothing announces one as a service"
              : "--theory: there are several theories, name one of " + names);
    }
    return all.get(0);
  }

  /** The one that a property class belongs to. */
  static Optional<Theory> of(Class<?> propertyClass) {
    return all().stream()
        .filter(
            theory ->
                theory.statements().contains(propertyClass)
                    || theory.conformance().contains(propertyClass))
        .findFirst();
  }
}
