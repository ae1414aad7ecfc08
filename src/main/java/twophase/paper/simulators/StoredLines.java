package twophase.paper.simulators;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import twophase.kit.text.Inert;
import twophase.kit.text.StrictJson;
import twophase.paper.dynamics.Conventions;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Trace;
import twophase.paper.network.Network;

/** The lines of a store of runs. */
final class StoredLines {
  /** How a stored run begins, and what stands between what was asked and what was answered. */
  static final String ASK = "{\"ask\":";

  static final String ANSWER = ",\"answer\":";

  private StoredLines() {}

  /** The first line of a store of runs. */
  static String head(String schema, NetworkSimulator simulator, String profile, long seed) {
    return JsonLine.of(
        json -> {
          json.writeStringField("schema", schema);
          json.writeObjectFieldStart("simulator");
          json.writeStringField("name", Inert.name(simulator.name()));
          json.writeStringField("version", Inert.name(simulator.version()));
          json.writeBooleanField("own", simulator.own());
          json.writeBooleanField("traces", simulator.traces());
          Conventions conventions = simulator.conventions();
          if (!conventions.equals(Conventions.USUAL)) {
            json.writeStringField(Protocol.PRECISION, conventions.precision().word());
            JsonLine.number(json, Protocol.SAM_EPSILON, conventions.samEpsilon());
          }
          json.writeEndObject();
          json.writeStringField("profile", profile);
          json.writeNumberField("seed", seed);
        });
  }

  /**
   * A line of a store of runs.
   *
   * @param ask what was asked, JSON
   * @param shown what was answered
   */
  static String run(String ask, StoredRun shown) {
    String answer =
        JsonLine.of(
            json -> {
              if (shown.truth().isPresent()) {
                json.writeFieldName("thetaStar");
                double[] map = shown.truth().get().map().data;
                JsonLine.vector(json, map, 0, map.length);
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

  /** What was asked, as it stands in a line that {@link #require} admits. */
  static String asked(String line) {
    return line.substring(ASK.length(), line.indexOf(ANSWER));
  }

  /**
   * Makes sure that a line is a run that was asked and answered.
   *
   * @throws IllegalArgumentException if it is none; the message says why
   */
  static void require(String line) {
    JsonNode stored = StrictJson.read(line);
    if (!line.startsWith(ASK) || line.indexOf(ANSWER) < 0) {
      throw new IllegalArgumentException("it must be of the form " + ASK + "..." + ANSWER + "...}");
    }
    JsonNode ask = stored.path("ask");
    StoredRun shown = StoredRun.of(stored.path("answer"));
    List<Long> wanted = new ArrayList<>();
    ask.path("record").forEach(t -> wanted.add(t.asLong()));
    boolean all = shown.diverged() == 0;
    if (all
        ? !shown.times().equals(wanted)
        : !wanted.subList(0, Math.min(wanted.size(), shown.times().size())).equals(shown.times())) {
      throw new IllegalArgumentException("it has states after other steps than were asked for");
    }
    int m = ask.has("W") ? ask.path("W").size() : ask.path("m").asInt();
    int d = ask.has("W") ? ask.path("W").path(0).size() : ask.path("d").asInt();
    for (Network state : shown.states()) {
      if (state.width() != m || state.inputDimension() != d) {
        throw new IllegalArgumentException("it has a state of another shape than was asked for");
      }
    }
    boolean told = shown.truth().isPresent() || !ask.path("mode").asText().equals("free");
    if (!told || all && ask.path("trace").asBoolean() && shown.trace().isEmpty()) {
      throw new IllegalArgumentException("it lacks theta*, or the trace that was asked for");
    }
  }

  /** States are many: the JDK's decimals, which read back as well, are written ten times faster. */
  private static void state(JsonGenerator json, long t, Network network) throws IOException {
    json.writeStartObject();
    json.writeNumberField("t", t);
    json.writeFieldName("W");
    JsonLine.manyRows(json, network.firstLayer());
    json.writeFieldName("a");
    json.writeArray(network.secondLayer().data, 0, network.width());
    json.writeEndObject();
  }

  private static void trace(JsonGenerator json, Trace trace) throws IOException {
    json.writeFieldName("X");
    JsonLine.manyRows(json, trace.inputs());
    json.writeFieldName("order");
    JsonLine.batches(
        json, trace.order().length, trace.batch(), j -> json.writeNumber(trace.order()[j]));
    json.writeFieldName("noise");
    JsonLine.batches(
        json, trace.noise().length, trace.batch(), j -> json.writeNumber(trace.noise()[j]));
  }
}
