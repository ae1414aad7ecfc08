package twophase.paper.theorems.descent;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import twophase.kit.random.RandomStream;
import twophase.kit.statement.Ranges;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.TrainingSet;

/**
 * The inputs of a gradient descent run: Gaussian ones, or an orthogonal design whose second moment
 * S = X^T X / n is the identity exactly, the limit of a large n.
 *
 * @param n number of Gaussian samples, at least 1; 0 stands for the orthogonal design
 */
public record Design(int n) {
  /** S = I. */
  public static final Design ISOTROPIC = new Design(0);

  private static final String ISOTROPIC_WORD = "isotropic";

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if n is negative
   */
  public Design {
    Ranges.atLeast("inputs", n, 0);
  }

  /**
   * The inverse of {@link #toString()}; reached by reflection.
   *
   * @throws IllegalArgumentException if the text is neither `isotropic` nor an integer from 1 up
   */
  public static Design valueOf(String text) {
    if (text.equals(ISOTROPIC_WORD)) {
      return ISOTROPIC;
    }
    if (!text.matches("[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException(
          "inputs must be at least 1, or `" + ISOTROPIC_WORD + "`, not " + text);
    }
    return new Design(Integer.parseInt(text));
  }

  boolean isotropic() {
    return n == 0;
  }

  /** As the paper's hypotheses see it: the orthogonal design stands for infinitely many samples. */
  Inputs inputs() {
    return new Inputs(n);
  }

  /** The training set. Orthogonal: d samples sqrt(d) e_k. */
  TrainingSet trainingSet(GroundTruth truth, RandomStream stream) {
    if (!isotropic()) {
      return TrainingSet.draw(n, truth, stream);
    }
    int d = truth.map().getNumRows();
    DMatrixRMaj x = CommonOps_DDRM.identity(d);
    CommonOps_DDRM.scale(Math.sqrt(d), x);
    DMatrixRMaj y = new DMatrixRMaj(d, 1);
    CommonOps_DDRM.mult(x, truth.map(), y);
    return new TrainingSet(x, y);
  }

  @Override
  public String toString() {
    return isotropic() ? ISOTROPIC_WORD : Integer.toString(n);
  }
}
