package twophase.paper.simulators;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import twophase.kit.bench.ProtocolOffence;
import twophase.kit.statement.NearMiss;

/** Reads how a foreign simulator introduces itself. */
final class HelloReader {
  private static final String PRECISION = "precision";
  private static final String SAM_EPSILON = "samEpsilon";

  /** What a hello may say. */
  private static final List<String> FIELDS =
      List.of("name", "version", "rules", "modes", "features", PRECISION, SAM_EPSILON);

  private HelloReader() {}

  /**
   * Reads the answer to hello.
   *
   * @throws IllegalArgumentException if it is none; the message says what is wrong with it, and
   *     what is expected
   */
  static Hello read(String line) {
    JsonNode node = Answers.read(line);
    node.fieldNames().forEachRemaining(HelloReader::checkField);
    checkNumbers(node);
    return new Hello(
        text(node, "name"),
        text(node, "version"),
        words(node, "rules", Protocol.RULES),
        words(node, "modes", Protocol.MODES),
        node.has("features") ? words(node, "features", Protocol.FEATURES) : Set.of());
  }

  /** A field of one's own is let pass; one that is misspelt would be missed without a word. */
  private static void checkField(String name) {
    if (!FIELDS.contains(name)) {
      NearMiss.of(name, FIELDS)
          .ifPresent(
              near -> {
                throw new IllegalArgumentException(
                    "answered hello with a field `%s`, which is none; did you mean `%s`?"
                        .formatted(ProtocolOffence.shortened(name), near));
              });
    }
  }

  /** What would move the bounds by which answers are judged is not passed over. */
  private static void checkNumbers(JsonNode node) {
    if (node.has(PRECISION) && !node.path(PRECISION).asText().equals("binary64")) {
      throw new IllegalArgumentException(
          "answered hello with `precision` %s; this version judges binary64 alone"
              .formatted(ProtocolOffence.shortened(node.path(PRECISION).toString())));
    }
    if (node.has(SAM_EPSILON)
        && !(node.path(SAM_EPSILON).isNumber() && node.path(SAM_EPSILON).doubleValue() == 0)) {
      throw new IllegalArgumentException(
          "answered hello with `samEpsilon` %s; this version judges sam with 0 alone"
              .formatted(ProtocolOffence.shortened(node.path(SAM_EPSILON).toString())));
    }
  }

  private static String text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    if (!value.isTextual() || value.asText().isBlank()) {
      throw new IllegalArgumentException("answered hello without a text `" + name + "`");
    }
    return ProtocolOffence.shortened(value.asText());
  }

  /** A list of the protocol's words, and of words of one's own. */
  private static Set<String> words(JsonNode node, String name, List<String> known) {
    JsonNode values = node.path(name);
    if (!values.isArray()) {
      throw new IllegalArgumentException("answered hello without a list `" + name + "`");
    }
    Set<String> words = new LinkedHashSet<>();
    for (int k = 0; k < values.size(); k++) {
      String word = values.get(k).asText();
      boolean own = word.startsWith(Protocol.OWN) && word.length() > Protocol.OWN.length();
      if (!values.get(k).isTextual() || !(own || known.contains(word))) {
        throw new IllegalArgumentException(
            "answered hello with an unknown word among `%s`, %s%s; they are %s, one of your own begins with %s"
                .formatted(
                    name,
                    ProtocolOffence.shortened(values.get(k).toString()),
                    NearMiss.hint(word, known),
                    String.join(", ", known),
                    Protocol.OWN));
      }
      words.add(word);
    }
    return words;
  }
}
