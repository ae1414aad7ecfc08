package twophase.paper.erf;

import org.ejml.data.DMatrixRMaj;
import twophase.paper.data.Images;

/**
 * Inputs with what a network is to say of them.
 *
 * @param inputs X, n x D; not modified by anybody
 * @param targets n x k; not modified by anybody
 */
public record Examples(DMatrixRMaj inputs, DMatrixRMaj targets) {
  private static final int CLASSES = 10;

  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if there is no example, or inputs and targets are not as many
   */
  public Examples {
    if (inputs.getNumRows() < 1 || inputs.getNumRows() != targets.getNumRows()) {
      throw new IllegalArgumentException("there must be a target for each input, and an input");
    }
  }

  /**
   * Examples of classes: the target of a class is 1 at its own place, 0 elsewhere.
   *
   * @param of the class of each input, from 0
   * @param k number of classes
   */
  public static Examples ofClasses(DMatrixRMaj inputs, int[] of, int k) {
    DMatrixRMaj targets = new DMatrixRMaj(of.length, k);
    for (int i = 0; i < of.length; i++) {
      targets.set(i, of[i], 1);
    }
    return new Examples(inputs, targets);
  }

  /** Images of ten classes. */
  public static Examples of(Images images) {
    return ofClasses(images.inputs(), images.classes(), CLASSES);
  }

  /** n. */
  public int size() {
    return inputs.getNumRows();
  }

  /** k. */
  public int outputs() {
    return targets.getNumCols();
  }

  /**
   * The loss of a model: half the mean square of what it is off by, over all entries.
   *
   * @param said what the model says, n x k
   */
  public double loss(DMatrixRMaj said) {
    double sum = 0;
    for (int e = 0; e < said.getNumElements(); e++) {
      double off = said.data[e] - targets.data[e];
      sum += off * off;
    }
    return sum / (2 * said.getNumElements());
  }

  /**
   * The share of inputs at which a model says most for the class that it is; of equal outputs the
   * first counts.
   *
   * @param said what the model says, n x k
   */
  public double accuracy(DMatrixRMaj said) {
    int right = 0;
    for (int i = 0; i < size(); i++) {
      right += largest(said, i) == largest(targets, i) ? 1 : 0;
    }
    return right / (double) size();
  }

  private static int largest(DMatrixRMaj rows, int i) {
    int at = 0;
    for (int j = 1; j < rows.getNumCols(); j++) {
      at = rows.get(i, j) > rows.get(i, at) ? j : at;
    }
    return at;
  }
}
