package twophase.kit.property;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import twophase.kit.statement.BadInputException;

/** The theories that the class path announces. */
public final class Theories {
  private Theories() {}

  /** All of them, by name. */
  public static List<Theory> all() {
    return ServiceLoader.load(Theory.class).stream()
        .map(ServiceLoader.Provider::get)
        .sorted((one, other) -> one.name().compareTo(other.name()))
        .toList();
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
