package twophase.paper.simulators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ejml.data.DMatrixRMaj;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.GradientDescent;
import twophase.paper.dynamics.LabelNoiseSgd;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.ReferenceSimulator;
import twophase.paper.dynamics.Rule;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.Sam;
import twophase.paper.dynamics.Sample;
import twophase.paper.dynamics.Trace;
import twophase.paper.faults.PartsSimulator;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.network.TrainingSet;

/**
 * The reference simulator behind a pipe, as a program of its own, with a manner: {@code good}, or
 * one of the ways to break the protocol.
 */
public final class PipeSimulator {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String manner;
  private final List<String> held = new ArrayList<>();

  private PipeSimulator(String manner) {
    this.manner = manner;
  }

  /** Speaks until its input ends. */
  public static void main(String[] arguments) throws Exception {
    PipeSimulator simulator = new PipeSimulator(arguments[0]);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String line;
    while ((line = in.readLine()) != null) {
      simulator.answer(JSON.readTree(line), out);
    }
  }

  private void answer(JsonNode request, PrintStream out) throws Exception {
    if (request.path("op").asText().equals("hello")) {
      out.println(hello());
      return;
    }
    switch (manner) {
      case "chatty" -> out.println("computing ...");
      case "late" -> Thread.sleep(60_000);
      case "dies", "orphans" -> System.exit(3);
      case "malformed" -> out.println("{\"id\":1,");
      case "flood" -> {
        byte[] much = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        while (true) {
          out.write(much);
        }
      }
      default -> {}
    }
    String answer = JSON.writeValueAsString(answer(request));
    switch (manner) {
      case "trace-nan" ->
          out.println(answer.replaceFirst("\"noise\":\\[[^,\\]]*", "\"noise\":[NaN"));
      case "nan" -> out.println(answer.replaceFirst("\"a\":\\[[^,\\]]*", "\"a\":[NaN"));
      case "disordered" -> {
        held.add(answer);
        if (held.size() == 2) {
          out.println(held.get(1));
          out.println(held.get(0));
        }
      }
      case "talks-on" -> {
        out.println(answer);
        out.println(answer);
      }
      default -> out.println(answer);
    }
  }

  /** What it starts holds its output open, and lives on when it ends. */
  private String child() throws Exception {
    boolean parent = manner.equals("orphans");
    return parent
        ? Long.toString(new ProcessBuilder("sleep", "600").inheritIO().start().pid())
        : "1";
  }

  private String hello() throws Exception {
    String rules =
        manner.equals("modest")
            ? "[\"label-noise-sgd\"]"
            : "[\"label-noise-sgd\",\"gradient-descent\",\"sam\"]";
    return switch (manner) {
      case "nameless" -> "{\"version\":\"1\"}";
      case "rude" -> "hello yourself\u0007";
      default ->
          "{\"name\":\"pipe "
              + manner
              + "\",\"version\":\""
              + child()
              + "\",\"rules\":"
              + rules
              + ",\"modes\":[\"driven\",\"free\"],"
              + "\"features\":"
              + (manner.startsWith("trace")
                  ? "[\"trace\",\"fresh-inputs\",\"batch\"]}"
                  : manner.equals("batches")
                      ? "[\"noise-schedule\",\"batch\"]}"
                      : "[\"noise-schedule\"]}");
    };
  }

  private ObjectNode answer(JsonNode request) throws IOException {
    ObjectNode answer = JSON.createObjectNode();
    answer.put("id", request.path("id").asLong() - (manner.equals("yesterday") ? 1 : 0));
    Run run = request.path("mode").asText().equals("free") ? free(request) : driven(request);
    if (manner.equals("refuses")) {
      return answer.put("error", "not today");
    }
    Set<Long> record = new HashSet<>();
    request.path("record").forEach(t -> record.add(t.asLong()));
    ArrayNode states = JSON.createArrayNode();
    boolean traced = request.path("trace").asBoolean();
    NetworkSimulator simulator = traced ? PartsSimulator.correct() : new ReferenceSimulator();
    Outcome outcome =
        simulator.run(
            run,
            new Observer() {
              @Override
              public void truth(GroundTruth truth) {
                answer.set("thetaStar", numbers(truth.map().data, 0, truth.map().numRows));
              }

              @Override
              public boolean wants(long t) {
                return record.contains(t);
              }

              @Override
              public void see(long t, Network state) {
                states.add(state(t, state));
              }

              @Override
              public boolean wantsTrace() {
                return traced;
              }

              @Override
              public void trace(Trace trace) {
                tell(trace, answer);
              }
            });
    if (outcome instanceof Outcome.Diverged diverged) {
      answer.removeAll();
      answer.put("id", request.path("id").asLong());
      return answer.put("error", "diverged at step " + diverged.step());
    }
    answer.set("states", states);
    return answer;
  }

  private void tell(Trace trace, ObjectNode answer) {
    int d = trace.inputs().getNumCols();
    ArrayNode rows = answer.putArray("X");
    int told = trace.inputs().getNumRows() - (manner.equals("trace-rows") ? 1 : 0);
    for (int j = 0; j < told; j++) {
      rows.add(numbers(trace.inputs().data, j * d, d));
    }
    ArrayNode order = answer.putArray("order");
    for (int k : trace.order()) {
      order.add(k);
    }
    switch (manner) {
      case "trace-index" -> order.set(2, trace.inputs().getNumRows());
      case "trace-negative" -> order.set(0, -1);
      case "trace-fraction" -> order.set(1, 0.5);
      case "trace-order" ->
          order.set(3, order.get(3).asInt() + (order.get(3).asInt() > 0 ? -1 : 1));
      case "trace-short" -> order.remove(0);
      default -> {}
    }
    int samples = trace.noise().length + (manner.equals("trace-long") ? -1 : 0);
    answer.set("noise", numbers(trace.noise(), 0, samples));
    if (trace.batch() > 1) {
      answer.set("order", batched(order, trace.batch()));
      answer.set("noise", batched((ArrayNode) answer.path("noise"), trace.batch()));
    }
    if (manner.equals("trace-silent")) {
      answer.remove(List.of("X", "order", "noise"));
    }
  }

  private static ArrayNode batched(ArrayNode flat, int batch) {
    ArrayNode steps = JSON.createArrayNode();
    for (int j = 0; j < flat.size(); j++) {
      (j % batch == 0 ? steps.addArray() : (ArrayNode) steps.get(j / batch)).add(flat.get(j));
    }
    return steps;
  }

  private ObjectNode state(long t, Network network) {
    ObjectNode state = JSON.createObjectNode();
    state.put("t", t);
    int d = network.inputDimension();
    ArrayNode rows = state.putArray("W");
    for (int i = 0; i < network.width() - (manner.equals("misshapen") ? 1 : 0); i++) {
      rows.add(numbers(network.firstLayer().data, i * d, d));
    }
    state.set("a", numbers(network.secondLayer().data, 0, network.width()));
    return state;
  }

  private static ArrayNode numbers(double[] values, int offset, int length) {
    ArrayNode node = JSON.createArrayNode();
    for (int k = offset; k < offset + length; k++) {
      node.add(values[k]);
    }
    return node;
  }

  private static Run free(JsonNode request) {
    Run.Free run =
        new Run.Free(
            request.path("m").asInt(),
            request.path("d").asInt(),
            Inputs.valueOf(request.path("n").asText()),
            request.path("eta").asDouble(),
            request.path("sigma").asDouble(),
            request.path("thetaNorm").asDouble(),
            SeedTree.root(request.path("seed").asLong()),
            request.path("steps").asLong());
    if (request.path("rule").asText().equals("sam")) {
      return run.withRule(new Sam(request.path("radius").asDouble()));
    }
    int batch = request.path("batch").asInt(1);
    return run.withRule(new LabelNoiseSgd(batch, request.path("replacement").asBoolean(true)));
  }

  private static Run driven(JsonNode request) {
    Network start = new Network(matrix(request.path("W")), column(request.path("a")));
    double eta = request.path("eta").asDouble();
    if (request.path("rule").asText().equals("gradient-descent")) {
      TrainingSet data = new TrainingSet(matrix(request.path("X")), column(request.path("y")));
      return new Run.Driven(new GradientDescent(data), eta, start, request.path("steps").asLong());
    }
    JsonNode samples = request.path("samples");
    int batch = request.path("batch").asInt(1);
    int steps = samples.path("y").size();
    List<Sample> given = new ArrayList<>();
    for (int t = 0; t < steps; t++) {
      for (int b = 0; b < batch; b++) {
        given.add(
            new Sample(
                column(entry(samples.path("x"), batch, t, b)),
                entry(samples.path("y"), batch, t, b).asDouble(),
                entry(samples.path("noise"), batch, t, b).asDouble()));
      }
    }
    Rule rule =
        request.path("rule").asText().equals("sam")
            ? new Sam(request.path("radius").asDouble())
            : new LabelNoiseSgd(batch);
    return new Run.Driven(rule, eta, start, given.iterator()::next, steps);
  }

  private static JsonNode entry(JsonNode steps, int batch, int t, int b) {
    return batch == 1 ? steps.get(t) : steps.get(t).get(b);
  }

  private static DMatrixRMaj matrix(JsonNode rows) {
    DMatrixRMaj matrix = new DMatrixRMaj(rows.size(), rows.get(0).size());
    for (int i = 0; i < rows.size(); i++) {
      for (int k = 0; k < matrix.numCols; k++) {
        matrix.set(i, k, rows.get(i).get(k).asDouble());
      }
    }
    return matrix;
  }

  private static DMatrixRMaj column(JsonNode numbers) {
    DMatrixRMaj column = new DMatrixRMaj(numbers.size(), 1);
    for (int k = 0; k < numbers.size(); k++) {
      column.set(k, 0, numbers.get(k).asDouble());
    }
    return column;
  }
}
