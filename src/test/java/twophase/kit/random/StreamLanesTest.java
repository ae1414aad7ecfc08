package twophase.kit.random;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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

  /** Of each block's shape several, so that pairs are cut at every place. */
  @Test
  void streamsSideBySideGiveTheNumbersTheyGiveAlone() {
    for (boolean vectors : new boolean[] {false, VECTORS}) {
      for (int count : new int[] {1, 3, 8}) {
        StreamLanes lanes = new StreamLanes(streams(count), vectors);
        List<RandomStream> alone = streams(count);
        for (int block = 0; block < 200; block++) {
          int samples = block % 6;
          int dimension = 1 + block % 7;
          assertSame(lanes, alone, samples, dimension);
          for (int lane = 0; lane < count; lane++) {
            double[] signs = new double[StreamLanes.FIRST + 5 * StreamLanes.LANES];
            lanes.signs(lane, 5, 0.5, signs);
            for (int s = 0; s < 5; s++) {
              double expected = 0.5 * alone.get(lane).sign();
              assertThat(signs[StreamLanes.FIRST + s * StreamLanes.LANES + lane], is(expected));
            }
          }
        }
      }
    }
  }

  private static void assertSame(
      StreamLanes lanes, List<RandomStream> alone, int samples, int dimension) {
    int stride = (samples + 2) * StreamLanes.LANES;
    double[] numbers = new double[StreamLanes.FIRST + dimension * stride];
    lanes.samples(samples, dimension, numbers, stride);
    for (int lane = 0; lane < alone.size(); lane++) {
      for (int s = 0; s < samples; s++) {
        for (int k = 0; k < dimension; k++) {
          double number = numbers[StreamLanes.FIRST + k * stride + s * StreamLanes.LANES + lane];
          assertThat(number, is(alone.get(lane).gaussian()));
        }
      }
    }
  }

  /** With one stream within a pair and another not, too. */
  @Test
  void streamsCanBeUsedAloneBetweenBlocks() {
    List<RandomStream> shared = streams(2);
    List<RandomStream> alone = streams(2);
    StreamLanes lanes = new StreamLanes(shared, VECTORS);
    for (int round = 0; round < 100; round++) {
      assertSame(lanes, alone, 5, 3);
      int lane = round / 3 % 2;
      assertThat(shared.get(lane).gaussian(), is(alone.get(lane).gaussian()));
      assertThat(shared.get(lane).uniform(), is(alone.get(lane).uniform()));
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
