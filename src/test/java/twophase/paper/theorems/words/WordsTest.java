package twophase.paper.theorems.words;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.notANumber;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import twophase.kit.random.SeedTree;
import twophase.kit.statement.CardNumbers;
import twophase.kit.statement.Constant;
import twophase.paper.Paper;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.ReferenceSimulator;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Changes;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.network.Sparsity;
import twophase.paper.simulators.FastSimulator;
import twophase.paper.theorems.Looks;

/** What is seen of runs for the claims in words, by hand. */
class WordsTest {
  private static Network network(int d, double[] firstLayer, double... secondLayer) {
    int m = secondLayer.length;
    return new Network(
        new DMatrixRMaj(m, d, true, firstLayer), new DMatrixRMaj(m, 1, true, secondLayer));
  }

  private static double[] numbers(double... numbers) {
    return numbers;
  }

  @Test
  void theEffectiveRankCountsDirections() {
    assertThat(Sparsity.rank(network(2, numbers(3, 4, 6, 8), 1, 1)), closeTo(1, 1e-12));
    assertThat(Sparsity.rank(network(2, numbers(2, 0, 0, 2), 1, 1)), closeTo(2, 1e-12));
    // Squared singular values 9 and 1: (9 + 1)^2 / (81 + 1).
    assertThat(Sparsity.rank(network(2, numbers(3, 0, 0, 1), 1, 1)), closeTo(100 / 82.0, 1e-12));
  }

  @Test
  void theNeuronsThatCarryAndThoseThatArePruned() {
    // Parts of theta: 1, 2, 3, 94.
    Network state = network(1, numbers(94, 1, -2, 3), 1, 1, -1, 1);
    assertThat(Sparsity.carrying(state, 0.03), equalTo(0.5));
    assertThat(Sparsity.carrying(state, 0.029), equalTo(0.75));
    assertThat(Sparsity.pruned(state, 0.5), closeTo(0.03, 1e-12));
    // Parts that cancel: 1 and -1 together are nothing, one of them is too much.
    Network cancelling = network(1, numbers(1, -1, 10), 1, 1, 1);
    assertThat(Sparsity.carrying(cancelling, 0.01), equalTo(1.0));
    assertThat(Sparsity.pruned(cancelling, 0.67), closeTo(0, 1e-12));
  }

  @Test
  void whichTermOfTheBalanceIsTheLargerOne() {
    BalanceTerms terms = new BalanceTerms();
    Network before = network(1, numbers(1, 1), 1, 1);
    // norm2 by 3 and a^2 by 1: Delta's term is 2. norm2 by 3 and a^2 by 2: it is 1.
    Network after = network(1, numbers(2, 2), Math.sqrt(2), Math.sqrt(3));
    terms.see(before, after);
    assertThat(terms.governedShare(), equalTo(0.5));
    assertThat(Changes.secondLayerPart(before, after), closeTo(0.5, 1e-12));
  }

  @Test
  void howMuchOfAMoveIsShrinking() {
    Inward inward = new Inward(new Looks(1, 1));
    // The lazy radius of two neurons is 0.71.
    inward.see(0, network(2, numbers(3, 4, 1, 0), 1, 1));
    inward.see(1, network(2, numbers(2.7, 3.6, 1, 0), 1, 1));
    assertThat("none is outside", inward.share(), notANumber());
    inward.see(2, network(2, numbers(2.4, 3.2, 1, 0.5), 1, 1));
    assertThat(inward.share(), closeTo(1 / 1.25, 1e-12));
    assertThat(inward.satisfied(), equalTo(true));
  }

  @Test
  void neuronsThatGoThroughBothPhases() {
    CardNumbers card =
        new CardNumbers(
            "test",
            Map.of("fallen", new Constant("fallen", 0.5, ""), "end", new Constant("end", 0.3, "")));
    NeuronPaths paths = new NeuronPaths(3, 3);
    paths.truth(new GroundTruth(new DMatrixRMaj(2, 1, true, 0, 2)));
    // In turn: falls, then turns; turns, then falls; turned all along, falls; never falls.
    paths.see(0, network(2, numbers(4, 0, 4, 0, 0, 4, 4, 0), 1, 1, 1, 1));
    paths.see(1, network(2, numbers(2, 0, 0, 4, 0, 4, 4, 0), 1, 1, 1, 1));
    paths.see(2, network(2, numbers(0, 1, 0, 2, 0, 2, 0, 4), 1, 1, 1, 1));
    paths.see(3, network(2, numbers(0, -1, 0, 1, 0, 1, 0, 4), 1, 1, 1, 1));
    assertThat(paths.inOrder(card), equalTo(0.5));
  }

  @Test
  void aCommonDirectionAndHowFastItComes() {
    CommonDirection seen = new CommonDirection(4, 4);
    double[] across = numbers(1, 0, 0, 1);
    seen.see(0, network(2, across, 1, 1));
    seen.see(1, network(2, across, 1, 1));
    double half = Math.sqrt(0.5);
    seen.see(2, network(2, numbers(1, 0, half, half), 1, 1));
    seen.see(3, network(2, numbers(5, 0, -2, 0), 1, 1));
    seen.see(4, network(2, numbers(5, 0, -2, 0), 1, 1));
    assertThat(seen.last(), closeTo(1, 1e-12));
    assertThat("from look 2 to look 3, after two looks", seen.rise(0.25), equalTo(0.5));
  }

  @Test
  void whenTheFirstLayerHasFallen() {
    FirstLayer layer = new FirstLayer(new Looks(1, 1), 0.25);
    layer.see(0, network(1, numbers(2), 1));
    layer.see(1, network(1, numbers(1.5), 1));
    assertThat(layer.fallen(), notANumber());
    assertThat(layer.last(), equalTo(2.25 / 4));
    layer.see(2, network(1, numbers(1), 1));
    assertThat(layer.fallen(), equalTo(2.0));
    assertThat(layer.satisfied(), equalTo(true));
  }

  @Test
  void nobodyWantsAStateBeforeTheTimeThatTheyName() {
    long steps = 103;
    List<Observer> observers =
        List.of(
            StepPairs.of(new Looks(0, 5), (before, after) -> {}),
            new Inward(new Looks(2, 7)),
            new FirstLayer(new Looks(steps, 1), 0),
            new NeuronPaths(steps, 8),
            new CommonDirection(steps, 8),
            new LastLosses(new Looks(50, 6)));
    for (Observer observer : observers) {
      for (long t = 0; t <= steps; t++) {
        long next =
            LongStream.rangeClosed(t, steps).filter(observer::wants).findFirst().orElse(steps);
        assertThat(
            observer.getClass().getSimpleName() + " from " + t,
            Math.min(steps, observer.quietUntil(t)),
            lessThanOrEqualTo(next));
      }
    }
  }

  @Test
  void evenLooksHaveBothEnds() {
    List<Long> times = new ArrayList<>();
    for (long t = 0; t <= 10; t = times.get(times.size() - 1) + 1) {
      times.add(EvenLooks.next(t, 10, 4));
    }
    assertThat(times, equalTo(List.of(0L, 3L, 5L, 8L, 10L)));
  }

  @Test
  void pairsAreStatesInARow() {
    for (NetworkSimulator simulator : List.of(new ReferenceSimulator(), new FastSimulator())) {
      Run.Free run = new Run.Free(30, 3, Inputs.FRESH, 0.01, 1, 1, SeedTree.root(4), 20);
      int[] pairs = new int[1];
      double[] most = new double[1];
      StepPairs look =
          StepPairs.of(
              new Looks(0, 5),
              (before, after) -> {
                pairs[0]++;
                for (int i = 0; i < 30; i++) {
                  most[0] = Math.max(most[0], before.neuronDistance(i, after));
                }
              });
      simulator.run(run, look);
      assertThat(pairs[0], equalTo(4));
      assertThat(most[0], greaterThan(0.0));
      assertThat("one step, not five", most[0], lessThanOrEqualTo(0.1));
    }
  }

  @Test
  void theseStatementsAreReadings() {
    for (String id :
        List.of("delta-governs", "each-neuron", "sparser", "sam-remarks", "condition-remarks")) {
      assertThat(
          Paper.CARDS.get(id).forms().stream().allMatch(line -> line.form().startsWith("reading")),
          equalTo(true));
    }
  }
}
