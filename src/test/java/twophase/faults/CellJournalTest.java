package twophase.faults;

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
import twophase.statement.BadInputException;
import twophase.statement.CardReader;
import twophase.statement.DetectionMatrix;
import twophase.statement.DetectionMatrix.Cell;
import twophase.statement.DetectionMatrix.Outcome;
import twophase.theorems.Catalogue;

class CellJournalTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("out/journal.jsonl");
  }

  private static FaultRun run(long seed, Optional<Duration> budget) {
    return new FaultRun(
        List.of(Faults.named("test: ", "weight-decay"), Faults.named("test: ", "noise-kept")),
        List.of("norm-balance", "oscillation"),
        true,
        seed,
        2,
        budget,
        Catalogue.cards(CardReader::bundled));
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

  @Test
  void anotherRunsAndATornOneAreTold() throws Exception {
    try (CellJournal journal = open(run(3), false)) {
      assertThat(CellJournal.open(file, run(3), true).isEmpty(), equalTo(true));
      journal.keep("gremlin", Cell.notAsked("oscillation"));
    }
    BadInputException e = assertThrows(BadInputException.class, () -> open(run(4), true));
    assertThat(e.getMessage(), containsString("is of another run: its seed is 3, not 4"));
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(1, lines.get(1).replace("cell", "cello"));
    Files.write(file, lines);
    try (CellJournal journal = open(run(3), true)) {
      assertThat(journal.size(), equalTo(0));
    }
  }
}
