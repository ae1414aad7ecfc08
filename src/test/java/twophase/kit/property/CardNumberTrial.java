package twophase.kit.property;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import twophase.kit.bench.Simulator;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.Card;
import twophase.kit.statement.CardReader;

/**
 * Changes the numbers in the front matter of a card, one at a time, and asks whether the check sees
 * it. Sentences, formulas and the place in the paper are no data.
 */
public final class CardNumberTrial {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final List<String> DATA = List.of("/constants", "/domains", "/forms");
  private static final String FENCE = "---\n";

  /** A number of a token: a value, the seed, the first trial or the last. */
  private static final Pattern NUMBER =
      Pattern.compile("(?<==)[0-9.]+|(?<=:)[0-9]+(?=[:-])|(?<=[0-9]-)[0-9]+(?=:)");

  private static final Pattern CONSTANT = Pattern.compile("^/constants/([^/]+)/");

  private static final String IN_TEXT = "#";

  private final Catalogue catalogue;
  private final String statement;
  private final JsonNode front;
  private final String body;
  private final CardUse use;

  /**
   * The trial of a card.
   *
   * @param text of the card that the catalogue has for the statement
   * @param simulator makes one whose description tells all that it was asked to do
   */
  public CardNumberTrial(
      Catalogue catalogue, String statement, String text, Supplier<Simulator> simulator) {
    this.catalogue = catalogue;
    this.statement = statement;
    int end = text.indexOf("\n" + FENCE) + 1;
    this.front = tree(text.substring(FENCE.length(), end));
    this.body = text.substring(end);
    this.use = new CardUse(catalogue, statement, simulator);
  }

  /** The places of all numbers that are data. */
  public List<String> numbers() {
    List<String> places = new ArrayList<>();
    DATA.forEach(part -> collect(front.at(part), part, places));
    return places;
  }

  private static void collect(JsonNode node, String place, List<String> places) {
    if (place.endsWith("/luck")) {
      // No check asks for it: what a run tells of bad luck does, and a page holds that.
      return;
    }
    if (node.isNumber()) {
      places.add(place);
    } else if (node.isTextual() && place.contains("/kept/")) {
      long count = NUMBER.matcher(node.asText()).results().count();
      IntStream.range(0, (int) count).forEach(k -> places.add(place + IN_TEXT + k));
    } else if (node.isObject()) {
      node.properties().forEach(e -> collect(e.getValue(), place + "/" + e.getKey(), places));
    } else if (node.isArray()) {
      for (int k = 0; k < node.size(); k++) {
        collect(node.get(k), place + "/" + k, places);
      }
    }
  }

  /** The numbers that are there for nothing: the check does the same whatever they are. */
  public List<String> ignored() {
    return ignored(numbers());
  }

  /** Those of some places. */
  public List<String> ignored(List<String> places) {
    return places.stream().filter(place -> !counts(place)).toList();
  }

  /**
   * Whether a number counts: the check sees it change, or no other number is taken in its place.
   * Small changes are among them, and large ones for thresholds that no trial comes near.
   */
  private boolean counts(String place) {
    List<Card> changed =
        others(place).stream().flatMap(other -> changed(place, other).stream()).toList();
    Optional<String> constant =
        CONSTANT.matcher(place).results().map(found -> found.group(1)).findFirst();
    return changed.isEmpty() || use.seesChange(changed, constant);
  }

  private List<JsonNode> others(String place) {
    int text = place.indexOf(IN_TEXT);
    if (text < 0) {
      return others(front.at(place));
    }
    String token = front.at(place.substring(0, text)).asText();
    MatchResult number =
        NUMBER.matcher(token).results().toList().get(Integer.parseInt(place.substring(text + 1)));
    return others(number(number.group())).stream()
        .map(
            other ->
                token.substring(0, number.start()) + other.asText() + token.substring(number.end()))
        .map(TextNode::valueOf)
        .map(JsonNode.class::cast)
        .toList();
  }

  private static JsonNode number(String text) {
    return text.contains(".")
        ? DoubleNode.valueOf(Double.parseDouble(text))
        : LongNode.valueOf(Long.parseLong(text));
  }

  private static List<JsonNode> others(JsonNode number) {
    double is = number.asDouble();
    if (number.isIntegralNumber()) {
      long whole = number.asLong();
      return Stream.of(whole + 1, whole - 1, whole * 2, whole * 1000, -whole)
          .filter(other -> other != whole)
          .map(CardNumberTrial::whole)
          .toList();
    }
    return DoubleStream.of(
            is * 1.125, is * 0.75, is * 2, is * 16, is / 16, is * 1e6, is / 1e6, is * 1e10, -is)
        .mapToObj(DoubleNode::valueOf)
        .map(JsonNode.class::cast)
        .toList();
  }

  private static JsonNode whole(long value) {
    return value == (int) value ? IntNode.valueOf((int) value) : LongNode.valueOf(value);
  }

  /** The card with another number; nothing where that is refused. */
  private Optional<Card> changed(String place, JsonNode number) {
    JsonNode copy = front.deepCopy();
    JsonPointer pointer = JsonPointer.compile(place.split(IN_TEXT)[0]);
    JsonNode parent = copy.at(pointer.head());
    String name = pointer.last().getMatchingProperty();
    if (parent instanceof ObjectNode object) {
      object.set(name, number);
    } else {
      ((ArrayNode) parent).set(Integer.parseInt(name), number);
    }
    try {
      Card card =
          CardReader.parse(statement, statement, text(copy) + body, catalogue.theory().quoted());
      CardCheck.check(statement, card, type(), catalogue.conditions().hypotheses());
      return Optional.of(card);
    } catch (BadInputException e) {
      return Optional.empty();
    }
  }

  private Class<?> type() {
    return catalogue.properties().stream()
        .filter(property -> property.id().statement().equals(statement))
        .findFirst()
        .orElseThrow()
        .method()
        .getDeclaringClass();
  }

  private static String text(JsonNode tree) {
    try {
      String yaml = YAML.writeValueAsString(tree);
      return yaml.startsWith(FENCE) ? yaml : FENCE + yaml;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode tree(String yaml) {
    try {
      return YAML.readTree(yaml);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
