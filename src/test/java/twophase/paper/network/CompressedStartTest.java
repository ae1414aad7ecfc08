package twophase.paper.network;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.junit.jupiter.api.Test;
import twophase.kit.random.SeedTree;

class CompressedStartTest {
  private static final SeedTree SEEDS = SeedTree.root(45).child("compressed start");

  private static Network drawn(int m, int d) {
    return NtkInitialisation.draw(m, d, SEEDS.child(m).child(d).stream());
  }

  /** F = M(0) R^-1, read back column by column: the states whose rows are those of the identity. */
  private static DMatrixRMaj frame(CompressedStart start) {
    Network core = start.core();
    int n = core.width();
    int d = core.inputDimension();
    DMatrixRMaj frame = new DMatrixRMaj(start.start().width(), n);
    Network wide =
        new Network(
            new DMatrixRMaj(start.start().width(), d), new DMatrixRMaj(start.start().width(), 1));
    for (int column = 0; column < n; column++) {
      Network state = new Network(new DMatrixRMaj(n, d), new DMatrixRMaj(n, 1));
      state.firstLayer().set(column, 0, 1);
      start.show(state, wide);
      for (int i = 0; i < start.start().width(); i++) {
        frame.set(i, column, wide.firstLayer().get(i, 0));
      }
    }
    return frame;
  }

  private static double defect(DMatrixRMaj frame) {
    DMatrixRMaj square = new DMatrixRMaj(frame.getNumCols(), frame.getNumCols());
    CommonOps_DDRM.multTransA(frame, frame, square);
    CommonOps_DDRM.subtractEquals(square, CommonOps_DDRM.identity(frame.getNumCols()));
    return NormOps_DDRM.normF(square);
  }

  /** The bound of the class comment, in units of u, for either way. */
  @Test
  void theFrameIsOrthonormalToRoundingForEveryShape() {
    for (int d : new int[] {1, 2, 5, 20, 32}) {
      for (int m : new int[] {1, 2, d, d + 1, 4 * (d + 1), 16 * (d + 1), 3000}) {
        double unit = 0x1p-53 * (d + 1) * (m + d + 2);
        assertThat(
            "m=" + m + " d=" + d,
            defect(frame(CompressedStart.of(drawn(m, d)))) / unit,
            lessThan(6.0));
      }
    }
  }

  @Test
  void theCoreIsTheTriangleThatReflectionsGive() {
    for (int m : new int[] {30, 100, 3000}) {
      Network start = drawn(m, 6);
      DMatrixRMaj expected = WidthCompression.joined(WidthCompression.of(start).core());
      DMatrixRMaj core = WidthCompression.joined(CompressedStart.of(start).core());
      CommonOps_DDRM.subtractEquals(core, expected);
      double units = NormOps_DDRM.normF(core) / NormOps_DDRM.normF(expected) / 0x1p-53;
      assertThat("m=" + m, units, lessThan(6.0 * m));
    }
  }

  /**
   * Columns of a wide start that nearly agree, so that their Gram matrix has lost half the digits,
   * columns that agree, and columns that are 0.
   */
  @Test
  void whatTheGramMatrixCannotCarryIsReflected() {
    for (double apart : new double[] {1e-3, 1e-9, 0}) {
      Network start = drawn(300, 4);
      for (int i = 0; i < start.width(); i++) {
        double first = start.firstLayer().get(i, 0);
        start.firstLayer().set(i, 1, first + apart * start.firstLayer().get(i, 1));
      }
      assertThat("apart by " + apart, defect(frame(CompressedStart.of(start))), lessThan(1e-13));
    }
    Network flat = drawn(300, 4);
    CommonOps_DDRM.fill(flat.secondLayer(), 0);
    assertThat("a = 0", defect(frame(CompressedStart.of(flat))), lessThan(1e-13));
  }

  @Test
  void aStartReadsBackAsItIs() {
    Network start = drawn(500, 7);
    CompressedStart compressed = CompressedStart.of(start);
    Network wide = start.copy();
    compressed.show(compressed.core(), wide);
    CommonOps_DDRM.subtractEquals(wide.firstLayer(), start.firstLayer());
    CommonOps_DDRM.subtractEquals(wide.secondLayer(), start.secondLayer());
    assertThat(NormOps_DDRM.normF(wide.firstLayer()), lessThan(1e-13 * Math.sqrt(500)));
    assertThat(NormOps_DDRM.normF(wide.secondLayer()), lessThan(1e-13));
  }

  @Test
  void aCoreIsItsOwners() {
    CompressedStart start = CompressedStart.of(drawn(100, 3));
    Network moved = start.core();
    CommonOps_DDRM.scale(2, moved.firstLayer());
    assertThat(start.core().firstLayer().get(0, 0), equalTo(moved.firstLayer().get(0, 0) / 2));
  }

  @Test
  void weightsThatAreNoNumbersAreRefused() {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      Network start = drawn(100, 3);
      start.firstLayer().set(7, 1, bad);
      assertThrows(IllegalArgumentException.class, () -> CompressedStart.of(start));
    }
  }
}
