package twophase.kit.evidence;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static twophase.kit.evidence.Toy.cut;
import static twophase.kit.evidence.Toy.evidence;
import static twophase.kit.evidence.Toy.finding;
import static twophase.kit.evidence.Toy.notOffered;
import static twophase.kit.evidence.Toy.unasked;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import twophase.kit.statement.Verdict;

class UpshotTest {
  private static final FormFinding FINE = finding("as-printed", Verdict.HOLDS, Verdict.HOLDS, null);
  private static final FormFinding SURPRISE =
      finding("corrected", Verdict.REFUTED, Verdict.HOLDS, null);
  private static final FormFinding OPEN =
      finding("sharp", Verdict.INCONCLUSIVE, Verdict.HOLDS, null);
  private static final FormFinding BROKEN =
      finding("sharp", Verdict.INCONCLUSIVE, Verdict.HOLDS, "why");

  private static Upshot of(FormFinding... findings) {
    return evidence(findings).upshot();
  }

  @Test
  void exitCodesInTheirOrder() {
    assertThat(of(FINE).exitCode(), equalTo(0));
    assertThat(
        of(finding("as-printed", Verdict.REFUTED, Verdict.REFUTED, null)).exitCode(), equalTo(0));
    assertThat(of(FINE, OPEN).exitCode(), equalTo(3));
    assertThat(of(FINE, OPEN, SURPRISE).exitCode(), equalTo(1));
    assertThat(of(FINE, SURPRISE, BROKEN).exitCode(), equalTo(4));
    assertThat("a run that asked nothing is broken", of().exitCode(), equalTo(4));
  }

  /** What was found comes first; more of the same time is the advice. */
  @Test
  void whatTheTimeDidNotReachIsToldLast() {
    Upshot some = of(FINE, SURPRISE, cut("sharp", Verdict.HOLDS));
    assertThat(some.exitCode(), equalTo(1));
    assertThat(
        some.headline(),
        equalTo("1 REFUTED where HOLDS was expected; 1 decided as expected; 1 not reached"));
    Upshot late = of(FINE, cut("sharp", Verdict.HOLDS));
    assertThat(late.exitCode(), equalTo(3));
    assertThat(late.headline(), equalTo("1 decided as expected; 1 not reached"));
    assertThat(late.nextStep().get(0), containsString("the time ended first"));
    assertThat(late.nextStep().get(1), startsWith("  verify --profile"));
  }

  @Test
  void whereNothingIsOfferedNothingIsGreen() {
    Upshot nothing =
        of(notOffered("as-printed", Verdict.HOLDS), notOffered("sharp", Verdict.HOLDS));
    assertThat(nothing.exitCode(), equalTo(3));
    assertThat(nothing.headline(), equalTo("Nothing was tested: 2 not offered"));
    assertThat(nothing.nextStep().get(0), containsString("offers nothing"));
    assertThat(of().headline(), equalTo("Nothing was tested"));
  }

  @Test
  void whatIsNotOfferedIsCountedApart() {
    Upshot some = of(FINE, notOffered("sharp", Verdict.HOLDS));
    assertThat(some.exitCode(), equalTo(0));
    assertThat(some.headline(), equalTo("The one verdict is as expected (1 more not offered)"));
    assertThat(some.verdicts(), equalTo(Map.of(Verdict.HOLDS, 1L, Verdict.NOT_OFFERED, 1L)));
  }

  /** What laws decide says nothing of a simulator that offers nothing else. */
  @Test
  void whereTheSimulatorHasNoPartNothingOfItWasTested() {
    FormFinding law = unasked("as-printed", Verdict.REFUTED);
    Upshot nothing =
        of(law, notOffered("sharp.a", Verdict.HOLDS), unasked("sharp.b", Verdict.HOLDS));
    assertThat(nothing.exitCode(), equalTo(3));
    assertThat(
        nothing.headline(),
        equalTo(
            "Nothing was tested; the simulator has no part in the 2 verdicts that are as expected"));
    assertThat(nothing.nextStep().get(0), containsString("offers nothing"));
    assertThat("the theory's own", of(law).exitCode(), equalTo(0));
    FormFinding run = finding("corrected", Verdict.HOLDS, Verdict.HOLDS, null);
    assertThat(of(law, run, notOffered("sharp", Verdict.HOLDS)).exitCode(), equalTo(0));
  }

  /** Whatever is expected: nothing untested is green. */
  @Test
  void whatIsUndecidedIsNeverAsExpected() {
    for (Verdict nothing : List.of(Verdict.INCONCLUSIVE, Verdict.NOT_OFFERED)) {
      assertThat(of(finding("sharp", nothing, nothing, null)).exitCode(), equalTo(3));
    }
  }

  /** Even where INCONCLUSIVE is what the card expects, a check that broke is not as expected. */
  @Test
  void brokenIsNeverAsExpected() {
    FormFinding broken = finding("as-printed", Verdict.INCONCLUSIVE, Verdict.INCONCLUSIVE, "why");
    assertThat(broken.standing(), equalTo(Standing.BROKEN));
    assertThat(of(broken).exitCode(), equalTo(4));
  }

  /** Two parts that swap their verdicts leave the conjunction as it was. */
  @Test
  void whereAPartDiffersItsFormDiffers() {
    Upshot upshot =
        of(
            finding("sharp.a", Verdict.HOLDS, Verdict.REFUTED, null),
            finding("sharp.b", Verdict.REFUTED, Verdict.HOLDS, null));
    WholeForm form = upshot.forms().get(0);
    assertThat(form.finding().verdict(), equalTo(form.finding().expected()));
    assertThat(form.standing(), equalTo(Standing.DIFFERS));
    assertThat(
        upshot.headline(), equalTo("1 of 1 verdicts not as expected: 1 other than expected"));
    assertThat(upshot.exitCode(), equalTo(1));
  }

  @Test
  void theEvidenceFileSaysItOfTheForm() {
    String text =
        EvidenceFile.text(
            evidence(
                finding("sharp.a", Verdict.HOLDS, Verdict.REFUTED, null),
                finding("sharp.b", Verdict.REFUTED, Verdict.HOLDS, null)));
    assertThat(text.split("\"asExpected\" : false").length - 1, equalTo(3));
  }

  @Test
  void theHeadlineSaysWhatIsTheMatter() {
    assertThat(
        of(FINE, SURPRISE, BROKEN).headline(),
        equalTo("2 of 3 verdicts not as expected: 1 other than expected, 1 broken"));
    assertThat(of(FINE, OPEN).headline(), equalTo("1 of 2 verdicts not as expected: 1 undecided"));
  }

  @Test
  void aChangeAgainstABaselineRaisesTheExitCode() {
    Evidence before = evidence(FINE);
    FormFinding turned = finding("as-printed", Verdict.REFUTED, Verdict.HOLDS, null);
    Comparison changed = Comparison.of("before", before, evidence(turned));
    Comparison unchanged = Comparison.of("before", before, before);
    assertThat(of(FINE).exitCode(unchanged), equalTo(0));
    assertThat(of(FINE).exitCode(changed), equalTo(1));
    assertThat(of(OPEN).exitCode(changed), equalTo(1));
    assertThat(of(BROKEN).exitCode(changed), equalTo(4));
  }

  @Test
  void aGreenRunAsksForNothing() {
    assertThat(of(FINE).nextStep(), empty());
  }

  @Test
  void aSurpriseIsReplayed() {
    List<String> lines = of(FINE, SURPRISE).nextStep();
    assertThat(lines.get(0), startsWith("Next: replay the case"));
    assertThat(lines.get(1), equalTo("  verify --only toy --profile quick --seed 7"));
  }

  @Test
  void whatIsUndecidedGetsADeeperProfile() {
    List<String> lines = of(OPEN).nextStep();
    assertThat(lines.get(0), containsString("the budget ended first"));
    assertThat(lines.get(1), equalTo("  verify --only toy --profile standard --seed 7"));
  }

  @Test
  void anotherErrorIsAskedForAgain() {
    Evidence open = evidence(OPEN);
    Evidence lax =
        new Evidence(open.run(), new ErrorBudget(1e-3, 0, 0, Optional.empty()), open.statements());
    assertThat(lax.upshot().nextStep().get(1), containsString(" --error 0.001"));
    assertThat(open.upshot().nextStep().get(1), not(containsString("--error")));
    assertThat(
        Comparison.of("one", open, lax).lines().get(2),
        equalTo("The error budget of one is 1e-6, that of this run is 0.001."));
    assertThat(Comparison.of("one", open, lax).sameDraws(), equalTo(false));
  }

  @Test
  void whatBrokeIsLookedAtAlone() {
    List<String> lines = of(BROKEN).nextStep();
    assertThat(lines.get(0), containsString("a check broke"));
    assertThat(lines.get(1), equalTo("  verify --only toy --profile quick --seed 7 --threads 1"));
  }

  @Test
  void aRunThatTestedNothingIsDoneWhole() {
    assertThat(of().nextStep().get(1), equalTo("  verify --profile quick --seed 7 --threads 1"));
  }
}
