package twophase.paper.dynamics;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.LongPredicate;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import twophase.kit.random.SeedTree;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.network.NtkInitialisation;
import twophase.paper.network.TrainingSet;

class ReferenceSimulatorTest {
  private static final NetworkSimulator SIMULATOR = new ReferenceSimulator();

  /** Keeps copies of the states it wants. */
  static final class Keeper implements Observer {
    final List<Long> times = new ArrayList<>();
    final List<Network> states = new ArrayList<>();
    private final LongPredicate wanted;

    Keeper(LongPredicate wanted) {
      this.wanted = wanted;
    }

    @Override
    public boolean wants(long t) {
      return wanted.test(t);
    }

    @Override
    public void see(long t, Network state) {
      times.add(t);
      states.add(state.copy());
    }

    Network last() {
      return states.get(states.size() - 1);
    }
  }

  /**
   * By hand: w = (1, 2), a = 3, x = (1, -1), y = 1, eps = 2, eta = 0.5. h = -1, f = -3, r = -3 - 1
   * - 2 = -6. w' = w + 0.5 * 6 * 3 * x = (1 + 9, 2 - 9); a' = 3 + 0.5 * 6 * (-1) = 0, with the old
   * w.
   */
  @Test
  void oneStepByHand() {
    Network start =
        new Network(
            new DMatrixRMaj(new double[][] {{1, 2}}), new DMatrixRMaj(new double[][] {{3}}));
    Sample sample = new Sample(new DMatrixRMaj(new double[][] {{1}, {-1}}), 1, 2);
    Keeper keeper = new Keeper(t -> true);
    Outcome outcome =
        SIMULATOR.run(new Run.Driven(new LabelNoiseSgd(), 0.5, start, () -> sample, 1), keeper);
    assertThat(outcome, equalTo(new Outcome.Completed()));
    assertThat(keeper.last().firstLayer().data, equalTo(new double[] {10, -7}));
    assertThat(keeper.last().secondLayer().data, equalTo(new double[] {0}));
    assertThat("the start is not modified", start.firstLayer().get(0), equalTo(1.0));
  }

  /**
   * By hand: w = (1, 2), a = 3, eta = 1; x_1 = (1, -1) with y + eps = 3, so r_1 = -3 - 3 = -6; x_2
   * = (2, 0), y + eps = 8, so r_2 = 6 - 8 = -2. The mean of r x is (-6 - 4, 6) / 2 = (-5, 3): w' =
   * w - 3 (-5, 3) = (16, -7), and a' = 3 - (1, 2) . (-5, 3) = 2, with the old w.
   */
  @Test
  void oneStepOfABatchByHand() {
    Network start =
        new Network(
            new DMatrixRMaj(new double[][] {{1, 2}}), new DMatrixRMaj(new double[][] {{3}}));
    List<Sample> samples =
        List.of(
            new Sample(new DMatrixRMaj(new double[][] {{1}, {-1}}), 1, 2),
            new Sample(new DMatrixRMaj(new double[][] {{2}, {0}}), 9, -1));
    for (NetworkSimulator simulator : List.of(SIMULATOR, new CompressedSimulator())) {
      Keeper keeper = new Keeper(t -> true);
      simulator.run(
          new Run.Driven(new LabelNoiseSgd(2), 1, start, samples.iterator()::next, 1), keeper);
      assertThat(keeper.last().firstLayer().data, equalTo(new double[] {16, -7}));
      assertThat(keeper.last().secondLayer().data, equalTo(new double[] {2}));
    }
  }

  /** All n samples without noise make gradient descent, whatever their order. */
  @Test
  void theFullBatchWithoutNoiseIsGradientDescent() {
    Run.Free free = new Run.Free(3, 2, new Inputs(5), 0.1, 0, 1, SeedTree.root(3), 20);
    Keeper batches = new Keeper(t -> t == 20);
    SIMULATOR.run(free.withRule(new LabelNoiseSgd(5, false)), batches);
    TrainingSet data = free.inputs().trainingSet(free.truth(), free.seeds().child("data").stream());
    Keeper descent = new Keeper(t -> t == 20);
    SIMULATOR.run(new Run.Driven(new GradientDescent(data), 0.1, free.start(), 20), descent);
    assertThat(CompressionBound.distance(batches.last(), descent.last()), lessThan(1e-14));
  }

  /** With replacement a batch takes the next samples of the run with B = 1. */
  @Test
  void batchesTakeTheSamplesInTheirOrder() {
    Run.Free one = new Run.Free(3, 2, new Inputs(5), 0.1, 1, 1, SeedTree.root(3), 20);
    Observer nobody = new Keeper(t -> false);
    SampleSource single = one.driven(nobody).samples();
    SampleSource batches =
        one.withRule(new LabelNoiseSgd(4))
            .withSchedule(new NoiseSchedule(2, 1))
            .driven(nobody)
            .samples();
    for (int j = 0; j < 24; j++) {
      Sample expected = single.next();
      Sample seen = batches.next();
      assertThat(seen.input().data, equalTo(expected.input().data));
      assertThat(seen.noise(), equalTo(j / 4 % 3 < 2 ? expected.noise() : 0));
    }
  }

  @Test
  void withoutReplacementABatchHasDifferentSamples() {
    IntSupplier indices = new LabelNoiseSgd(3, false).indices(5, SeedTree.root(4).stream());
    int[] taken = new int[5];
    for (int t = 0; t < 10_000; t++) {
      Set<Integer> batch = new HashSet<>();
      for (int b = 0; b < 3; b++) {
        int k = indices.getAsInt();
        taken[k]++;
        batch.add(k);
      }
      assertThat(batch.size(), equalTo(3));
    }
    for (int count : taken) {
      assertThat("within 5 standard deviations", (double) count, closeTo(6000, 5 * 49));
    }
  }

  @Test
  void aBatchThatCannotBeDrawnIsRefused() {
    Run.Free run = new Run.Free(3, 2, new Inputs(5), 0.1, 1, 1, SeedTree.root(3), 20);
    Run.Free fresh = new Run.Free(3, 2, Inputs.FRESH, 0.1, 1, 1, SeedTree.root(3), 20);
    TrainingSet data = new TrainingSet(new DMatrixRMaj(1, 2), new DMatrixRMaj(1, 1));
    assertThrows(IllegalArgumentException.class, () -> new LabelNoiseSgd(0));
    assertThrows(IllegalArgumentException.class, () -> run.withRule(new LabelNoiseSgd(6, false)));
    assertThrows(IllegalArgumentException.class, () -> fresh.withRule(new LabelNoiseSgd(2, false)));
    assertThrows(IllegalArgumentException.class, () -> run.withRule(new GradientDescent(data)));
    assertThat(run.withRule(new LabelNoiseSgd(6)).rule().batch(), equalTo(6));
  }

  /**
   * A step moves the parameters by -eta times the gradient of r^2/2. Central differences with h =
   * 1e-5 err by h^2 times third derivatives (below 1e-8 here) and by rounding (1e-11 / h = 1e-6
   * relative to values near 10): 1e-5 covers both.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void aStepFollowsTheGradientOfHalfTheSquaredResidual(int d) {
    Network start = NtkInitialisation.draw(4, d, SeedTree.root(d).child("start").stream());
    GroundTruth truth = GroundTruth.draw(d, 1, SeedTree.root(d).child("truth").stream());
    Sample sample = SampleSource.fresh(truth, 1, SeedTree.root(d).child("steps").stream()).next();
    double eta = 0.25;
    Keeper keeper = new Keeper(t -> t == 1);
    SIMULATOR.run(new Run.Driven(new LabelNoiseSgd(), eta, start, () -> sample, 1), keeper);
    Network moved = keeper.last();
    for (int k = 0; k < 4 * d; k++) {
      double gradient = slope(start, start.firstLayer().data, k, sample);
      double move = moved.firstLayer().data[k] - start.firstLayer().data[k];
      assertThat(move, closeTo(-eta * gradient, 1e-5));
    }
    for (int i = 0; i < 4; i++) {
      double gradient = slope(start, start.secondLayer().data, i, sample);
      double move = moved.secondLayer().data[i] - start.secondLayer().data[i];
      assertThat(move, closeTo(-eta * gradient, 1e-5));
    }
  }

  private static double slope(Network network, double[] weights, int k, Sample sample) {
    double h = 1e-5;
    double old = weights[k];
    weights[k] = old + h;
    double up = loss(network, sample);
    weights[k] = old - h;
    double down = loss(network, sample);
    weights[k] = old;
    return (up - down) / (2 * h);
  }

  private static double loss(Network network, Sample sample) {
    DMatrixRMaj theta = network.linearMap();
    double output = 0;
    for (int k = 0; k < theta.getNumElements(); k++) {
      output += theta.get(k) * sample.input().get(k);
    }
    double residual = output - sample.label() - sample.noise();
    return residual * residual / 2;
  }

  /** Gradient descent is the mean of the noise-free steps over the training set. */
  @Test
  void gradientDescentIsTheMeanStep() {
    Network start = NtkInitialisation.draw(3, 2, SeedTree.root(1).child("start").stream());
    GroundTruth truth = GroundTruth.draw(2, 1, SeedTree.root(1).child("truth").stream());
    TrainingSet data = TrainingSet.draw(5, truth, SeedTree.root(1).child("data").stream());
    Keeper descent = new Keeper(t -> t == 1);
    SIMULATOR.run(new Run.Driven(new GradientDescent(data), 0.1, start, 1), descent);
    double[] mean = new double[6];
    double[] meanSecond = new double[3];
    for (int k = 0; k < data.size(); k++) {
      Sample sample = new Sample(data.input(k), data.labels().get(k), 0);
      Keeper single = new Keeper(t -> t == 1);
      SIMULATOR.run(new Run.Driven(new LabelNoiseSgd(), 0.1, start, () -> sample, 1), single);
      for (int j = 0; j < 6; j++) {
        mean[j] += single.last().firstLayer().data[j] / data.size();
      }
      for (int i = 0; i < 3; i++) {
        meanSecond[i] += single.last().secondLayer().data[i] / data.size();
      }
    }
    for (int j = 0; j < 6; j++) {
      assertThat(descent.last().firstLayer().data[j], closeTo(mean[j], 1e-14));
    }
    for (int i = 0; i < 3; i++) {
      assertThat(descent.last().secondLayer().data[i], closeTo(meanSecond[i], 1e-14));
    }
  }

  @Test
  void gradientDescentConvergesToTheTruth() {
    Network start = NtkInitialisation.draw(8, 3, SeedTree.root(2).child("start").stream());
    GroundTruth truth = GroundTruth.draw(3, 1, SeedTree.root(2).child("truth").stream());
    TrainingSet data = TrainingSet.draw(30, truth, SeedTree.root(2).child("data").stream());
    Keeper keeper = new Keeper(t -> t == 3000);
    SIMULATOR.run(new Run.Driven(new GradientDescent(data), 0.05, start, 3000), keeper);
    for (int k = 0; k < 3; k++) {
      assertThat(keeper.last().linearMap().get(k), closeTo(truth.map().get(k), 1e-9));
    }
  }

  @Test
  void divergenceIsAnOutcomeWithItsStep() {
    Keeper keeper = new Keeper(t -> true);
    Outcome outcome =
        SIMULATOR.run(new Run.Free(4, 2, Inputs.FRESH, 100, 1, 1, SeedTree.root(0), 1000), keeper);
    assertThat(outcome, instanceOf(Outcome.Diverged.class));
    assertThat(outcome.completed(), equalTo(false));
    long step = ((Outcome.Diverged) outcome).step();
    assertThat(step, lessThan(100L));
    assertThat("the last state seen is the one before", keeper.times.size(), equalTo((int) step));
    assertThat(keeper.last().isFinite(), equalTo(true));
  }

  @Test
  void showsWhatIsWantedInOrder() {
    Keeper keeper = new Keeper(t -> t % 3 == 0);
    SIMULATOR.run(new Run.Free(2, 2, new Inputs(5), 0.01, 1, 1, SeedTree.root(0), 10), keeper);
    assertThat(keeper.times, contains(0L, 3L, 6L, 9L));
  }

  @Test
  void noStepsShowTheStart() {
    Keeper keeper = new Keeper(t -> true);
    Outcome outcome =
        SIMULATOR.run(new Run.Free(2, 1, Inputs.FRESH, 0.01, 1, 1, SeedTree.root(0), 0), keeper);
    assertThat(outcome.completed(), equalTo(true));
    assertThat(keeper.times, contains(0L));
  }

  @Test
  void freeRunsDependOnTheirSeedsAlone() {
    double[] first = end(3, new Inputs(9));
    assertThat(end(3, new Inputs(9)), equalTo(first));
    assertThat(end(4, new Inputs(9)), not(equalTo(first)));
    assertThat(end(3, Inputs.FRESH), not(equalTo(first)));
  }

  private static double[] end(long seed, Inputs inputs) {
    Keeper keeper = new Keeper(t -> t == 20);
    SIMULATOR.run(new Run.Free(3, 2, inputs, 0.01, 1, 1, SeedTree.root(seed), 20), keeper);
    return keeper.last().firstLayer().data;
  }

  /** Steps of a training set use its samples, with noise of exactly two values. */
  @Test
  void samplesComeFromTheTrainingSet() {
    GroundTruth truth = GroundTruth.draw(2, 1, SeedTree.root(1).stream());
    TrainingSet data = TrainingSet.draw(3, truth, SeedTree.root(2).stream());
    SampleSource source = SampleSource.uniform(data, 0.5, SeedTree.root(3).stream());
    List<Double> labels = new ArrayList<>();
    List<Double> noises = new ArrayList<>();
    for (int t = 0; t < 200; t++) {
      Sample sample = source.next();
      labels.add(sample.label());
      noises.add(sample.noise());
      assertThat(sample.label(), closeTo(truth.label(sample.input()), 1e-15));
    }
    assertThat(labels.stream().distinct().count(), equalTo(3L));
    assertThat(noises.stream().distinct().sorted().toList(), contains(-0.5, 0.5));
  }
}
