package twophase.kit.suite;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twophase.kit.evidence.Comparison;
import twophase.kit.evidence.DetectionMatrix;
import twophase.kit.evidence.Evidence;
import twophase.kit.evidence.EvidenceFile;
import twophase.kit.faults.CellJournal;
import twophase.kit.faults.FaultRun;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.Selection;
import twophase.paper.Paper;
import twophase.paper.simulators.FastSimulator;
import twophase.paper.simulators.StoredRuns;

/**
 * Files that an older build wrote, TwoPhase 0.1.0 at commit 4158ef9: evidence, baselines and shards
 * are read; a journal, which only the build that began it can end, and a store of runs, which are
 * asked in other words now, are refused in a line that says so.
 */
class KeptFilesTest {
  private static final Path KEPT = Path.of("src/test/resources/twophase/kit/kept/0.1.0");

  @TempDir private Path folder;

  @Test
  void evidenceIsRead() {
    Evidence evidence = EvidenceFile.read(KEPT);
    assertThat(evidence.run().commit(), equalTo("4158ef9"));
    assertThat(evidence.upshot().headline(), equalTo("All 2 verdicts as expected"));
    assertThat(Comparison.of(KEPT, KEPT).unchanged(), equalTo(true));
  }

  @Test
  void shardsAreMerged() {
    Evidence merged =
        Merge.of(
            List.of(KEPT.resolve("shard-2"), KEPT.resolve("shard-1")), Paper.CATALOGUE, "merge");
    assertThat(
        Comparison.of("whole", EvidenceFile.read(KEPT), merged).changes(), equalTo(List.of()));
  }

  private static void isRefused(BadInputException refusal) {
    assertThat(
        refusal.getMessage(),
        allOf(
            containsString("TwoPhase 0.1.0 (4158ef9, jar "),
            containsString("go on with that build, or leave out --resume to begin anew"),
            not(containsString("\n"))));
  }

  @Test
  void aJournalIsRefused() throws IOException {
    Path journal = Files.copy(KEPT.resolve("journal.jsonl"), folder.resolve("journal.jsonl"));
    RunRequest same = Paper.quick(0, new FastSimulator());
    isRefused(assertThrows(BadInputException.class, () -> JournalFile.open(journal, same, true)));
  }

  @Test
  void aStoreOfRunsIsRefused() {
    BadInputException refusal =
        assertThrows(BadInputException.class, () -> new StoredRuns(KEPT, "quick", 0));
    assertThat(
        refusal.getMessage(),
        allOf(
            containsString("has the schema twophase-runs/1, of another TwoPhase"),
            containsString("this one reads twophase-runs/2: record the runs anew"),
            not(containsString("\n"))));
  }

  @Test
  void aJournalOfTheMatrixIsRefused() throws IOException {
    Path journal = Files.copy(KEPT.resolve("cells.jsonl"), folder.resolve("journal.jsonl"));
    FaultRun same =
        new FaultRun(
            Paper.CATALOGUE,
            Paper.FAULTS.all(),
            Selection.ALL,
            true,
            0,
            2,
            DetectionMatrix.Limits.NONE);
    isRefused(assertThrows(BadInputException.class, () -> CellJournal.open(journal, same, true)));
  }
}
