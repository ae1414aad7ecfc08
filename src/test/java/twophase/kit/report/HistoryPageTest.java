package twophase.kit.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static twophase.kit.evidence.Toy.finding;
import static twophase.kit.statement.Verdict.HOLDS;
import static twophase.kit.statement.Verdict.NOT_OFFERED;
import static twophase.kit.statement.Verdict.REFUTED;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import twophase.kit.evidence.Evidence;
import twophase.kit.evidence.FormFinding;
import twophase.kit.evidence.RunInfo;
import twophase.kit.evidence.Toy;
import twophase.kit.report.HistoryPage.Lines;
import twophase.kit.report.HistoryPage.Listed;
import twophase.kit.report.RunChanges.Condition;
import twophase.kit.report.RunChanges.Moved;
import twophase.kit.report.RunChanges.Place;
import twophase.kit.report.VerdictLine.Cell;
import twophase.kit.statement.Selection;
import twophase.kit.statement.Verdict;

class HistoryPageTest {
  private static final FormFinding HELD = finding("corrected", HOLDS, HOLDS, null);
  private static final FormFinding FAILED = finding("corrected", REFUTED, HOLDS, null);
  private static final FormFinding OTHER = finding("sharp", HOLDS, HOLDS, null);

  /** What a run was asked for, and who was tested. */
  private record Setup(String theory, String simulator, long seed, List<String> only) {
    private static final Setup USUAL = new Setup("toys", "sim", 7, List.of());
  }

  /** The k-th run. */
  private static KeptRun run(int k, Setup setup, FormFinding... findings) {
    Evidence toy = Toy.evidence(findings);
    RunInfo run = toy.run();
    String day = "2026-01-%02d".formatted(k + 1);
    RunInfo info =
        new RunInfo(
            day + "T03:04:05Z",
            run.profile(),
            setup.seed(),
            run.threads(),
            setup.theory(),
            new RunInfo.Tested(setup.simulator(), "1"),
            run.version(),
            run.commit(),
            run.code(),
            run.java(),
            run.os(),
            run.command(),
            run.shard(),
            new Selection(setup.only()));
    return new KeptRun("run " + day, new Evidence(info, toy.budget(), toy.statements()));
  }

  private static KeptRun run(int k, FormFinding... findings) {
    return run(k, Setup.USUAL, findings);
  }

  /** The page of runs that came in this order. */
  private static HistoryPage page(KeptRun... runs) {
    List<KeptRun> newestFirst = new ArrayList<>(List.of(runs));
    Collections.reverse(newestFirst);
    return new HistoryPage(new History(newestFirst, List.of()));
  }

  private static RunChanges newest(HistoryPage page) {
    return page.recent().get(0).since().orElseThrow();
  }

  private static List<String> signs(VerdictLine line) {
    return line.cells().stream().map(Cell::sign).toList();
  }

  @Test
  void aVerdictThatMovedIsToldWithBothReports() {
    RunChanges since = newest(page(run(0, HELD, OTHER), run(1, FAILED, OTHER)));
    Moved moved = since.moved().get(0);
    assertThat(since.words(), equalTo("1 verdict changed"));
    assertThat(moved.form(), equalTo("toy.corrected"));
    assertThat(moved.from().verdict(), equalTo("✓ HOLDS"));
    assertThat(moved.from().address(), equalTo("./run%202026-01-01/index.html#toy.corrected"));
    assertThat(moved.to().verdict(), equalTo("✗ REFUTED"));
    assertThat(moved.to().address(), equalTo("./run%202026-01-02/index.html#toy.corrected"));
  }

  @Test
  void anExpectationThatMovedIsOne() {
    FormFinding expected = finding("corrected", HOLDS, REFUTED, null);
    List<Moved> moved = newest(page(run(0, HELD), run(1, expected))).moved();
    assertThat(moved.stream().map(Moved::expected).toList(), equalTo(List.of(true)));
    assertThat(moved.get(0).to().verdict(), equalTo("✗ REFUTED"));
  }

  @Test
  void aFormThatIsNoLongerOfferedMoved() {
    FormFinding lacking = finding("corrected", NOT_OFFERED, HOLDS, null);
    RunChanges since = newest(page(run(0, HELD, OTHER), run(1, lacking, OTHER)));
    assertThat(since.moved().get(0).to().verdict(), equalTo("– NOT OFFERED"));
    assertThat(since.gone(), empty());
  }

  @Test
  void nothingIsSaidToHaveChangedWhereNothingDid() {
    RunChanges since = newest(page(run(0, HELD), run(1, HELD)));
    assertThat(since.words(), equalTo("nothing changed"));
    assertThat(since.conditions(), empty());
    assertThat(since.left(), equalTo(""));
  }

  @Test
  void whatIsNotTheSameIsSaid() {
    Setup other = new Setup("toys", "sim", 8, List.of());
    assertThat(
        newest(page(run(0, HELD), run(1, other, HELD))).conditions(),
        equalTo(List.of(new Condition("seed", "7", "8"))));
    Setup another = new Setup("toys", "other", 7, List.of());
    assertThat(
        newest(page(run(0, HELD), run(1, another, HELD))).conditions(),
        equalTo(List.of(new Condition("simulator", "sim 1", "other 1"))));
  }

  @Test
  void formsComeAndGo() {
    RunChanges since = newest(page(run(0, HELD), run(1, OTHER)));
    assertThat(since.words(), equalTo("1 new form, 1 form gone"));
    assertThat(
        since.fresh(),
        equalTo(List.of(new Place("toy.sharp", "./run%202026-01-02/index.html#toy.sharp"))));
    assertThat(
        since.gone(),
        equalTo(
            List.of(new Place("toy.corrected", "./run%202026-01-01/index.html#toy.corrected"))));
  }

  @Test
  void whatWasNotAskedForIsNotGone() {
    Setup part = new Setup("toys", "sim", 7, List.of("toy.sharp"));
    RunChanges since = newest(page(run(0, HELD, OTHER), run(1, part, OTHER)));
    assertThat(since.words(), equalTo("nothing changed in what both have"));
    assertThat(since.gone(), empty());
    assertThat(since.left(), equalTo("1 form asked for then only."));
    RunChanges back = newest(page(run(0, part, OTHER), run(1, HELD, OTHER)));
    assertThat(back.fresh(), empty());
    assertThat(back.left(), equalTo("1 form asked for now only."));
  }

  @Test
  void runsAreComparedOnOneSimulatorWhereTheyCanBe() {
    Setup other = new Setup("toys", "other", 7, List.of());
    HistoryPage page = page(run(0, HELD), run(1, other, FAILED), run(2, HELD));
    assertThat(newest(page).before().folder(), equalTo("run 2026-01-01"));
    assertThat(
        page.recent().get(1).since().orElseThrow().before().folder(), equalTo("run 2026-01-01"));
    assertThat(
        page.lines().stream().map(Lines::subject).toList(),
        equalTo(List.of("toys on sim", "toys on other")));
    assertThat(page.lines().get(0).moved(), empty());
  }

  @Test
  void runsOfSeveralTheoriesAreNeverCompared() {
    Setup games = new Setup("games", "sim", 7, List.of());
    HistoryPage page = page(run(0, HELD), run(1, games, FAILED));
    assertThat(page.severalTheories(), equalTo(true));
    assertThat(page.recent().stream().allMatch(l -> l.since().isEmpty()), equalTo(true));
    assertThat(
        page.lines().stream().map(Lines::subject).toList(),
        equalTo(List.of("games on sim", "toys on sim")));
    Setup old = new Setup("", "sim", 7, List.of());
    assertThat(newest(page(run(0, old, HELD), run(1, HELD))).words(), equalTo("nothing changed"));
  }

  @Test
  void aLineHasTheNewestLastAndGapsWhereNothingWasTested() {
    HistoryPage page =
        page(run(0, HELD, OTHER), run(1, OTHER), run(2, FAILED, OTHER), run(3, FAILED, OTHER));
    VerdictLine line = page.lines().get(0).moved().get(0);
    assertThat(signs(line), equalTo(List.of("✓", "", "✗!", "✗!")));
    assertThat(
        line.cells().stream().map(Cell::changed).toList(),
        equalTo(List.of(false, false, true, false)));
    assertThat(line.words(), equalTo("HOLDS in 1 run, then REFUTED in 2 runs"));
    assertThat(line.address(), equalTo("./run%202026-01-04/index.html#toy.corrected"));
    VerdictLine still = page.lines().get(0).still().get(0);
    assertThat(signs(still), equalTo(List.of("✓", "✓", "✓", "✓")));
    assertThat(still.words(), equalTo("HOLDS in all 4 runs"));
  }

  /** All runs are listed, older ones in a fold; a line has the newest. */
  @Test
  void manyRunsStayReadable() {
    KeptRun[] runs = new KeptRun[60];
    for (int k = 0; k < runs.length; k++) {
      runs[k] = run(k, k % 2 == 0 ? HELD : FAILED);
    }
    HistoryPage page = page(runs);
    assertThat(page.recent().size() + page.older().size(), equalTo(60));
    assertThat(
        page.older().stream().filter(listed -> listed.since().isEmpty()).map(Listed::run).toList(),
        equalTo(List.of(runs[0])));
    Lines lines = page.lines().get(0);
    VerdictLine line = lines.moved().get(0);
    int shown = line.cells().size();
    assertThat(lines.span(), containsString("The newest " + shown + " of 60 runs"));
    assertThat(line.cells().get(shown - 1).sign(), equalTo("✗!"));
    assertThat(line.words(), containsString("changed " + (shown - 1) + " times, at last REFUTED"));
  }

  @Test
  void manyVerdictsThatMovedFold() {
    FormFinding[] held = new FormFinding[40];
    FormFinding[] failed = new FormFinding[40];
    for (int k = 0; k < held.length; k++) {
      held[k] = finding("sharp.p" + k, HOLDS, HOLDS, null);
      failed[k] = finding("sharp.p" + k, REFUTED, HOLDS, null);
    }
    RunChanges since = newest(page(run(0, held), run(1, failed)));
    assertThat("the form with its parts", since.words(), equalTo("41 verdicts changed"));
    assertThat(since.open().size() < 41, equalTo(true));
    assertThat(since.open().size() + since.folded().size(), equalTo(41));
  }

  @Test
  void oneRunIsTheFirst() {
    HistoryPage page = page(run(0, HELD));
    assertThat(page.recent().get(0).since().isEmpty(), equalTo(true));
    assertThat(page.lines().get(0).still().get(0).words(), equalTo("HOLDS in one run"));
    assertThat(
        page.signs().stream().map(HistoryPage.Sign::verdict).toList(), equalTo(List.of(HOLDS)));
  }

  @Test
  void everyVerdictHasASignOfItsOwn() {
    List<String> signs = List.of(Verdict.values()).stream().map(Words::sign).distinct().toList();
    assertThat(signs.size(), equalTo(Verdict.values().length));
  }

  @Test
  void textIsEscaped() {
    Setup hostile = new Setup("toys", "<script>alert(1)</script>", 7, List.of());
    String html =
        Report.history(
            new History(List.of(run(0, hostile, HELD)), List.of("<img src=x>: not read")));
    assertThat(html, not(containsString("<script")));
    assertThat(html, containsString("&lt;img src=x&gt;: not read"));
  }
}
