package twophase.paper.simulators;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import twophase.kit.bench.ProtocolOffence;
import twophase.kit.number.Numbers;
import twophase.kit.statement.NearMiss;
import twophase.paper.dynamics.Conventions;
import twophase.paper.dynamics.Precision;

/** Reads how a foreign simulator introduces itself. */
final class HelloReader {
  /** What a hello may say. */
  private static final List<String> FIELDS =
      List.of(
          "name",
          "version",
          "rules",
          "modes",
          "features",
          Protocol.PRECISION,
          Protocol.SAM_EPSILON);

  /** What is added to a norm so that nothing is divided by 0 is far smaller than this. */
  private static final double LARGEST_EPSILON = 1e-6;

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
    return new Hello(
        text(node, "name"),
        text(node, "version"),
        words(node, "rules", Protocol.RULES),
        words(node, "modes", Protocol.MODES),
        node.has("features") ? words(node, "features", Protocol.FEATURES) : Set.of(),
        conventions(node, "answered hello with "));
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

  /**
   * In what a simulator says that it differs; what moves the bounds by which it is judged is not
   * passed over.
   *
   * @param node has the fields, or has them not
   * @param saying how the message begins
   * @throws IllegalArgumentException if it says what the protocol does not have
   */
  static Conventions conventions(JsonNode node, String saying) {
    JsonNode precision = node.path(Protocol.PRECISION);
    Precision numbers =
        precision.isMissingNode()
            ? Precision.BINARY64
            : Arrays.stream(Precision.values())
                .filter(known -> precision.isTextual() && known.word().equals(precision.asText()))
                .findFirst()
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "%s`%s` %s; it is \"binary64\", as without it, or \"binary32\""
                                .formatted(
                                    saying,
                                    Protocol.PRECISION,
                                    ProtocolOffence.shortened(precision.toString()))));
    JsonNode epsilon = node.path(Protocol.SAM_EPSILON);
    double added = epsilon.isMissingNode() ? 0 : epsilon.doubleValue();
    if (!(epsilon.isMissingNode() || epsilon.isNumber())
        || !(added >= 0 && added <= LARGEST_EPSILON)) {
      throw new IllegalArgumentException(
          "%s`%s` %s; it is a number from 0, as without it, to %s"
              .formatted(
                  saying,
                  Protocol.SAM_EPSILON,
                  ProtocolOffence.shortened(epsilon.toString()),
                  Numbers.shortest(LARGEST_EPSILON)));
    }
    return new Conventions(numbers, added);
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
