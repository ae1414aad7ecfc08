package twophase.kit.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static twophase.kit.evidence.Toy.evidence;
import static twophase.kit.evidence.Toy.finding;

import org.junit.jupiter.api.Test;
import twophase.kit.evidence.FormFinding;
import twophase.kit.evidence.Toy;
import twophase.kit.statement.Verdict;

class BadgeTest {
  private static void ends(String message, String colour, FormFinding... findings) {
    assertThat(
        Badge.text(evidence(findings).upshot()),
        equalTo(
            """
            {
              "schemaVersion" : 1,
              "label" : "TwoPhase",
              "message" : "%s",
              "color" : "%s"
            }
            """
                .formatted(message, colour)));
  }

  @Test
  void itSaysHowTheRunEnded() {
    FormFinding fine = finding("sharp", Verdict.HOLDS, Verdict.HOLDS, null);
    ends("The one verdict is as expected", "brightgreen", fine);
    ends(
        "1 of 2 verdicts not as expected: 1 other than expected",
        "red",
        fine,
        finding("reading", Verdict.REFUTED, Verdict.HOLDS, null));
    ends("1 decided as expected; 1 not reached", "yellow", fine, Toy.cut("reading", Verdict.HOLDS));
    ends(
        "1 of 1 verdicts not as expected: 1 broken",
        "orange",
        finding("sharp", Verdict.INCONCLUSIVE, Verdict.HOLDS, "why"));
  }
}
