package twophase.paper.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apiguardian.api.API;

/**
 * The folder in which a user has the files of Fashion-MNIST. Nothing that the suite tests by itself
 * reads it: only a setting whose inputs say of how many images they are, such as {@code
 * fashion-mnist-20-of-2000}. What such a setting says is the same from any copy of the files.
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public final class DataFolder {
  /** The principal components of more take minutes. */
  private static final int MOST = 10_000;

  private static final String DEBIAN =
      "on Debian /usr/share/datasets/fashion-mnist, of the package dataset-fashion-mnist";

  private static final AtomicReference<Optional<Images>> LEADING =
      new AtomicReference<>(Optional.empty());

  /** The first so many images, each set once, so that what is worked out of them is kept. */
  private static final Map<Integer, Images> FIRST = new ConcurrentHashMap<>();

  private DataFolder() {}

  /**
   * Reads the training images of a folder, for the rest of the program.
   *
   * @throws IllegalArgumentException if they are not there, or cannot be read; the message says why
   */
  public static void open(Path folder) {
    try {
      Images all = FashionMnist.training(folder);
      LEADING.set(Optional.of(all.first(Math.min(MOST, all.size()))));
      FIRST.clear();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "the files of Fashion-MNIST cannot be read (" + e.getMessage() + "); they are " + DEBIAN,
          e);
    }
  }

  /**
   * The training images that stand first.
   *
   * @param count from 2 to 10,000, and to as many as there are
   * @throws IllegalArgumentException if there are not as many, or no folder was opened
   */
  static Images training(int count) {
    Images leading =
        LEADING
            .get()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        count
                            + " images of Fashion-MNIST do not travel with the suite: --data DIR"
                            + " says where its files are, "
                            + DEBIAN));
    if (count < 2 || count > MOST) {
      throw new IllegalArgumentException("images must be from 2 to " + MOST + ", not " + count);
    }
    return FIRST.computeIfAbsent(count, leading::first);
  }
}
