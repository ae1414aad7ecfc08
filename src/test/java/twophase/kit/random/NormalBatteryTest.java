package twophase.kit.random;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The normals of eight streams side by side under {@link NormalBattery}, and the battery under
 * normals that are wrong on purpose. `ci/test` looks at a million, `ci/test --all` at 100 million;
 * a thousand million, for a nightly, with
 *
 * <pre>mvn test -Dslow.tags=none -Dtest=NormalBatteryTest -Dbattery.normals=1000000000</pre>
 *
 * <p>The seed is fixed: a failure comes again.
 */
class NormalBatteryTest {
  private static final SeedTree SEEDS = SeedTree.root(48).child("battery");
  private static final int FEW = 1_000_000;
  private static final int MANY = Integer.getInteger("battery.normals", 100_000_000);
  private static final boolean VECTORS =
      ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

  private static List<String> failures(String name, int normals, Consumer<double[][]> flaw) {
    int lanes = StreamLanes.LANES;
    int rows = NormalBattery.ROWS;
    List<RandomStream> streams = new ArrayList<>();
    for (int lane = 0; lane < lanes; lane++) {
      streams.add(SEEDS.child(name).child(lane).stream());
    }
    StreamLanes sideBySide = new StreamLanes(streams, VECTORS);
    double[] numbers = new double[StreamLanes.FIRST + rows * lanes];
    double[][] block = new double[lanes][rows];
    NormalBattery battery = new NormalBattery();
    for (long seen = 0; seen < normals; seen += (long) rows * lanes) {
      sideBySide.samples(1, rows, numbers, lanes);
      for (int k = 0; k < rows; k++) {
        for (int lane = 0; lane < lanes; lane++) {
          block[lane][k] = numbers[StreamLanes.FIRST + k * lanes + lane];
        }
      }
      flaw.accept(block);
      battery.see(block);
    }
    return battery.failures();
  }

  private static void assertCaught(String question, Consumer<double[][]> flaw) {
    assertThat(failures("flaws", FEW, flaw), hasItem(startsWith(question + ": n = ")));
  }

  private static void each(double[][] block, DoubleUnaryOperator change) {
    for (double[] lane : block) {
      for (int k = 0; k < lane.length; k++) {
        lane[k] = change.applyAsDouble(lane[k]);
      }
    }
  }

  @Test
  void normalsPass() {
    assertThat(failures("few", FEW, block -> {}), is(empty()));
  }

  @Test
  @Tag("slow")
  void manyNormalsPass() {
    assertThat(failures("many", MANY, block -> {}), is(empty()));
  }

  /** None of a million is beyond 4 then, where 32 are expected on either side. */
  @Test
  void aTailThatEndsIsCaught() {
    Consumer<double[][]> flaw = block -> each(block, z -> Math.abs(z) > 4 ? z / 2 : z);
    assertCaught("tail above 4.0", flaw);
    assertCaught("tail below -4.0", flaw);
  }

  @Test
  void aTailThatIsTooHeavyIsCaught() {
    assertCaught("tail above 5.5", block -> each(block, z -> z > 4 ? 1.4 * z : z));
  }

  @Test
  void aLaneThatRepeatsAnotherIsCaught() {
    Consumer<double[][]> flaw = block -> block[5] = block[2].clone();
    assertCaught("lanes 2 and 5", flaw);
    assertCaught("lanes 2 and 5, signs", flaw);
  }

  @Test
  void normalsOfSinglePrecisionAreCaught() {
    assertCaught("bit 0 of a normal", block -> each(block, z -> (float) z));
    assertCaught("bit 15 of a normal", block -> each(block, z -> (float) z));
  }

  @Test
  void aWrongScaleOrShiftIsCaught() {
    assertCaught("moment 2", block -> each(block, z -> 1.01 * z));
    assertCaught("moment 1", block -> each(block, z -> z + 0.01));
    assertCaught("chi-square over 1024 cells", block -> each(block, z -> 1.03 * z));
  }

  @Test
  void dependenceAlongALaneIsCaught() {
    assertCaught("lag 1", block -> along(block, 1, 0.02));
    assertCaught("lag 64", block -> along(block, 64, 0.02));
    assertCaught("lag 3, sizes", block -> sizes(block, 3));
  }

  private static void along(double[][] block, int lag, double share) {
    for (double[] lane : block) {
      for (int k = lane.length - 1; k >= lag; k--) {
        lane[k] = Math.sqrt(1 - share * share) * lane[k] + share * lane[k - lag];
      }
    }
  }

  /** In every fiftieth place the size is that of a number before, the sign its own. */
  private static void sizes(double[][] block, int lag) {
    for (double[] lane : block) {
      for (int k = lane.length - 1; k >= lag; k -= 50) {
        lane[k] = Math.copySign(lane[k - lag], lane[k]);
      }
    }
  }

  @Test
  void runsThatAreTooLongAreCaught() {
    assertCaught("longest rise", block -> Arrays.sort(block[0], 0, 24));
    assertCaught(
        "longest run of a sign",
        block -> {
          for (int k = 0; k < 60; k++) {
            block[1][k] = Math.abs(block[1][k]);
          }
        });
  }

  /** Each of the 64 bits of a million words: 64 exact two-sided counts share the rate. */
  @Test
  void everyBitOfAWordIsEven() {
    int words = 1_000_000;
    long[] key = {1, 2, 3, 4};
    Xoshiro stream = new Xoshiro(key);
    long[] ones = new long[Long.SIZE];
    for (int k = 0; k < words; k++) {
      long word = stream.next();
      for (int bit = 0; bit < Long.SIZE; bit++) {
        ones[bit] += word >>> bit & 1;
      }
    }
    double threshold = NormalBattery.RATE / Long.SIZE;
    for (int bit = 0; bit < Long.SIZE; bit++) {
      String why = "bit " + bit + ", ones of " + words + " words: " + ones[bit] + "; its p-value";
      double p = NormalBattery.binomial(words, ones[bit], 0.5);
      assertThat(why, p, is(greaterThanOrEqualTo(threshold)));
    }
  }
}
