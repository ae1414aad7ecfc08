package twophase.paper.network;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
import twophase.kit.random.RandomStream;
import twophase.kit.random.SeedTree;

/**
 * All neurons of a start that is too wide to be kept: they are drawn again each time somebody
 * looks, O(m d^2) time and O(d^2) memory for a pass over all of them.
 *
 * <p>Neurons come in blocks of 64; block b has a stream of its own, keyed by the hash of the seed
 * node and the counter b, so any neuron can be drawn without those before it. (One counter-based
 * generator for all, Philox, was measured: its normals cost three times as much.) The core is the
 * triangular factor of all rows, folded in block by block (the sequential form of tall-skinny QR;
 * J. Demmel, L. Grigori, M. Hoemmen, J. Langou, SIAM Journal on Scientific Computing 34, 2012).
 * With M(0) = Q R and the core N(t), neuron i at t is row i of M(0) times R^-1 N(t).
 */
public final class NeuronRows {
  private static final int BLOCK = 64;

  private final long m;
  private final int d;
  private final SeedTree seeds;
  private final DMatrixRMaj start;

  /** Sees neurons one by one. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * A neuron.
     *
     * @param i its number, from 0
     * @param neurons storage of a block of neurons, row-major, d + 1 numbers a row: w_i and then
     *     a_i; to be read now
     * @param offset where this neuron's row begins
     */
    void see(long i, double[] neurons, int offset);
  }

  /**
   * A start of that width; this draws all neurons once.
   *
   * @param m width, at least 1
   * @param d input dimension, at least 1
   * @param seeds where the neurons' streams hang
   * @throws IllegalArgumentException if m or d is below 1
   */
  public NeuronRows(long m, int d, SeedTree seeds) {
    if (m < 1 || d < 1) {
      throw new IllegalArgumentException("needs m >= 1 and d >= 1, not " + m + " and " + d);
    }
    this.m = m;
    this.d = d;
    this.seeds = seeds;
    this.start = folded();
  }

  private DMatrixRMaj folded() {
    DMatrixRMaj factor = new DMatrixRMaj(0, d + 1);
    for (long b = 0; b * BLOCK < m; b++) {
      DMatrixRMaj rows = WidthCompression.stacked(factor, block(b));
      factor = rows.getNumRows() <= d ? rows : WidthCompression.triangle(rows);
    }
    return factor;
  }

  /** m. */
  public long width() {
    return m;
  }

  /** N(0), min(m, d + 1) neurons, as a network of its own. */
  public Network core() {
    return WidthCompression.split(start.copy());
  }

  /**
   * Shows neurons from .. to - 1 as they are at a state of the core.
   *
   * @param from at least 0
   * @param to at most m
   * @param state N(t), not modified
   * @throws IllegalArgumentException if the range is not within 0 .. m
   */
  public void forEach(long from, long to, Network state, Visitor visitor) {
    if (from < 0 || to > m || from > to) {
      throw new IllegalArgumentException("neurons " + from + " to " + to + " of " + m);
    }
    DMatrixRMaj map = mapTo(state);
    for (long b = from / BLOCK; b * BLOCK < to; b++) {
      DMatrixRMaj rows = block(b);
      DMatrixRMaj moved = new DMatrixRMaj(rows.getNumRows(), d + 1);
      CommonOps_DDRM.mult(rows, map, moved);
      long first = Math.max(from, b * BLOCK);
      long end = Math.min(to, b * BLOCK + rows.getNumRows());
      for (long i = first; i < end; i++) {
        visitor.see(i, moved.data, (int) (i - b * BLOCK) * (d + 1));
      }
    }
  }

  /** R^-1 N(t), (d + 1) x (d + 1): what takes a row of M(0) to the same row of M(t). */
  private DMatrixRMaj mapTo(Network state) {
    DMatrixRMaj now = WidthCompression.joined(state);
    if (m > d) {
      int n = d + 1;
      TriangularSolver_DDRM.solveU(start.data, 0, n, n, now.data, 0, n, n);
      return now;
    }
    // Fewer neurons than d + 1: M(0)^+ N(t), with full row rank, gives M(0) M(0)^+ N(t) = N(t).
    DMatrixRMaj inverse = new DMatrixRMaj(d + 1, (int) m);
    CommonOps_DDRM.pinv(start, inverse);
    DMatrixRMaj map = new DMatrixRMaj(d + 1, d + 1);
    CommonOps_DDRM.mult(inverse, now, map);
    return map;
  }

  private DMatrixRMaj block(long b) {
    RandomStream stream = seeds.child(b).stream();
    int rows = (int) Math.min(BLOCK, m - b * BLOCK);
    DMatrixRMaj block = Gaussian.matrix(rows, d + 1, 1, stream);
    WideStart.scaleColumns(block, m);
    return block;
  }
}
