package twophase.paper.erf;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import java.util.stream.Stream;
import org.apache.commons.math3.special.Erf;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import twophase.kit.random.RandomStream;
import twophase.kit.random.SeedTree;
import twophase.paper.network.Gaussian;
import twophase.paper.network.Norms;

/** Training by the formulas, along the span of the inputs, and of the linearisation: one thing. */
class ErfTrainingTest {
  private static final SeedTree SEEDS = SeedTree.root(12).child("erf");
  private static final int N = 7;
  private static final int INPUTS = 11;
  private static final int WIDTH = 5;
  private static final int CLASSES = 3;

  /**
   * The table's error goes into every neuron of every step, some hundred of them; SAM divides by a
   * gradient that becomes small.
   */
  private static final double CLOSE = 1e4 * ErfTable.ERROR;

  private static final Examples DATA =
      Examples.ofClasses(
          Gaussian.matrix(N, INPUTS, 1, SEEDS.child("x").stream()),
          new int[] {0, 1, 2, 0, 1, 2, 2},
          CLASSES);

  private static ErfNetwork start(Parameterisation how, int width) {
    return ErfNetwork.draw(how, width, INPUTS, CLASSES, SEEDS.child("start").stream());
  }

  static Stream<Arguments> ways() {
    List<Arguments> ways = new ArrayList<>();
    for (Parameterisation how : Parameterisation.values()) {
      for (int batch : new int[] {1, 3, N}) {
        for (double radius : new double[] {0, 0.3}) {
          for (LabelNoise noise : LabelNoise.values()) {
            ways.add(Arguments.of(how, batch, radius, noise));
          }
        }
      }
    }
    return ways.stream();
  }

  private static Batches batches(int size, LabelNoise noise) {
    return new Batches(DATA, size, noise, 0.5, SEEDS.child("batches"));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void theSpanOfTheInputsIsAllThatTrainingNeeds(
      Parameterisation how, int size, double radius, LabelNoise noise) {
    Descent descent = new Descent(0.1, radius);
    PlainErfTraining plain = new PlainErfTraining(start(how, WIDTH), DATA, descent);
    SpanErfTraining span = new SpanErfTraining(start(how, WIDTH), DATA, descent);
    Batches batches = batches(size, noise);
    for (int t = 0; t < 30; t++) {
      Batch batch = batches.next();
      plain.step(batch);
      span.step(batch);
    }
    assertClose(span.outputs(), plain.outputs(), CLOSE);
    assertClose(span.network().first(), plain.network().first(), CLOSE);
    assertClose(span.network().firstBias(), plain.network().firstBias(), CLOSE);
    assertClose(span.network().second(), plain.network().second(), CLOSE);
    assertClose(span.network().secondBias(), plain.network().secondBias(), CLOSE);
    assertThat(
        "it was trained",
        Norms.frobenius(difference(span.network().second(), start(how, WIDTH).second())),
        greaterThan(0.01));
  }

  private static DMatrixRMaj difference(DMatrixRMaj a, DMatrixRMaj b) {
    DMatrixRMaj difference = new DMatrixRMaj(a.getNumRows(), a.getNumCols());
    CommonOps_DDRM.subtract(a, b, difference);
    return difference;
  }

  private static void assertClose(DMatrixRMaj a, DMatrixRMaj b, double error) {
    assertThat(Norms.largest(difference(a, b)), lessThan(error));
  }

  /** A small step goes down the loss by eta times the squared gradient: formulas aside. */
  @ParameterizedTest
  @EnumSource(Parameterisation.class)
  void aSmallStepGoesDownTheLossAsFastAsAnyOfItsLength(Parameterisation how) {
    double eta = 1e-4;
    PlainErfTraining training = new PlainErfTraining(start(how, WIDTH), DATA, new Descent(eta, 0));
    double before = DATA.loss(training.outputs());
    ErfNetwork old = training.network().copy();
    training.step(batches(N, LabelNoise.NONE).next());
    double fall = before - DATA.loss(training.outputs());
    double moved2 =
        norm2(difference(training.network().first(), old.first()))
            + norm2(difference(training.network().firstBias(), old.firstBias()))
            + norm2(difference(training.network().second(), old.second()))
            + norm2(difference(training.network().secondBias(), old.secondBias()));
    // first order: the fall is eta |g|^2, and the step moved by eta |g|
    assertThat(fall * eta / moved2, closeTo(1, 0.01));
  }

  private static double norm2(DMatrixRMaj matrix) {
    return Norms.frobenius(matrix) * Norms.frobenius(matrix);
  }

  /** The linearisation is the limit of wide networks. */
  @ParameterizedTest
  @EnumSource(value = LabelNoise.class)
  void aWideNetworkFollowsItsLinearisation(LabelNoise noise) {
    assertThat(apart(4000, noise, 0), lessThan(0.02));
    assertThat(apart(4000, noise, 0.1), lessThan(0.02));
    assertThat("a narrow one does not", apart(4, noise, 0), greaterThan(0.02));
  }

  private static double apart(int width, LabelNoise noise, double radius) {
    ErfNetwork start = start(Parameterisation.NTK, width);
    Descent descent = new Descent(1, radius);
    SpanErfTraining network = new SpanErfTraining(start, DATA, descent);
    ErfLinearisation linear = new ErfLinearisation(start, DATA, descent);
    Batches batches = batches(2, noise);
    for (int t = 0; t < 40; t++) {
      Batch batch = batches.next();
      network.step(batch);
      linear.step(batch);
    }
    return Norms.largest(difference(network.outputs(), linear.outputs()));
  }

  @ParameterizedTest
  @EnumSource(Parameterisation.class)
  void theClosedFormIsWhatStepsLeadTo(Parameterisation how) {
    ErfLinearisation stepped = new ErfLinearisation(start(how, WIDTH), DATA, new Descent(0.2, 0));
    LinearisedDescent closed = new LinearisedDescent(start(how, WIDTH), DATA, 0.2);
    Batches batches = batches(N, LabelNoise.NONE);
    for (int t = 0; t <= 50; t++) {
      assertThat(closed.loss(t), closeTo(DATA.loss(stepped.outputs()), 1e-12));
      stepped.step(batches.next());
    }
  }

  /** How two numbers of a target vary together, by its law and by counting. */
  @ParameterizedTest
  @EnumSource(LabelNoise.class)
  void noiseHasTheCovarianceOfItsLaw(LabelNoise noise) {
    double p = 0.3;
    RandomStream stream = SEEDS.child("covariance").stream();
    DMatrixRMaj drawn = new DMatrixRMaj(1, CLASSES);
    int number = 200_000;
    double[] sum = new double[CLASSES];
    double[][] product = new double[CLASSES][CLASSES];
    for (int draw = 0; draw < number; draw++) {
      noise.draw(p, DATA.targets(), 1, drawn, 0, stream);
      for (int i = 0; i < CLASSES; i++) {
        sum[i] += drawn.get(0, i) / number;
        for (int j = 0; j < CLASSES; j++) {
          product[i][j] += drawn.get(0, i) * drawn.get(0, j) / number;
        }
      }
    }
    double[][] covariance = noise.covariance(p, DATA.targets(), 1);
    for (int i = 0; i < CLASSES; i++) {
      for (int j = 0; j < CLASSES; j++) {
        // numbers are at most 1.3, so five standard deviations of a product's mean are below 0.02
        assertThat(covariance[i][j], closeTo(product[i][j] - sum[i] * sum[j], 0.007));
      }
    }
  }

  /** Over many runs, at its start, where it ends, and between. */
  @ParameterizedTest
  @EnumSource(
      value = LabelNoise.class,
      names = {"NONE", "MEAN", "REDRAWN", "CENTRED", "SIGNS"})
  void noiseAddsToTheMeanLossByItsLaw(LabelNoise noise) {
    int[] times = {0, 1, 4, 30};
    int runs = noise == LabelNoise.NONE || noise == LabelNoise.MEAN ? 1 : 2000;
    double eta = 0.2;
    ErfNetwork start = start(Parameterisation.NTK, WIDTH);
    LabelNoise learned = noise == LabelNoise.REDRAWN ? LabelNoise.MEAN : noise;
    double[] quiet =
        losses(start, eta, times, new Batches(DATA, N, quietly(learned), 0.5, SEEDS.child("none")));
    double[] mean = new double[times.length];
    double[] square = new double[times.length];
    for (int run = 0; run < runs; run++) {
      double[] loss = losses(start, eta, times, new Batches(DATA, N, noise, 0.5, SEEDS.child(run)));
      for (int k = 0; k < times.length; k++) {
        mean[k] += loss[k] / runs;
        square[k] += loss[k] * loss[k] / runs;
      }
    }
    LongToDoubleFunction law = new LinearisedDescent(start, DATA, eta).noise(noise, 0.5);
    for (int k = 0; k < times.length; k++) {
      double error = Math.sqrt(Math.max(0, square[k] - mean[k] * mean[k]) / runs);
      assertThat(mean[k] - quiet[k], closeTo(law.applyAsDouble(times[k]), 5 * error + 1e-12));
    }
  }

  private static LabelNoise quietly(LabelNoise noise) {
    return noise == LabelNoise.MEAN ? LabelNoise.MEAN : LabelNoise.NONE;
  }

  private static double[] losses(ErfNetwork start, double eta, int[] times, Batches batches) {
    ErfLinearisation stepped = new ErfLinearisation(start, DATA, new Descent(eta, 0));
    double[] losses = new double[times.length];
    int step = 0;
    for (int k = 0; k < times.length; k++) {
      for (; step < times[k]; step++) {
        stepped.step(batches.next());
      }
      losses[k] = DATA.loss(stepped.outputs());
    }
    return losses;
  }

  /** Means and squares of what is drawn, by each law. */
  @ParameterizedTest
  @EnumSource(LabelNoise.class)
  void noiseHasTheMeanAndTheVarianceOfItsLaw(LabelNoise noise) {
    double p = 0.3;
    double k = CLASSES;
    RandomStream stream = SEEDS.child("noise").stream();
    DMatrixRMaj drawn = new DMatrixRMaj(1, CLASSES);
    int number = 200_000;
    double[] mean = new double[CLASSES];
    double square = 0;
    for (int draw = 0; draw < number; draw++) {
      noise.draw(p, DATA.targets(), 1, drawn, 0, stream);
      for (int j = 0; j < CLASSES; j++) {
        mean[j] += drawn.get(0, j) / number;
        square += Math.pow(drawn.get(0, 0) - DATA.targets().get(1, 0), 2) / number / CLASSES;
      }
    }
    double other =
        switch (noise) {
          case NONE, CENTRED, SIGNS -> 0;
          case REDRAWN, MEAN -> p / k;
          case FLIPPED -> p / (k - 1);
        };
    double change =
        switch (noise) {
          case NONE -> 0;
          case REDRAWN -> p / k;
          case MEAN -> p * p / (k * k);
          case CENTRED -> p / k - p * p / (k * k);
          case FLIPPED -> p / (k - 1);
          case SIGNS -> p * p;
        };
    // five standard deviations of a frequency near 0.1 in 200,000 are 0.0034
    assertThat(mean[0], closeTo(other, 0.0034));
    assertThat(mean[2], closeTo(other, 0.0034));
    assertThat(mean[1], closeTo(1 - (k - 1) * other, 0.006));
    assertThat(square, closeTo(change, 0.0034));
  }

  @Test
  void runsOfOneSeedSeeTheSameSamplesWhateverTheirNoise() {
    Batches quiet = batches(3, LabelNoise.NONE);
    Batches noisy = batches(3, LabelNoise.REDRAWN);
    for (int t = 0; t < 20; t++) {
      assertThat(noisy.next().rows(), equalTo(quiet.next().rows()));
    }
    assertThrows(IllegalArgumentException.class, () -> batches(N + 1, LabelNoise.NONE));
    assertThrows(IllegalArgumentException.class, () -> batches(0, LabelNoise.NONE));
  }

  @Test
  void theTableIsErf() {
    RandomStream stream = SEEDS.child("table").stream();
    DMatrixRMaj z = new DMatrixRMaj(1, 20_000);
    for (int e = 0; e < z.getNumElements(); e++) {
      z.data[e] = e < 10_000 ? stream.gaussian() : 7 * (2 * stream.uniform() - 1);
    }
    z.data[0] = 0;
    z.data[1] = 6;
    z.data[2] = -6;
    DMatrixRMaj table = ErfTable.of(z);
    for (int e = 0; e < z.getNumElements(); e++) {
      assertThat(table.data[e], closeTo(Erf.erf(z.data[e]), ErfTable.ERROR));
    }
    DMatrixRMaj none = DMatrixRMaj.wrap(1, 1, new double[] {Double.NaN});
    assertThat(Double.isNaN(ErfTable.of(none).data[0]), equalTo(true));
  }

  @Test
  void pruningKeepsTheLargestWeights() {
    ErfNetwork whole = start(Parameterisation.STANDARD, WIDTH);
    int weights = WIDTH * (INPUTS + CLASSES);
    for (double kept : new double[] {1, 0.5, 0.1, 0}) {
      ErfNetwork pruned = whole.pruned(kept);
      double[] left =
          Stream.of(pruned.first(), pruned.second())
              .flatMapToDouble(matrix -> Arrays.stream(matrix.data))
              .filter(weight -> weight != 0)
              .toArray();
      assertThat(left.length, equalTo((int) (weights - Math.round((1 - kept) * weights))));
      double least = Arrays.stream(left).map(Math::abs).min().orElse(Double.POSITIVE_INFINITY);
      long larger =
          Stream.of(whole.first(), whole.second())
              .flatMapToDouble(matrix -> Arrays.stream(matrix.data))
              .filter(weight -> Math.abs(weight) >= least)
              .count();
      assertThat(larger, equalTo((long) left.length));
      assertThat(pruned.firstBias().data, equalTo(whole.firstBias().data));
    }
  }

  /** The same start, batches and rule in NumPy. */
  @ParameterizedTest
  @EnumSource(Parameterisation.class)
  void aTwinInPythonComesToTheSame(Parameterisation how) throws IOException, InterruptedException {
    assumeTrue(hasNumPy(), "there is no python3 with NumPy here");
    for (double radius : new double[] {0, 0.3}) {
      Descent descent = new Descent(0.1, radius);
      ErfNetwork start = start(how, WIDTH);
      SpanErfTraining span = new SpanErfTraining(start, DATA, descent);
      ErfLinearisation linear = new ErfLinearisation(start, DATA, descent);
      Batches batches = batches(3, LabelNoise.REDRAWN);
      ObjectNode ask = ask(start, descent);
      ArrayNode given = ask.putArray("batches");
      for (int t = 0; t < 30; t++) {
        Batch batch = batches.next();
        ObjectNode one = given.addObject();
        Arrays.stream(batch.rows()).forEach(one.withArray("rows")::add);
        one.set("labels", rows(batch.labels()));
        span.step(batch);
        linear.step(batch);
      }
      JsonNode told = told(ask);
      assertSame(told.path("W1"), span.network().first());
      assertSame(told.path("W2"), span.network().second());
      assertSame(told.path("outputs"), span.outputs());
      assertSame(told.path("linear"), linear.outputs());
    }
  }

  private static boolean hasNumPy() throws IOException, InterruptedException {
    return Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "python3")))
        && new ProcessBuilder("python3", "-c", "import numpy").start().waitFor() == 0;
  }

  private static ObjectNode ask(ErfNetwork start, Descent descent) {
    ObjectNode ask = new ObjectMapper().createObjectNode();
    ask.put("ntk", start.how() == Parameterisation.NTK);
    ask.put("eta", descent.eta());
    ask.put("radius", descent.radius());
    ask.set("X", rows(DATA.inputs()));
    ask.set("W1", rows(start.first()));
    ask.set("b1", rows(start.firstBias()).get(0));
    ask.set("W2", rows(start.second()));
    ask.set("b2", rows(start.secondBias()).get(0));
    return ask;
  }

  private static ArrayNode rows(DMatrixRMaj matrix) {
    ArrayNode rows = new ObjectMapper().createArrayNode();
    for (int i = 0; i < matrix.getNumRows(); i++) {
      ArrayNode row = rows.addArray();
      for (int j = 0; j < matrix.getNumCols(); j++) {
        row.add(matrix.get(i, j));
      }
    }
    return rows;
  }

  private static JsonNode told(JsonNode ask) throws IOException {
    Process twin =
        new ProcessBuilder("python3", "src/examples/python/erf_network.py")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    twin.getOutputStream().write((ask + "\n").getBytes(StandardCharsets.UTF_8));
    twin.getOutputStream().close();
    return new ObjectMapper().readTree(twin.getInputStream().readAllBytes());
  }

  private static void assertSame(JsonNode told, DMatrixRMaj ours) {
    assertThat(told.size(), equalTo(ours.getNumRows()));
    for (int i = 0; i < ours.getNumRows(); i++) {
      for (int j = 0; j < ours.getNumCols(); j++) {
        assertThat(told.get(i).get(j).doubleValue(), closeTo(ours.get(i, j), CLOSE));
      }
    }
  }
}
