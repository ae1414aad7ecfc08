package twophase.paper.theorems.lazy;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import twophase.kit.bench.Chance;
import twophase.kit.bench.Trial;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.Outcome;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.network.NeuronChances;
import twophase.paper.network.WideStart;
import twophase.paper.simulators.FastSimulator;
import twophase.paper.theorems.CoreRun;
import twophase.paper.theorems.Looks;
import twophase.paper.theorems.SomeNeuron;
import twophase.paper.theory.ShrinkingSteps;

/**
 * Two witnesses of one probability: runs whose neurons are counted, and runs without neurons, with
 * the chance that they leave.
 */
class ChancesAndCountsTest {
  private static final int RUNS = 400;
  private static final SeedTree SEEDS = SeedTree.root(47).child("witnesses");
  private static final Trial TRIAL = Trial.of(SEEDS, new FastSimulator(), null);

  /** Five standard deviations of a count, and as much of a mean of chances. */
  private static final double SPREAD = 2 * 5 * Math.sqrt(0.25 / RUNS);

  private static List<SomeNeuron> chances(NoisyRun setting, Looks looks, boolean outside) {
    List<CoreRun> runs = new ArrayList<>();
    List<SomeNeuron> seen = new ArrayList<>();
    for (int k = 0; k < RUNS; k++) {
      runs.add(setting.core(SEEDS.child("chances").child(k), looks.from()));
      seen.add(
          outside
              ? SomeNeuron.insideBall(setting.m(), looks)
              : SomeNeuron.outsideBall(setting.m(), looks));
    }
    assertThat(CoreRun.all(TRIAL, runs, seen).stream().allMatch(Outcome::completed), equalTo(true));
    return seen;
  }

  private static double counted(NoisyRun setting, Looks looks, boolean outside) {
    List<Throughout> seen =
        IntStream.range(0, RUNS)
            .mapToObj(
                k ->
                    outside
                        ? new Throughout(looks, LazyBall::allOutside)
                        : new Throughout(looks, LazyBall::lazy))
            .toList();
    new FastSimulator()
        .runAll(
            IntStream.range(0, RUNS)
                .mapToObj(k -> setting.run(SEEDS.child("counts").child(k), looks.from()))
                .toList(),
            seen);
    return (double) seen.stream().filter(look -> !look.stood()).count() / RUNS;
  }

  private static void assertAgree(NoisyRun setting, long steps, boolean outside) {
    Looks end = new Looks(steps, 1);
    List<Chance> chances = chances(setting, end, outside).stream().map(SomeNeuron::seen).toList();
    double low = chances.stream().mapToDouble(Chance::low).average().orElseThrow();
    double high = chances.stream().mapToDouble(Chance::high).average().orElseThrow();
    double counted = counted(setting, end, outside);
    assertThat(setting + " counted", counted, greaterThan(low - SPREAD));
    assertThat(setting + " counted", counted, lessThan(high + SPREAD));
    assertThat("the event is neither rare nor sure", counted, closeTo(0.5, 0.4));
  }

  @Test
  void insideTheBall() {
    for (int d : new int[] {2, 3}) {
      NoisyRun setting = new NoisyRun(1000, d, Inputs.FRESH, 2e-4, d == 2 ? 400 : 40, 0.1);
      assertAgree(setting, d == 2 ? 5_000 : 20_000, true);
    }
  }

  @Test
  void outsideTheBall() {
    assertAgree(new NoisyRun(1000, 4, Inputs.FRESH, 2e-4, 40, 0.1), 300, false);
  }

  /** What a run without neurons allocates has no part in its width. */
  @Test
  void aBillionNeuronsCostWhatAThousandCost() {
    allocated(1001);
    double thousand = allocated(1001);
    double billion = allocated(1_000_000_000);
    assertThat(billion / thousand, lessThan(1.5));
  }

  private static double allocated(long m) {
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    NoisyRun setting = new NoisyRun(m, 20, Inputs.FRESH, 0.4 / m, 4, 0.1);
    long before = threads.getCurrentThreadAllocatedBytes();
    List<CoreRun> runs = new ArrayList<>();
    List<SomeNeuron> seen = new ArrayList<>();
    for (int k = 0; k < 8; k++) {
      runs.add(setting.core(SEEDS.child(k), 2000));
      seen.add(SomeNeuron.insideBall(m, new Looks(0, 200)));
    }
    CoreRun.all(TRIAL, runs, seen);
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  /** A slope above which a step grows a neuron more often than Lemma 3 admits, and none below. */
  @Test
  void theSteepestNeuronIsWhereTheProbabilityFallsBelowTheShare() {
    for (int d : new int[] {1, 2, 3, 20}) {
      double slope = ShrinkingSteps.steepest(d, 0.9);
      assertThat(ShrinkingSteps.probabilityNotAbove(d, 1, slope * (1 + 1e-9)), lessThan(0.9));
      assertThat(
          ShrinkingSteps.probabilityNotAbove(d, 1, slope * (1 - 1e-9)), greaterThan(0.9 - 1e-12));
    }
    Network core = WideStart.draw(1_000_000_000, 3, SEEDS.stream()).core();
    NeuronChances neurons = new NeuronChances(1e9, core);
    double slope = ShrinkingSteps.steepest(3, ShrinkingSteps.promised(1e9, 3));
    // P(|a_i| > slope norm(w_i)) is about m^(-3/2) in dimension 3: some neuron of 10^9 in 20 runs.
    assertThat(neurons.someSteeper(core, slope).low(), closeTo(0.05, 0.04));
  }
}
