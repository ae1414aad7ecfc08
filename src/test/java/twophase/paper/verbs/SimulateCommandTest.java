package twophase.paper.verbs;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import twophase.kit.cli.TwoPhase;

class SimulateCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  private int run(String arguments) {
    return TwoPhase.execute(
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        ("simulate" + arguments).split(" "));
  }

  private List<String> lines() {
    return out.toString().lines().toList();
  }

  @Test
  void withoutOptionsItIsThePapersRunWithTwentyStates() {
    assertThat(run(""), equalTo(0));
    assertThat(
        lines().get(1),
        equalTo(
            "label-noise-sgd, m = 1000, d = 20, n = 200, eta = 0.001, norm(theta*) = 1, seed 0,"
                + " sigma = 4"));
    assertThat("start, twenty states, three lines of head", lines().size(), equalTo(24));
    assertThat(lines().get(23).strip(), startsWith("100000 "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " --m 30 --d 3 --steps 100 --points 100",
        " --m 30 --d 3 --steps 100 --rule sam --radius 0.2 --sigma 1",
        " --m 30 --d 3 --steps 100 --rule gradient-descent",
        " --m 30 --d 3 --steps 100 --n fresh --schedule 10:5",
        " --m 30 --n digits:3 --steps 100",
        " --m 30 --n fashion-mnist:5:white --d 5 --steps 100 --rule gradient-descent"
      })
  void theReferenceSimulatorGivesTheSameTable(String arguments) {
    run(arguments);
    List<String> own = lines();
    out.getBuffer().setLength(0);
    run(arguments + " --simulator class:twophase.paper.dynamics.ReferenceSimulator");
    assertThat(own.get(0), equalTo("Simulator twophase 1"));
    assertThat(lines().get(0), equalTo("Simulator reference 1"));
    assertThat(lines().subList(1, lines().size()), equalTo(own.subList(1, own.size())));
  }

  @Test
  void theFileHasAHeaderTheEndAndSingleNeurons() throws IOException {
    Path file = folder.resolve("course.csv");
    run(" --m 3 --d 2 --steps 10 --points 3 --neurons 7 --out " + file);
    List<String> written = Files.readAllLines(file);
    assertThat(
        written.get(0),
        equalTo(
            "step,mean_squared_norm,mean_alignment,test_loss,norm_1,alignment_1,norm_2,alignment_2,"
                + "norm_3,alignment_3"));
    assertThat(
        written.stream().skip(1).map(line -> line.split(",")[0]).toList(),
        equalTo(List.of("0", "3", "6", "9", "10")));
    assertThat(written.get(5).split(",").length, equalTo(10));
    assertThat(lines().get(2), startsWith("Written: "));
  }

  @Test
  void descentLearnsTheGroundTruth() throws IOException {
    Path file = folder.resolve("descent.csv");
    run(" --rule gradient-descent --m 64 --d 4 --eta 0.01 --steps 4000 --out " + file);
    List<String> written = Files.readAllLines(file);
    double loss = Double.parseDouble(written.get(written.size() - 1).split(",")[3]);
    assertThat("from 1/2 on, convergence is geometric", loss, lessThan(1e-6));
  }

  @Test
  void batchesAreToldWithTheirParameters() {
    run(" --m 8 --d 2 --n 5 --steps 10 --batch 3 --without-replacement");
    assertThat(lines().get(1), containsString(", batch = 3 without replacement"));
  }

  @Test
  void aDivergentRunSaysWhen() {
    assertThat(run(" --eta 0.5"), equalTo(1));
    assertThat(out.toString(), containsString("The run diverged at step "));
  }

  @Test
  void howANumberIsTypedIsAllTheSame() {
    String typed = " --m 3 --d 2 --n 5 --eta 0.01 --sigma 2 --theta-norm 1 --seed 7 --steps 9";
    run(typed + " --schedule 5:0 --points 3 --neurons 0");
    List<String> plain = lines();
    out.getBuffer().setLength(0);
    run(
        " --m 03 --d +2 --n 5.0 --eta 1e-2 --sigma 2. --theta-norm 1e0 --seed 0.7e1 --steps 09"
            + " --schedule +5:00 --points 3.0 --neurons -0");
    assertThat(lines(), equalTo(plain));
    assertThat(plain.get(1), containsString("eta = 0.01, norm(theta*) = 1, seed 7, sigma = 2 on"));
  }

  /** Whatever option it is. */
  @ParameterizedTest
  @ValueSource(
      strings = {"1d", "0x1", "1_0", "NaN", "Infinity", "1e400", "1e-400", "1,5", "１", "-1"})
  void whatIsNoNumberIsNoneForAnyOption(String typed) {
    for (String option :
        List.of("m", "d", "n", "eta", "sigma", "theta-norm", "seed", "steps", "batch", "points")) {
      err.getBuffer().setLength(0);
      assertThat(run(" --" + option + " " + typed), equalTo(2));
      assertThat(err.toString(), startsWith("twophase: --" + option + ": `" + typed + "` is no"));
      assertThat(err.toString().strip().lines().count(), equalTo(1L));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--rule adam | --rule: `adam` is none of label-noise-sgd, gradient-descent, sam",
        "--rule gradient-descent --sigma 1 | --sigma: has no place in the rule gradient-descent",
        "--rule gradient-descent --n fresh | --n: gradient-descent needs a training set",
        "--radius 1 | --radius: has no place in the rule label-noise-sgd",
        "--rule sam --radius 0 | --radius: `0` is no finite number above 0",
        "--rule sam --batch 2 | --batch: has no place in the rule sam",
        "--rule gradient-descent --without-replacement | --without-replacement: has no place",
        "--batch 0 | --batch: `0` is no integer from 1",
        "--batch 201 --without-replacement | --batch: without replacement at most --n, which is 200",
        "--n fresh --without-replacement | --without-replacement: needs a training set",
        "--m 0 | --m: `0` is no integer from 1 to 1000000",
        "--n digits:65 | --n: digits has 1 to 64 components, not 65",
        "--n digits:6 --d 5 | --d: d must be 6, the dimension of digits-6, not 5",
        "--n x | --n: `x` is no integer from 1 to 1000000, or `fresh`",
        "--m 1000000 --d 100 | --m times --d is 100000000; at most 10000000 fit",
        "--eta 0 | --eta: `0` is no finite number above 0",
        "--sigma NaN | --sigma: `NaN` is no finite number from 0 up",
        "--theta-norm Infinity | --theta-norm: `Infinity` is no finite number from 0 up",
        "--schedule 5 | --schedule: `5` is not of the form ON:OFF",
        "--steps 0 | --steps: `0` is no integer from 1",
        "--steps 1000000000000 | --steps: 1e12 steps that move 21000 numbers each: at most 1e14",
        "--m 1 --d 1 --steps 1e12 --batch 100 | --steps: 1e12 steps that move 200 numbers each",
        "--points 0 | --points: `0` is no integer from 1",
        "--neurons -1 | --neurons: `-1` is no integer from 0",
        "--out /nowhere/course.csv | --out: `/nowhere/course.csv` cannot be written",
      })
  void badInputIsOneLineAndExitCodeTwo(String arguments, String message) {
    assertThat(run(" " + arguments), equalTo(2));
    assertThat(err.toString(), allOf(startsWith("twophase: "), containsString(message)));
    assertThat(err.toString().strip().lines().count(), equalTo(1L));
    assertThat(out.toString(), equalTo(""));
  }
}
