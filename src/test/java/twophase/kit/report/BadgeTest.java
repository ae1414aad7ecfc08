package twophase.kit.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static twophase.kit.evidence.Toy.evidence;
import static twophase.kit.evidence.Toy.finding;

import org.junit.jupiter.api.Test;
import twophase.kit.evidence.FormFinding;
import twophase.kit.evidence.Toy;
import twophase.kit.statement.Verdict;

class BadgeTest {
  private static void ends(String message, String colour, String ground, FormFinding... findings) {
    Badge badge = Badge.of(evidence(findings).upshot());
    assertThat(badge.svg(), containsString("<title>TwoPhase: " + message + "</title>"));
    assertThat(badge.svg(), containsString("fill=\"" + ground + "\""));
    assertThat(
        badge.json(),
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
    ends("The one verdict is as expected", "brightgreen", "#0a6b3d", fine);
    ends(
        "1 of 2 verdicts not as expected: 1 other than expected",
        "red",
        "#9a1b1b",
        fine,
        finding("reading", Verdict.REFUTED, Verdict.HOLDS, null));
    ends(
        "1 decided as expected; 1 not reached",
        "yellow",
        "#8a5a00",
        fine,
        Toy.cut("reading", Verdict.HOLDS));
    ends(
        "1 of 1 verdicts not as expected: 1 broken",
        "orange",
        "#8a5a00",
        finding("sharp", Verdict.INCONCLUSIVE, Verdict.HOLDS, "why"));
  }
}
