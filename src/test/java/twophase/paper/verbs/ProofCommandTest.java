package twophase.paper.verbs;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import twophase.kit.cli.TwoPhase;

class ProofCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String arguments) {
    return TwoPhase.execute(
        new PrintWriter(out, true), new PrintWriter(err, true), ("proof" + arguments).split(" "));
  }

  /** The figures of the page's table. */
  @ParameterizedTest
  @CsvSource({
    "--d 7 --sphere --c-data2 7 --n 2000, 10^518.5, 10^474.6",
    "--d 7 --c-data2 35 --n 1000, 10^729.6, 10^675.3",
    "--d 20 --sphere --c-data2 20 --n 10000, 10^606.0, 10^462.6",
    "'', 10^1667.6, 10^1495.8",
    "--sigma 4, 10^1667.6, 10^1495.8"
  })
  void atTheLeastWidthsItRefutes(String arguments, String width, String neurons) {
    assertThat(run(arguments.isEmpty() ? "" : " " + arguments), equalTo(0));
    assertThat(
        out.toString(),
        allOf(
            containsString("m = " + width),
            containsString("(the least that A2 admits)"),
            containsString("in the mean, at least " + neurons),
            containsString("Refuted: some is inside with a chance of 1 - 10^-"),
            not(containsString("NaN")),
            not(containsString("not met"))));
  }

  /** The condition on gamma is the narrowest: it is the first to fail. */
  @Test
  void belowTheWidthsOfTheProofNothingIsProved() {
    assertThat(run(" --d 7 --sphere --c-data2 7 --n 2000 --log10-m 30"), equalTo(0));
    assertThat(
        out.toString(),
        allOf(
            containsString("m = 10^30 (A2 is not met)"),
            containsString("Nothing is proved: a condition is not met."),
            not(containsString("Refuted"))));
    assertThat(
        out.toString().lines().filter(line -> line.endsWith("not met")).findFirst().orElseThrow(),
        containsString("gamma <= 1/4"));
  }

  @Test
  void aLargerConstantIsAllowedMore() {
    run(" --d 7 --sphere --c-data2 7 --n 2000 --log10-m 50 --constant 1e49");
    assertThat(out.toString(), containsString("which Theorem 2 allows: 10^-1\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--d 0|--d",
        "--slope 3|--slope at most 2",
        "--c-data2 0.5|--c-data2 must be at least 1",
        "--sphere --c-data2 7|squared norm 20",
        "--n 10|well above 20 d",
        "--power 0.5|--power",
        "--log10-m x|--log10-m"
      })
  void badInputIsToldInOneLine(String arguments, String told) {
    assertThat(run(" " + arguments), equalTo(2));
    assertThat(err.toString(), containsString(told));
    assertThat(err.toString().lines().count(), equalTo(1L));
  }
}
