package twophase.kit.random;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class StreamLanesTest {
  private static final SeedTree SEEDS = SeedTree.root(46).child("streams");

  private static final boolean VECTORS =
      ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

  private static List<RandomStream> streams(int count) {
    List<RandomStream> streams = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      streams.add(SEEDS.child(k).stream());
    }
    return streams;
  }

  @Test
  void theBitsAreThoseOfTheLibrarysGenerator() {
    for (int trial = 0; trial < 20; trial++) {
      long[] key = {trial, 31L * trial * trial, ~trial, 0x9e3779b97f4a7c15L * trial};
      UniformRandomProvider expected = RandomSource.L64_X128_MIX.create(key.clone());
      UniformRandomProvider bits = new MixedBits(key);
      for (int k = 0; k < 1000; k++) {
        assertThat(bits.nextLong(), is(expected.nextLong()));
        assertThat(bits.nextBoolean(), is(expected.nextBoolean()));
        assertThat(bits.nextInt(7), is(expected.nextInt(7)));
        assertThat(bits.nextDouble(), is(expected.nextDouble()));
        assertThat(bits.nextLong(1L << 40), is(expected.nextLong(1L << 40)));
      }
    }
  }

  /** 20,000 normals a stream: some 230 of them leave the table, and all must agree to the bit. */
  @Test
  void streamsSideBySideGiveTheNumbersTheyGiveAlone() {
    for (boolean vectors : new boolean[] {false, VECTORS}) {
      for (int count : new int[] {1, 3, 8}) {
        StreamLanes lanes = new StreamLanes(streams(count), vectors);
        List<RandomStream> alone = streams(count);
        double[] numbers = new double[1000];
        for (int block = 0; block < 20 * 8; block++) {
          int normals = block % 8 * 36;
          lanes.prepare(normals);
          for (int lane = 0; lane < count; lane++) {
            lanes.gaussians(lane, numbers, 3, 2, 3 + normals);
            int sign = lanes.sign(lane);
            for (int k = 0; k < normals / 2; k++) {
              assertThat(numbers[3 + 2 * k], is(alone.get(lane).gaussian()));
            }
            assertThat(sign, is(alone.get(lane).sign()));
            lanes.gaussians(lane, numbers, 0, 1, normals - normals / 2);
            for (int k = 0; k < normals - normals / 2; k++) {
              assertThat(numbers[k], is(alone.get(lane).gaussian()));
            }
          }
        }
      }
    }
  }

  @Test
  void streamsCanBeUsedAloneBetweenBlocks() {
    List<RandomStream> shared = streams(2);
    List<RandomStream> alone = streams(2);
    StreamLanes lanes = new StreamLanes(shared, VECTORS);
    double[] numbers = new double[5];
    for (int round = 0; round < 100; round++) {
      lanes.prepare(5);
      for (int lane = 0; lane < 2; lane++) {
        lanes.gaussians(lane, numbers, 0, 1, 5);
        for (double number : numbers) {
          assertThat(number, is(alone.get(lane).gaussian()));
        }
      }
      assertThat(shared.get(1).uniform(), is(alone.get(1).uniform()));
    }
  }

  @Test
  void eightDifferentStreamsFit() {
    assertThrows(IllegalArgumentException.class, () -> new StreamLanes(streams(9), false));
    assertThrows(
        IllegalArgumentException.class,
        () -> new StreamLanes(Collections.nCopies(2, SEEDS.stream()), false));
  }
}
