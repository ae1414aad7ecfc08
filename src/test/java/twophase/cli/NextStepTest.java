package twophase.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static twophase.statement.EvidenceTest.evidence;
import static twophase.statement.EvidenceTest.finding;

import java.util.List;
import org.junit.jupiter.api.Test;
import twophase.statement.FormFinding;
import twophase.statement.Verdict;

class NextStepTest {
  private static final FormFinding FINE = finding("as-printed", Verdict.HOLDS, Verdict.HOLDS, null);

  private static List<String> after(FormFinding... findings) {
    return NextStep.after(evidence(findings));
  }

  @Test
  void aGreenRunAsksForNothing() {
    assertThat(after(FINE), empty());
  }

  @Test
  void aSurpriseIsReplayed() {
    List<String> lines = after(FINE, finding("sharp", Verdict.REFUTED, Verdict.HOLDS, null));
    assertThat(lines.get(0), startsWith("Next: replay the case"));
    assertThat(lines.get(1), equalTo("  verify --only toy --profile quick --seed 7"));
  }

  @Test
  void whatIsUndecidedGetsADeeperProfile() {
    List<String> lines = after(finding("sharp", Verdict.INCONCLUSIVE, Verdict.HOLDS, null));
    assertThat(lines.get(0), containsString("the budget ended first"));
    assertThat(lines.get(1), equalTo("  verify --only toy --profile standard --seed 7"));
  }

  @Test
  void whatBrokeIsLookedAtAlone() {
    List<String> lines = after(finding("sharp", Verdict.INCONCLUSIVE, Verdict.HOLDS, "why"));
    assertThat(lines.get(0), containsString("a check broke"));
    assertThat(lines.get(1), equalTo("  verify --only toy --profile quick --seed 7 --threads 1"));
  }

  @Test
  void aRunThatTestedNothingIsDoneWhole() {
    assertThat(after().get(1), equalTo("  verify --profile quick --seed 7 --threads 1"));
  }
}
