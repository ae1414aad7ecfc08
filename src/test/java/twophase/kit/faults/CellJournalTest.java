package twophase.kit.faults;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import twophase.kit.evidence.DetectionMatrix;
import twophase.kit.evidence.DetectionMatrix.Cell;
import twophase.kit.evidence.DetectionMatrix.Outcome;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.Selection;
import twophase.paper.Paper;

class CellJournalTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("out/journal.jsonl");
  }

  private static FaultRun run(long seed, Optional<Duration> budget) {
    return new FaultRun(
        Paper.CATALOGUE,
        List.of(Paper.fault("weight-decay"), Paper.fault("noise-kept")),
        new Selection(List.of("norm-balance", "oscillation")),
        true,
        seed,
        2,
        new DetectionMatrix.Limits(Optional.empty(), Optional.empty(), budget));
  }

  private static FaultRun run(long seed) {
    return run(seed, Optional.empty());
  }

  private CellJournal open(FaultRun run, boolean resume) {
    return CellJournal.open(file, run, resume).orElseThrow();
  }

  @Test
  void killedAfterAnyCellItLeadsToTheSameMatrix() throws Exception {
    DetectionMatrix whole = run(3).matrix(row -> {});
    try (CellJournal journal = open(run(3), false)) {
      assertThat(run(3).matrix(journal, row -> {}), equalTo(whole));
      assertThat(journal.size(), equalTo(6));
    }
    List<String> lines = Files.readAllLines(file);
    for (int cells = 0; cells < 6; cells++) {
      Files.write(file, lines.subList(0, 1 + cells));
      try (CellJournal journal = open(run(3), true)) {
        assertThat(journal.began().isPresent(), equalTo(true));
        assertThat(journal.size(), equalTo(cells));
        assertThat(run(3).matrix(journal, row -> {}), equalTo(whole));
      }
    }
    assertThat(Files.readAllLines(file), equalTo(lines));
  }

  /** A known cell is believed, or asking it again would show nothing of what is kept. */
  @Test
  void whatIsKnownIsNotAskedAgain() {
    Cell odd = new Cell("oscillation", Outcome.PASSED, "", "", "", 77, "", "");
    try (CellJournal journal = open(run(3), false)) {
      journal.keep("weight-decay", odd);
      DetectionMatrix matrix = run(3).matrix(journal, row -> {});
      assertThat(matrix.faults().get(0).cells().contains(odd), equalTo(true));
      assertThat(matrix.faults().get(1).cells().contains(odd), equalTo(false));
    }
  }

  @Test
  void whatTimeCutShortIsAskedAgain() throws Exception {
    FaultRun hurried = run(3, Optional.of(Duration.ofNanos(1)));
    try (CellJournal journal = open(hurried, false)) {
      DetectionMatrix matrix = hurried.matrix(journal, row -> {});
      assertThat(matrix.exitCode(), equalTo(3));
      assertThat(matrix.correct().count(Outcome.UNDECIDED), equalTo(2L));
      assertThat(journal.size(), equalTo(0));
    }
    try (CellJournal journal = open(run(3), true)) {
      assertThat(
          "a budget does not make it another run", journal.began().isPresent(), equalTo(true));
    }
  }

  /** A budget that was enough leaves no trace in what is kept. */
  @Test
  void whatFitsInItsTimeIsKept() {
    FaultRun run =
        new FaultRun(
            Paper.CATALOGUE,
            List.of(Paper.fault("weight-decay")),
            new Selection(List.of("norm-balance")),
            true,
            3,
            1,
            new DetectionMatrix.Limits(
                Optional.empty(), Optional.empty(), Optional.of(Duration.ofHours(1))));
    try (CellJournal journal = open(run, false)) {
      run.matrix(journal, row -> {});
      assertThat("nothing was cut short", journal.size(), equalTo(2));
    }
  }

  @Test
  void anotherRunIsTold() throws Exception {
    try (CellJournal journal = open(run(3), false)) {
      assertThat(CellJournal.open(file, run(3), true).isEmpty(), equalTo(true));
      journal.keep("gremlin", Cell.notAsked("oscillation"));
    }
    BadInputException e = assertThrows(BadInputException.class, () -> open(run(4), true));
    assertThat(e.getMessage(), containsString("is of another run (seed: 3 there, 4 here)"));
    FaultRun others = others();
    e = assertThrows(BadInputException.class, () -> open(others, true));
    assertThat(
        e.getMessage(), containsString("(faults: weight-decay noise-kept there, momentum here)"));
  }

  @Test
  void aRunOfAllFaultsSaysSo() {
    FaultRun all =
        new FaultRun(
            Paper.CATALOGUE,
            Paper.FAULTS.all(),
            new Selection(List.of("norm-balance")),
            true,
            0,
            1,
            new DetectionMatrix.Limits(
                Optional.of(Duration.ofSeconds(1)), Optional.of(600L), Optional.empty()));
    assertThat(all.id().path("faults").asText(), equalTo("all"));
    assertThat(all.id().path("longest form").asText(), equalTo("PT1S"));
  }

  private static FaultRun others() {
    FaultRun run = run(3);
    return new FaultRun(
        Paper.CATALOGUE,
        List.of(Paper.fault("momentum")),
        run.only(),
        run.all(),
        run.seed(),
        run.threads(),
        run.limits());
  }

  /** Three cells, the second of them written over. */
  private List<String> damaged(String line) throws Exception {
    try (CellJournal journal = open(run(3), false)) {
      journal.keep("gremlin", Cell.notAsked("oscillation"));
      journal.keep("gremlin", Cell.notAsked("norm-balance"));
      journal.keep("gremlin", Cell.notAsked("conformance"));
    }
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(2, line);
    Files.write(file, lines);
    return lines;
  }

  /** No kill makes whole lines of JSON. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"simulator\":\"weight-decay\",\"cello\":{}}",
        "{\"simulator\":\"weight-decay\",\"cell\":null}",
        "{\"simulator\":\"weight-decay\",\"cell\":{}}",
        "{\"simulator\":\"weight-decay\",\"cell\":{\"statement\":\"oscillation\"}}",
        "null"
      })
  void aLineThatIsNoCellIsRefused(String line) throws Exception {
    List<String> lines = damaged(line);
    FaultRun run = run(3);
    BadInputException refusal = assertThrows(BadInputException.class, () -> open(run, true));
    assertThat(refusal.getMessage(), containsString("--resume: line 3 of "));
    assertThat("and the journal stays", Files.readAllLines(file), equalTo(lines));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"simulator\":\"weight-decay", "\0\0", "{} {}"})
  void fromADamagedLineOnNothingCounts(String torn) throws Exception {
    List<String> lines = damaged(torn);
    List<String> good = List.copyOf(lines.subList(0, 2));
    try (CellJournal journal = open(run(3), true)) {
      assertThat(journal.size(), equalTo(1));
      journal.keep("gremlin", Cell.notAsked("norm-balance"));
    }
    assertThat(Files.readAllLines(file).subList(0, 2), equalTo(good));
    assertThat(Files.readAllLines(file).size(), equalTo(3));
  }

  /** What is no text is damage, too, and what is written after it must stand behind what counts. */
  @Test
  void bytesThatAreNoTextDoNotCount() throws Exception {
    try (CellJournal journal = open(run(3), false)) {
      journal.keep("gremlin", Cell.notAsked("oscillation"));
    }
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 60] = (byte) 0xff;
    Files.write(file, bytes);
    try (CellJournal journal = open(run(3), true)) {
      assertThat(journal.size(), equalTo(0));
      journal.keep("gremlin", Cell.notAsked("norm-balance"));
    }
    try (CellJournal journal = open(run(3), true)) {
      assertThat(journal.size(), equalTo(1));
    }
  }

  /** With or without --resume: what is somebody else's is not written over. */
  @ParameterizedTest
  @ValueSource(strings = {"my notes", "my notes\n", "{\"schema\":\"twophase-journal/1\"}\n"})
  void aFileOfSomebodyElseIsLeftAlone(String text) throws Exception {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    for (boolean resume : new boolean[] {false, true}) {
      BadInputException e = assertThrows(BadInputException.class, () -> open(run(3), resume));
      assertThat(e.getMessage(), containsString("must have the schema twophase-cells/1"));
    }
    assertThat(Files.readString(file), equalTo(text));
  }
}
