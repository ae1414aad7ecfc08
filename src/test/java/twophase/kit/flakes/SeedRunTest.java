package twophase.kit.flakes;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twophase.kit.bench.Profile;
import twophase.kit.bench.Progress;
import twophase.kit.evidence.FormFinding;
import twophase.kit.property.SimulatorChoice;
import twophase.kit.property.TheoryFiles;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.Selection;
import twophase.kit.suite.RunRequest;
import twophase.kit.suite.Suite;
import twophase.kit.suite.Unit;
import twophase.kit.work.Crew;
import twophase.paper.Paper;
import twophase.paper.simulators.FastSimulator;

/** A few cheap forms, one of them expected to be refuted, under a few seeds. */
class SeedRunTest {
  private static final List<String> CHEAP =
      List.of("condition-1.sharp.gaussian-sets", "norm-balance.as-printed.run", "oscillation");
  private static final Crew CREW =
      new Crew(Paper.CATALOGUE, TheoryFiles.CARRIED, SimulatorChoice.OWN);

  @TempDir private Path folder;

  static SeedPlan plan(long root, int seeds, List<String> forms) {
    RunRequest request =
        RunRequest.of(Paper.CATALOGUE, Profile.QUICK, 0, new FastSimulator())
            .about(new Selection(forms));
    return new SeedPlan(request, root, seeds, Optional.empty());
  }

  private OutcomeJournal journal(SeedPlan plan, boolean resume) {
    return OutcomeJournal.open(folder.resolve("journal.jsonl"), plan, resume).orElseThrow();
  }

  private static long work(SeedPlan plan, int threads, OutcomeJournal journal) {
    return SeedRun.of(CREW, threads, Optional.empty()).work(plan.units(), journal, found -> {});
  }

  /** What was found, without how long it took, by the unit's text. */
  private static Map<Unit, Outcome> timeless(OutcomeJournal journal) {
    return journal.outcomes().stream()
        .map(
            o ->
                new Outcome(
                    o.unit(), o.verdict(), o.expected(), o.standing(), o.token(), o.words(), 0))
        .collect(Collectors.toMap(Outcome::unit, outcome -> outcome));
  }

  /** With a worker that has classes of its own, what is found is what `verify` finds. */
  @Test
  void aUnitFindsWhatVerifyFinds() {
    SeedPlan plan = plan(3, 2, CHEAP);
    OutcomeJournal one = OutcomeJournal.inMemory();
    OutcomeJournal two = OutcomeJournal.inMemory();
    assertThat(work(plan, 1, one), equalTo(0L));
    assertThat(work(plan, 2, two), equalTo(0L));
    assertThat(timeless(one).size(), equalTo(8));
    assertThat(timeless(two), equalTo(timeless(one)));
    for (int k = 0; k < 2; k++) {
      RunRequest verify =
          RunRequest.of(Paper.CATALOGUE, Profile.QUICK, plan.seed(k), new FastSimulator())
              .about(new Selection(CHEAP))
              .onThreads(3);
      for (FormFinding found : Suite.run(verify, Progress.NONE).tested()) {
        Unit unit = new Unit(found.id(), Profile.QUICK, plan.seed(k));
        Outcome outcome = timeless(one).get(unit);
        assertThat(outcome.verdict(), equalTo(found.verdict()));
        assertThat(outcome.standing(), equalTo(found.standing()));
        assertThat(
            outcome.token(),
            equalTo(found.counterexample().map(c -> c.token().toString()).orElse("")));
      }
    }
  }

  @Test
  void seedAfterSeedTheCheapestFormFirst() {
    SeedPlan plan = plan(3, 5, List.of());
    List<Unit> units = plan.units();
    int forms = plan.request().forms().size();
    assertThat(units.size(), equalTo(5 * forms));
    for (int k = 0; k < 5; k++) {
      List<Unit> round = units.subList(k * forms, (k + 1) * forms);
      assertThat(
          round.stream().map(Unit::seed).distinct().toList(), equalTo(List.of(plan.seed(k))));
      List<Long> costs = round.stream().map(u -> plan.request().cost(u.form())).toList();
      assertThat(costs, equalTo(costs.stream().sorted(Comparator.naturalOrder()).toList()));
    }
    assertThat("seeds differ", new HashSet<>(units).size(), equalTo(units.size()));
    assertThat("roots too", plan(4, 5, List.of()).seed(0) == plan.seed(0), equalTo(false));
  }

  @Test
  void whatCostsMuchGetsItsOwnNumberOfSeeds() {
    SeedPlan.Dear dear = new SeedPlan.Dear(Duration.ofSeconds(2), 2);
    SeedPlan plan = new SeedPlan(plan(3, 6, List.of()).request(), 3, 6, Optional.of(dear));
    Map<Boolean, List<Unit>> units =
        plan.units().stream()
            .collect(Collectors.partitioningBy(u -> plan.request().cost(u.form()) < 2000));
    long cheap = plan.request().forms().stream().filter(f -> plan.request().cost(f) < 2000).count();
    long others = plan.request().forms().size() - cheap;
    assertThat((long) units.get(true).size(), equalTo(6 * cheap));
    assertThat((long) units.get(false).size(), equalTo(2 * others));
  }

  /** What was counted before is not done again, and what has the fewest seeds comes first. */
  @Test
  void upToSoManySeedsInAll() {
    List<String> forms = List.of("oscillation", "norm-balance.as-printed.run");
    SeedPlan plan =
        plan(3, 5, forms)
            .after(
                Map.of(
                    "oscillation.as-printed",
                    3L,
                    "oscillation.corrected",
                    1L,
                    "norm-balance.as-printed.run",
                    7L,
                    "lemma-4.as-printed.any-truth",
                    0L));
    List<String> order =
        plan.units().stream()
            .map(u -> u.form().form() + (u.seed() == plan.seed(2) ? " third" : ""))
            .toList();
    assertThat(order.subList(0, 2), equalTo(List.of("corrected", "corrected")));
    assertThat(
        Set.copyOf(order.subList(2, 4)), equalTo(Set.of("as-printed third", "corrected third")));
    assertThat(Set.copyOf(order.subList(4, 6)), equalTo(Set.of("as-printed", "corrected")));
    assertThat(order.size(), equalTo(6));
    assertThat(plan(3, 5, forms).after(Map.of()).units(), equalTo(plan(3, 5, forms).units()));
  }

  /** Each look at the clock takes a second; two units are begun within two seconds and a half. */
  @Test
  void theClockCutsBetweenUnitsAndTheRunGoesOn() {
    SeedPlan plan = plan(3, 3, CHEAP);
    AtomicLong seconds = new AtomicLong();
    SeedRun hurried =
        new SeedRun(
            CREW,
            1,
            Optional.of(Duration.ofMillis(2500)),
            () -> Duration.ofSeconds(seconds.getAndIncrement()).toNanos());
    List<Unit> told = new ArrayList<>();
    try (OutcomeJournal journal = journal(plan, false)) {
      long left = hurried.work(plan.units(), journal, found -> told.add(found.unit()));
      assertThat(left, equalTo(10L));
      assertThat(told, equalTo(plan.units().subList(0, 2)));
    }
    OutcomeJournal whole = OutcomeJournal.inMemory();
    work(plan, 1, whole);
    List<Unit> later = new ArrayList<>();
    try (OutcomeJournal journal = journal(plan, true)) {
      assertThat(journal.outcomes().size(), equalTo(2));
      SeedRun.of(CREW, 1, Optional.empty())
          .work(plan.units(), journal, found -> later.add(found.unit()));
      assertThat(later, equalTo(plan.units().subList(2, 12)));
      assertThat(timeless(journal), equalTo(timeless(whole)));
    }
    try (OutcomeJournal journal = journal(plan(3, 4, CHEAP), true)) {
      assertThat("with more seeds it goes on", journal.outcomes().size(), equalTo(12));
    }
  }

  /** A kill tears the last line at most. */
  @Test
  void whatIsTornIsDoneAgain() throws IOException {
    SeedPlan plan = plan(3, 2, List.of("oscillation"));
    try (OutcomeJournal journal = journal(plan, false)) {
      work(plan, 1, journal);
    }
    Path file = folder.resolve("journal.jsonl");
    String text = Files.readString(file);
    Files.writeString(file, text.substring(0, text.length() - 9));
    try (OutcomeJournal journal = journal(plan, true)) {
      assertThat(journal.outcomes().size(), equalTo(3));
      work(plan, 1, journal);
      assertThat(journal.outcomes().size(), equalTo(4));
    }
  }

  @Test
  void anotherRootOrOtherCodeIsRefused() throws IOException {
    SeedPlan plan = plan(3, 2, List.of("oscillation"));
    try (OutcomeJournal journal = journal(plan, false)) {
      work(plan, 1, journal);
    }
    assertThat(
        refused(plan(4, 2, List.of("oscillation"))),
        containsString("is of another run (root: 3 there, 4 here)"));
    Path file = folder.resolve("journal.jsonl");
    String text = Files.readString(file);
    Files.writeString(file, text.replaceFirst("\"code\":\"[0-9a-f]{4}", "\"code\":\"wxyz"));
    assertThat(refused(plan), matchesPattern("--resume: TwoPhase .*code wxyz.* began .*"));
    Files.writeString(file, text.replaceFirst("\"cards\":\"[0-9a-f]{4}", "\"cards\":\"wxyz"));
    assertThat(refused(plan), containsString("is of another run (cards: wxyz"));
    for (String wrong :
        List.of(
            "null",
            "{}",
            text.lines().skip(1).findFirst().orElseThrow().replace(" quick ", " deep "),
            text.lines().skip(1).findFirst().orElseThrow().replace("AS_EXPECTED", "DIFFERS"),
            text.lines().skip(2).findFirst().orElseThrow())) {
      List<String> lines = new ArrayList<>(text.lines().toList());
      lines.set(1, wrong);
      Files.write(file, lines);
      assertThat(refused(plan), matchesPattern("--resume: line [23] of `.*` is nothing that.*"));
    }
  }

  private String refused(SeedPlan plan) {
    return assertThrows(BadInputException.class, () -> journal(plan, true)).getMessage();
  }

  /** What breaks the machinery ends the run with what it is, and keeps what was found. */
  @Test
  void aWorkerThatBreaksEndsTheRun() {
    Crew lost =
        new Crew(
            Paper.CATALOGUE,
            new TheoryFiles(Optional.of(folder.resolve("nowhere")), Optional.empty()),
            SimulatorChoice.OWN);
    SeedPlan plan = plan(3, 2, CHEAP);
    SeedRun run = SeedRun.of(lost, 2, Optional.empty());
    assertThrows(
        RuntimeException.class,
        () -> run.work(plan.units(), OutcomeJournal.inMemory(), found -> {}));
  }
}
