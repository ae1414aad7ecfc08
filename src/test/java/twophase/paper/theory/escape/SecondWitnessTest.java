package twophase.paper.theory.escape;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What binary64 finds between two ends holds what a Python script, written for itself, finds with
 * 50 digits.
 */
class SecondWitnessTest {
  private static final Path FOLDER = Path.of("src/test/resources/twophase/paper/theory/escape");
  private static final Path TABLE = FOLDER.resolve("second-witness.csv");
  private static final double LOG_10 = StrictMath.log(10);

  /** Ends this far apart, in powers of ten, are close. */
  private static final double CLOSE = 1e-6;

  @Test
  void theProofHasTheSameFigures() throws IOException {
    List<double[]> rows = rows("proof");
    assertThat(rows, hasSize(42));
    for (double[] row : rows) {
      EscapeProof proof =
          new EscapeProof(
              new EscapeProof.Network((int) row[0], row[1], row[2], row[3], width(row[4]), row[5]));
      assertThat(proof.applies(), equalTo(!Double.isNaN(row[6])));
      if (proof.applies()) {
        holds(proof.time(), row[6]);
        holds(proof.turn().times(width(row[4]).root()), row[7]);
        holds(proof.expected().orElseThrow(), row[8]);
      }
      List<EscapeProof.Condition> conditions = proof.conditions();
      for (int k = 0; k < conditions.size(); k++) {
        double margin = conditions.get(k).margin();
        assertThat(
            conditions.get(k).name(),
            margin,
            closeTo(Math.min(row[9 + k], Double.MAX_VALUE), 1e-9 * Math.max(1, Math.abs(margin))));
      }
    }
  }

  @Test
  void theLawHasTheSameFigures() throws IOException {
    List<double[]> rows = rows("law");
    assertThat(rows, hasSize(32));
    for (double[] row : rows) {
      int d = (int) row[0];
      LazyNeurons printed = LazyNeurons.printed(d, width(row[1]));
      holds(printed.expected(), row[2]);
      holds(printed.some(), row[3]);
      if (row.length > 4) {
        LazyNeurons outside = LazyNeurons.outside(d, width(row[1]));
        holds(outside.foldings(), row[4]);
        holds(outside.expected(), row[5]);
        holds(outside.some(), row[6]);
      }
    }
  }

  /** A width, of which the table has the logarithm in decimals. */
  private static Magnitude width(double log) {
    return Magnitude.ofLog(Math.nextDown(log), Math.nextUp(log));
  }

  private static void holds(Magnitude found, double powerOfTen) {
    double slack = 1e-15 * Math.abs(powerOfTen);
    assertThat(found.low() / LOG_10 - slack, lessThan(powerOfTen + Double.MIN_VALUE));
    assertThat(found.high() / LOG_10 + slack, greaterThan(powerOfTen - Double.MIN_VALUE));
    assertThat((found.high() - found.low()) / LOG_10, lessThan(CLOSE));
  }

  private static List<double[]> rows(String kind) throws IOException {
    return Files.readAllLines(TABLE).stream()
        .filter(line -> line.startsWith(kind + ","))
        .map(line -> line.substring(kind.length() + 1).split(","))
        .map(row -> Arrays.stream(row).mapToDouble(SecondWitnessTest::number).toArray())
        .toList();
  }

  private static double number(String text) {
    return text.equals("nan") ? Double.NaN : Double.parseDouble(text);
  }

  /** The committed table is what the script prints. */
  @Test
  @Tag("slow")
  void theScriptSaysWhatTheTableSays() throws Exception {
    assumeTrue(mpmath(), "python3 with mpmath is not installed");
    List<String> table = Files.readAllLines(TABLE);
    File asked = File.createTempFile("networks", ".csv");
    Files.write(
        asked.toPath(),
        table.stream().map(SecondWitnessTest::question).collect(Collectors.toList()));
    Process python =
        new ProcessBuilder("python3", FOLDER.resolve("second-witness.py").toString())
            .redirectInput(asked)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(python.getInputStream().readAllBytes(), UTF_8);
    assertThat(python.waitFor(), equalTo(0));
    Files.delete(asked.toPath());
    assertThat(said.lines().toList(), equalTo(table));
  }

  private static String question(String line) {
    int fields = line.startsWith("proof") ? 7 : 3;
    return Arrays.stream(line.split(",")).limit(fields).collect(Collectors.joining(","));
  }

  private static boolean mpmath() throws InterruptedException {
    try {
      return new ProcessBuilder("python3", "-c", "import mpmath").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
