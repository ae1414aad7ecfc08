package twophase.faults;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import twophase.bench.Profile;
import twophase.bench.Progress;
import twophase.dynamics.FastSimulator;
import twophase.dynamics.ReferenceSimulator;
import twophase.dynamics.Simulator;
import twophase.evidence.DetectionMatrix;
import twophase.evidence.DetectionMatrix.Outcome;
import twophase.evidence.DetectionMatrix.Row;
import twophase.evidence.Evidence;
import twophase.evidence.FormFinding;
import twophase.statement.BadInputException;
import twophase.statement.Card;
import twophase.statement.CardReader;
import twophase.statement.Verdict;
import twophase.suite.RunRequest;
import twophase.suite.Suite;
import twophase.theorems.Catalogue;

class FaultsTest {
  private static final Map<String, Card> CARDS = Catalogue.cards(CardReader::bundled);
  private static final List<String> CONFORMANCE = List.of(Catalogue.CONFORMANCE);

  private static DetectionMatrix matrix(List<Fault> faults, List<String> statements, long seed) {
    return new FaultRun(faults, statements, false, seed, 2, Optional.empty(), CARDS)
        .matrix(row -> {});
  }

  private static Row row(String fault, String... statements) {
    Fault named = Faults.named("test: ", fault);
    return matrix(List.of(named), List.of(statements), 0).faults().get(0);
  }

  private static Evidence conformance(Simulator simulator, long seed) {
    return Suite.run(
        new RunRequest(Profile.QUICK, seed, 2, simulator, CARDS, CONFORMANCE, "test")
            .forVerdictsOnly(),
        Progress.NONE);
  }

  @Test
  void namesAreUniqueAndThereAreMany() {
    List<String> names = Faults.all().stream().map(Fault::name).toList();
    assertThat(names.size(), greaterThanOrEqualTo(28));
    assertThat(names.stream().distinct().count(), equalTo((long) names.size()));
    assertThat(
        names,
        hasItems("second-layer-late", "gradient-doubled", "noise-gaussian", "samples-cycled"));
  }

  @ParameterizedTest
  @EnumSource(Fault.Kind.class)
  void everyKindIsThere(Fault.Kind kind) {
    assertThat(Faults.all().stream().anyMatch(fault -> fault.kind() == kind), equalTo(true));
  }

  @Test
  void anUnknownNameIsToldWithTheKnownOnes() {
    BadInputException e =
        assertThrows(BadInputException.class, () -> Faults.named("--only-faults: ", "gremlin"));
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
    assertThat(cell.token(), containsString("conformance:as-printed.label-noise-sgd:0:0:m=1"));
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

  @Test
  void aFaultThatNobodySeesIsReported() {
    // Label noise drawn wrongly shows in free runs alone: a driven statement passes it.
    DetectionMatrix matrix =
        matrix(List.of(Faults.named("test: ", "noise-gaussian")), List.of("norm-balance"), 0);
    assertThat(matrix.uncaught().size(), equalTo(1));
    assertThat(matrix.correct().passed(), equalTo(true));
    assertThat(matrix.exitCode(), equalTo(1));
  }

  /** A fault in drawing is right in every driven run: it is wrong in one way only. */
  @Test
  void whatIsDrawnWronglyMovesRightly() {
    Fault fault = Faults.named("test: ", "inputs-uniform");
    for (FormFinding form : conformance(fault.simulator(), 0).lines()) {
      boolean draws = !form.id().isPart() || form.id().form().endsWith("draws");
      Verdict expected = draws ? Verdict.REFUTED : Verdict.HOLDS;
      assertThat(form.id().toString(), form.verdict(), equalTo(expected));
    }
  }

  /** What trajectories cannot tell, a trace can. */
  @ParameterizedTest
  @CsvSource({
    "noise-from-index, traced-draws",
    "noise-along-input, traced-draws",
    "inputs-one-sided, traced-draws",
    "trace-order-late, trace",
    "trace-single-precision, trace"
  })
  void theTraceAloneShowsIt(String fault, String part) {
    DetectionMatrix.Cell cell = row(fault, "conformance").firstCatch().orElseThrow();
    assertThat(cell.form(), equalTo("as-printed." + part));
    boolean lies = part.equals("trace");
    String words =
        lies ? "the reference's step on the traced sample gives " : "seen in 0 of 31 trials";
    assertThat(cell.words(), containsString(words));
  }

  @Test
  void whoOffersNoTraceIsNotAskedForOne() {
    for (FormFinding form : conformance(new ReferenceSimulator(), 0).lines()) {
      boolean traced = form.id().form().contains(".trace");
      assertThat(form.id().toString(), form.offered(), equalTo(!traced));
      if (traced) {
        assertThat(form.measured(), containsString("does not offer the feature trace"));
      }
    }
  }

  @Test
  void theSuitesOwnSimulatorsConform() {
    for (Simulator simulator :
        List.of(new FastSimulator(), new ReferenceSimulator(), PartsSimulator.correct())) {
      Evidence evidence = conformance(simulator, 3);
      assertThat(simulator.name(), evidence.upshot().exitCode(), equalTo(0));
    }
  }

  @Test
  @Tag("slow")
  void everyFaultIsCaught() {
    DetectionMatrix matrix = matrix(Faults.all(), CONFORMANCE, 1);
    assertThat(matrix.uncaught(), equalTo(List.of()));
    assertThat(matrix.correct().passed(), equalTo(true));
    for (Row row : matrix.faults()) {
      String form = row.firstCatch().orElseThrow().form();
      boolean drawn = form.endsWith("draws") || form.endsWith("trace");
      assertThat(row.name(), drawn, equalTo(row.shows().equals("free runs")));
    }
  }
}
