package twophase.paper.simulators;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import twophase.kit.bench.NotOffered;
import twophase.paper.dynamics.Rule;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.Sample;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.network.TrainingSet;

/** What is asked of a simulator behind a pipe: the lines that go out. */
final class Requests {
  private Requests() {}

  static String hello() {
    return JsonLine.of(
        json -> {
          json.writeStringField("op", "hello");
          json.writeStringField("protocol", Protocol.NAME);
        });
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
    if (!Protocol.RULES.contains(run.rule().name())) {
      throw new NotOffered("a run of this kind: the protocol has none");
    }
    return run.either(
        driven -> driven(id, driven, record, hello), free -> free(id, free, record, trace, hello));
  }

  private static void require(Hello hello, String mode, Rule rule) {
    if (!hello.modes().contains(mode)) {
      throw new NotOffered("the mode " + mode);
    }
    if (!hello.rules().contains(rule.name())) {
      throw new NotOffered("the rule " + rule.name());
    }
    if (rule.batch() > 1 && !hello.features().contains(Protocol.BATCH)) {
      throw new NotOffered("the feature " + Protocol.BATCH);
    }
  }

  private static String driven(long id, Run.Driven run, List<Long> record, Hello hello) {
    require(hello, Protocol.DRIVEN, run.rule());
    Network start = run.start();
    return JsonLine.of(
        json -> {
          head(json, id, Protocol.DRIVEN, run.rule());
          JsonLine.number(json, "eta", run.eta());
          json.writeFieldName("W");
          JsonLine.rows(json, start.firstLayer());
          json.writeFieldName("a");
          JsonLine.vector(json, start.secondLayer().data, 0, start.width());
          parameters(json, run.rule());
          if (run.rule().data().isPresent()) {
            trainingSet(json, run.rule().data().get(), run.steps());
          } else {
            samples(json, run);
          }
          record(json, record);
        });
  }

  private static String free(
      long id, Run.Free free, List<Long> record, boolean trace, Hello hello) {
    require(hello, Protocol.FREE, free.rule());
    if (!free.schedule().always() && !hello.features().contains(Protocol.NOISE_SCHEDULE)) {
      throw new NotOffered("the feature " + Protocol.NOISE_SCHEDULE);
    }
    if (free.inputs().given()) {
      throw new NotOffered("a training set that is given, " + free.inputs());
    }
    if (free.inputs().law() == Inputs.Law.SPHERE) {
      throw new NotOffered("inputs on a sphere");
    }
    if (free.inputs().fresh() && !hello.features().contains(Protocol.FRESH_INPUTS)) {
      throw new NotOffered("the feature " + Protocol.FRESH_INPUTS);
    }
    return JsonLine.of(
        json -> {
          head(json, id, Protocol.FREE, free.rule());
          json.writeNumberField("m", free.m());
          json.writeNumberField("d", free.d());
          if (free.inputs().fresh()) {
            json.writeStringField("n", free.inputs().toString());
          } else {
            json.writeNumberField("n", free.inputs().n());
          }
          JsonLine.number(json, "eta", free.eta());
          JsonLine.number(json, "sigma", free.sigma());
          JsonLine.number(json, "thetaNorm", free.thetaNorm());
          parameters(json, free.rule());
          if (!free.rule().replacement()) {
            json.writeBooleanField("replacement", false);
          }
          if (!free.schedule().always()) {
            json.writeObjectFieldStart("schedule");
            json.writeNumberField("on", free.schedule().on());
            json.writeNumberField("off", free.schedule().off());
            json.writeEndObject();
          }
          json.writeNumberField("seed", free.seeds().asLong());
          json.writeNumberField("steps", free.steps());
          record(json, record);
          if (trace) {
            json.writeBooleanField(Protocol.TRACE, true);
          }
        });
  }

  private static void parameters(JsonGenerator json, Rule rule) throws IOException {
    for (Map.Entry<String, Number> parameter : rule.parameters().entrySet()) {
      if (parameter.getValue() instanceof Integer count) {
        json.writeNumberField(parameter.getKey(), count);
      } else {
        JsonLine.number(json, parameter.getKey(), parameter.getValue().doubleValue());
      }
    }
  }

  private static void head(JsonGenerator json, long id, String mode, Rule rule) throws IOException {
    json.writeStringField("op", "run");
    json.writeNumberField("id", id);
    json.writeStringField("mode", mode);
    json.writeStringField("rule", rule.name());
  }

  private static void samples(JsonGenerator json, Run.Driven run) throws IOException {
    int batch = run.rule().batch();
    List<Sample> samples = run.samples().next(Math.toIntExact(run.steps() * batch));
    json.writeObjectFieldStart("samples");
    json.writeFieldName("x");
    JsonLine.batches(
        json,
        samples.size(),
        batch,
        j -> {
          DMatrixRMaj input = samples.get(j).input();
          JsonLine.vector(json, input.data, 0, input.getNumRows());
        });
    json.writeFieldName("y");
    JsonLine.batches(
        json, samples.size(), batch, j -> JsonLine.number(json, samples.get(j).label()));
    json.writeFieldName("noise");
    JsonLine.batches(
        json, samples.size(), batch, j -> JsonLine.number(json, samples.get(j).noise()));
    json.writeEndObject();
  }

  private static void trainingSet(JsonGenerator json, TrainingSet data, long steps)
      throws IOException {
    json.writeFieldName("X");
    JsonLine.rows(json, data.inputs());
    json.writeFieldName("y");
    JsonLine.vector(json, data.labels().data, 0, data.size());
    json.writeNumberField("steps", steps);
  }

  private static void record(JsonGenerator json, List<Long> record) throws IOException {
    json.writeArrayFieldStart("record");
    for (long t : record) {
      json.writeNumber(t);
    }
    json.writeEndArray();
  }
}
