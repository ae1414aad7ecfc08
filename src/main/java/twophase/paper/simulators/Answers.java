package twophase.paper.simulators;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashSet;
import java.util.Set;
import org.ejml.data.DMatrixRMaj;
import twophase.kit.bench.ProtocolOffence;
import twophase.paper.dynamics.Trace;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;

/** What a simulator behind a pipe answers: the lines that come in. */
final class Answers {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Answers() {}

  /**
   * Reads the answer to hello.
   *
   * @throws IllegalArgumentException if it is none; the message says what is wrong with it
   */
  static Hello hello(String line) {
    JsonNode node = read(line);
    return new Hello(
        text(node, "name"),
        text(node, "version"),
        texts(node, "rules"),
        texts(node, "modes"),
        node.has("features") ? texts(node, "features") : Set.of());
  }

  /**
   * Any answer as JSON.
   *
   * @throws IllegalArgumentException if it is no JSON object
   */
  static JsonNode read(String line) {
    JsonNode node;
    try {
      node = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      boolean notANumber = line.matches("(?s).*\\b(NaN|Infinity)\\b.*");
      throw new IllegalArgumentException(
          notANumber
              ? "answered with a number that is NaN or infinite"
              : "answered with something that is no JSON",
          e);
    }
    if (node == null || !node.isObject()) {
      throw new IllegalArgumentException("answered with something that is no JSON object");
    }
    return node;
  }

  /**
   * One state of an answer.
   *
   * @param node {@code {"t", "W", "a"}}
   * @throws IllegalArgumentException if a shape or a number is wrong
   */
  static Network state(JsonNode node, int m, int d) {
    DMatrixRMaj firstLayer = rows(node.path("W"), "W", "m", m, d);
    DMatrixRMaj secondLayer = new DMatrixRMaj(m, 1);
    numbers(node.path("a"), "a", m, secondLayer.data, 0);
    return new Network(firstLayer, secondLayer);
  }

  /**
   * theta* of an answer.
   *
   * @throws IllegalArgumentException if its shape or a number is wrong
   */
  static GroundTruth truth(JsonNode answer, int d) {
    DMatrixRMaj map = new DMatrixRMaj(d, 1);
    numbers(answer.path("thetaStar"), "thetaStar", d, map.data, 0);
    return new GroundTruth(map);
  }

  /**
   * What a free run drew.
   *
   * @param inputs the run's inputs
   * @param batch how many samples a step took, at least 1: where it is more than one, order and
   *     noise have an array for each step
   * @throws IllegalArgumentException if a shape or a number is wrong, or a step takes an input that
   *     there is not
   */
  static Trace trace(JsonNode answer, Inputs inputs, int d, int steps, int batch) {
    int samples = Math.multiplyExact(steps, batch);
    DMatrixRMaj all =
        inputs.fresh()
            ? rows(answer.path("X"), "X", batch > 1 ? "steps times batch" : "steps", samples, d)
            : rows(answer.path("X"), "X", "n", inputs.n(), d);
    int[] order = new int[samples];
    double[] noise = new double[samples];
    if (batch == 1) {
      order(answer.path("order"), "order", inputs, steps, order, 0);
      numbers(answer.path("noise"), "noise", steps, noise, 0);
    } else {
      checkLength(answer.path("order"), "order", steps);
      checkLength(answer.path("noise"), "noise", steps);
      for (int t = 0; t < steps; t++) {
        String step = " of step " + (t + 1);
        order(answer.path("order").get(t), "order" + step, inputs, batch, order, t * batch);
        numbers(answer.path("noise").get(t), "noise" + step, batch, noise, t * batch);
      }
    }
    return new Trace(all, order, noise, batch);
  }

  /** Fresh inputs are taken as they come, those of a training set in any order. */
  private static void order(
      JsonNode node, String what, Inputs inputs, int length, int[] into, int offset) {
    checkLength(node, what, length);
    for (int k = 0; k < length; k++) {
      JsonNode index = node.get(k);
      int lowest = inputs.fresh() ? offset + k : 0;
      int highest = inputs.fresh() ? offset + k : inputs.n() - 1;
      if (!index.isIntegralNumber()
          || !index.canConvertToInt()
          || index.intValue() < lowest
          || index.intValue() > highest) {
        throw new IllegalArgumentException(
            "answered with "
                + what
                + " whose entry "
                + k
                + " is "
                + ProtocolOffence.shortened(index.toString())
                + (inputs.fresh() ? " instead of " + lowest : ", not one of 0 to " + highest));
      }
      into[offset + k] = index.intValue();
    }
  }

  /** A matrix of that many rows; {@code size} is what the protocol calls their number. */
  private static DMatrixRMaj rows(JsonNode node, String what, String size, int count, int d) {
    if (!node.isArray() || node.size() != count) {
      throw new IllegalArgumentException(
          "answered with " + what + " of " + node.size() + " rows where " + size + " = " + count);
    }
    DMatrixRMaj matrix = new DMatrixRMaj(count, d);
    for (int i = 0; i < count; i++) {
      numbers(node.get(i), "a row of " + what, d, matrix.data, i * d);
    }
    return matrix;
  }

  private static void checkLength(JsonNode node, String what, int length) {
    if (!node.isArray() || node.size() != length) {
      throw new IllegalArgumentException(
          "answered with " + what + " of length " + node.size() + " instead of " + length);
    }
  }

  private static void numbers(JsonNode node, String what, int length, double[] into, int offset) {
    checkLength(node, what, length);
    for (int k = 0; k < length; k++) {
      JsonNode number = node.get(k);
      if (!number.isNumber() || !Double.isFinite(number.doubleValue())) {
        throw new IllegalArgumentException(
            "answered with " + what + " whose entry " + k + " is no finite number");
      }
      into[offset + k] = number.doubleValue();
    }
  }

  private static String text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    if (!value.isTextual() || value.asText().isBlank()) {
      throw new IllegalArgumentException("answered hello without a text `" + name + "`");
    }
    return ProtocolOffence.shortened(value.asText());
  }

  private static Set<String> texts(JsonNode node, String name) {
    JsonNode values = node.path(name);
    if (!values.isArray()) {
      throw new IllegalArgumentException("answered hello without a list `" + name + "`");
    }
    Set<String> texts = new LinkedHashSet<>();
    values.forEach(value -> texts.add(value.asText()));
    return texts;
  }
}
