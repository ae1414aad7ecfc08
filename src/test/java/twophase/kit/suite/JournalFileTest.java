package twophase.kit.suite;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static twophase.kit.suite.MergeTest.comparable;
import static twophase.kit.suite.MergeTest.request;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twophase.kit.bench.Profile;
import twophase.kit.bench.Progress;
import twophase.kit.evidence.Evidence;
import twophase.kit.evidence.FormFinding;
import twophase.kit.evidence.Shard;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.FormId;
import twophase.paper.Paper;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.simulators.FastSimulator;
import twophase.paper.theorems.WrongSimulators;

class JournalFileTest {
  private static final RunRequest REQUEST = request("norm-balance", "oscillation");

  /** Places at which the journal is torn, beside its ends. */
  private static final int CUTS = 40;

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("run/journal.jsonl");
  }

  private JournalFile open(RunRequest request, boolean resume) throws IOException {
    return JournalFile.open(file, request, resume).orElseThrow();
  }

  /** Counts what is tested. */
  private static final class Counter implements Progress {
    private int forms;

    @Override
    public void caseDone(FormId form) {}

    @Override
    public void formDone(FormFinding finding) {
      forms++;
    }
  }

  @Test
  void tornAnywhereItLeadsToTheSameEvidence() throws IOException {
    String whole = comparable(Suite.run(REQUEST, Progress.NONE));
    try (JournalFile journal = open(REQUEST, false)) {
      assertThat(comparable(Suite.run(REQUEST, Progress.NONE, journal)), equalTo(whole));
    }
    byte[] bytes = Files.readAllBytes(file);
    int forms = REQUEST.forms().size();
    int keptBefore = 0;
    for (int k = 0; k <= CUTS; k++) {
      Files.write(file, Arrays.copyOf(bytes, bytes.length * k / CUTS));
      Counter counter = new Counter();
      try (JournalFile journal = open(REQUEST, true)) {
        int kept = journal.kept().size();
        assertThat(comparable(Suite.run(REQUEST, counter, journal)), equalTo(whole));
        assertThat("what is kept is not tested again", counter.forms, equalTo(forms - kept));
        assertThat("more is kept of more", kept + 1, greaterThan(keptBefore));
        keptBefore = kept;
      }
      try (JournalFile journal = open(REQUEST, true)) {
        assertThat("and the journal goes on", journal.kept().size(), equalTo(forms));
      }
    }
    assertThat(keptBefore, equalTo(forms));
  }

  /** A machine that loses its power may leave zeros where a file ended. */
  @Test
  void whatIsBehindATornLineDoesNotCount() throws IOException {
    try (JournalFile journal = open(REQUEST, false)) {
      Suite.run(REQUEST, Progress.NONE, journal);
    }
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(2, "\0\0\0");
    Files.write(file, lines);
    try (JournalFile journal = open(REQUEST, true)) {
      assertThat(journal.kept().size(), equalTo(1));
    }
    assertThat(Files.readAllLines(file), equalTo(lines.subList(0, 2)));
  }

  /** No kill makes whole lines of JSON: they are not passed over, whatever is wrong with them. */
  @Test
  void aLineThatIsNoFindingOfThisRunIsRefused() throws IOException {
    try (JournalFile journal = open(REQUEST, false)) {
      Suite.run(REQUEST, Progress.NONE, journal);
    }
    List<String> lines = Files.readAllLines(file);
    String finding = lines.get(1);
    for (String wrong :
        List.of(
            "null",
            "[]",
            "{}",
            finding.replaceFirst("\"trials\":[0-9]+", "\"trials\":-1"),
            finding.replaceFirst("\"trials\":[0-9]+", "\"trials\":\"many\""),
            finding.replaceFirst("\"verdict\":\"[A-Z]+\"", "\"verdict\":null"),
            finding.replaceFirst("\"expected\":\"[A-Z]+\"", "\"expected\":\"VACUOUS\""),
            finding.replaceFirst("\"form\":\"[a-z.-]+\"", "\"form\":\"sharp.nothing\""),
            finding.replaceFirst("\"statement\":\"[a-z-]+\"", "\"statement\":\"growth-law\""))) {
      assertThat(wrong, not(equalTo(finding)));
      List<String> changed = new ArrayList<>(lines);
      changed.set(1, wrong);
      Files.write(file, changed);
      assertThat(
          refused(REQUEST),
          matchesPattern("--resume: line 2 of `.*` is nothing that this run kept \\(.+\\): .*"));
      assertThat("and the journal stays", Files.readAllLines(file), equalTo(changed));
    }
    Files.writeString(file, String.join("\r\n", lines) + "\r\n");
    try (JournalFile journal = open(REQUEST, true)) {
      assertThat(journal.kept().size(), equalTo(REQUEST.forms().size()));
    }
  }

  @Test
  void withoutResumeItBeginsAnew() throws IOException {
    try (JournalFile journal = open(REQUEST, false)) {
      Suite.run(REQUEST, Progress.NONE, journal);
    }
    try (JournalFile journal = open(REQUEST, false)) {
      assertThat(journal.kept().isEmpty(), equalTo(true));
      assertThat(journal.began(), equalTo(Optional.empty()));
    }
    assertThat(Files.readAllLines(file).size(), equalTo(1));
  }

  @Test
  void oneRunAtATimeWritesIt() throws IOException {
    try (JournalFile journal = open(REQUEST, false)) {
      assertThat(JournalFile.open(file, REQUEST, true).isEmpty(), equalTo(true));
      assertThat(journal.kept().isEmpty(), equalTo(true));
    }
    open(REQUEST, true).close();
  }

  @Test
  void discardedItLeavesNothing() throws IOException {
    open(REQUEST, false).discard();
    assertThat(Files.exists(file.getParent()), equalTo(false));
    JournalFile journal = open(REQUEST, false);
    Files.writeString(file.resolveSibling("evidence.json"), "");
    journal.discard();
    assertThat("the report stays", Files.exists(file.getParent()), equalTo(true));
  }

  private String refused(RunRequest request) {
    return assertThrows(BadInputException.class, () -> open(request, true)).getMessage();
  }

  private static RunRequest requestOf(
      long seed, NetworkSimulator simulator, Optional<Duration> budget) {
    return Paper.quick(seed, simulator, "norm-balance", "oscillation").onThreads(1).within(budget);
  }

  @Test
  void anotherRunsIsRefused() throws IOException {
    open(REQUEST, false).close();
    assertThat(
        refused(requestOf(4, new FastSimulator(), Optional.empty())),
        equalTo(
            "--resume: `"
                + file
                + "` is of another run (seed: 3 there, 4 here); without --resume it is discarded"));
    assertThat(
        refused(request("oscillation")),
        containsString("(statements: norm-balance oscillation there, oscillation here)"));
    assertThat(
        refused(REQUEST.inShard(new Shard(1, 2))),
        containsString("(shard: whole there, 1/2 here)"));
    assertThat(
        refused(requestOf(3, WrongSimulators.broken(), Optional.empty())),
        containsString("(simulator: twophase there, "));
    RunRequest lax =
        RunRequest.of(Paper.CATALOGUE.erring(1e-3), Profile.QUICK, 3, new FastSimulator());
    assertThat(
        refused(lax.about(List.of("norm-balance", "oscillation"))),
        containsString("(error: 1e-6 there, 0.001 here)"));
    Files.writeString(file, "{}\n");
    assertThat(
        refused(REQUEST), containsString("its first line must have the schema twophase-jou"));
    Files.writeString(file, "what?\n");
    assertThat(refused(REQUEST), containsString("is no journal"));
  }

  @Test
  void theSameRunHasTheSameNameAnotherHasAnother() {
    assertThat(
        RequestId.name(request("norm-balance", "oscillation")), equalTo(RequestId.name(REQUEST)));
    assertThat(
        RequestId.name(REQUEST.inShard(new Shard(1, 2))).equals(RequestId.name(REQUEST)),
        equalTo(false));
  }

  /** A check that broke decided nothing; neither did one that time cut short. */
  @Test
  void onlyWhatWasDecidedIsKept() throws IOException {
    RunRequest broken = requestOf(3, WrongSimulators.broken(), Optional.empty());
    try (JournalFile journal = open(broken, false)) {
      Evidence evidence = Suite.run(broken, Progress.NONE, journal);
      assertThat(evidence.upshot().exitCode(), equalTo(4));
    }
    try (JournalFile journal = open(broken, true)) {
      assertThat(journal.kept().size(), lessThan(broken.forms().size()));
      assertThat(
          journal.kept().values().stream().allMatch(f -> f.broken().isEmpty()), equalTo(true));
    }
    RunRequest hurried = requestOf(3, new FastSimulator(), Optional.of(Duration.ofNanos(1)));
    try (JournalFile journal = open(hurried, false)) {
      assertThat(Suite.run(hurried, Progress.NONE, journal).upshot().exitCode(), equalTo(3));
    }
    try (JournalFile journal = open(REQUEST, true)) {
      assertThat(
          "a budget does not make it another run", journal.began().isPresent(), equalTo(true));
      assertThat(journal.kept().size(), equalTo(0));
    }
  }
}
