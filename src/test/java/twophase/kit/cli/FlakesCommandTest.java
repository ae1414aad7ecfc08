package twophase.kit.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A few cheap forms from one end to the other. */
class FlakesCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return TwoPhase.execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  @Test
  void countsAreShownAndKept() throws IOException {
    Files.copy(Path.of("src/docs/flakes.md"), folder.resolve("flakes.md"));
    String[] command = {
      "flakes",
      "--only",
      "oscillation",
      "--seeds",
      "2",
      "--root",
      "7",
      "--threads",
      "1",
      "--keep",
      folder.toString(),
      "--out",
      folder.resolve("out").toString()
    };
    int code = run(command);
    assertThat(err.toString(), code, equalTo(0));
    assertThat(out.toString(), containsString("profile quick, root 7"));
    assertThat(out.toString(), containsString("2 forms and parts "));
    assertThat(
        out.toString(), containsString("No whole run. 4 tests of 2 forms and parts. Root 7."));
    out.toString()
        .lines()
        .filter(line -> line.contains("forms and parts  "))
        .forEach(line -> assertThat(line.length(), lessThanOrEqualTo(80)));
    assertThat(
        Files.readString(folder.resolve("flakes.md")),
        containsString("| oscillation.corrected | 2 | 0 | 0 | 0 | 90 % |"));
    assertThat(run(command), equalTo(2));
    assertThat(err.toString(), containsString("--keep: the root 7 is counted in "));
    command[6] = "8";
    assertThat(run(command), equalTo(0));
    assertThat(
        Files.readString(folder.resolve("flakes.md")),
        containsString("| oscillation.corrected | 4 | 0 | 0 | 0 | "));
    run("flakes", "--digest");
    assertThat(
        Files.readString(folder.resolve("flakes.md")), containsString(out.toString().strip()));
  }

  @Test
  void whatLacksIsCountedUntilNothingDoes() throws IOException {
    String[] command = {
      "flakes", "--only", "oscillation.corrected", "--seeds", "2", "--keep", folder.toString()
    };
    assertThat(run(command), equalTo(0));
    String[] inAll = {
      "flakes",
      "--only",
      "oscillation",
      "--seeds",
      "3",
      "--in-all",
      "--no-progress",
      "--keep",
      folder.toString()
    };
    assertThat(run(inAll), equalTo(0));
    assertThat(out.toString(), containsString("4 tests of 2 forms and parts."));
    assertThat(out.toString(), not(containsString("Not tested")));
    String three = Files.readString(folder.resolve("flakes.json"));
    assertThat(three.split("\"seeds\" : 3", -1).length, equalTo(3));
    inAll[2] = "oscillation.corrected";
    inAll[4] = "4";
    assertThat(run(inAll), equalTo(0));
    assertThat(out.toString(), containsString("1 test of one form or part."));
    inAll[2] = "oscillation";
    assertThat(run(inAll), equalTo(0));
    assertThat(out.toString(), containsString("Not tested: oscillation.corrected\n"));
    assertThat(out.toString(), containsString("1 test of one form or part."));
    String kept = Files.readString(folder.resolve("flakes.json"));
    assertThat(kept.split("\"seeds\" : 4", -1).length, equalTo(3));
    assertThat(run(inAll), equalTo(0));
    assertThat(out.toString(), containsString("Nothing is left: each form is counted under"));
    assertThat(Files.readString(folder.resolve("flakes.json")), equalTo(kept));
    assertThat(run("flakes", "--in-all"), equalTo(2));
    assertThat(err.toString(), containsString("--in-all: needs --keep, the folder whose"));
  }

  @Test
  void countsOfOtherCodeAreBegunAnew() throws IOException {
    String[] command = {
      "flakes",
      "--only",
      "oscillation.corrected",
      "--seeds",
      "1",
      "--root",
      "7",
      "--threads",
      "1",
      "--no-progress",
      "--keep",
      folder.toString()
    };
    assertThat(run(command), equalTo(0));
    Path file = folder.resolve("flakes.json");
    String kept = Files.readString(file);
    Files.writeString(file, kept.replaceFirst("\"code\" : \"....", "\"code\" : \"wxyz"));
    assertThat(run(command), equalTo(0));
    assertThat(out.toString(), containsString("are of other code (wxyz"));
    assertThat(out.toString(), containsString("they begin anew"));
    assertThat(Files.readString(file), equalTo(kept));
    Files.writeString(
        file, kept.replaceFirst("\"oscillation\" : \"....", "\"oscillation\" : \"wxyz"));
    assertThat(run(command), equalTo(0));
    assertThat(out.toString(), containsString("are of other cards of oscillation: they begin"));
    assertThat(Files.readString(file), equalTo(kept));
  }

  @ParameterizedTest
  @CsvSource({
    "--seeds, 0, --seeds: `0` is no integer from 1 to 1000000",
    "--root, -1, --root: `-1` is no integer from 0",
    "--profile, slow, --profile: `slow` is none of",
    "--only, lemma-99, --only: `lemma-99` is no statement",
    "--dear, 2s, --dear and --seeds-of-dear go together",
    "--time, soon, --time: `soon` is no time",
    "--threads, 0, --threads: `0` is no integer",
    "--keep, nowhere, --keep: `nowhere` is no folder",
    "--out, pom.xml, --out: `pom.xml` is no folder"
  })
  void badInputIsTold(String option, String value, String message) {
    assertThat(run("flakes", option, value), equalTo(2));
    assertThat(err.toString(), containsString(message));
  }

  @Test
  void whatGoesOnNeedsAFolderAndARoot() {
    assertThat(run("flakes", "--resume", "--out", folder.toString()), equalTo(2));
    assertThat(err.toString(), containsString("--resume: needs --out and --root"));
  }
}
