package twophase.paper.simulators;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import twophase.kit.bench.NotOffered;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.Sample;
import twophase.paper.dynamics.SampleSource;
import twophase.paper.network.Network;
import twophase.paper.network.TrainingSet;

/** What is asked of a simulator behind a pipe: the lines that go out. */
final class Requests {
  /** Up to here every JSON reader gets an integer as it was written. */
  private static final long LARGEST_SEED = (1L << 53) - 1;

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
    if (run instanceof Run.LabelNoiseSgd sgd) {
      require(hello, Protocol.DRIVEN, Protocol.LABEL_NOISE_SGD);
      return driven(
          id,
          Protocol.LABEL_NOISE_SGD,
          sgd.eta(),
          sgd.start(),
          record,
          json -> samples(json, sgd.samples(), sgd.steps()));
    }
    if (run instanceof Run.Sam sam) {
      require(hello, Protocol.DRIVEN, Protocol.SAM);
      return driven(
          id,
          Protocol.SAM,
          sam.eta(),
          sam.start(),
          record,
          json -> {
            JsonLine.number(json, "radius", sam.radius());
            samples(json, sam.samples(), sam.steps());
          });
    }
    if (run instanceof Run.GradientDescent descent) {
      require(hello, Protocol.DRIVEN, Protocol.GRADIENT_DESCENT);
      return driven(
          id,
          Protocol.GRADIENT_DESCENT,
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
      long id, String rule, double eta, Network start, List<Long> record, JsonLine.Fields rest) {
    return JsonLine.of(
        json -> {
          head(json, id, Protocol.DRIVEN, rule);
          JsonLine.number(json, "eta", eta);
          json.writeFieldName("W");
          JsonLine.rows(json, start.firstLayer());
          json.writeFieldName("a");
          JsonLine.vector(json, start.secondLayer().data, 0, start.width());
          rest.write(json);
          record(json, record);
        });
  }

  private static String free(
      long id, Run.Free free, List<Long> record, boolean trace, Hello hello) {
    boolean sam = free.radius() > 0;
    require(hello, Protocol.FREE, sam ? Protocol.SAM : Protocol.LABEL_NOISE_SGD);
    if (!free.schedule().always() && !hello.features().contains(Protocol.NOISE_SCHEDULE)) {
      throw new NotOffered("the feature " + Protocol.NOISE_SCHEDULE);
    }
    if (free.inputs().isotropic()) {
      throw new NotOffered("a training set of orthogonal inputs");
    }
    if (free.inputs().fresh() && !hello.features().contains(Protocol.FRESH_INPUTS)) {
      throw new NotOffered("the feature " + Protocol.FRESH_INPUTS);
    }
    return JsonLine.of(
        json -> {
          head(json, id, Protocol.FREE, sam ? Protocol.SAM : Protocol.LABEL_NOISE_SGD);
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
          if (sam) {
            JsonLine.number(json, "radius", free.radius());
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
            json.writeBooleanField(Protocol.TRACE, true);
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
      JsonLine.vector(json, sample.input().data, 0, sample.input().getNumRows());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("y");
    for (Sample sample : samples) {
      JsonLine.number(json, sample.label());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("noise");
    for (Sample sample : samples) {
      JsonLine.number(json, sample.noise());
    }
    json.writeEndArray();
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
