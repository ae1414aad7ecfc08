package twophase.kit.statement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import twophase.kit.number.Numbers;

/**
 * What of a front matter decides, as text: constants, domains, hypotheses, and what is asked and
 * expected of each form. Left out are words that people read, what bounds bad luck, and cases that
 * were kept from earlier runs. A field that is added to the front matter's forms or domains is in
 * it by itself.
 */
final class CardData {
  private static final List<String> DECIDING =
      List.of("id", "constants", "domains", "assumes", "alternatives", "forms");

  private static final List<String> WORDS_OF_FORM =
      List.of("claim", "because", "aside", "kept", "luck");

  private static final List<String> WORDS_OF_LAW = List.of("page", "unproved");

  private CardData() {}

  /** A line for each value: where it stands, and what it is. */
  static String of(JsonNode front) {
    ObjectNode data = front.deepCopy();
    data.retain(DECIDING);
    data.path("constants").forEach(constant -> without(constant, List.of("because")));
    for (JsonNode form : data.path("forms")) {
      without(form, WORDS_OF_FORM);
      without(form.path("law"), WORDS_OF_LAW);
      form.path("without").forEach(row -> without(row, List.of("hypothesis")));
    }
    data.path("alternatives")
        .properties()
        .forEach(readings -> readings.setValue(unnamed(readings.getValue())));
    StringBuilder lines = new StringBuilder();
    write("", data, lines);
    return lines.toString();
  }

  private static void without(JsonNode node, List<String> fields) {
    if (node instanceof ObjectNode object) {
      object.remove(fields);
    }
  }

  /** Readings are named in words. */
  private static ArrayNode unnamed(JsonNode readings) {
    ArrayNode parts = ((ObjectNode) readings).arrayNode();
    readings.forEach(parts::add);
    return parts;
  }

  private static void write(String place, JsonNode node, StringBuilder lines) {
    if (node.isObject()) {
      node.properties().forEach(e -> write(place + "/" + e.getKey(), e.getValue(), lines));
    } else if (node.isArray()) {
      for (int k = 0; k < node.size(); k++) {
        write(place + "/" + k, node.get(k), lines);
      }
    } else {
      lines.append(place).append(' ').append(text(node)).append('\n');
    }
  }

  /** A value of the front matter, the same on every Java platform. */
  static String text(JsonNode value) {
    return value.isFloatingPointNumber() ? Numbers.shortest(value.asDouble()) : value.asText();
  }
}
