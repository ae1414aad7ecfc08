package twophase.paper.theory;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Lemmas 4 to 6 at step sizes beyond binary64, against steps taken one by one and a second witness.
 */
class FarLawsTest {
  private static final Path WITNESS = Path.of("src/test/resources/twophase/paper/theory");
  private static final String SCRIPT = "lemmas-4-to-6.py";
  private static final double LOG_TEN = StrictMath.log(10);

  private static Enclosure log(double number) {
    return Enclosure.of(number).log();
  }

  private static Enclosure rate(double power) {
    return Enclosure.logOfTenTo(power);
  }

  private static void encloses(Enclosure range, double number) {
    assertThat(number, allOf(greaterThanOrEqualTo(range.low()), lessThanOrEqualTo(range.high())));
  }

  @Test
  void endsAreOutward() {
    Enclosure third = Enclosure.of(1).over(Enclosure.of(3));
    assertThat(third.low(), lessThan(third.high()));
    encloses(third.times(3), 1);
    encloses(log(7).exp(), 7);
    encloses(log(7).minus(log(7)), 0);
    encloses(log(3).logOfOnePlusExp(), StrictMath.log(4));
    encloses(Enclosure.of(-2000).exp(), 0);
    encloses(Enclosure.of(2000).logOfOnePlusExp(), 2000);
    assertThat(Enclosure.of(2000).exp().high(), equalTo(Double.POSITIVE_INFINITY));
    assertThat(Enclosure.of(0).times(Enclosure.of(2000).exp()).high(), lessThan(1e-300));
    assertThat(Enclosure.of(2).min(Enclosure.of(3).to(Enclosure.of(4))).high(), equalTo(2.0));
    assertThrows(IllegalArgumentException.class, () -> new Enclosure(1, 0));
    assertThrows(IllegalArgumentException.class, () -> third.over(Enclosure.of(0)));
  }

  /** Each group's mode, at every size that the group may have. */
  @Test
  void oscillatingFloorHoldsTheLawOfASmallNetwork() {
    double eta = OscillatingLayer.stepSize(8);
    double q = OscillatingLayer.amplitude(eta);
    for (double norm : new double[] {0.3, 2, 3.9, 4.4, 10}) {
      double least = Double.POSITIVE_INFINITY;
      for (int group = 1; group <= 8; group++) {
        double s = OscillatingLayer.mode(group, eta, q, 1, group, norm * norm, 2048) / group;
        least = Math.min(least, Math.min(1, s) * 8);
        encloses(OscillatingFloor.least(log(8), log(norm)), Math.min(1, s) * 8);
      }
      assertThat(least > 1, equalTo(norm > 4));
    }
  }

  @Test
  void theFloorFollowsThetaAtAnyWidth() {
    Enclosure width = rate(610);
    Enclosure growing = OscillatingFloor.least(width, width.times(0.5).plus(log(1.5)));
    assertThat(growing.low(), closeTo(1.125, 1e-11));
    assertThat(growing.high(), closeTo(1.125, 1e-11));
    assertThat(OscillatingFloor.least(width, log(1e6)).high(), lessThan(1e-300));
    assertThat(
        OscillatingFloor.least(rate(1), Enclosure.of(Double.NEGATIVE_INFINITY)).high(),
        lessThan(0.01));
  }

  /** Balanced neurons, step by step. */
  @Test
  void alignedDescentHoldsWhatStepsDo() {
    for (double norm : new double[] {1, 1.5, 2, 4}) {
      for (double mass : new double[] {0.03, norm / 3}) {
        double eta = 0.001;
        double p = mass;
        for (long t = 0; t < Convergence.steps(eta, norm); t++) {
          double factor = 1 + eta * (norm - p);
          p *= factor * factor;
        }
        Enclosure law = AlignedDescent.logConstant(rate(3), Enclosure.of(norm), log(mass));
        encloses(law, StrictMath.log((norm - p) / Convergence.bound(eta, 1)));
        assertThat(law.high() - law.low(), lessThan(0.06));
      }
    }
  }

  /** Mirrored neurons, through both lemmas: the chain's upper end is above, and not by much. */
  @Test
  void theChainEndsBelowItsBound() {
    double eta = 0.001;
    double p = 0.004;
    double q = 0.006;
    double norm = 4;
    long steps = Alignment.steps(eta, norm, 1) + Convergence.steps(eta, norm);
    for (long t = 0; t < steps; t++) {
      double error = norm - p + q;
      p *= (1 + eta * error) * (1 + eta * error);
      q *= (1 - eta * error) * (1 - eta * error);
    }
    double seen = StrictMath.log((norm - p + q) / Convergence.bound(eta, 1));
    Enclosure law =
        AlignedDescent.logConstantInChain(rate(3), Enclosure.of(norm), log(0.004), log(0.006));
    encloses(law, seen);
    assertThat(law.high() - seen, lessThan(0.1));
  }

  @Test
  void mirroredNeuronsFailInNumbersBeyondCounting() {
    Enclosure width = rate(610);
    Enclosure rate = rate(1220);
    assertThat(
        MirroredStart.logFailing(20, width, rate, 1, 8).low() / LOG_TEN, closeTo(605.98, 0.01));
    assertThat(
        MirroredStart.logFailingUngrown(width, rate, 1, 8).low() / LOG_TEN, closeTo(609.1, 0.01));
    assertThat(MirroredStart.largestShare(20, width, rate, 1, 8).high(), lessThan(0.005));
    // at m = eta^(-3/4) no window is narrow, and nothing is promised of most
    Enclosure wide = rate(915);
    assertThat(MirroredStart.logFailing(20, wide, rate, 1, 8).low() / LOG_TEN, greaterThan(913.0));
    assertThat(MirroredStart.largestShare(20, wide, rate, 1, 8).high(), equalTo(1.0));
  }

  @Test
  void whereTheArgumentDoesNotApplyNothingIsSaid() {
    // a bound above a right angle, one that is no small angle, too few neurons
    for (double power : new double[] {1, 4, 8}) {
      Enclosure rate = rate(power);
      Enclosure width = rate.times(0.5);
      assertThat(
          MirroredStart.logFailing(7, width, rate, 1, 8).low(), equalTo(Double.NEGATIVE_INFINITY));
      assertThat(MirroredStart.largestShare(7, width, rate, 1, 8).high(), equalTo(1.0));
    }
    assertThat(
        MirroredStart.logFailingUngrown(rate(2), rate(4), 1, 8).low(),
        equalTo(Double.NEGATIVE_INFINITY));
    // more of theta* at the start than there is
    assertThat(
        MirroredStart.logFailing(7, rate(40), rate(30), 1, 1).low(),
        equalTo(Double.NEGATIVE_INFINITY));
  }

  /** The committed figures of the second witness lie within what the suite computes. */
  @Test
  void theSecondWitnessAgrees() throws IOException {
    List<String> lines =
        Files.readAllLines(WITNESS.resolve("lemmas-4-to-6.csv"), StandardCharsets.UTF_8);
    assertThat(lines.size(), greaterThan(80));
    for (String line : lines) {
      check(line.split(","));
    }
  }

  private static void check(String[] words) {
    double[] at = new double[words.length - 2];
    for (int k = 0; k < at.length; k++) {
      at[k] = Double.parseDouble(words[k + 1]);
    }
    double found = log10(words[words.length - 1]);
    switch (words[0]) {
      case "oscillating" ->
          agree(words, OscillatingFloor.least(rate(at[0]), log(at[1])).log(), found);
      case "aligned-small" ->
          agree(words, constant(at[0], at[1], rate(-at[0] / 2).minus(log(3))), found);
      case "aligned-large" -> agree(words, constant(at[0], at[1], log(at[1]).minus(log(3))), found);
      case "failing" -> {
        double low = failing(at).low() / LOG_TEN;
        if (low > Double.NEGATIVE_INFINITY) {
          assertThat(String.join(",", words), low, closeTo(found, 1e-6));
        }
      }
      case "share" ->
          assertThat(
              String.join(",", words),
              StrictMath.log10(
                  MirroredStart.largestShare(
                          (int) at[2], rate(at[0] * at[1]), rate(at[0]), 1, at[3])
                      .high()),
              closeTo(found, 1e-6));
      case "middle" -> assertThat(found, greaterThan(StrictMath.log10(0.25)));
      default -> throw new IllegalArgumentException(words[0]);
    }
  }

  private static Enclosure constant(double power, double norm, Enclosure logMass) {
    return AlignedDescent.logConstant(rate(power), Enclosure.of(norm), logMass);
  }

  private static Enclosure failing(double... at) {
    return MirroredStart.logFailing((int) at[2], rate(at[0] * at[1]), rate(at[0]), 1, at[3]);
  }

  /** The witness prints 20 digits, of which binary64 keeps 16. */
  private static void agree(String[] words, Enclosure law, double found) {
    String what = String.join(",", words);
    double slack = 1e-11 * Math.max(1, Math.abs(found));
    assertThat(what, found, greaterThanOrEqualTo(law.low() / LOG_TEN - slack));
    assertThat(what, found, lessThanOrEqualTo(law.high() / LOG_TEN + slack));
  }

  private static double log10(String number) {
    BigDecimal value = new BigDecimal(number);
    int digits = value.precision() - value.scale();
    return digits + StrictMath.log10(value.movePointLeft(digits).doubleValue());
  }

  /** The figures are what the script prints, where python3 and mpmath are. */
  @Test
  @Tag("slow")
  void theSecondWitnessStillSaysSo() throws IOException, InterruptedException {
    assumeTrue(
        exit("python3", "-c", "import mpmath") == 0,
        "no second witness: python3-mpmath is missing");
    Path printed = Files.createTempFile("witness", ".csv");
    Process script =
        new ProcessBuilder("python3", WITNESS.resolve(SCRIPT).toString())
            .redirectOutput(printed.toFile())
            .start();
    assertThat(script.waitFor(), equalTo(0));
    assertThat(
        Files.readString(printed), equalTo(Files.readString(WITNESS.resolve("lemmas-4-to-6.csv"))));
    Files.delete(printed);
  }

  private static int exit(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).start().waitFor();
    } catch (IOException missing) {
      return 1;
    }
  }
}
