package twophase.ci;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The composite action does in its caller's folder what its inputs say. */
class ActionTest {
  private static final Path ACTION = Path.of("ci/github/action/action.yml");

  @TempDir private Path folder;
  private Workplace place;
  private JsonNode action;

  @BeforeEach
  void prepare() throws IOException {
    place = new Workplace(folder);
    Files.createDirectories(folder.resolve("ci/github/action"));
    action = new YAMLMapper().readTree(ACTION.toFile());
  }

  private Workplace.Ran step(String name, String... environment) {
    Map<String, String> given = new HashMap<>();
    given.put("HERE", folder.resolve("ci/github/action").toString());
    given.put("SIMULATOR", "exec:python3 'my sim.py'");
    given.put("PROFILE", "quick");
    given.put("BASELINE", "");
    given.put("SEED", "");
    given.put("RUN", "https://forge/o/r/actions/runs/77");
    for (int k = 0; k < environment.length; k += 2) {
      given.put(environment[k], environment[k + 1]);
    }
    for (JsonNode step : action.at("/runs/steps")) {
      if (step.path("name").asText().equals(name)) {
        assertThat(step.path("shell").asText(), equalTo("bash"));
        return place.shell(step.path("run").asText(), given);
      }
    }
    throw new AssertionError("no step " + name);
  }

  @Test
  void itChecksAndVerifiesTheSimulator() throws IOException {
    place.verifyEndsWith(0);
    assertThat(step("Check").code(), equalTo(0));
    assertThat(step("Verify").code(), equalTo(0));
    assertThat(
        place.text("calls"),
        equalTo(
            "verify check exec:python3 'my sim.py'\n"
                + "verify --simulator exec:python3 'my sim.py' --profile quick --no-progress"
                + " --out twophase-report\n"));
    assertThat(place.text("output"), equalTo("code=0\n"));
    assertThat(
        place.text("summary"),
        containsString("\n[The whole report](https://forge/o/r/actions/runs/77); "));
    assertThat(step("Judge", "CODE", "0").output(), equalTo("every verdict as expected\n"));
  }

  @Test
  void baselineAndSeedAreGivenWhereTheyAreSaid() throws IOException {
    place.verifyEndsWith(1);
    assertThat(step("Verify", "BASELINE", "the old", "SEED", "7").code(), equalTo(0));
    assertThat(
        place.text("calls"), containsString("--out twophase-report --baseline the old --seed 7\n"));
    assertThat(place.text("output"), equalTo("code=1\n"));
    Workplace.Ran judged = step("Judge", "CODE", "1");
    assertThat(judged.code(), equalTo(1));
    assertThat(judged.output(), containsString("::error title=TwoPhase, exit code 1::SURPRISE"));
  }

  @Test
  void aSimulatorThatFailsTheCheckIsNotVerified() {
    assertThat(action.at("/runs/steps/1/name").asText(), equalTo("Check"));
    assertThat(action.at("/runs/steps/1").has("continue-on-error"), equalTo(false));
  }

  /** The page names the inputs that there are, and its workflow gives no other. */
  @Test
  void thePageSaysTheInputs() throws IOException {
    String page = Files.readString(Path.of("src/docs/elsewhere.md"));
    List<String> inputs = new ArrayList<>();
    action.path("inputs").fieldNames().forEachRemaining(inputs::add);
    assertThat(inputs, equalTo(List.of("simulator", "profile", "baseline", "seed")));
    inputs.forEach(input -> assertThat(page, containsString("| `" + input + "` |")));
    String workflow = page.split("```yaml\n")[1].split("```")[0];
    JsonNode steps = new YAMLMapper().readTree(workflow).at("/jobs/verify/steps");
    JsonNode given = steps.get(steps.size() - 1);
    assertThat(given.path("uses").asText(), equalTo("OWNER/twophase/ci/github/action@v0"));
    given
        .path("with")
        .fieldNames()
        .forEachRemaining(name -> assertThat(name, inputs.contains(name)));
  }
}
