package twophase.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return TwoPhase.execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  @Test
  void theListNamesEveryFaultInALine() {
    assertThat(run("faults", "--list"), equalTo(0));
    assertThat(
        out.toString(),
        containsString("momentum                    update          a tenth of the last move"));
  }

  @Test
  void aCaughtFaultIsGreen(@TempDir Path folder) {
    int code =
        run(
            "faults",
            "--only-faults",
            "weight-decay",
            "--only",
            "norm-balance",
            "--out",
            folder.toString());
    assertThat(err.toString(), code, equalTo(0));
    assertThat(
        out.toString(), containsString("caught by norm-balance.as-printed.run (REFUTED) after"));
    assertThat(out.toString(), containsString("All 1 faults are caught."));
    assertThat(out.toString(), containsString("The correct simulator passes."));
    assertThat(Files.exists(folder.resolve("faults.html")), equalTo(true));
  }

  @Test
  void aFaultThatNobodyCatchesIsRed() {
    int code = run("faults", "--only-faults", "noise-gaussian", "--only", "norm-balance");
    assertThat(code, equalTo(1));
    assertThat(out.toString(), containsString("norm-balance sees nothing wrong"));
    assertThat(
        out.toString(), containsString("1 of 1 faults are caught by nobody: noise-gaussian"));
  }

  @ParameterizedTest
  @CsvSource({
    "--only-faults, gremlin, --only-faults: `gremlin` is no fault",
    "--only, lemma-99, --only: `lemma-99` is no statement",
    "--seed, -1, --seed: `-1` is no integer from 0",
    "--threads, 0, --threads: `0` is no integer from 1"
  })
  void badInputIsTold(String option, String value, String message) {
    assertThat(run("faults", option, value), equalTo(2));
    assertThat(err.toString(), containsString(message));
  }

  @Test
  void aFaultCanBeVerifiedLikeAnySimulator(@TempDir Path folder) {
    int code =
        run(
            "verify",
            "--simulator",
            "fault:second-layer-late",
            "--profile",
            "quick",
            "--only",
            "norm-balance",
            "--no-progress",
            "--out",
            folder.resolve("report").toString());
    assertThat(code, equalTo(1));
    assertThat(out.toString(), containsString("Simulator second-layer-late"));
  }
}
