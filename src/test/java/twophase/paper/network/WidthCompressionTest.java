package twophase.paper.network;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.junit.jupiter.api.Test;
import twophase.kit.random.SeedTree;

class WidthCompressionTest {
  private static final SeedTree SEEDS = SeedTree.root(44).child("compression");

  private static Network drawn(int m, int d) {
    return NtkInitialisation.draw(m, d, SEEDS.child(m).child(d).stream());
  }

  /**
   * norm(M - Q N) / (m norm(M) u) and norm(Q^T Q - I) / (m u): of order one, whatever the shape.
   */
  private static void assertDecomposes(String why, Network network) {
    WidthCompression compression = WidthCompression.of(network);
    DMatrixRMaj frame = compression.frame();
    int n = frame.getNumCols();
    assertThat(why, n, is(Math.min(network.width(), network.inputDimension() + 1)));
    DMatrixRMaj square = new DMatrixRMaj(n, n);
    CommonOps_DDRM.multTransA(frame, frame, square);
    CommonOps_DDRM.subtractEquals(square, CommonOps_DDRM.identity(n));
    double unit = (network.width() + 10) * 0x1p-53;
    assertThat(why, NormOps_DDRM.normF(square) / unit, lessThan(10.0));
    DMatrixRMaj joined = WidthCompression.joined(network);
    double size = NormOps_DDRM.normF(joined);
    DMatrixRMaj back = WidthCompression.joined(compression.expand(compression.core()));
    CommonOps_DDRM.subtractEquals(back, joined);
    assertThat(why, NormOps_DDRM.normF(back) / unit, lessThan(10 * Math.max(size, 1e-300)));
    DMatrixRMaj factor = WidthCompression.joined(compression.core());
    for (int k = 0; k < n && network.width() > network.inputDimension(); k++) {
      assertThat(why, factor.get(k, k), greaterThanOrEqualTo(0.0));
    }
  }

  @Test
  void aNetworkIsFrameTimesCoreForEveryShape() {
    for (int d : new int[] {1, 2, 5, 20, 32}) {
      for (int m : new int[] {1, 2, d, d + 1, d + 2, 64, 300}) {
        assertDecomposes("m=" + m + " d=" + d, drawn(m, d));
      }
    }
  }

  @Test
  void rankDeficientNetworksAreDecomposedToo() {
    Network flat = drawn(12, 4);
    CommonOps_DDRM.fill(flat.secondLayer(), 0);
    assertDecomposes("a = 0", flat);
    Network blind = drawn(12, 4);
    for (int i = 0; i < 12; i++) {
      blind.firstLayer().set(i, 0, 0);
      blind.firstLayer().set(i, 3, blind.firstLayer().get(i, 2));
    }
    assertDecomposes("zero and equal columns", blind);
    assertDecomposes("origin", new Network(new DMatrixRMaj(12, 4), new DMatrixRMaj(12, 1)));
    Network tiny = drawn(12, 4);
    CommonOps_DDRM.scale(1e-200, tiny.firstLayer());
    assertDecomposes("tiny first layer", tiny);
  }

  @Test
  void onlyNumbersAreCompressed() {
    Network network = drawn(3, 2);
    network.firstLayer().set(1, 1, Double.NaN);
    assertThrows(IllegalArgumentException.class, () -> WidthCompression.of(network));
    Network good = drawn(3, 2);
    assertThrows(
        IllegalArgumentException.class,
        () -> new WidthCompression(CommonOps_DDRM.identity(2), good));
  }
}
