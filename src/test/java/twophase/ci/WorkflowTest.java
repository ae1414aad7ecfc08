package twophase.ci;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The steps of the GitHub workflows, run as the runner runs them. */
class WorkflowTest {
  private static final Map<String, String> COMMENT =
      Map.of(
          "COMMENTS",
          "repos/o/r/issues/7/comments",
          "COMMENT",
          "repos/o/r/issues/comments",
          "RUN",
          "https://forge/o/r/actions/runs/77");

  private static final Map<String, String> RUN = Map.of("RUN", COMMENT.get("RUN"));

  /** The summary where its report is not beside it. */
  private static final String SUMMARY =
      "verdicts\n[The whole report](https://forge/o/r/actions/runs/77); more\n";

  @TempDir private Path folder;
  private Workplace place;

  @BeforeEach
  void prepare() throws IOException {
    place = new Workplace(folder);
  }

  private static JsonNode workflow(String name) throws IOException {
    return new YAMLMapper().readTree(Files.readString(Path.of("ci/github", name + ".yml")));
  }

  static String step(String workflow, String job, String name) throws IOException {
    JsonNode steps = workflow(workflow).at("/jobs/" + job + "/steps");
    return StreamSupport.stream(steps.spliterator(), false)
        .filter(step -> step.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow()
        .path("run")
        .asText();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void theVerdictsExitCodeIsTheRunsAndHasItsWords(int code) throws IOException {
    place.verifyEndsWith(code);
    assertThat(place.shell(step("verify", "verify", "Verify"), Map.of()).code(), equalTo(0));
    assertThat(place.text("output"), equalTo("code=" + code + "\n"));
    assertThat(place.shell(step("verify", "verify", "Show the summary"), RUN).code(), equalTo(0));
    assertThat(place.text("summary"), equalTo(code == 2 ? "" : SUMMARY));
    Workplace.Ran judged =
        place.shell(step("verify", "verify", "Judge"), Map.of("CODE", Integer.toString(code)));
    assertThat(judged.code(), equalTo(code));
    String words = place.shell("ci/words " + code, Map.of()).output();
    assertThat(judged.output(), containsString(words));
    assertThat(judged.output().startsWith("::error title="), equalTo(code != 0));
  }

  @Test
  void aRunThatNeverCameToVerdictsFails() throws IOException {
    Workplace.Ran judged = place.shell(step("verify", "verify", "Judge"), Map.of("CODE", ""));
    assertThat(judged.code(), equalTo(255));
    assertThat(judged.output(), containsString("exit code none::UNKNOWN"));
  }

  @Test
  void whatItRunsIsWhatTheFullTestRunRuns() throws IOException {
    place.verifyEndsWith(0);
    place.shell(step("verify", "verify", "Verify"), Map.of());
    String call = place.text("calls").strip();
    String options = call.replaceFirst("^verify (.*) --out report$", "$1");
    assertThat(options, not(equalTo(call)));
    assertThat(Files.readString(Path.of("ci/test")), containsString("ci/verify " + options + " "));
  }

  /** The forms that the full test run asks on every JDK; what was seen to run may not fail. */
  @Test
  void theSmallRunOfEveryPlatformIsThatOfTheFullTestRun() throws IOException {
    place.script("java", "#!/usr/bin/env bash\necho \"$*\" >> calls\n");
    assertThat(place.shell(step("verify", "platform", "A small run"), Map.of()).code(), equalTo(0));
    String call = place.text("calls").replaceFirst("^-jar twophase.jar (.*) --out report\n$", "$1");
    String full = Files.readString(Path.of("ci/slow-checks.sh")).replaceAll("\\s*\\\\\n\\s*", " ");
    assertThat(full, containsString("-jar target/twophase.jar " + call + " "));
    Set<String> tried = new HashSet<>();
    for (JsonNode leg : workflow("verify").at("/jobs/platform/strategy/matrix/include")) {
      if (leg.path("tried").asBoolean()) {
        tried.add(leg.path("os").asText() + " " + leg.path("java").asText());
      }
    }
    assertThat(tried, equalTo(Set.of("ubuntu-latest 17", "ubuntu-latest 25")));
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "2, 1"})
  void anotherEvidenceElsewhereIsSeen(String number, int code) throws IOException {
    Files.createDirectories(folder.resolve("ci"));
    Files.copy(Path.of("ci/tools.sh"), folder.resolve("ci/tools.sh"));
    for (String platform : new String[] {"ubuntu-latest-17", "windows-latest-21"}) {
      Path report = Files.createDirectories(folder.resolve("platform-" + platform));
      String cases = platform.startsWith("windows") ? number : "1";
      Files.writeString(
          report.resolve("evidence.json"),
          "{ \"os\" : \"" + platform + "\",\n\"cases\" : " + cases + "}\n");
    }
    Workplace.Ran ran = place.shell(step("verify", "same", "Compare"), Map.of());
    assertThat(ran.code(), equalTo(code));
    assertThat(
        ran.output().contains("::error::platform-windows-latest-21 gives another evidence"),
        equalTo(code == 1));
  }

  @Test
  void theFirstCommentIsWritten() throws IOException {
    place.verifyEndsWith(0).commentsAre("").shell("ci/verify", Map.of());
    String step = step("verify", "comment", "Write the comment, or bring it up to date");
    assertThat(place.shell(step, COMMENT).code(), equalTo(0));
    assertThat(
        place.text("calls"),
        containsString("gh api --silent --method POST repos/o/r/issues/7/comments -F body=@"));
    assertThat(place.text("comment.md"), equalTo("<!-- twophase -->\n" + SUMMARY));
  }

  @Test
  void theNextTimeItIsBroughtUpToDate() throws IOException {
    place.verifyEndsWith(0).commentsAre("11\n12\n").shell("ci/verify", Map.of());
    String step = step("verify", "comment", "Write the comment, or bring it up to date");
    assertThat(place.shell(step, COMMENT).code(), equalTo(0));
    assertThat(
        place.text("calls"),
        allOf(
            containsString("gh api --silent --method PATCH repos/o/r/issues/comments/11 -F body=@"),
            not(containsString("POST"))));
  }

  @Test
  void aFreshSeedIsDrawnAndPrinted() throws IOException {
    Set<String> seeds = new HashSet<>();
    for (int k = 0; k < 2; k++) {
      Workplace.Ran drawn = place.shell(step("deep", "seed", "Draw"), Map.of("WANTED", "random"));
      assertThat(drawn.output(), matchesPattern("Seed [0-9]+\n"));
      seeds.add(drawn.output());
    }
    assertThat("twice the same has a chance of 2^-31", seeds.size(), equalTo(2));
    assertThat(place.text("output"), startsWith("seed="));
  }

  @Test
  void aSeedThatIsNoneStopsTheRun() throws IOException {
    Map<String, String> wanted = Map.of("WANTED", "7; rm -rf /");
    assertThat(place.shell(step("deep", "seed", "Draw"), wanted).code(), equalTo(2));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "2, 2", "3, 0", "4, 0"})
  void aShardFailsOnlyWithoutAReport(int code, int expected) throws IOException {
    place.verifyEndsWith(code);
    Map<String, String> shard = Map.of("SEED", "5", "SHARD", "1");
    assertThat(place.shell(step("deep", "shard", "Verify"), shard).code(), equalTo(expected));
    assertThat(
        place.text("calls"),
        equalTo("verify --profile deep --seed 5 --shard 1/4 --no-progress --out report-1\n"));
  }

  @Test
  void theMergedVerdictsAreJudged() throws IOException {
    place.verifyEndsWith(3);
    assertThat(place.shell(step("deep", "merge", "Merge"), Map.of()).code(), equalTo(0));
    assertThat(
        place.text("calls"),
        equalTo("verify merge report-1 report-2 report-3 report-4 --out report\n"));
    assertThat(place.text("output"), equalTo("code=3\n"));
    Workplace.Ran judged = place.shell(step("deep", "merge", "Judge"), Map.of("CODE", "3"));
    assertThat(judged.code(), equalTo(3));
    assertThat(judged.output(), containsString("UNDECIDED"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 4})
  void theNightOfManySeedsIsJudgedByItsExitCode(int code) throws IOException {
    place.verifyEndsWith(code);
    Map<String, String> quick = Map.of("PROFILE", "quick");
    assertThat(place.shell(step("flakes", "flakes", "Count"), quick).code(), equalTo(0));
    assertThat(
        place.text("calls"),
        equalTo(
            "verify flakes --profile quick --seeds 10000 --in-all --time 60m --no-progress --out flakes --keep "
                + folder.toRealPath().resolve("src/docs")
                + "\n"));
    assertThat(place.text("output"), equalTo("code=" + code + "\n"));
    Map<String, String> judged = Map.of("CODE", Integer.toString(code));
    assertThat(place.shell(step("flakes", "flakes", "Judge"), judged).code(), equalTo(code));
  }

  private static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("ci/github"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".yml"))
          .map(file -> file.substring(0, file.length() - ".yml".length()))
          .sorted()
          .toList();
    }
  }

  /** A job that writes has the permission that it needs, and runs nothing but a script of ours. */
  @Test
  void permissionsAreTheLeast() throws IOException {
    Map<String, String> writes =
        Map.of(
            "verify comment", "{\"pull-requests\":\"write\"}",
            "deep issues", "{\"contents\":\"read\",\"issues\":\"write\"}",
            "deep history", "{\"contents\":\"write\"}",
            "deep pages", "{\"pages\":\"write\",\"id-token\":\"write\"}",
            "release publish", "{\"contents\":\"write\"}");
    Set<String> seen = new HashSet<>();
    for (String name : names()) {
      JsonNode workflow = workflow(name);
      assertThat(workflow.path("permissions").toString(), equalTo("{\"contents\":\"read\"}"));
      for (Map.Entry<String, JsonNode> job : workflow.path("jobs").properties()) {
        String id = name + " " + job.getKey();
        String text = job.getValue().toString();
        assertThat(id, job.getValue().has("timeout-minutes"), equalTo(true));
        assertThat(id, text.contains("\"persist-credentials\":true"), equalTo(false));
        if (job.getValue().has("permissions")) {
          seen.add(id);
          assertThat(id, job.getValue().path("permissions").toString(), equalTo(writes.get(id)));
          assertThat(id, text, not(containsString("setup-java")));
          assertThat(id, text, not(containsString("ci/verify")));
        }
      }
    }
    assertThat(seen, equalTo(writes.keySet()));
  }

  /** No pull request starts what writes beyond its own comment. */
  @Test
  void whatWritesChecksOutTheMainBranchAlone() throws IOException {
    assertThat(
        workflow("verify").at("/jobs/comment").toString(), not(containsString("actions/checkout")));
    Set<String> events = new HashSet<>();
    workflow("deep").path("on").fieldNames().forEachRemaining(events::add);
    assertThat(events, equalTo(Set.of("schedule", "workflow_dispatch")));
    for (String job : new String[] {"issues", "history", "pages"}) {
      assertThat(
          workflow("deep").at("/jobs/" + job + "/if").asText(),
          containsString("github.ref == 'refs/heads/main'"));
    }
  }
}
