package twophase.kit.statement;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What part of a theory is asked for.
 *
 * @param names each a statement, a form of one, or a part of a form: {@code theorem-2}, {@code
 *     theorem-2.corrected}, {@code theorem-2.sharp.onset}; none for everything
 */
public record Selection(List<String> names) {
  /** Everything. */
  public static final Selection ALL = new Selection(List.of());

  /** Takes its own copy. */
  public Selection {
    names = List.copyOf(names);
  }

  /**
   * A selection of what there is.
   *
   * @param option what messages begin with
   * @param cards by statement
   * @throws BadInputException if a name names nothing; the nearest name is told with it
   */
  public static Selection of(String option, Collection<String> names, Map<String, Card> cards) {
    names.forEach(name -> check(option, name, cards));
    return new Selection(names.stream().distinct().toList());
  }

  /**
   * The card of a statement.
   *
   * @param option what messages begin with
   * @param cards by statement
   * @throws BadInputException if there is no such statement; the nearest is told with it
   */
  public static Card card(String option, String statement, Map<String, Card> cards) {
    Card card = cards.get(statement);
    if (card == null) {
      throw new BadInputException(
          "%s`%s` is no statement%s; statements are %s"
              .formatted(
                  option,
                  statement,
                  NearMiss.hint(statement, cards.keySet()),
                  String.join(", ", cards.keySet())));
    }
    return card;
  }

  private static void check(String option, String name, Map<String, Card> cards) {
    int dot = name.indexOf('.');
    String statement = dot < 0 ? name : name.substring(0, dot);
    Card card = card(option, statement, cards);
    List<String> forms =
        Stream.concat(
                card.wholeForms().stream().map(form -> new FormId(statement, form)),
                card.formIds().stream())
            .map(FormId::toString)
            .distinct()
            .toList();
    if (dot >= 0 && !forms.contains(name)) {
      throw new BadInputException(
          "%s`%s` is no form of %s%s; its forms are %s"
              .formatted(
                  option,
                  name,
                  statement,
                  hint(name, forms),
                  forms.stream()
                      .map(form -> form.substring(dot + 1))
                      .collect(Collectors.joining(", "))));
    }
  }

  /** The part that goes by this name, whose form was left out; else the nearest name. */
  private static String hint(String name, List<String> forms) {
    String part = name.substring(name.indexOf('.'));
    return NearMiss.hint(
        forms.stream()
            .filter(form -> form.endsWith(part))
            .findFirst()
            .or(() -> NearMiss.of(name, forms)));
  }

  /** Whether it is everything. */
  public boolean all() {
    return names.isEmpty();
  }

  /** What of one statement is in it; nothing else is. */
  public Selection of(String statement) {
    return all() || names.contains(statement)
        ? new Selection(List.of(statement))
        : new Selection(names.stream().filter(name -> name.startsWith(statement + ".")).toList());
  }

  /** Whether some form of a statement is in it. */
  public boolean about(String statement) {
    return all()
        || names.stream().anyMatch(n -> n.equals(statement) || n.startsWith(statement + "."));
  }

  /** Whether a form, or a part of one, is in it. */
  public boolean has(FormId form) {
    return all()
        || names.contains(form.statement())
        || names.contains(form.whole().toString())
        || names.contains(form.toString());
  }
}
