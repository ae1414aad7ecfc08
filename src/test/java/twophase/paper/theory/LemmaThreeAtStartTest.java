package twophase.paper.theory;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import twophase.kit.number.Interval;

/** The inequalities at j = 0, beside values in forty digits that a script of its own evaluated. */
class LemmaThreeAtStartTest {
  private static final Path WITNESS = Path.of("src/test/witness/lemma_three_at_start.csv");
  private static final Path SCRIPT = Path.of("src/test/witness/lemma_three_at_start.py");

  /** A value of the witness. */
  record Line(String quantity, int d, double sigma, double cData2, double value) {
    static Line of(String text) {
      String[] cells = text.split(",", -1);
      return new Line(
          cells[0],
          Integer.parseInt(cells[1]),
          Double.parseDouble(cells[2]),
          Double.parseDouble(cells[3]),
          Double.parseDouble(cells[4]));
    }

    LemmaThreeAtStart start() {
      double constant = ConditionOne.logSmallestConstant(d, sigma, Math.sqrt(cData2));
      return new LemmaThreeAtStart(48 * constant, d);
    }
  }

  static List<Line> lines() {
    try {
      return Files.readAllLines(WITNESS, StandardCharsets.UTF_8).stream().map(Line::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("lines")
  void boundsAreOnTheirSideAndNear(Line line) {
    double value = line.value();
    switch (line.quantity()) {
      case "short-neurons" -> {
        double bound = line.start().logShortNeurons(line.sigma());
        assertThat(bound, both(lessThan(value)).and(greaterThan(value - 1)));
      }
      case "often-grows" -> {
        Interval bound = line.start().logSomeNeuronOftenGrows();
        assertThat(bound.high(), both(greaterThan(value - 1e-6)).and(lessThan(value + 1e-6)));
      }
      case "grows" -> {
        Interval bound = line.start().logGrows();
        assertThat(bound.low(), both(lessThan(value)).and(greaterThan(value - 1e-6)));
        assertThat(bound.high(), both(greaterThan(value)).and(lessThan(value + 1e-6)));
      }
      case "seldom-drops" ->
          assertThat(
              line.start().seldomDrops().high(), both(greaterThan(value)).and(lessThan(.75)));
      case "exceeds" -> {
        Interval bound = new InputBound(line.d(), line.cData2()).logExceeds();
        assertThat(bound.low(), lessThan(value));
        assertThat(bound.high(), greaterThan(value));
      }
      default -> throw new IllegalStateException("unknown quantity " + line.quantity());
    }
  }

  @Test
  void theOctileIsRoundedUp() {
    assertThat(Erf.erfc(LemmaThreeAtStart.OCTILE / Math.sqrt(2)), lessThan(0.125));
    assertThat(Erf.erfc(1.5341 / Math.sqrt(2)), greaterThan(0.125));
  }

  @Test
  void shortNormByHand() {
    double far = LemmaThreeAtStart.shortNorm(1e9);
    assertThat(far, closeTo(1 / (4 * 1.5342), 1e-9));
    assertThat(LemmaThreeAtStart.shortNorm(1.5 * 1.5342), closeTo(far / 2, 1e-9));
  }

  /** At d = 20 and 6, C at the bracket: 10^606 neurons. */
  @Test
  void atTheLeastWidthsTheHalvesPart() {
    LemmaThreeAtStart start = new LemmaThreeAtStart(606 * Math.log(10), 20);
    assertThat(start.logSomeNeuronRarelyDrops(4).low(), greaterThan(Math.log(0.9)));
    assertThat(start.logSomeNeuronOftenGrows().high(), lessThan(Math.log(8) - start.logWidth()));
    assertThat(start.logLargestRise(4, 29).high(), lessThan(-1300.0));
  }

  /** At d = 5 neurons of which most steps grow are too many for O(1/m), below A6 as inferred. */
  @Test
  void inFewDimensionsTheBoundDoesNotSuffice() {
    LemmaThreeAtStart start = new LemmaThreeAtStart(500 * Math.log(10), 5);
    assertThat(start.logSomeNeuronOftenGrows().high(), greaterThan(Math.log(8) - start.logWidth()));
  }

  @Test
  void refusesWhatItSaysNothingOf() {
    assertThrows(IllegalArgumentException.class, () -> new LemmaThreeAtStart(13, 7));
    assertThrows(IllegalArgumentException.class, () -> new LemmaThreeAtStart(20, 2));
    assertThrows(IllegalArgumentException.class, () -> new LemmaThreeAtStart(Double.NaN, 7));
    assertThrows(IllegalArgumentException.class, () -> new InputBound(1, 7));
    assertThrows(IllegalArgumentException.class, () -> new InputBound(7, 0));
  }

  /** C^192 inputs at the bracket, d = 20: 10^2424, of which about half are longer than sqrt(d). */
  @Test
  void gaussianInputsBreakTheirBound() {
    double violations = new InputBound(20, 20).logViolations(4) / Math.log(10);
    assertThat(violations, both(greaterThan(2423.0)).and(lessThan(2424.4)));
    assertThat(new InputBound(20, 1e-3).logExceeds().high(), equalTo(0.0));
    double least = InputBound.leastLogViolations(20);
    for (double cData2 = 1; cData2 < 200; cData2 += 0.5) {
      assertThat(new InputBound(20, cData2).logViolations(4), greaterThanOrEqualTo(least - 1));
    }
  }

  @Test
  void fewGaussianInputsKeepIt() {
    double chance = Math.exp(new InputBound(20, 100).logSomeExceeds(25));
    assertThat(chance, both(greaterThan(0.0906)).and(lessThanOrEqualTo(0.1)));
    assertThat(new InputBound(20, 40).logSomeExceeds(100), greaterThanOrEqualTo(0.0));
  }

  @Test
  @Tag("slow")
  void theWitnessSaysTheSameAgain() throws IOException, InterruptedException {
    assumeTrue(runs("-c", "import mpmath").exit() == 0, "python3 with mpmath is missing here");
    Answer answer = runs(SCRIPT.toString());
    assertThat(answer.exit(), equalTo(0));
    assertThat(answer.text(), equalTo(Files.readString(WITNESS, StandardCharsets.UTF_8)));
  }

  private record Answer(int exit, String text) {}

  private static Answer runs(String... words) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(Stream.concat(Stream.of("python3"), Arrays.stream(words)).toList())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Answer(process.waitFor(), text);
    } catch (IOException e) {
      return new Answer(-1, "");
    }
  }
}
