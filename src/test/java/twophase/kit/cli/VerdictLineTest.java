package twophase.kit.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import twophase.kit.evidence.FormFinding;
import twophase.kit.evidence.Toy;
import twophase.kit.statement.Verdict;

class VerdictLineTest {
  private static String line(FormFinding finding) {
    StringWriter text = new StringWriter();
    VerdictLine.print(finding, new Terminal(new PrintWriter(text), true));
    return text.toString();
  }

  @Test
  void theExpectedIsCalm() {
    for (Verdict verdict : new Verdict[] {Verdict.HOLDS, Verdict.REFUTED}) {
      assertThat(
          line(Toy.finding("sharp", verdict, verdict, null)),
          allOf(
              startsWith("   " + verdict),
              containsString(" toy.sharp, "),
              not(containsString("!"))));
    }
    assertThat(line(Toy.notOffered("sharp", Verdict.HOLDS)), startsWith("   NOT OFFERED "));
  }

  /** In colour where there are colours, and by its words where there are none. */
  @Test
  void theUnexpectedIsLoud() {
    for (Verdict verdict : new Verdict[] {Verdict.HOLDS, Verdict.INCONCLUSIVE}) {
      assertThat(
          line(Toy.finding("sharp", verdict, Verdict.REFUTED, null)),
          allOf(
              startsWith("\u001b[1m\u001b[31m!! " + verdict),
              containsString(" toy.sharp, NOT AS EXPECTED: REFUTED was, ")));
    }
    assertThat(
        line(Toy.finding("sharp", Verdict.INCONCLUSIVE, Verdict.HOLDS, "why")),
        containsString("toy.sharp, NOT AS EXPECTED: the check broke, "));
  }

  @Test
  void whatTimeCutShortHasNotFallen() {
    assertThat(line(Toy.cut("sharp", Verdict.HOLDS)), equalTo(""));
  }
}
