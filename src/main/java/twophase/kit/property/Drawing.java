package twophase.kit.property;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.arbitraries.IntegerArbitrary;
import org.apiguardian.api.API;
import twophase.kit.statement.CardNumbers;
import twophase.kit.statement.Domain;
import twophase.kit.statement.Setting;
import twophase.kit.statement.Values;
import twophase.kit.statement.Values.Choice;
import twophase.kit.statement.Values.One;
import twophase.kit.statement.Values.Range;

/** How the settings of a domain are drawn: what the card says of it, as jqwik draws. */
@API(status = API.Status.STABLE, since = "0.1.0")
public final class Drawing {
  private final Domain domain;
  private final CardNumbers card;

  /**
   * What a card says.
   *
   * @param card what it chooses beside
   */
  Drawing(Domain domain, CardNumbers card) {
    this.domain = domain;
    this.card = card;
  }

  /** What the card chooses beside. */
  public CardNumbers card() {
    return card;
  }

  /**
   * Integers of a range.
   *
   * @throws IllegalStateException if the card gives no range for the parameter
   */
  public Arbitrary<Integer> integers(String parameter) {
    if (domain.parameter(parameter) instanceof Range range) {
      return integers(range);
    }
    return options(parameter, int.class);
  }

  /**
   * The smallest integer of a range.
   *
   * @throws IllegalStateException if the card gives no range for the parameter
   */
  public int smallest(String parameter) {
    if (domain.parameter(parameter) instanceof Range range) {
      return range.least();
    }
    throw new IllegalStateException(
        "the domain %s must give `%s` a range".formatted(domain.name(), parameter));
  }

  private static Arbitrary<Integer> integers(Range range) {
    IntegerArbitrary integers = Arbitraries.integers().between(range.least(), range.to());
    return switch (range.spacing()) {
      case ENDS -> integers;
      case UNIFORM -> integers.withDistribution(Draws.uniform(range.from(), range.to()));
      case IN_TURN -> integers.withDistribution(Draws.inTurn());
    };
  }

  /** Numbers of a list. */
  public Arbitrary<Double> numbers(String parameter) {
    return options(parameter, double.class);
  }

  /**
   * The one number of a parameter.
   *
   * @throws IllegalStateException if the card gives it several values, or a range
   */
  public double number(String parameter) {
    if (!(domain.parameter(parameter) instanceof One)) {
      throw new IllegalStateException(
          "the domain %s must give `%s` one value: the check takes no list of it, and no range"
              .formatted(domain.name(), parameter));
    }
    return list(parameter, double.class).get(0);
  }

  /**
   * Values of a list, read as a setting reads them.
   *
   * @param type what they are
   */
  public <T> Arbitrary<T> options(String parameter, Class<T> type) {
    List<T> list = list(parameter, type);
    return domain.parameter(parameter) instanceof One
        ? Arbitraries.just(list.get(0))
        : Arbitraries.of(list);
  }

  /** The values of a list. */
  public <T> List<T> list(String parameter, Class<T> type) {
    return options(domain.parameter(parameter)).stream()
        .map(option -> Setting.read(type, parameter, option.get(0)))
        .toList();
  }

  /**
   * The rows of a table: values that are drawn together, as texts by name.
   *
   * @param names the parameter, names joined by +
   */
  public List<Map<String, String>> rows(String names) {
    return options(domain.parameter(names)).stream()
        .map(option -> together(Arrays.asList(names.split("\\+")), option))
        .toList();
  }

  private static List<List<String>> options(Values values) {
    if (values instanceof Choice choice) {
      return choice.options();
    } else if (values instanceof One one) {
      return List.of(one.texts());
    }
    throw new IllegalStateException("a list is wanted where there is a range");
  }

  /** The settings whose values the card lists, one by one. */
  <R extends Record> Arbitrary<R> of(Class<R> type) {
    Map<String, Class<?>> types = new LinkedHashMap<>();
    for (RecordComponent component : type.getRecordComponents()) {
      types.put(component.getName(), component.getType());
    }
    List<Arbitrary<Map<String, String>>> parts = new ArrayList<>();
    domain.parameters().forEach((names, values) -> parts.add(part(names, values)));
    Arbitrary<R> settings =
        Combinators.combine(parts)
            .as(
                drawn -> {
                  Map<String, String> all = new LinkedHashMap<>();
                  drawn.forEach(all::putAll);
                  return new Setting(all).as(type);
                });
    return domain.edgeCases() ? settings : settings.withoutEdgeCases();
  }

  private Arbitrary<Map<String, String>> part(String names, Values values) {
    if (values instanceof Range range) {
      return integers(range).map(k -> Map.of(names, Integer.toString(k)));
    }
    List<Map<String, String>> options = rows(names);
    return values instanceof One ? Arbitraries.just(options.get(0)) : Arbitraries.of(options);
  }

  private static Map<String, String> together(List<String> names, List<String> texts) {
    Map<String, String> together = new LinkedHashMap<>();
    for (int k = 0; k < names.size(); k++) {
      together.put(names.get(k), texts.get(k));
    }
    return together;
  }
}
