package twophase.kit.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import twophase.kit.evidence.DetectionMatrix;
import twophase.kit.evidence.DetectionMatrix.Cell;
import twophase.kit.evidence.DetectionMatrix.Outcome;
import twophase.kit.evidence.DetectionMatrix.Row;
import twophase.kit.faults.CellJournal;
import twophase.kit.faults.FaultRun;
import twophase.kit.statement.Selection;
import twophase.paper.Paper;

class FaultsCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return TwoPhase.execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  @Test
  void theListNamesEveryFaultInARow() {
    assertThat(run("faults", "--list"), equalTo(0));
    assertThat(
        out.toString(), matchesPattern("(?s).*\nmomentum +update +a tenth of the last move.*"));
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
    assertThat(
        out.toString(),
        containsString("The seeded fault is noticed, and the correct simulator passes."));
    assertThat(Files.exists(folder.resolve("faults.html")), equalTo(true));
  }

  @Test
  void aFaultThatNobodyCatchesIsRed() {
    int code = run("faults", "--only-faults", "noise-gaussian", "--only", "norm-balance");
    assertThat(code, equalTo(1));
    assertThat(out.toString(), containsString("norm-balance sees nothing wrong"));
    assertThat(out.toString(), containsString("Noticed by nobody: noise-gaussian"));
  }

  /** As in verify: a form, or a part of one, and nothing beside it. */
  @Test
  void aSingleFormCanBeAsked(@TempDir Path folder) throws IOException {
    String[] command = {
      "faults",
      "--only-faults",
      "sam-downhill",
      "--only",
      "conformance.as-printed.sam,norm-balance.as-printed.run",
      "--all",
      "--out",
      folder.toString()
    };
    assertThat(run(command), equalTo(0));
    assertThat(out.toString(), containsString("caught by conformance.as-printed.sam (REFUTED)"));
    assertThat(out.toString(), containsString("norm-balance sees nothing wrong"));
    assertThat(
        Files.readString(folder.resolve("faults.html")),
        containsString("asked were conformance.as-printed.sam, norm-balance.as-printed.run alone"));
    command[4] = "conformance.as-printed.integers";
    assertThat(run(command), equalTo(1));
    assertThat(out.toString(), containsString("conformance sees nothing wrong"));
  }

  @Test
  void whatIsNotOfferedIsSaidInEveryLine() {
    Cell lacking =
        new Cell(
            "toy",
            Outcome.NOT_OFFERED,
            "sharp",
            "NOT OFFERED",
            "HOLDS",
            0,
            "nothing: no noise",
            "");
    Row right = Row.correct("correct", List.of(lacking));
    Row wrong = new Row("gremlin", "noise", "free runs", "odd", List.of(lacking));
    PrintWriter terminal = new PrintWriter(out, true);
    FaultTable.row(wrong, terminal);
    FaultTable.row(right, terminal);
    FaultTable.summary(
        new DetectionMatrix(
            new DetectionMatrix.Made(
                0, "quick", List.of(), DetectionMatrix.Limits.NONE, "1", "abc"),
            List.of("toy"),
            List.of(),
            right,
            List.of(wrong)),
        terminal);
    assertThat(out.toString(), containsString("    toy was not tested: nothing: no noise"));
    assertThat(
        out.toString().replaceAll("\\s+", " "),
        containsString("catches 0 of the 0 faults it was tested on (1 more lack"));
    assertThat(out.toString(), containsString("Not tested: gremlin"));
    assertThat(out.toString(), not(containsString("passes")));
    assertThat(out.toString(), not(containsString("nothing wrong")));
  }

  /** A folder with a journal alone is what a killed run leaves. */
  @Test
  void aKilledRunGoesOn(@TempDir Path folder) throws IOException {
    String[] command = {
      "faults",
      "--all",
      "--only-faults",
      "momentum",
      "--only",
      "norm-balance,oscillation",
      "--out",
      folder.resolve("out").toString(),
      "--resume"
    };
    assertThat(run(command), equalTo(0));
    assertThat(out.toString(), containsString("There is no run to resume; this one begins anew"));
    String whole = out.toString();
    Path left = Files.createDirectory(folder.resolve("left"));
    command[command.length - 2] = left.toString();
    FaultRun same =
        new FaultRun(
            Paper.CATALOGUE,
            List.of(Paper.fault("momentum")),
            new Selection(List.of("norm-balance", "oscillation")),
            true,
            0,
            1,
            DetectionMatrix.Limits.NONE);
    try (CellJournal journal =
        CellJournal.open(left.resolve("journal.jsonl"), same, false).orElseThrow()) {
      same.matrix(journal, row -> {});
    }
    out.getBuffer().setLength(0);
    assertThat(err.toString(), run(command), equalTo(0));
    assertThat(out.toString(), containsString("4 cells kept from the run that began at "));
    String rows = whole.substring(whole.indexOf("momentum"), whole.indexOf("Report"));
    assertThat(out.toString(), containsString(rows));
    assertThat(Files.exists(left.resolve("journal.jsonl")), equalTo(false));
    assertThat(
        Files.readString(left.resolve("faults.csv")),
        equalTo(Files.readString(folder.resolve("out/faults.csv"))));
  }

  /** Six trials decide nothing at these errors: undecided, on any machine, and so kept. */
  @Test
  void aSettingIsGivenAsManyTrialsAsItSays(@TempDir Path folder) throws IOException {
    int code =
        run(
            "faults",
            "--trials",
            "6",
            "--only-faults",
            "momentum",
            "--only",
            "lemma-3.as-printed.given-neuron-run-c",
            "--out",
            folder.toString());
    assertThat(err.toString(), code, equalTo(3));
    assertThat(out.toString(), containsString("undecided"));
    String json = Files.readString(folder.resolve("faults.json"));
    assertThat(json, containsString("\"trialsForSetting\" : 6"));
    assertThat(json, containsString("\"trials\" : 6,"));
    assertThat(
        Files.readString(folder.resolve("faults.html")),
        containsString("with at most 6 trials at a setting"));
    assertThat(run("faults", "--trials", "0"), equalTo(2));
  }

  @Test
  void whatTakesTooLongIsLeftOutAndNamed(@TempDir Path folder) throws IOException {
    String[] command = {
      "faults",
      "--longest",
      "1s",
      "--only-faults",
      "weight-decay",
      "--only",
      "oscillating-run,norm-balance",
      "--out",
      folder.toString()
    };
    assertThat(run(command), equalTo(0));
    assertThat(out.toString(), containsString("Asking 1 statement about 1 fault"));
    assertThat(
        out.toString(),
        containsString("Not asked, since they take too long: oscillating-run.as-printed"));
    assertThat(
        Files.readString(folder.resolve("faults.html")),
        containsString("theory's own simulator longer than 1 s: oscillating-run.as-printed."));
    command[6] = "oscillating-run";
    assertThat(run(command), equalTo(2));
    assertThat(err.toString(), containsString("--longest: no form takes 1s or less"));
  }

  @Test
  void resumingNeedsAFolder() {
    assertThat(run("faults", "--resume"), equalTo(2));
    assertThat(err.toString(), containsString("--resume: needs --out"));
  }

  @ParameterizedTest
  @CsvSource({
    "--only-faults, gremlin, --only-faults: `gremlin` is no fault",
    "--only, lemma-99, --only: `lemma-99` is no statement",
    "--only, theorem-2.correct, (did you mean `theorem-2.corrected`?)",
    "--budget, soon, --budget: `soon` is no time from 1s",
    "--longest, soon, --longest: `soon` is no time from 1s",
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
