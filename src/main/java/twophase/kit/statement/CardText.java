package twophase.kit.statement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import twophase.kit.number.Numbers;

/**
 * A card's sentences, in which names between double braces stand for what the card chooses: {@code
 * {{K}}} for a constant, {@code {{tolerance%}}} for it in per cent, {@code {{near-zero.m}}} for a
 * parameter of a domain ({@code {{min near-zero.m}}} and {@code {{max near-zero.m}}} for its ends),
 * {@code {{near-zero}}} for all of them, {@code {{first near-zero}}} for the settings that come
 * first, and the names that the theory gives to its own numbers.
 */
final class CardText {
  private static final Pattern PLACE = Pattern.compile("\\{\\{([^{}]*)}}");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9.]+(E-?[0-9]+|e-?[0-9]+)?");
  private static final String PERCENT = "%";
  private static final String LEAST = "min ";
  private static final String LARGEST = "max ";
  private static final String FIRST = "first ";

  private final Map<String, Constant> constants;
  private final Map<String, Domain> domains;
  private final Map<String, Double> quoted;

  /**
   * The sentences of a card.
   *
   * @param quoted the theory's own numbers, by the names that cards quote them by
   */
  CardText(
      Map<String, Constant> constants, Map<String, Domain> domains, Map<String, Double> quoted) {
    this.constants = constants;
    this.domains = domains;
    this.quoted = quoted;
  }

  /**
   * A sentence with what its names stand for.
   *
   * @throws IllegalArgumentException if a name stands for nothing
   */
  String filled(String text) {
    return replaced(text, this::word);
  }

  /** A sentence about a setting, whose values may be named, too. */
  String filled(String text, Map<String, String> setting) {
    return replaced(text, name -> setting.containsKey(name) ? setting.get(name) : word(name));
  }

  /** Names of the constants that a sentence quotes, in its order, each once. */
  List<String> constants(String sentence) {
    return names(sentence)
        .map(name -> name.replace(PERCENT, ""))
        .filter(constants::containsKey)
        .distinct()
        .toList();
  }

  /** Names of the domains of which a sentence quotes something, in its order. */
  List<String> domains(String sentence) {
    return names(sentence).map(CardText::domain).filter(domains::containsKey).toList();
  }

  private static Stream<String> names(String sentence) {
    return PLACE.matcher(sentence).results().map(place -> place.group(1));
  }

  /** The domain that a name speaks of, where it speaks of one. */
  private static String domain(String name) {
    String whole =
        Stream.of(LEAST, LARGEST, FIRST)
            .filter(name::startsWith)
            .findFirst()
            .map(which -> name.substring(which.length()))
            .orElse(name);
    return whole.split("\\.", 2)[0];
  }

  private static String replaced(String text, Function<String, String> word) {
    return PLACE.matcher(text).replaceAll(m -> Matcher.quoteReplacement(word.apply(m.group(1))));
  }

  private String word(String name) {
    if (name.endsWith(PERCENT)) {
      return Numbers.forPeople(100 * number(name.substring(0, name.length() - 1), name)) + " %";
    }
    if (domains.containsKey(name)) {
      Domain domain = domains.get(name);
      return domain.parameters().keySet().stream()
          .map(parameter -> parameter + " = " + new Parameter(domain, parameter).words())
          .collect(Collectors.joining(", "));
    }
    if (name.startsWith(LEAST)) {
      return Numbers.forPeople(numbers(name.substring(LEAST.length()), name).min().orElseThrow());
    }
    if (name.startsWith(LARGEST)) {
      return Numbers.forPeople(numbers(name.substring(LARGEST.length()), name).max().orElseThrow());
    }
    if (name.startsWith(FIRST) && domains.containsKey(name.substring(FIRST.length()))) {
      return domains.get(name.substring(FIRST.length())).first().stream()
          .map(CardText::words)
          .collect(Collectors.joining("; "));
    }
    return parameter(name).map(Parameter::words).orElseGet(() -> number(name));
  }

  /** A parameter of a domain. */
  private record Parameter(Domain domain, String name) {
    Values values() {
      return domain.parameter(name);
    }

    /** What is drawn, and what in the deep profile, where that is more. */
    String words() {
      Values wider = domain.wider().get(name);
      String usual = CardText.words(values());
      return wider == null ? usual : usual + " (deep: " + CardText.words(wider) + ")";
    }
  }

  private Optional<Parameter> parameter(String name) {
    int dot = name.indexOf('.');
    return Optional.ofNullable(dot > 0 ? domains.get(name.substring(0, dot)) : null)
        .map(domain -> new Parameter(domain, name.substring(dot + 1)))
        .filter(parameter -> parameter.domain().parameters().containsKey(parameter.name()));
  }

  /** The numbers of a parameter, of which there are some. */
  private DoubleStream numbers(String name, String asked) {
    double[] numbers =
        parameter(name).stream()
            .flatMap(parameter -> texts(parameter.values()).stream())
            .filter(text -> NUMBER.matcher(text).matches())
            .mapToDouble(Double::parseDouble)
            .toArray();
    if (numbers.length == 0) {
      throw unknown(asked);
    }
    return DoubleStream.of(numbers);
  }

  private static List<String> texts(Values values) {
    if (values instanceof Values.Range range) {
      return List.of(Integer.toString(range.from()), Integer.toString(range.to()));
    }
    return values instanceof Values.One one
        ? one.texts()
        : ((Values.Choice) values).options().stream().flatMap(List::stream).toList();
  }

  private String number(String name) {
    return Numbers.forPeople(number(name, name));
  }

  private double number(String name, String asked) {
    if (constants.containsKey(name)) {
      return constants.get(name).value();
    }
    if (quoted.containsKey(name)) {
      return quoted.get(name);
    }
    throw unknown(asked);
  }

  private static IllegalArgumentException unknown(String asked) {
    return new IllegalArgumentException(
        "`{{"
            + asked
            + "}}` stands for nothing: it is no constant, no domain and no parameter of one");
  }

  private static String words(Map<String, String> setting) {
    return setting.entrySet().stream()
        .map(value -> value.getKey() + " = " + shown(value.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String words(Values values) {
    if (values instanceof Values.Range range) {
      return Numbers.forPeople(range.from()) + ".." + Numbers.forPeople(range.to());
    }
    if (values instanceof Values.One one) {
      return tuple(one.texts());
    }
    List<String> options =
        ((Values.Choice) values).options().stream().map(CardText::tuple).toList();
    int last = options.size() - 1;
    return last == 0
        ? options.get(0)
        : String.join(", ", options.subList(0, last)) + " or " + options.get(last);
  }

  private static String tuple(List<String> texts) {
    String words = texts.stream().map(CardText::shown).collect(Collectors.joining(", "));
    return texts.size() == 1 ? words : "(" + words + ")";
  }

  private static String shown(String text) {
    try {
      return Numbers.forPeople(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return text;
    }
  }
}
