package twophase.ci;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One night after the other, by the steps of the nightly workflow: with the true git and a remote
 * in a folder, and with a {@code gh} and a {@code ci/verify} that do as told.
 */
class NightsTest {
  private static final String FINE =
      "law.sharp\tHOLDS\tHOLDS\tas expected\tverify --only law.sharp";
  private static final String TOKEN = "law:sharp:deep:5:0-9:failed:m=1,eta=0.5";
  private static final String RED =
      "law.sharp\tREFUTED\tHOLDS\tother than expected\treproduce " + TOKEN;
  private static final String DENIED =
      "law.sharp\tHOLDS\tREFUTED\tother than expected\tverify --only law.sharp --profile deep --seed 5";
  private static final Map<String, String> RUNNER =
      Map.of(
          "SEED", "5",
          "GITHUB_SHA", "abc123",
          "GITHUB_SERVER_URL", "https://forge",
          "GITHUB_REPOSITORY", "o/r",
          "GITHUB_RUN_ID", "77");

  @TempDir private Path folder;
  private Workplace place;

  @BeforeEach
  void prepare() throws IOException {
    place = new Workplace(folder.resolve("work"));
    for (String name : List.of("gh", "ci/verify")) {
      Path stub = Path.of("src/test/resources/twophase/ci").resolve(Path.of(name).getFileName());
      place.script(name, Files.readString(stub));
    }
    place.script("ci/github/nights", Files.readString(Path.of("ci/github/nights")));
    given("said", "decision   failed, as in the run");
    given("replayed", "0");
    shell(
        "git init -q . && git init -q --bare ../origin"
            + " && git remote add origin \"file://${PWD%/work}/origin\"");
  }

  private void given(String name, String... lines) throws IOException {
    Files.writeString(folder.resolve("work").resolve(name), String.join("\n", lines) + "\n");
  }

  private Workplace.Ran shell(String text) {
    Workplace.Ran ran = place.shell(text, RUNNER);
    assertThat(ran.output(), ran.code(), equalTo(0));
    return ran;
  }

  private Workplace.Ran step(String job, String name, int code) throws IOException {
    Map<String, String> all = new HashMap<>(RUNNER);
    all.put("CODE", Integer.toString(code));
    return place.shell(WorkflowTest.step("deep", job, name), all);
  }

  /** What the job without a right to write does. */
  private void verdicts(int code, String... lines) throws IOException {
    shell("rm -rf report night site calls output tonight");
    given("code", Integer.toString(code));
    if (lines.length > 0) {
      given("tonight", lines);
    }
    for (String name :
        List.of(
            "Merge", "Compare with the night before", "Replay what is not as expected", "Pages")) {
      Workplace.Ran ran = step("merge", name, code);
      assertThat(ran.output(), ran.code(), equalTo(0));
    }
  }

  private void night(int code, String... lines) throws IOException {
    verdicts(code, lines);
    for (String job : List.of("issues Open, add to and close", "history Add the night")) {
      String[] words = job.split(" ", 2);
      Workplace.Ran ran = step(words[0], words[1], code);
      assertThat(ran.output(), ran.code(), equalTo(0));
    }
  }

  private String kept(String file) {
    return shell("git -C ../origin show twophase-nights:" + file).output();
  }

  @Test
  void theFirstNightHasNothingToCompareWith() throws IOException {
    night(0, FINE);
    assertThat(place.text("changes.txt"), equalTo("No night before this one to compare with.\n"));
    assertThat(place.text("calls"), not(containsString("create")));
    assertThat(kept("evidence.json"), equalTo("evidence of tonight\n"));
    assertThat(
        kept("README.md"),
        containsString(
            "](https://forge/o/r/actions/runs/77) | 5 | abc123 | every verdict as expected |  |\n"));
  }

  @Test
  void aNightInWhichNothingHappensIsComparedAndKept() throws IOException {
    night(0, FINE);
    night(0, FINE);
    assertThat(place.text("changes.txt"), equalTo("before: evidence of tonight\n"));
    assertThat(place.text("summary"), containsString("### Since the night before\n```\nbefore: "));
    assertThat(place.text("calls"), not(containsString("gh issue c")));
    assertThat(
        kept("README.md").lines().filter(line -> line.contains("abc123")).count(), equalTo(2L));
    assertThat(
        "each night is a commit on the one before",
        shell("git -C ../origin rev-list --count twophase-nights").output(),
        equalTo("2\n"));
  }

  @Test
  void aRedIsReplayedAndTold() throws IOException {
    night(0, FINE);
    night(1, RED);
    assertThat(place.text("issues"), equalTo("1\tNot as expected in the night: law.sharp\n"));
    assertThat(place.text("token"), equalTo(TOKEN + "\n"));
    assertThat(
        place.text("issue-1"),
        allOf(
            startsWith(
                "`law.sharp` is other than expected: **REFUTED** where **HOLDS** was expected."),
            containsString("**It replays: this is a finding.**"),
            containsString("\n    ci/verify reproduce " + TOKEN + "\n"),
            containsString(
                "Seed 5, commit abc123, [the night's run](https://forge/o/r/actions/runs/77)"),
            containsString("with exit code 0:\n\n    decision   failed, as in the run\n")));
    assertThat(kept("README.md"), containsString("| SURPRISE | `law.sharp` |\n"));
  }

  @Test
  void theSameRedInTheNextNightIsAddedToItsIssue() throws IOException {
    night(1, RED);
    night(1, RED.replace("m=1", "m=2"));
    assertThat(place.text("issues-ever").lines().count(), equalTo(1L));
    assertThat(place.text("issue-1"), allOf(containsString("m=1,"), containsString("m=2,")));
  }

  @Test
  void itIsClosedWhenItIsAsExpectedAgain() throws IOException {
    night(1, RED);
    night(0, FINE);
    assertThat(place.text("issues"), equalTo(""));
    assertThat(
        place.text("issue-1"), containsString("HOLDS, as expected, at seed 5, commit abc123"));
    night(1, RED);
    assertThat(place.text("issues"), equalTo("2\tNot as expected in the night: law.sharp\n"));
  }

  @Test
  void itStaysOpenWhereNobodyLooked() throws IOException {
    night(1, RED);
    night(0, "law.sharp\tINCONCLUSIVE\tHOLDS\tnot reached\tverify --only law.sharp");
    night(0, "other.sharp\tHOLDS\tHOLDS\tas expected\tverify --only other.sharp");
    night(2);
    assertThat(place.text("issues"), equalTo("1\tNot as expected in the night: law.sharp\n"));
    assertThat(place.text("issues-ever").lines().count(), equalTo(1L));
  }

  @ParameterizedTest
  @CsvSource({
    "1, It does not replay: this is a flake",
    "2, It could not be taken again",
    "4, It could not be taken again"
  })
  void aRedThatDoesNotReplayIsAFlake(String code, String words) throws IOException {
    given("replayed", code);
    night(1, RED);
    assertThat(
        place.text("issue-1"),
        allOf(
            containsString(words),
            containsString("with exit code " + code),
            not(containsString("finding.**"))));
  }

  @Test
  void whatHasNoTokenIsTestedAgainByItself() throws IOException {
    given("replayed", "1");
    given("again", DENIED);
    night(1, DENIED);
    assertThat(
        place.text("calls"),
        containsString(
            "verify verify --only law.sharp --profile deep --seed 5 --no-progress --out "));
    assertThat(place.text("issue-1"), containsString("**It replays: this is a finding.**"));
    given("again", FINE);
    night(1, DENIED);
    assertThat(place.text("issue-1"), containsString("this is a flake, which must not happen"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"undecided", "broken"})
  void whatSaysNothingIsToldToo(String standing) throws IOException {
    String line = "law.sharp\tINCONCLUSIVE\tHOLDS\t" + standing + "\tverify --only law.sharp";
    given("again", line);
    night(4, line);
    assertThat(
        place.text("issue-1"),
        allOf(
            startsWith("`law.sharp` is " + standing + ": "), containsString("this is a finding")));
  }

  @Test
  void theNightsOwnExitCodeIsNotLostWhereGhFails() throws IOException {
    given("refused", "list");
    verdicts(1, RED);
    Workplace.Ran ran = step("issues", "Open, add to and close", 1);
    assertThat(ran.code(), equalTo(1));
    assertThat(ran.output(), containsString("nights: gh cannot list the issues"));
    assertThat(place.text("output"), equalTo("code=1\n"));
    assertThat(step("merge", "Judge", 1).code(), equalTo(1));
    assertThat(step("history", "Add the night", 1).code(), equalTo(0));
  }

  /** One that is refused does not keep the others from being told. */
  @Test
  void whatCanBeToldIsTold() throws IOException {
    night(1, RED, RED.replace("law", "other"));
    given("refused", "close");
    verdicts(1, FINE, RED.replace("law", "new"));
    Workplace.Ran ran = step("issues", "Open, add to and close", 1);
    assertThat(ran.code(), equalTo(1));
    assertThat(ran.output(), containsString("nights: gh could not close issue 1 of law.sharp"));
    assertThat(
        place.text("issues"), containsString("3\tNot as expected in the night: new.sharp\n"));
  }

  @Test
  void aTokenIsOneWordToEveryShell() throws IOException {
    String token =
        "law:sharp:deep:5:0:failed:m=$(touch\tgone);*'`touch$IFS'gone`\"&|\\"
            .replace("\t", "${IFS}");
    night(1, RED.replace(TOKEN, token));
    assertThat(place.text("token"), equalTo(token + "\n"));
    assertThat(Files.exists(folder.resolve("work/gone")), equalTo(false));
    String line =
        place
            .text("issue-1")
            .lines()
            .filter(l -> l.contains("ci/verify"))
            .findFirst()
            .orElseThrow();
    shell("rm token; " + line.strip());
    assertThat("as it stands in the issue", place.text("token"), equalTo(token + "\n"));
    assertThat(Files.exists(folder.resolve("work/gone")), equalTo(false));
  }

  @Test
  void aNightWithoutAReportLeavesTheOneBefore() throws IOException {
    night(0, FINE);
    night(2);
    assertThat(place.text("changes.txt"), equalTo("No report, so nothing to compare.\n"));
    assertThat(kept("evidence.json"), equalTo("evidence of tonight\n"));
    assertThat(kept("README.md"), containsString("| WRONG USAGE |  |\n"));
    assertThat(place.text("site/badge.json"), containsString("\"no report\""));
  }

  @Test
  void aNightThatEndedWithNoCodeIsKept() throws IOException {
    Map<String, String> lost = new HashMap<>(RUNNER);
    lost.put("CODE", "");
    String step = WorkflowTest.step("deep", "history", "Add the night");
    assertThat(place.shell(step, lost).code(), equalTo(0));
    assertThat(kept("README.md"), containsString("| UNKNOWN |  |\n"));
  }

  @Test
  void theReportAndTheReferenceRunArePublished() throws IOException {
    shell(
        "mkdir -p verification-reports/reference/figures;"
            + " echo kept | tee verification-reports/reference/index.html"
            + " > verification-reports/reference/figures/one.svg");
    verdicts(0, FINE);
    assertThat(place.text("site/index.html"), equalTo("page\n"));
    assertThat(place.text("site/reference/index.html"), equalTo("kept\n"));
    assertThat(place.text("site/reference/figures/one.svg"), equalTo("kept\n"));
    verdicts(2);
    assertThat(place.text("site/badge.json"), containsString("\"no report\""));
    assertThat(place.text("site/reference/index.html"), equalTo("kept\n"));
  }

  @Test
  void aRemoteThatDoesNotAnswerIsNoFirstNight() throws IOException {
    verdicts(0, FINE);
    shell("rm -rf ../origin");
    Workplace.Ran ran = step("history", "Add the night", 0);
    assertThat(ran.code(), equalTo(1));
    assertThat(ran.output(), containsString("nights: whether there is a branch"));
  }

  @ParameterizedTest
  @CsvSource({"''", "keep", "replay a", "other a b"})
  void wrongUsageIsSaid(String words) {
    Workplace.Ran ran = place.shell("ci/github/nights " + words, Map.of());
    assertThat(ran.code(), equalTo(2));
    assertThat(ran.output(), startsWith("usage: nights compare REPORT NIGHT | replay"));
  }
}
