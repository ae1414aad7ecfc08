package twophase.paper.data;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Grey images of one size, each with its class. */
@API(status = API.Status.STABLE, since = "0.1.0")
public final class Images {
  private final DMatrixRMaj inputs;
  private final int[] classes;

  /**
   * Images as rows.
   *
   * @param inputs n x pixels, row-major, in [0, 1], each image line by line; not copied, and not
   *     modified by anybody
   * @param classes n of them, 0 to 9; copied
   * @throws IllegalArgumentException if there is no image, or not one class for each
   */
  Images(DMatrixRMaj inputs, int[] classes) {
    if (inputs.getNumRows() < 1 || inputs.getNumRows() != classes.length) {
      throw new IllegalArgumentException(
          inputs.getNumRows() + " images and " + classes.length + " classes; one for each, from 1");
    }
    this.inputs = inputs;
    this.classes = classes.clone();
  }

  /** How many there are. */
  public int size() {
    return classes.length;
  }

  /** Entries of an image. */
  public int pixels() {
    return inputs.getNumCols();
  }

  /** n x pixels, row-major, in [0, 1]; a new matrix. */
  public DMatrixRMaj inputs() {
    return inputs.copy();
  }

  /** n classes, 0 to 9; a new array. */
  public int[] classes() {
    return classes.clone();
  }

  /**
   * The images that stand first.
   *
   * @param count from 1 to {@link #size()}
   * @throws IllegalArgumentException if there are not as many
   */
  public Images first(int count) {
    if (count < 1 || count > size()) {
      throw new IllegalArgumentException(
          "the first " + count + " images were asked for, of " + size());
    }
    return new Images(
        CommonOps_DDRM.extract(inputs, 0, count, 0, pixels()), Arrays.copyOf(classes, count));
  }
}
