package twophase.ci;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is measured of the example in Python and what the page says of it, without the time. */
class PythonTimeTest {
  private static final Path PAGE = Path.of("src/docs/simulators.md");

  @TempDir private Path folder;
  private Workplace place;

  @BeforeEach
  void prepare() throws IOException {
    place = new Workplace(folder);
    for (Path file : new Path[] {Path.of("ci/tools.sh"), Path.of("ci/python-time")}) {
      Files.copy(file, folder.resolve(file));
    }
    Files.createDirectories(folder.resolve("src/docs"));
    Files.createDirectories(folder.resolve("target"));
    says(
        "Of the 43 verdicts that quick asks of it, `simulator.py` reaches 2 within 5 minutes on two cores.");
    place.script("ci/python-time", Files.readString(Path.of("ci/python-time")));
    place.script("python3", "#!/usr/bin/env bash\n");
  }

  private void says(String sentence) throws IOException {
    Files.writeString(folder.resolve(PAGE), "Before.\n" + sentence + "\nAfter.\n");
  }

  /** Of three forms two are reached, one of them in parts, and one is not offered. */
  private void runEndsWith(int code) throws IOException {
    place.script(
        "ci/verify",
        """
        #!/usr/bin/env bash
        case "$1" in
          --version) ;;
          verdicts) printf '%s\\tHOLDS\\tHOLDS\\t%s\\tverify\\n' a.sharp 'as expected' b.sharp.x 'as expected' \\
            b.sharp.y 'as expected' c.sharp.x 'as expected' c.sharp.y 'not reached' d.sharp 'not offered' ;;
          *) echo "$*" >>calls; exit CODE ;;
        esac
        """
            .replace("CODE", Integer.toString(code)));
  }

  @Test
  void itMeasuresWhatThePageSays() throws IOException {
    runEndsWith(3);
    Workplace.Ran ran = place.shell("ci/python-time", Map.of());
    assertThat(ran.output(), ran.code(), equalTo(0));
    assertThat(
        ran.output(),
        equalTo(
            "Of the 3 verdicts that quick asks of it, `simulator.py` reaches 2 within 5 minutes on two cores.\n"));
    assertThat(
        place.text("calls"),
        containsString("--threads 2 --answer-limit 10m --budget 5m --no-progress"));
  }

  @Test
  void fewerThanThePageSaysIsAFailure() throws IOException {
    runEndsWith(3);
    says(
        "Of the 43 verdicts that quick asks of it, `simulator.py` reaches 3 within 5 minutes on two cores.");
    Workplace.Ran ran = place.shell("ci/python-time", Map.of());
    assertThat(ran.code(), equalTo(1));
    assertThat(ran.output(), containsString("the page says 3 within 5 minutes"));
    assertThat("less time says less", place.shell("ci/python-time 4", Map.of()).code(), equalTo(0));
  }

  /** A run that comes to its end says how long that took, whatever it is. */
  @ParameterizedTest
  @CsvSource({"3, 10", "0, [1-9][0-9]*"})
  void theSentenceIsWrittenAnew(int code, String minutes) throws IOException {
    runEndsWith(code);
    assertThat(place.shell("ci/python-time --keep 10", Map.of()).code(), equalTo(0));
    assertThat(
        place.text(PAGE.toString()),
        matchesPattern(
            "Before.\nOf the 3 verdicts that quick asks of it, `simulator.py` reaches 2 within "
                + minutes
                + " minutes on two cores.\nAfter.\n"));
  }

  @Test
  void aBrokenExampleIsNoMeasurement() throws IOException {
    runEndsWith(1);
    assertThat(place.shell("ci/python-time --keep", Map.of()).code(), equalTo(4));
    assertThat(place.text(PAGE.toString()), containsString("reaches 2 within 5"));
  }

  @ParameterizedTest
  @CsvSource({"0", "x", "--keep x", "1 2", "''"})
  void badInputIsToldInALine(String words) throws IOException {
    runEndsWith(0);
    if (words.isEmpty()) {
      says("Nothing.");
    }
    Workplace.Ran ran = place.shell("ci/python-time " + words, Map.of());
    assertThat(ran.code(), equalTo(2));
    assertThat(ran.output().lines().count(), equalTo(1L));
  }

  @Test
  void thePageHasTheSentence() throws IOException {
    Files.copy(PAGE, folder.resolve(PAGE), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    runEndsWith(3);
    assertThat(place.shell("ci/python-time --keep 7", Map.of()).code(), equalTo(0));
    assertThat(place.text(PAGE.toString()), containsString("reaches 2 within 7 minutes on two"));
  }
}
