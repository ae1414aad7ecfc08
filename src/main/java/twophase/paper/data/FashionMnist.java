package twophase.paper.data;

import java.io.IOException;
import java.nio.file.Path;
import org.apiguardian.api.API;

/**
 * Grey images of 28 x 28 pixels of ten kinds of clothes: Fashion-MNIST, by Zalando SE (arXiv
 * 1708.07747; MIT licence, kept beside the files). The first 64 images of the training files and
 * the first 64 of the test files travel with the suite; the whole of them, 60,000 and 10,000, is
 * read from a folder, such as that of Debian's package dataset-fashion-mnist.
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public final class FashionMnist {
  private static final int WHITE = 255;
  private static final ImageFiles CARRIED = ImageFiles.carried("fashion-mnist");

  private static final Images TRAINING =
      CARRIED.readCarried(images("train"), classes("train"), WHITE);

  private static final Images TEST = CARRIED.readCarried(images("t10k"), classes("t10k"), WHITE);

  private FashionMnist() {}

  /** The first 64 images of the training set. */
  public static Images training() {
    return TRAINING;
  }

  /** The first 64 images of the test set. */
  public static Images test() {
    return TEST;
  }

  /**
   * The training set of a folder, as many images as it has.
   *
   * @param folder with train-images-idx3-ubyte.gz and train-labels-idx1-ubyte.gz
   * @throws IOException if a file is not there, cannot be read, or is no such file
   */
  public static Images training(Path folder) throws IOException {
    return ImageFiles.in(folder).read(images("train"), classes("train"), WHITE);
  }

  /**
   * The test set of a folder, as many images as it has.
   *
   * @param folder with t10k-images-idx3-ubyte.gz and t10k-labels-idx1-ubyte.gz
   * @throws IOException if a file is not there, cannot be read, or is no such file
   */
  public static Images test(Path folder) throws IOException {
    return ImageFiles.in(folder).read(images("t10k"), classes("t10k"), WHITE);
  }

  private static String images(String part) {
    return part + "-images-idx3-ubyte.gz";
  }

  private static String classes(String part) {
    return part + "-labels-idx1-ubyte.gz";
  }
}
