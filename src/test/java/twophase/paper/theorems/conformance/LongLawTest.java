package twophase.paper.theorems.conformance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import twophase.kit.bench.Measurement;
import twophase.kit.random.RandomStream;
import twophase.kit.random.SeedTree;
import twophase.paper.theorems.Worst;

class LongLawTest {
  private static final int STEPS = 4096;
  private static final int SAMPLES = 40;
  private static final double LIMIT = 40;

  private final Worst worst = new Worst();
  private final LongLaw law = new LongLaw(LIMIT, worst);

  private static int[] signs(long seed) {
    RandomStream stream = SeedTree.root(seed).stream();
    return IntStream.range(0, STEPS).map(t -> stream.sign()).toArray();
  }

  private static int[] order(long seed, int n) {
    RandomStream stream = SeedTree.root(seed).stream();
    return IntStream.range(0, STEPS).map(t -> stream.index(n)).toArray();
  }

  @Test
  void whatIsDrawnRightSurprisesNobody() {
    for (long seed = 0; seed < 20; seed++) {
      law.signs(signs(seed));
      law.order(order(seed, SAMPLES), SAMPLES);
      law.order(order(seed, 1), 1);
      law.visits(signs(seed), order(seed + 100, SAMPLES), SAMPLES);
    }
    Measurement seen = worst.measurement();
    assertThat(seen.words(), seen.holds(), equalTo(true));
  }

  static Stream<Arguments> wrongSigns() {
    int[] fair = signs(1);
    return Stream.of(
        wrong("the signs of the noise add up to", t -> t < STEPS / 4 ? fair[t] : 1),
        wrong("signs 1 steps apart", t -> t % 2 == 0 ? 1 : -1),
        wrong("signs 1500 steps apart", t -> fair[t % 1500]),
        wrong("signs 25 steps apart", t -> t / 25 % 2 == 0 ? fair[t] : -fair[t - 25]),
        Arguments.of("in all blocks of 64 steps", balanced(fair, 64)),
        Arguments.of("in all blocks of 101 steps", balanced(fair, 101)));
  }

  /** What no single distance shows: sums of blocks that scatter too much, or too little. */
  @Test
  void signsThatClumpInBlocksAreNamed() {
    RandomStream stream = SeedTree.root(5).stream();
    int[] preferred = IntStream.range(0, STEPS).map(k -> stream.sign()).toArray();
    int[] clumped =
        IntStream.range(0, STEPS)
            .map(t -> stream.index(4) == 0 ? preferred[t / 64] : stream.sign())
            .toArray();
    law.signs(clumped);
    assertThat(worst.measurement().words(), containsString("signs 1 steps apart their sums"));
  }

  /** 320 blocks of 64: all sums 0, then all of them 11, with squares 121/64 times those of fair. */
  @Test
  void theSurpriseOfBlocksIsThatOfTheDerivedBounds() {
    double[] seen = new double[1];
    SignBlocks blocks = new SignBlocks((surprise, words) -> seen[0] = surprise);
    int[] sums = new int[320 * 64 + 1];
    blocks.scatter(sums, 64, 1, 0);
    double fair = 320 * 64;
    assertThat(seen[0], closeTo(fair * fair / (2 * (2 * fair * 63 + 64 * fair / 3)), 1e-9));
    for (int t = 0; t < sums.length; t++) {
      sums[t] = 11 * (t / 64);
    }
    blocks.scatter(sums, 64, 1, 0);
    assertThat(seen[0], closeTo(160 * (57.0 / 64 - Math.log(121.0 / 64)), 1e-9));
  }

  @Test
  void indicesThatComeAgainTooSeldomInBlocksAreNamed() {
    int n = 200;
    int[] order = order(4, n);
    RandomStream stream = SeedTree.root(6).stream();
    for (int t = 0; t < STEPS; t++) {
      Set<Integer> before = new HashSet<>();
      for (int k = t / 32 * 32; k < t; k++) {
        before.add(order[k]);
      }
      while (before.contains(order[t])) {
        order[t] = stream.index(n);
      }
    }
    law.order(order, n);
    assertThat(worst.measurement().holds(), equalTo(false));
    assertThat(worst.measurement().words(), containsString("1 steps apart, "));
  }

  /** Fair signs, of which each block has as many of both kinds, or one more. */
  private static int[] balanced(int[] fair, int block) {
    int[] signs = new int[STEPS];
    int sum = 0;
    for (int t = 0; t < STEPS; t++) {
      sum = t % block == 0 ? 0 : sum;
      int left = block - t % block;
      signs[t] = Math.abs(sum) >= left ? -Integer.signum(sum) : fair[t];
      sum += signs[t];
    }
    return signs;
  }

  private static Arguments wrong(String words, IntUnaryOperator sign) {
    return Arguments.of(words, IntStream.range(0, STEPS).map(sign).toArray());
  }

  @ParameterizedTest
  @MethodSource("wrongSigns")
  void signsThatAreNotFairOrNotIndependentAreNamed(String words, int[] signs) {
    law.signs(signs);
    assertThat(worst.measurement().holds(), equalTo(false));
    assertThat(worst.measurement().words(), containsString(words));
  }

  @Test
  void signsThatAlternateOnEachSampleAreNamed() {
    int[] order = order(2, SAMPLES);
    int[] last = new int[SAMPLES];
    int[] signs = Arrays.stream(order).map(k -> last[k] = last[k] == 0 ? 1 : -last[k]).toArray();
    law.visits(signs, order, SAMPLES);
    assertThat(worst.measurement().words(), containsString("signs of one sample in turn"));
  }

  static Stream<Arguments> wrongOrders() {
    int[] right = order(3, SAMPLES);
    int[] few = order(3, SAMPLES - 1);
    return Stream.of(
        wrong("sample 39 of 40 was never taken", t -> few[t]),
        wrong("1 apart", t -> right[t / 2]),
        wrong("40 apart", t -> t % SAMPLES),
        Arguments.of("was taken too seldom", spread(right)));
  }

  /** Of two samples the one that was taken longer ago, in half of the steps. */
  private static int[] spread(int[] right) {
    int[] order = right.clone();
    int[] last = new int[SAMPLES];
    for (int t = 0; t < STEPS; t++) {
      int other = (order[t] + 1 + t % (SAMPLES - 1)) % SAMPLES;
      order[t] = last[other] < last[order[t]] ? other : order[t];
      last[order[t]] = t + 1;
    }
    return order;
  }

  @ParameterizedTest
  @MethodSource("wrongOrders")
  void ordersThatAreNotUniformOrNotIndependentAreNamed(String words, int[] order) {
    law.order(order, SAMPLES);
    assertThat(worst.measurement().holds(), equalTo(false));
    assertThat(worst.measurement().words(), containsString(words));
  }

  @Test
  void aSurpriseIsFreedmansExponent() {
    Martingale sum = new Martingale();
    for (int k = 0; k < 9; k++) {
      sum.add(k < 6 ? 1 : -1, 1, 1);
    }
    // x = 3, v = 9, b = 1: 9 / (2 (9 + 1)).
    assertThat(sum.surprise(), closeTo(0.45, 1e-15));
    assertThat(Martingale.of(0, 0, 0).surprise(), equalTo(0.0));
  }
}
