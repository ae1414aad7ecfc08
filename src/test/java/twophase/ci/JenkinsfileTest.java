package twophase.ci;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Jenkinsfiles, run as far as that goes without Jenkins. */
class JenkinsfileTest {
  private static final Path STANDARD = Path.of("ci/jenkins/Jenkinsfile");
  private static final Path DEEP = Path.of("ci/jenkins/Jenkinsfile.deep");

  @TempDir private Path folder;

  private Jenkinsfile run(Path file, int code) throws IOException {
    Workplace place = new Workplace(folder).verifyEndsWith(code);
    return new Jenkinsfile(text -> place.shell(text, Map.of())).run(file);
  }

  private String calls() throws IOException {
    return Files.readString(folder.resolve("calls"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void everyExitCodeButZeroFailsWithItsWords(int code) throws IOException {
    Jenkinsfile ran = run(STANDARD, code);
    String words = new Workplace(folder.resolve("w")).shell("ci/words " + code, Map.of()).output();
    assertThat(ran.description(), equalTo(words.strip()));
    assertThat(
        ran.errors(),
        equalTo(
            code == 0 ? List.of() : List.of("TwoPhase, exit code " + code + ": " + words.strip())));
    assertThat(
        "the report is kept all the same",
        ran.calls(),
        hasItem(startsWith("archiveArtifacts [{artifacts=report/**")));
    assertThat(ran.calls(), hasItem(startsWith("junit [{testResults=report/junit.xml")));
    assertThat(ran.calls(), hasItem(containsString("reportFiles=index.html")));
  }

  @Test
  void whatItRunsIsWhatTheFullTestRunRuns() throws IOException {
    run(STANDARD, 0);
    List<String> calls = calls().lines().toList();
    assertThat(calls.get(0).strip(), equalTo("test"));
    String options = calls.get(1).replaceFirst("^verify (.*) --out report$", "$1");
    assertThat(Files.readString(Path.of("ci/test")), containsString("ci/verify " + options + " "));
  }

  @Test
  void theDeepRunDrawsItsSeedEveryNight() throws IOException {
    Jenkinsfile ran = run(DEEP, 0);
    assertThat(ran.calls(), hasItem("cron [H 2 * * *]"));
    assertThat(
        calls(), equalTo("verify --profile deep --seed random --no-progress --out report\n"));
  }

  @Test
  void theNightOfManySeedsTakesAnHour() throws IOException {
    Jenkinsfile ran = run(Path.of("ci/jenkins/Jenkinsfile.flakes"), 3);
    assertThat(ran.calls(), hasItem("cron [H 0 * * *]"));
    assertThat(
        calls(), startsWith("verify flakes --profile quick --seeds 10000 --in-all --time 60m "));
    assertThat(ran.errors(), hasItem(startsWith("TwoPhase, exit code 3: UNDECIDED")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pipeline { stages { stage('a') { steps { sh 'true' } } } }",
        "pipeline { agent any }",
        "pipeline { agent any\n stages { stage('a') { } } }",
        "pipeline { agent any\n stages { stage('a') { steps { sh 'true' }\n posts { } } } }",
        "pipeline { agent any\n steps { sh 'true' } }"
      })
  void aFileOfTheWrongShapeIsNotTaken(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("Jenkinsfile"), text);
    Jenkinsfile wrong = new Jenkinsfile(script -> new Workplace.Ran(0, ""));
    assertThrows(IllegalArgumentException.class, () -> wrong.run(file));
  }
}
