package twophase.paper.simulators;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ejml.data.DMatrixRMaj;
import twophase.kit.bench.NotOffered;
import twophase.kit.bench.ProtocolOffence;
import twophase.kit.statement.Numbers;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.Sample;
import twophase.paper.dynamics.SampleSource;
import twophase.paper.dynamics.Trace;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.network.TrainingSet;

/** The lines of the protocol {@code twophase-simulator/1}, written and read. */
final class Messages {
  static final String PROTOCOL = "twophase-simulator/1";
  static final String LABEL_NOISE_SGD = "label-noise-sgd";
  static final String GRADIENT_DESCENT = "gradient-descent";
  static final String SAM = "sam";
  static final String DRIVEN = "driven";
  static final String FREE = "free";
  static final String NOISE_SCHEDULE = "noise-schedule";

  /** Says that {@code "n":"fresh"} is understood: a fresh Gaussian input at each step. */
  static final String FRESH_INPUTS = "fresh-inputs";

  /** Says that {@code "trace":true} is understood: what a free run drew is told. */
  static final String TRACE = "trace";

  /** Up to here every JSON reader gets an integer as it was written. */
  private static final long LARGEST_SEED = (1L << 53) - 1;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Messages() {}

  /** Writes into an object of a request. */
  @FunctionalInterface
  private interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  static String hello() {
    return line(
        json -> {
          json.writeStringField("op", "hello");
          json.writeStringField("protocol", PROTOCOL);
        });
  }

  /**
   * Reads the answer to hello.
   *
   * @throws IllegalArgumentException if it is none; the message says what is wrong with it
   */
  static Hello readHello(String line) {
    JsonNode node = read(line);
    return new Hello(
        text(node, "name"),
        text(node, "version"),
        texts(node, "rules"),
        texts(node, "modes"),
        node.has("features") ? texts(node, "features") : Set.of());
  }

  /**
   * A request for a run.
   *
   * @param id the answer has to carry it
   * @param record numbers of steps after which states are wanted
   * @param trace whether it is wanted what a free run drew
   * @param hello what the simulator offers
   * @throws NotOffered if it does not offer this
   */
  static String run(long id, Run run, List<Long> record, boolean trace, Hello hello) {
    if (run instanceof Run.LabelNoiseSgd sgd) {
      require(hello, DRIVEN, LABEL_NOISE_SGD);
      return driven(
          id,
          LABEL_NOISE_SGD,
          sgd.eta(),
          sgd.start(),
          record,
          json -> samples(json, sgd.samples(), sgd.steps()));
    }
    if (run instanceof Run.Sam sam) {
      require(hello, DRIVEN, SAM);
      return driven(
          id,
          SAM,
          sam.eta(),
          sam.start(),
          record,
          json -> {
            number(json, "radius", sam.radius());
            samples(json, sam.samples(), sam.steps());
          });
    }
    if (run instanceof Run.GradientDescent descent) {
      require(hello, DRIVEN, GRADIENT_DESCENT);
      return driven(
          id,
          GRADIENT_DESCENT,
          descent.eta(),
          descent.start(),
          record,
          json -> trainingSet(json, descent.data(), descent.steps()));
    }
    if (run instanceof Run.Free free) {
      return free(id, free, record, trace, hello);
    }
    throw new NotOffered("a run of this kind: the protocol has none");
  }

  private static void require(Hello hello, String mode, String rule) {
    if (!hello.modes().contains(mode)) {
      throw new NotOffered("the mode " + mode);
    }
    if (!hello.rules().contains(rule)) {
      throw new NotOffered("the rule " + rule);
    }
  }

  private static String driven(
      long id, String rule, double eta, Network start, List<Long> record, Fields rest) {
    return line(
        json -> {
          head(json, id, DRIVEN, rule);
          number(json, "eta", eta);
          json.writeFieldName("W");
          rows(json, start.firstLayer());
          json.writeFieldName("a");
          vector(json, start.secondLayer().data, 0, start.width());
          rest.write(json);
          record(json, record);
        });
  }

  private static String free(
      long id, Run.Free free, List<Long> record, boolean trace, Hello hello) {
    boolean sam = free.radius() > 0;
    require(hello, FREE, sam ? SAM : LABEL_NOISE_SGD);
    if (!free.schedule().always() && !hello.features().contains(NOISE_SCHEDULE)) {
      throw new NotOffered("the feature " + NOISE_SCHEDULE);
    }
    if (free.inputs().fresh() && !hello.features().contains(FRESH_INPUTS)) {
      throw new NotOffered("the feature " + FRESH_INPUTS);
    }
    return line(
        json -> {
          head(json, id, FREE, sam ? SAM : LABEL_NOISE_SGD);
          json.writeNumberField("m", free.m());
          json.writeNumberField("d", free.d());
          if (free.inputs().fresh()) {
            json.writeStringField("n", free.inputs().toString());
          } else {
            json.writeNumberField("n", free.inputs().n());
          }
          number(json, "eta", free.eta());
          number(json, "sigma", free.sigma());
          number(json, "thetaNorm", free.thetaNorm());
          if (sam) {
            number(json, "radius", free.radius());
          }
          if (!free.schedule().always()) {
            json.writeObjectFieldStart("schedule");
            json.writeNumberField("on", free.schedule().on());
            json.writeNumberField("off", free.schedule().off());
            json.writeEndObject();
          }
          json.writeNumberField("seed", free.seeds().asLong() & LARGEST_SEED);
          json.writeNumberField("steps", free.steps());
          record(json, record);
          if (trace) {
            json.writeBooleanField(TRACE, true);
          }
        });
  }

  private static void head(JsonGenerator json, long id, String mode, String rule)
      throws IOException {
    json.writeStringField("op", "run");
    json.writeNumberField("id", id);
    json.writeStringField("mode", mode);
    json.writeStringField("rule", rule);
  }

  private static void samples(JsonGenerator json, SampleSource source, long steps)
      throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (long t = 0; t < steps; t++) {
      samples.add(source.next());
    }
    json.writeObjectFieldStart("samples");
    json.writeArrayFieldStart("x");
    for (Sample sample : samples) {
      vector(json, sample.input().data, 0, sample.input().getNumRows());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("y");
    for (Sample sample : samples) {
      number(json, sample.label());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("noise");
    for (Sample sample : samples) {
      number(json, sample.noise());
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void trainingSet(JsonGenerator json, TrainingSet data, long steps)
      throws IOException {
    json.writeFieldName("X");
    rows(json, data.inputs());
    json.writeFieldName("y");
    vector(json, data.labels().data, 0, data.size());
    json.writeNumberField("steps", steps);
  }

  private static void record(JsonGenerator json, List<Long> record) throws IOException {
    json.writeArrayFieldStart("record");
    for (long t : record) {
      json.writeNumber(t);
    }
    json.writeEndArray();
  }

  private static void rows(JsonGenerator json, DMatrixRMaj matrix) throws IOException {
    json.writeStartArray();
    for (int i = 0; i < matrix.getNumRows(); i++) {
      vector(json, matrix.data, i * matrix.getNumCols(), matrix.getNumCols());
    }
    json.writeEndArray();
  }

  private static void vector(JsonGenerator json, double[] numbers, int offset, int length)
      throws IOException {
    json.writeStartArray();
    for (int k = offset; k < offset + length; k++) {
      number(json, numbers[k]);
    }
    json.writeEndArray();
  }

  private static void number(JsonGenerator json, String name, double value) throws IOException {
    json.writeFieldName(name);
    number(json, value);
  }

  /** The shortest decimal that reads back, whatever the JDK. */
  private static void number(JsonGenerator json, double value) throws IOException {
    json.writeNumber(Numbers.shortest(value));
  }

  private static String line(Fields fields) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** How a stored run begins, and what stands between what was asked and what was answered. */
  static final String ASK = "{\"ask\":";

  static final String ANSWER = ",\"answer\":";

  /** The first line of a store of runs. */
  static String storeHead(String schema, NetworkSimulator simulator, String profile, long seed) {
    return line(
        json -> {
          json.writeStringField("schema", schema);
          json.writeObjectFieldStart("simulator");
          json.writeStringField("name", simulator.name());
          json.writeStringField("version", simulator.version());
          json.writeBooleanField("own", simulator.own());
          json.writeBooleanField("traces", simulator.traces());
          json.writeEndObject();
          json.writeStringField("profile", profile);
          json.writeNumberField("seed", seed);
        });
  }

  /** A line that was read, as it was written. */
  static String writtenAgain(JsonNode line) {
    return line.toString();
  }

  /**
   * A line of a store of runs.
   *
   * @param ask what was asked, JSON
   * @param shown what was answered
   */
  static String stored(String ask, StoredRun shown) {
    String answer =
        line(
            json -> {
              if (shown.truth().isPresent()) {
                json.writeFieldName("thetaStar");
                double[] map = shown.truth().get().map().data;
                vector(json, map, 0, map.length);
              }
              if (shown.diverged() > 0) {
                json.writeNumberField("diverged", shown.diverged());
              }
              json.writeArrayFieldStart("states");
              for (int k = 0; k < shown.times().size(); k++) {
                state(json, shown.times().get(k), shown.states().get(k));
              }
              json.writeEndArray();
              if (shown.trace().isPresent()) {
                trace(json, shown.trace().get());
              }
            });
    return ASK + ask + ANSWER + answer + "}";
  }

  /** States are many: the JDK's decimals, which read back as well, are written ten times faster. */
  private static void state(JsonGenerator json, long t, Network network) throws IOException {
    json.writeStartObject();
    json.writeNumberField("t", t);
    json.writeFieldName("W");
    manyRows(json, network.firstLayer());
    json.writeFieldName("a");
    json.writeArray(network.secondLayer().data, 0, network.width());
    json.writeEndObject();
  }

  private static void trace(JsonGenerator json, Trace trace) throws IOException {
    json.writeFieldName("X");
    manyRows(json, trace.inputs());
    json.writeFieldName("order");
    json.writeArray(trace.order(), 0, trace.steps());
    json.writeFieldName("noise");
    json.writeArray(trace.noise(), 0, trace.steps());
  }

  private static void manyRows(JsonGenerator json, DMatrixRMaj matrix) throws IOException {
    json.writeStartArray();
    for (int i = 0; i < matrix.getNumRows(); i++) {
      json.writeArray(matrix.data, i * matrix.getNumCols(), matrix.getNumCols());
    }
    json.writeEndArray();
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
   * @throws IllegalArgumentException if a shape or a number is wrong, or a step takes an input that
   *     there is not
   */
  static Trace trace(JsonNode answer, Inputs inputs, int d, int steps) {
    DMatrixRMaj all =
        inputs.fresh()
            ? rows(answer.path("X"), "X", "steps", steps, d)
            : rows(answer.path("X"), "X", "n", inputs.n(), d);
    int[] order = order(answer.path("order"), inputs, steps);
    double[] noise = new double[steps];
    numbers(answer.path("noise"), "noise", steps, noise, 0);
    return new Trace(all, order, noise);
  }

  /** Fresh inputs are taken as they come, those of a training set in any order. */
  private static int[] order(JsonNode node, Inputs inputs, int steps) {
    checkLength(node, "order", steps);
    int[] order = new int[steps];
    for (int t = 0; t < steps; t++) {
      JsonNode index = node.get(t);
      int lowest = inputs.fresh() ? t : 0;
      int highest = inputs.fresh() ? t : inputs.n() - 1;
      if (!index.isIntegralNumber()
          || !index.canConvertToInt()
          || index.intValue() < lowest
          || index.intValue() > highest) {
        throw new IllegalArgumentException(
            "answered with order whose entry "
                + t
                + " is "
                + ProtocolOffence.shortened(index.toString())
                + (inputs.fresh() ? " instead of " + t : ", not one of 0 to " + highest));
      }
      order[t] = index.intValue();
    }
    return order;
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
