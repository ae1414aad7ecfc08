package twophase.paper.simulators;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.ejml.data.DMatrixRMaj;
import twophase.kit.bench.ProtocolOffence;
import twophase.paper.dynamics.Trace;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;

/** What a simulator behind a pipe answers: the lines that come in. */
final class Answers {
  /** NaN and infinities are read, so that it can be said where they stand. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  /** How the reader's message of a key that is there already begins. */
  private static final String DUPLICATE = "Duplicate";

  private static final int SHOWN_DIGITS = 24;

  private Answers() {}

  /**
   * Any answer as JSON: one object, each key in it once, and nothing after it.
   *
   * @throws IllegalArgumentException if it is none; the message says what is wrong, and where
   */
  static JsonNode read(String line) {
    try (JsonParser parser = JSON.createParser(line)) {
      JsonNode node = JSON.readTree(parser);
      if (node == null || !node.isObject()) {
        throw new IllegalArgumentException(
            "answered with something that is no JSON object; expected is one object a line");
      }
      String rest = line.substring((int) parser.currentLocation().getCharOffset()).stripLeading();
      if (!rest.isEmpty()) {
        throw new IllegalArgumentException(
            "answered with text after the object, from character %d on; expected is one object a line"
                .formatted(line.length() - rest.length() + 1));
      }
      return node;
    } catch (JsonProcessingException e) {
      String why = ProtocolOffence.shortened(e.getOriginalMessage());
      throw new IllegalArgumentException(
          "answered with %s (character %d: %s)"
              .formatted(
                  why.startsWith(DUPLICATE) ? "a key twice" : "something that is no JSON",
                  place(e),
                  why),
          e);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** At which character of the line, from 1. */
  private static long place(JsonProcessingException e) {
    return e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getCharOffset() + 1);
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
      numbers(node.get(i), "row " + i + " of " + what, d, matrix.data, i * d);
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
      if (!number.isNumber()) {
        throw new IllegalArgumentException(
            "answered with %s whose entry %d is no number but %s"
                .formatted(what, k, ProtocolOffence.shortened(number.toString())));
      }
      into[offset + k] = number.doubleValue();
      if (!Double.isFinite(into[offset + k])) {
        throw new IllegalArgumentException(
            "answered with %s whose entry %d is no finite binary64 number but %s; of a run that overflows say {\"id\":..,\"error\":\"diverged at step N\"}"
                .formatted(what, k, shown(number)));
      }
    }
  }

  private static String shown(JsonNode number) {
    String text = number.asText();
    return text.length() <= SHOWN_DIGITS ? text : text.substring(0, SHOWN_DIGITS) + "...";
  }
}
