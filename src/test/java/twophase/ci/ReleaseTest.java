package twophase.ci;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The steps of the release workflow, against a stand-in for {@code gh}, and what is refused. */
class ReleaseTest {
  @TempDir private Path folder;
  private Workplace place;
  private JsonNode workflow;

  @BeforeEach
  void prepare() throws IOException {
    place = new Workplace(folder).commentsAre("");
    workflow = new YAMLMapper().readTree(Path.of("ci/github/release.yml").toFile());
  }

  private Workplace.Ran step(String job, String name, Map<String, String> environment) {
    for (JsonNode step : workflow.at("/jobs/" + job + "/steps")) {
      if (step.path("name").asText().equals(name)) {
        return place.shell(step.path("run").asText(), environment);
      }
    }
    throw new AssertionError("no step " + name);
  }

  @Test
  void whatWasBuiltIsPublishedIfItsSumsAreRight() throws IOException {
    Files.createDirectories(folder.resolve("release"));
    Files.writeString(folder.resolve("release/twophase.jar"), "a jar");
    place.shell("cd release && sha256sum * > SHA256SUMS", Map.of());
    assertThat(step("publish", "Publish", Map.of("TAG", "v1.2.3")).code(), equalTo(0));
    assertThat(
        place.text("calls"),
        containsString("gh release create v1.2.3 --verify-tag --title TwoPhase 1.2.3 --notes "));
    assertThat(place.text("calls"), containsString(" release/SHA256SUMS release/twophase.jar\n"));
    Files.writeString(folder.resolve("release/twophase.jar"), "another jar");
    Files.delete(folder.resolve("calls"));
    assertThat(step("publish", "Publish", Map.of("TAG", "v1.2.3")).code(), equalTo(1));
    assertThat(place.text("calls"), not(containsString("release create")));
  }

  /** The tag of the major version is at its newest release, whichever comes last. */
  @ParameterizedTest
  @CsvSource({
    "v1.3.0, v1.2.9 v1.3.0 v2.0.0, v1",
    "v1.10.0, v1.9.0 v1.10.0, v1",
    "v1.2.9, v1.2.9 v1.3.0, ''",
    "v0.1.0, v0.1.0, v0",
    "v1.0.0, v1.0.0-rc1 v1.0.0 v1, v1"
  })
  void theTagOfTheMajorVersionNeverGoesBack(String tag, String tags, String moved)
      throws IOException {
    place.shell(
        "git init -q . && git -c user.name=t -c user.email=t@example.org commit -q --allow-empty -m x"
            + "\nfor t in "
            + tags
            + "; do git tag $t; done",
        Map.of());
    assertThat(step("build", "Which tag moves", Map.of("TAG", tag)).code(), equalTo(0));
    String commit = place.shell("git rev-parse HEAD", Map.of()).output();
    assertThat(
        place.text("output"),
        equalTo("commit=" + commit + (moved.isEmpty() ? "" : "major=" + moved + "\n")));
  }

  @Test
  void theTagIsMovedOrMade() throws IOException {
    Map<String, String> given = Map.of("GH_REPO", "o/r", "COMMIT", "abc", "MAJOR", "v1");
    String move =
        "gh api --silent --method PATCH repos/o/r/git/refs/tags/v1 -f sha=abc -F force=true\n";
    assertThat(step("publish", "Move the tag of the major version", given).code(), equalTo(0));
    assertThat(place.text("calls"), equalTo(move));
    Path gh = folder.resolve("gh");
    Files.writeString(gh, Files.readString(gh).replace("exit 0", "[[ \"$*\" != *PATCH* ]]"));
    Files.delete(folder.resolve("calls"));
    assertThat(step("publish", "Move the tag of the major version", given).code(), equalTo(0));
    assertThat(
        place.text("calls"),
        equalTo(
            move
                + "gh api --silent --method POST repos/o/r/git/refs -f ref=refs/tags/v1 -f sha=abc\n"));
  }

  /** The job that may write runs nothing of the repository. */
  @Test
  void permissionsAreTheLeast() {
    assertThat(workflow.path("permissions").toString(), equalTo("{\"contents\":\"read\"}"));
    assertThat(workflow.at("/jobs/build").has("permissions"), equalTo(false));
    JsonNode publish = workflow.at("/jobs/publish");
    assertThat(publish.path("permissions").toString(), equalTo("{\"contents\":\"write\"}"));
    assertThat(publish.toString(), not(containsString("actions/checkout")));
    workflow.path("jobs").forEach(job -> assertThat(job.has("timeout-minutes"), equalTo(true)));
  }

  @Test
  void anotherTagIsRefused() throws IOException {
    for (String file : new String[] {"ci/release", "ci/tools.sh", "pom.xml"}) {
      Files.copy(Path.of(file), folder.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
    }
    String tag =
        "v" + Files.readString(Path.of("pom.xml")).replaceAll("(?s).*?\n  <version>(.*?)<.*", "$1");
    Workplace.Ran other = place.shell("ci/release v99.0.0", Map.of());
    assertThat(other.code(), equalTo(2));
    assertThat(
        other.output(),
        containsString("ci/release: the tag must be " + tag + ", as pom.xml has it"));
    Workplace.Ran absent = place.shell("ci/release " + tag, Map.of());
    assertThat(absent.code(), equalTo(2));
    assertThat(absent.output(), containsString(tag + " is not what is checked out here"));
    assertThat(place.shell("ci/release a b", Map.of()).code(), equalTo(2));
  }
}
