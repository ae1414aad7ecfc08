package twophase.paper.theorems.descent;

import org.apache.commons.math3.linear.Array2DRowFieldMatrix;
import org.apache.commons.math3.linear.FieldMatrix;
import twophase.kit.exact.Residue;
import twophase.kit.random.RandomStream;
import twophase.kit.statement.Ranges;
import twophase.paper.theory.OscillatingLayer;

/**
 * The setting of the law of one step: the group of neurons that moves in it.
 *
 * @param active how many, from 1 to 30
 * @param d input dimension, at least 1
 */
record MovingGroup(int active, int d) {
  MovingGroup {
    Ranges.atLeast("active", active, 1);
    Ranges.atLeast("d", d, 1);
    // Patterns of signs are the bits of an int.
    Ranges.atLeast("31 - active", Integer.SIZE - 1 - active, 1);
  }

  /**
   * Whether the mean of W^T W after the step, over all patterns of signs, is what the law says, at
   * a random point.
   */
  boolean obeysLaw(RandomStream stream) {
    FieldMatrix<Residue> w = random(active, d, stream);
    FieldMatrix<Residue> square = random(d, d, stream);
    FieldMatrix<Residue> s = square.add(square.transpose());
    FieldMatrix<Residue> target = random(d, 1, stream);
    Residue eta = Residue.random(stream);
    Residue q = Residue.random(stream);

    FieldMatrix<Residue> sum = zeros(d, d);
    int patterns = 1 << active;
    for (int pattern = 0; pattern < patterns; pattern++) {
      sum = sum.add(gram(moved(w, signs(pattern, q), s, target, eta)));
    }
    return OscillatingLayer.moved(gram(w), s, target, eta, q.multiply(q), active)
        .scalarMultiply(Residue.of(patterns))
        .equals(sum);
  }

  /** One step of eq. 6: w_i moves by -eta a_i v, v = S (W^T a - theta*). */
  private static FieldMatrix<Residue> moved(
      FieldMatrix<Residue> w,
      FieldMatrix<Residue> a,
      FieldMatrix<Residue> s,
      FieldMatrix<Residue> target,
      Residue eta) {
    FieldMatrix<Residue> v = s.multiply(w.transpose().multiply(a).subtract(target));
    return w.subtract(a.multiply(v.transpose()).scalarMultiply(eta));
  }

  private FieldMatrix<Residue> signs(int pattern, Residue q) {
    FieldMatrix<Residue> a = zeros(active, 1);
    for (int i = 0; i < active; i++) {
      a.setEntry(i, 0, (pattern >> i & 1) == 0 ? q : q.negate());
    }
    return a;
  }

  private static FieldMatrix<Residue> gram(FieldMatrix<Residue> w) {
    return w.transpose().multiply(w);
  }

  private static FieldMatrix<Residue> random(int rows, int columns, RandomStream stream) {
    FieldMatrix<Residue> matrix = zeros(rows, columns);
    for (int k = 0; k < rows; k++) {
      for (int l = 0; l < columns; l++) {
        matrix.setEntry(k, l, Residue.random(stream));
      }
    }
    return matrix;
  }

  private static FieldMatrix<Residue> zeros(int rows, int columns) {
    return new Array2DRowFieldMatrix<>(Residue.ZERO.getField(), rows, columns);
  }
}
