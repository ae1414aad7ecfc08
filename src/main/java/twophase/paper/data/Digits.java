package twophase.paper.data;

import org.apiguardian.api.API;

/**
 * Handwritten digits of 8 x 8 pixels: the 1797 images that scikit-learn has, the test set of
 * "Optical Recognition of Handwritten Digits" by Alpaydin and Kaynak (1998, UCI Machine Learning
 * Repository, doi 10.24432/C50P49; CC BY 4.0, said beside the files).
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public final class Digits {
  private static final int WHITE = 16;

  private Digits() {}

  /** All 1797 images. */
  public static Images all() {
    return ImageFiles.carried("digits")
        .readCarried("images-idx3-ubyte.gz", "labels-idx1-ubyte.gz", WHITE);
  }
}
