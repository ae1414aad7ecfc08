package twophase.paper.faults;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import twophase.kit.bench.Progress;
import twophase.kit.evidence.DetectionMatrix;
import twophase.kit.evidence.DetectionMatrix.Outcome;
import twophase.kit.evidence.DetectionMatrix.Row;
import twophase.kit.evidence.Evidence;
import twophase.kit.evidence.FormFinding;
import twophase.kit.faults.FaultRun;
import twophase.kit.property.Fault;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Selection;
import twophase.kit.statement.Verdict;
import twophase.kit.suite.RunRequest;
import twophase.kit.suite.Suite;
import twophase.paper.Paper;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.ReferenceSimulator;
import twophase.paper.simulators.FastSimulator;
import twophase.paper.theorems.WrongSimulators;

class FaultsTest {
  private static final List<String> CONFORMANCE = List.of("conformance");

  private static final List<String> CUT = SeedFaults.all().stream().map(PartsFault::name).toList();

  /** Forms that do driven runs, in which nothing is drawn. */
  private static final List<String> DRIVEN =
      Stream.of("integers", "label-noise-sgd", "gradient-descent", "sam", "batch", "record")
          .map("as-printed."::concat)
          .toList();

  private static DetectionMatrix matrix(List<Fault> faults, List<String> statements, long seed) {
    return new FaultRun(
            Paper.CATALOGUE,
            faults,
            new Selection(statements),
            false,
            seed,
            2,
            DetectionMatrix.Limits.NONE)
        .matrix(row -> {});
  }

  private static Row row(String fault, String... statements) {
    Fault named = Paper.fault(fault);
    return matrix(List.of(named), List.of(statements), 0).faults().get(0);
  }

  private static Evidence conformance(NetworkSimulator simulator, long seed) {
    return Suite.run(Paper.quick(seed, simulator, "conformance").forVerdictsOnly(), Progress.NONE);
  }

  @Test
  void namesAreUniqueAndThereAreMany() {
    List<String> names = Paper.FAULTS.all().stream().map(Fault::name).toList();
    assertThat(names.size(), greaterThanOrEqualTo(28));
    assertThat(names.stream().distinct().count(), equalTo((long) names.size()));
    assertThat(
        names,
        hasItems("second-layer-late", "gradient-doubled", "noise-gaussian", "samples-cycled"));
  }

  @ParameterizedTest
  @EnumSource(PartsFault.Kind.class)
  void everyKindIsThere(PartsFault.Kind kind) {
    assertThat(
        Paper.FAULTS.all().stream()
            .anyMatch(fault -> fault.kind().equals(kind.name().toLowerCase(Locale.ROOT))),
        equalTo(true));
  }

  @Test
  void anUnknownNameIsToldWithTheKnownOnes() {
    BadInputException e =
        assertThrows(
            BadInputException.class, () -> Paper.FAULTS.named("--only-faults: ", "gremlin"));
    assertThat(e.getMessage(), containsString("--only-faults: `gremlin` is no fault"));
    assertThat(e.getMessage(), containsString("momentum"));
  }

  @Test
  void aCatchSaysWhereTheRunsPart() {
    Row momentum = row("momentum", "conformance");
    DetectionMatrix.Cell cell = momentum.firstCatch().orElseThrow();
    assertThat(cell.form(), equalTo("as-printed.label-noise-sgd"));
    assertThat(cell.verdict(), equalTo("REFUTED"));
    assertThat(cell.trials(), equalTo(1L));
    assertThat(cell.words(), containsString("after step 2 W[0][0] is "));
    assertThat(cell.words(), containsString(" ulp apart, rounding explains "));
    assertThat(
        cell.token(),
        containsString("conformance:as-printed.label-noise-sgd:quick:0:0:failed:m=1"));
  }

  @Test
  void aStateInTheWrongPlaceIsNamedByArrayAndIndex() {
    String words = row("recorded-half", "conformance").firstCatch().orElseThrow().words();
    assertThat(words, containsString("after step 1 a[0] is "));
    assertThat(words, containsString("nothing is rounded there"));
  }

  @Test
  void aStatementThatIsNotNeededIsNotAsked() {
    Row row = row("first-layer-sign", "oscillation", "norm-balance", "conformance");
    assertThat(
        row.cells().stream().map(DetectionMatrix.Cell::outcome).toList(),
        equalTo(List.of(Outcome.CAUGHT, Outcome.NOT_ASKED, Outcome.NOT_ASKED)));
    assertThat(row.cells().get(0).statement(), equalTo("conformance"));
  }

  /** The form that is told is the cheapest that turns, and none after it is asked. */
  @Test
  void aStatementIsAskedUpToTheFormThatTurns() {
    RunRequest request = Paper.quick(0, Paper.faulty("momentum"), "conformance").untilOneDiffers();
    List<FormId> tried = new ArrayList<>();
    Suite.run(
        request,
        new Progress() {
          @Override
          public void caseDone(FormId form) {}

          @Override
          public void formDone(FormFinding finding) {
            tried.add(finding.id());
          }
        });
    String turned = row("momentum", "conformance").firstCatch().orElseThrow().form();
    assertThat(tried.get(tried.size() - 1).form(), equalTo(turned));
    assertThat(tried, equalTo(request.inTurn(request.forms()).subList(0, tried.size())));
    assertThat(tried.size(), lessThan(request.forms().size()));
  }

  /** Its runs fail before the check asks for the number that the claim quotes. */
  @Test
  void aRunThatGoesAstrayBreaksNoCheck() {
    DetectionMatrix.Cell cell = row("first-layer-sign", "sam-remarks").cells().get(0);
    assertThat(cell.words(), cell.outcome(), equalTo(Outcome.CAUGHT));
  }

  @Test
  void aFaultThatNobodySeesIsReported() {
    // Label noise drawn wrongly shows in free runs alone: a driven statement passes it.
    DetectionMatrix matrix =
        matrix(List.of(Paper.fault("noise-gaussian")), List.of("norm-balance"), 0);
    assertThat(matrix.uncaught().size(), equalTo(1));
    assertThat(matrix.correct().passed(), equalTo(true));
    assertThat(matrix.exitCode(), equalTo(1));
  }

  /** A fault in drawing is right in every driven run: it is wrong in one way only. */
  @Test
  void whatIsDrawnWronglyMovesRightly() {
    for (FormFinding form : conformance(Paper.faulty("inputs-uniform"), 0).lines()) {
      boolean draws = !form.id().isPart() || form.id().form().matches(".*\\.(traced-)?draws");
      Verdict expected = draws ? Verdict.REFUTED : Verdict.HOLDS;
      assertThat(form.id().toString(), form.verdict(), equalTo(expected));
    }
  }

  /** Nobody but the forms on mini-batches sees what goes wrong in them. */
  @ParameterizedTest
  @CsvSource({
    "batch-sum, batch",
    "batch-first-only, batch",
    "batch-in-turn, batch",
    "batch-one-noise, batch-draws",
    "batch-never-repeats, batch-draws",
    "batch-repeats, batch-draws"
  })
  void faultsOfMiniBatchesAreCaught(String fault, String part) {
    DetectionMatrix.Cell cell = row(fault, "conformance").firstCatch().orElseThrow();
    assertThat(cell.form(), equalTo("as-printed." + part));
  }

  /** Two seeds that are one to the simulator are met in one trial, whatever is drawn. */
  @ParameterizedTest
  @ValueSource(strings = {"seed-mod-2", "seed-53-bits", "seed-halved"})
  void twoSeedsWithOneStartRefuteAtOnce(String fault) {
    DetectionMatrix.Cell cell = row(fault, "conformance").firstCatch().orElseThrow();
    assertThat(cell.form(), equalTo("as-printed.seeds"));
    assertThat(cell.trials(), equalTo(1L));
    assertThat(cell.words(), containsString("have the same start"));
  }

  /** What is hidden shows without a trace, too. */
  @ParameterizedTest
  @MethodSource("hidden")
  void noTraceIsNeeded(Fault fault) {
    Fault bare =
        new Fault(
            fault.name(),
            fault.kind(),
            fault.shows(),
            fault.line(),
            () -> WrongSimulators.untraced(Paper.faulty(fault.name())));
    Row row = matrix(List.of(bare), CONFORMANCE, 0).faults().get(0);
    String form = row.firstCatch().orElseThrow().form();
    String part =
        fault.name().startsWith("start-")
            ? "draws"
            : fault.shows().equals("driven runs") ? "label-noise-sgd" : "free-steps";
    assertThat(form, equalTo("as-printed." + part));
  }

  static Stream<Fault> hidden() {
    return HiddenFaults.all().stream().map(PartsFault::asFault);
  }

  /** What trajectories cannot tell, a trace can. */
  @ParameterizedTest
  @CsvSource({
    "noise-from-index, trace, 'signs of one sample in turn have products'",
    "noise-along-input, traced-draws, 'held in 0 of '",
    "inputs-one-sided, traced-draws, 'held in 0 of '",
    "trace-order-late, trace, 'the reference''s step on the traced sample gives '",
    "trace-single-precision, trace, 'the reference''s step on the traced sample gives '"
  })
  void theTraceAloneShowsIt(String fault, String part, String words) {
    DetectionMatrix.Cell cell = row(fault, "conformance").firstCatch().orElseThrow();
    assertThat(cell.form(), equalTo("as-printed." + part));
    assertThat(cell.words(), containsString(words));
  }

  @Test
  void whoOffersNoTraceIsNotAskedForOne() {
    for (FormFinding form : conformance(new ReferenceSimulator(), 0).lines()) {
      boolean traced = form.id().form().matches(".*\\.(trace.*|batch-draws)");
      assertThat(form.id().toString(), form.offered(), equalTo(!traced));
      if (traced) {
        assertThat(form.measured(), containsString("does not offer the feature trace"));
      }
    }
  }

  @Test
  void theSuitesOwnSimulatorsConform() {
    for (NetworkSimulator simulator :
        List.of(new FastSimulator(), new ReferenceSimulator(), PartsSimulator.correct())) {
      Evidence evidence = conformance(simulator, 3);
      assertThat(simulator.name(), evidence.upshot().exitCode(), equalTo(0));
    }
  }

  @Test
  @Tag("slow")
  void everyFaultIsCaught() {
    DetectionMatrix matrix = matrix(Paper.FAULTS.all(), CONFORMANCE, 1);
    assertThat(matrix.uncaught(), equalTo(List.of()));
    assertThat(matrix.correct().passed(), equalTo(true));
    for (Row row : matrix.faults()) {
      String form = row.firstCatch().orElseThrow().form();
      if (CUT.contains(row.name())) {
        assertThat(row.name(), form, equalTo("as-printed.seeds"));
      }
      assertThat(row.name(), DRIVEN.contains(form), equalTo(!row.shows().equals("free runs")));
    }
  }
}
