package twophase.kit.suite;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import twophase.kit.bench.Progress;
import twophase.kit.evidence.Comparison;
import twophase.kit.evidence.Evidence;
import twophase.kit.evidence.EvidenceFile;
import twophase.kit.evidence.EvidenceJson;
import twophase.kit.evidence.FormFinding;
import twophase.kit.inference.ErrorLedger;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Verdict;
import twophase.paper.Paper;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.ReferenceSimulator;
import twophase.paper.simulators.FastSimulator;
import twophase.paper.theorems.WrongSimulators;

class SuiteTest {
  private static final List<String> IDENTITIES = List.of("norm-balance", "oscillation");

  private static RunRequest request(
      long seed, int threads, NetworkSimulator simulator, List<String> only) {
    return Paper.quick(seed, simulator).about(only).onThreads(threads);
  }

  private static Evidence run(NetworkSimulator simulator) {
    return Suite.run(request(0, 2, simulator, IDENTITIES), Progress.NONE);
  }

  private static FormFinding form(Evidence evidence, String statement, String form) {
    return evidence.lines().stream()
        .filter(f -> f.id().equals(new FormId(statement, form)))
        .findFirst()
        .orElseThrow();
  }

  /** The evidence without the fields that may differ from machine to machine. */
  private static String comparable(Evidence evidence) {
    return EvidenceFile.text(evidence)
        .replaceAll("\"(started|command|commit|java|os)\" : \"[^\"]*\"", "\"$1\" : \"\"")
        .replaceAll("\"threads\" : \\d+", "\"threads\" : 0")
        .replaceAll("\"seconds\" : [0-9.E-]+", "\"seconds\" : 0");
  }

  @Test
  void threadsDoNotChangeTheEvidence() {
    List<String> some = List.of("oscillation", "growth-law", "lemma-3");
    String one = comparable(Suite.run(request(11, 1, new FastSimulator(), some), Progress.NONE));
    String three = comparable(Suite.run(request(11, 3, new FastSimulator(), some), Progress.NONE));
    assertThat(three, equalTo(one));
  }

  /**
   * The fast simulator's free runs are the reference's, up to rounding: the same trials, the same
   * answers.
   */
  @Test
  void theFastSimulatorDoesTheReferencesRuns() {
    FormFinding fast =
        form(
            Suite.run(request(11, 2, new FastSimulator(), List.of("lemma-3")), Progress.NONE),
            "lemma-3",
            "as-printed.over-start-run-b");
    FormFinding plain =
        form(
            Suite.run(request(11, 2, new ReferenceSimulator(), List.of("lemma-3")), Progress.NONE),
            "lemma-3",
            "as-printed.over-start-run-b");
    assertThat(outcomes(fast), equalTo(outcomes(plain)));
  }

  /** What does not hang on rounding. */
  private static List<String> outcomes(FormFinding finding) {
    return finding.settings().stream()
        .map(s -> s.setting() + ": " + s.observed() + " of " + s.trials() + ", " + s.outcome())
        .toList();
  }

  @Test
  void whatIsNotDecidedInTimeIsInconclusive() {
    RunRequest hurried =
        Paper.quick(0, new FastSimulator())
            .about(IDENTITIES)
            .within(Optional.of(Duration.ofNanos(1)));
    Evidence evidence = Suite.run(hurried, Progress.NONE);
    assertThat(evidence.upshot().exitCode(), equalTo(3));
    FormFinding corrected = form(evidence, "oscillation", "corrected");
    assertThat(corrected.verdict(), equalTo(Verdict.INCONCLUSIVE));
    assertThat(corrected.measured(), containsString("the time budget ended first"));
  }

  @Test
  void leavingStatementsOutDoesNotChangeTheOthers() {
    Evidence both = run(new ReferenceSimulator());
    Evidence alone =
        Suite.run(request(0, 2, new ReferenceSimulator(), List.of("oscillation")), Progress.NONE);
    assertThat(alone.statements().size(), equalTo(1));
    for (FormFinding finding : alone.lines()) {
      FormFinding other = form(both, finding.id().statement(), finding.id().form());
      assertThat(finding.counterexample(), equalTo(other.counterexample()));
      assertThat(finding.domain(), equalTo(other.domain()));
      assertThat(finding.trials(), equalTo(other.trials()));
    }
  }

  /** A part whose form is not whole stands by itself; what is left out is counted nowhere. */
  @Test
  void leavingFormsOutDoesNotChangeTheOthers() {
    Evidence both = run(new ReferenceSimulator());
    List<String> asked = List.of("norm-balance.as-printed.run", "oscillation.corrected");
    Evidence alone = Suite.run(request(0, 1, new ReferenceSimulator(), asked), Progress.NONE);
    assertThat(alone.forms().stream().map(f -> f.id().toString()).toList(), equalTo(asked));
    assertThat(alone.upshot().counted(), equalTo(2L));
    for (FormFinding finding : alone.lines()) {
      FormFinding other = form(both, finding.id().statement(), finding.id().form());
      assertThat(json(finding), equalTo(json(other)));
    }
    String text = EvidenceFile.text(alone);
    assertThat(text, containsString("\"only\" : ["));
    assertThat(Comparison.of("before", both, alone).unchanged(), equalTo(true));
    Comparison round = Comparison.of("x", alone, both);
    assertThat(round.unchanged(), equalTo(true));
    assertThat("is named", round.before().notRun().isEmpty(), equalTo(false));
  }

  private static String json(FormFinding finding) {
    return EvidenceJson.form(finding).toString().replaceAll("\"seconds\":[0-9.E-]+", "");
  }

  @Test
  void anotherSeedGivesOtherSettings() {
    Evidence other = Suite.run(request(1, 2, new ReferenceSimulator(), IDENTITIES), Progress.NONE);
    assertThat(comparable(other), not(equalTo(comparable(run(new ReferenceSimulator())))));
    assertThat(other.upshot().exitCode(), equalTo(0));
  }

  static Stream<NetworkSimulator> wrong() {
    return Stream.of(
        WrongSimulators.firstLayerSign(),
        WrongSimulators.secondLayerSign(),
        WrongSimulators.secondLayerFromMovedFirst(),
        WrongSimulators.noiseSign(),
        WrongSimulators.weightDecay(),
        WrongSimulators.singlePrecision(),
        WrongSimulators.frozen());
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void aWrongSimulatorTurnsAVerdictAndTheExitCode(NetworkSimulator simulator) {
    Evidence evidence = run(simulator);
    assertThat(simulator.name(), evidence.upshot().exitCode(), equalTo(1));
    FormFinding balance = form(evidence, "norm-balance", "as-printed.run");
    assertThat(simulator.name(), balance.verdict(), equalTo(Verdict.REFUTED));
    assertThat(
        "the formula is not to blame",
        form(evidence, "norm-balance", "as-printed.identity").verdict(),
        equalTo(Verdict.HOLDS));
    FormFinding whole = form(evidence, "norm-balance", "as-printed");
    assertThat(whole.verdict(), equalTo(Verdict.REFUTED));
    assertThat(whole.counterexample(), equalTo(balance.counterexample()));
  }

  @Test
  void aReorderedSimulatorStaysGreen() {
    assertThat(run(WrongSimulators.reordered()).upshot().exitCode(), equalTo(0));
  }

  @Test
  void aBrokenSimulatorIsInconclusiveWithItsReason() {
    Evidence evidence = run(WrongSimulators.broken());
    assertThat(evidence.upshot().exitCode(), equalTo(4));
    FormFinding balance = form(evidence, "norm-balance", "as-printed.run");
    assertThat(balance.verdict(), equalTo(Verdict.INCONCLUSIVE));
    assertThat(balance.broken().orElseThrow(), containsString("the simulator broke"));
    assertThat(
        form(evidence, "norm-balance", "as-printed").verdict(), equalTo(Verdict.INCONCLUSIVE));
  }

  @Test
  void aSimulatorThatShowsNothingNeverHolds() {
    Evidence evidence = run(WrongSimulators.silent());
    assertThat(evidence.upshot().exitCode(), equalTo(4));
    assertThat(
        form(evidence, "oscillation", "corrected").broken().orElseThrow(),
        containsString("no step could be compared"));
  }

  @Test
  void theCounterexampleReplaysDigitForDigit() {
    Evidence evidence = run(new ReferenceSimulator());
    var counterexample = form(evidence, "oscillation", "as-printed").counterexample().orElseThrow();
    var again = Replay.of(counterexample.token(), new ReferenceSimulator(), Paper.CATALOGUE);
    assertThat(again.observed(), equalTo(counterexample.observed()));
    assertThat(again.bound(), equalTo(counterexample.bound()));
    assertThat(again.words(), equalTo(counterexample.words()));
    assertThat(
        counterexample.token().setting().toString(),
        equalTo("m=1,d=1,n=fresh,eta=0.001,sigma=0,thetaNorm=0,steps=1"));
  }

  @Test
  void theEvidenceFileHasItsFixedNames() throws IOException {
    JsonNode root =
        JsonMapper.builder().build().readTree(EvidenceFile.text(run(new ReferenceSimulator())));
    assertThat(root.path("schema").asText(), equalTo("twophase-evidence/1"));
    assertThat(
        names(root.path("run")),
        equalTo(
            List.of(
                "started",
                "profile",
                "seed",
                "threads",
                "theory",
                "simulator",
                "version",
                "commit",
                "code",
                "java",
                "os",
                "command",
                "only")));
    assertThat(root.path("run").path("seed").isIntegralNumber(), equalTo(true));
    assertThat(
        names(root.path("errorBudget")), equalTo(List.of("total", "spent", "reserve", "luck")));
    assertThat(
        root.path("errorBudget").path("spent").asDouble(),
        lessThanOrEqualTo(root.path("errorBudget").path("total").asDouble()));
    JsonNode form = root.path("statements").path(1).path("forms").path(0);
    for (String name :
        List.of(
            "form",
            "verdict",
            "expected",
            "asExpected",
            "grade",
            "cases",
            "trials",
            "errorProbability",
            "domain",
            "hypotheses",
            "claimed",
            "measured",
            "tightness",
            "measure",
            "offered",
            "broken",
            "counterexample",
            "seconds")) {
      assertThat(names(form), hasItem(name));
    }
    assertThat(
        names(form.path("counterexample"))
            .containsAll(List.of("setting", "seed", "observed", "bound", "token")),
        equalTo(true));
    assertThat(form.path("counterexample").path("setting").path("eta").asDouble(), equalTo(0.001));
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void everyFormOfTheCatalogueHasAShareOfTheErrorBudget() {
    ErrorLedger ledger = Paper.CATALOGUE.ledger();
    Paper.CATALOGUE.properties().forEach(p -> ledger.share(p.id().toString()));
  }
}
