package twophase.paper.network;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.junit.jupiter.api.Test;
import twophase.kit.random.RandomStream;
import twophase.kit.random.SeedTree;

class WideStartTest {
  private static final SeedTree SEEDS = SeedTree.root(43).child("wide");

  /**
   * Draws on each side of a two-sample test. By the two-sided inequality of Dvoretzky, Kiefer and
   * Wolfowitz with Massart's constant, each empirical distribution errs by more than e with
   * probability at most 2 exp(-2 n e^2); a distance above 2 e = 0.09 therefore has probability at
   * most 4 exp(-2 * 4000 * 0.045^2) = 3.7e-7 where both laws are the same. There are fewer than 100
   * comparisons here: a false alarm in fewer than one seed in 25,000.
   */
  private static final int DRAWS = 4000;

  private static final double KOLMOGOROV = 0.09;

  private interface Statistic {
    double of(Network network);
  }

  private static final Statistic[] INVARIANTS = {
    network -> norm2(network.firstLayer()),
    network -> norm2(network.secondLayer()),
    network -> norm2(network.linearMap()),
    network -> network.linearMap().get(0),
    network -> norm2(CommonOps_DDRM.extractColumn(network.firstLayer(), 0, null)),
    network ->
        CommonOps_DDRM.dot(
            CommonOps_DDRM.extractColumn(network.firstLayer(), 0, null), network.secondLayer())
  };

  private static double norm2(DMatrixRMaj matrix) {
    double norm = NormOps_DDRM.normF(matrix);
    return norm * norm;
  }

  private interface Draw {
    Network of(RandomStream stream);
  }

  private static void assertSameLaw(String why, Draw left, Draw right, Statistic... statistics) {
    RandomStream one = SEEDS.child(why).child(1).stream();
    RandomStream two = SEEDS.child(why).child(2).stream();
    double[][] x = new double[statistics.length][DRAWS];
    double[][] y = new double[statistics.length][DRAWS];
    for (int k = 0; k < DRAWS; k++) {
      Network a = left.of(one);
      Network b = right.of(two);
      for (int s = 0; s < statistics.length; s++) {
        x[s][k] = statistics[s].of(a);
        y[s][k] = statistics[s].of(b);
      }
    }
    for (int s = 0; s < statistics.length; s++) {
      double distance = new KolmogorovSmirnovTest().kolmogorovSmirnovStatistic(x[s], y[s]);
      assertThat(why + ", statistic " + s, distance, lessThan(KOLMOGOROV));
    }
  }

  @Test
  void theCoreHasTheLawOfTheCompressedStart() {
    int[][] shapes = {{2, 1}, {3, 2}, {5, 4}, {7, 3}, {40, 3}, {100, 1}, {2, 4}};
    for (int[] shape : shapes) {
      int m = shape[0];
      int d = shape[1];
      assertSameLaw(
          "m=" + m + " d=" + d,
          stream -> WideStart.draw(m, d, stream).core(),
          stream -> NtkInitialisation.draw(m, d, stream),
          INVARIANTS);
    }
  }

  @Test
  void trackedNeuronsAndTheCoreHaveTheirJointLaw() {
    int[][] shapes = {{60, 3, 2}, {6, 3, 2}, {4, 3, 4}, {3, 4, 2}};
    for (int[] shape : shapes) {
      int m = shape[0];
      int d = shape[1];
      int k = shape[2];
      // Both sides give the tracked neurons (first rows) and, as a last row, numbers of the whole.
      assertSameLaw(
          "tracked m=" + m + " d=" + d + " k=" + k,
          stream -> {
            WideStart start = WideStart.draw(m, d, k, stream);
            return withWhole(start.neurons(start.core()), start.core());
          },
          stream -> {
            Network all = NtkInitialisation.draw(m, d, stream);
            return withWhole(first(all, k), all);
          },
          network -> network.firstLayer().get(0, 0),
          network -> norm2(network.neuron(1)),
          network -> CommonOps_DDRM.dot(network.neuron(0), network.neuron(1)),
          network -> network.secondLayer().get(1),
          network -> norm2(network.neuron(0)) - network.secondLayer().get(k),
          network -> CommonOps_DDRM.dot(network.neuron(0), network.neuron(k)));
    }
  }

  private static Network first(Network all, int k) {
    return new Network(
        CommonOps_DDRM.extract(all.firstLayer(), 0, k, 0, all.inputDimension()),
        CommonOps_DDRM.extract(all.secondLayer(), 0, k, 0, 1));
  }

  private static Network withWhole(Network tracked, Network whole) {
    DMatrixRMaj weights = tracked.secondLayer().copy();
    DMatrixRMaj size = new DMatrixRMaj(1, 1);
    size.set(0, norm2(whole.firstLayer()));
    DMatrixRMaj map = CommonOps_DDRM.transpose(whole.linearMap(), null);
    return new Network(
        WidthCompression.stacked(tracked.firstLayer(), map),
        WidthCompression.stacked(weights, size));
  }

  /**
   * At m = 10^9 the mean squared norm of a neuron is 1 with standard deviation sqrt(2 / (m d)) =
   * 1e-5 at d = 20, and norm2(a) is 1 with sqrt(2 / m) = 4.5e-5; six of them are allowed.
   */
  @Test
  void widthABillionCostsNothing() {
    long m = 1_000_000_000L;
    WideStart start = WideStart.draw(m, 20, 3, SEEDS.child("billion").stream());
    assertThat(start.core().width(), is(21));
    assertThat(norm2(start.core().firstLayer()) / m, closeTo(1, 6e-5));
    assertThat(norm2(start.core().secondLayer()), closeTo(1, 2.7e-4));
    assertThat(start.neurons(start.core()).width(), is(3));
  }

  @Test
  void badInputStopsAtTheBorder() {
    RandomStream stream = SEEDS.stream();
    assertThrows(IllegalArgumentException.class, () -> WideStart.draw(0, 1, stream));
    assertThrows(IllegalArgumentException.class, () -> WideStart.draw(1, 0, stream));
    assertThrows(IllegalArgumentException.class, () -> WideStart.draw(3, 1, 4, stream));
    assertThrows(IllegalArgumentException.class, () -> WideStart.draw(3, 1, -1, stream));
  }
}
