package twophase.kit.maps;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import twophase.kit.property.Catalogue;
import twophase.kit.property.PropertyMethod;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.Card;
import twophase.kit.statement.FormId;

/**
 * Which form of a statement is mapped, where a user leaves that open: of those whose settings have
 * the names that are varied, the corrected one, else the printed one, else the sharp one, else a
 * reading; of parts, the first on the card.
 */
public final class FormChoice {
  private static final List<String> PREFERENCE =
      List.of("corrected", "as-printed", "sharp", "reading");

  private FormChoice() {}

  /**
   * The form's property.
   *
   * @param catalogue of the theory
   * @param card the statement's
   * @param form a form, or a form of several parts; empty where any will do
   * @param names the names that its settings must have
   * @param preferred forms that come before others, whatever their names
   * @throws BadInputException if no form is called so, or none has these names
   */
  public static PropertyMethod of(
      Catalogue catalogue,
      Card card,
      String form,
      Collection<String> names,
      Predicate<PropertyMethod> preferred) {
    List<PropertyMethod> called =
        card.forms().stream()
            .filter(line -> called(line.form(), form))
            .flatMap(line -> catalogue.property(new FormId(card.id(), line.form())).stream())
            .toList();
    if (called.isEmpty()) {
      throw new BadInputException(
          "map: "
              + card.id()
              + " has no form `"
              + form
              + "`; forms are "
              + card.forms().stream().map(Card.FormLine::form).collect(Collectors.joining(", ")));
    }
    Optional<PropertyMethod> choice =
        called.stream()
            .filter(property -> property.names().keySet().containsAll(names))
            .min(
                Comparator.comparing((PropertyMethod property) -> !preferred.test(property))
                    .thenComparing(FormChoice::rank));
    return choice.orElseThrow(
        () ->
            new BadInputException(
                "map: "
                    + (called.size() == 1 ? called.get(0).id() : "no form of " + card.id())
                    + " has "
                    + (called.size() == 1 ? "not " : "")
                    + String.join(" and ", names)
                    + "; "
                    + called.stream().map(FormChoice::words).collect(Collectors.joining("; "))));
  }

  private static boolean called(String form, String name) {
    return name.isEmpty() || form.equals(name) || form.startsWith(name + ".");
  }

  private static int rank(PropertyMethod property) {
    return PREFERENCE.indexOf(property.id().whole().form());
  }

  private static String words(PropertyMethod property) {
    return property.id().form() + " names " + String.join(", ", property.names().keySet());
  }
}
