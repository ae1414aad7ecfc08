package twophase.ci;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests, read with a model of what Kubernetes takes; no cluster has seen them here. */
class KubernetesTest {
  private static final Path FOLDER = Path.of("ci/kubernetes");

  /** Refuses what the model does not know, which it would put aside. */
  private static final YAMLMapper STRICT =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .annotationIntrospector(
              new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1;

                @Override
                public Boolean hasAnySetter(Annotated member) {
                  return false;
                }
              })
          .build();

  private static Job job(String name) throws IOException {
    return STRICT.readValue(FOLDER.resolve(name).toFile(), Job.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"work.yaml", "join.yaml"})
  void everythingInItIsKnown(String name) throws IOException {
    Job job = job(name);
    assertThat(job.getApiVersion(), equalTo("batch/v1"));
    assertThat(job.getSpec().getTemplate().getSpec().getRestartPolicy(), equalTo("Never"));
    String text = Files.readString(FOLDER.resolve(name));
    for (String slip : new String[] {"restartPolicy", "volumeMounts", "mountPath", "memory: 2Gi"}) {
      String wrong =
          text.replaceFirst(slip, slip.startsWith("memory") ? "memory: [2]" : "x" + slip);
      assertThrows(IOException.class, () -> STRICT.readValue(wrong, Job.class), slip);
    }
    assertThat(
        assertThrows(
                UnrecognizedPropertyException.class,
                () -> STRICT.readValue(text.replace("backoffLimit", "backOffLimit"), Job.class))
            .getMessage(),
        containsString("backOffLimit"));
  }

  /** As many parts as there are pods, each its own; both Jobs have one folder. */
  @Test
  void thePodsDoThePartsOfOneWhole() throws IOException {
    Job job = job("work.yaml");
    JsonNode work = new YAMLMapper().valueToTree(job);
    JsonNode pod = work.at("/spec/template/spec/containers/0");
    assertThat(job.getSpec().getCompletionMode(), equalTo("Indexed"));
    assertThat(pod.at("/env/0/name").asText(), equalTo("TASKS"));
    assertThat(pod.at("/env/0/value").asText(), equalTo(job.getSpec().getCompletions().toString()));
    JsonNode join = new YAMLMapper().readTree(FOLDER.resolve("join.yaml").toFile());
    assertThat(
        join.at("/spec/template/spec/containers/0/volumeMounts/0/subPath").asText(),
        equalTo(pod.at("/volumeMounts/0/subPath").asText()));
    assertThat(
        join.at("/spec/template/spec/volumes/0/persistentVolumeClaim/claimName").asText(),
        equalTo(work.at("/spec/template/spec/volumes/0/persistentVolumeClaim/claimName").asText()));
  }

  /** Two pods at once, the list not yet there, with stand-ins: each unit is done by one of them. */
  @Test
  void aPodListsAndDoesItsPart(@TempDir Path folder) throws IOException {
    Workplace place = PartTest.place(folder);
    JsonNode pod =
        new YAMLMapper()
            .readTree(FOLDER.resolve("work.yaml").toFile())
            .at("/spec/template/spec/containers/0");
    String script =
        pod.at("/command/2").asText().replace("/twophase", ".").replace("/runs", "runs");
    Files.createDirectories(folder.resolve("runs"));
    for (String index : List.of("0", "1")) {
      Workplace.Ran ran =
          place.shell(
              "set -- verify --seed 7\n" + script,
              Map.of("JOB_COMPLETION_INDEX", index, "TASKS", "2"));
      assertThat(ran.output(), ran.code(), equalTo(0));
    }
    assertThat(place.text("runs/units.txt"), startsWith("whole verify --seed 7\n"));
    assertThat(PartTest.units(folder.resolve("runs")), equalTo(PartTest.UNITS));
  }
}
