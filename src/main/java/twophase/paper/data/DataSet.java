package twophase.paper.data;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.ejml.data.DMatrixRMaj;

/**
 * The leading principal components of images, as inputs: {@code fashion-mnist-20} has 20 of them.
 * It is made of the images that travel with the suite; {@code fashion-mnist-20-of-2000} of the
 * first 2000 training images in {@link DataFolder the folder} that a user names.
 *
 * <p>The images' mean is taken off. The second moment of the inputs is diagonal, its entries fall,
 * and their sum is the number of components, as it is of N(0, I); {@code white} ones have the
 * identity. What is zero in all images, or beyond their number, is a component of zeros.
 *
 * @param source where the images come from
 * @param components how many, from 1 to the number of pixels
 * @param white whether each component is scaled to second moment 1
 * @param images of how many images, at least 2
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record DataSet(Source source, int components, boolean white, int images) {
  private static final String WHITE = "white";

  private static final String OF = "of-";

  private static final Pattern WRITTEN =
      Pattern.compile(
          "([a-z-]*[a-z])[-:]([1-9][0-9]{0,3})(?:[-:]("
              + WHITE
              + "))?(?:[-:]"
              + OF
              + "([1-9][0-9]{0,4}))?");

  private static final Map<Images, PrincipalComponents> KNOWN = new ConcurrentHashMap<>();

  /** Where images come from. */
  public enum Source {
    /** Training images of Fashion-MNIST, 784 pixels; the first 64 travel with the suite. */
    FASHION_MNIST("fashion-mnist", FashionMnist.training()),
    /** 1797 handwritten digits, 64 pixels. */
    DIGITS("digits", Digits.all());

    private final String word;
    private final Images carried;

    Source(String word, Images carried) {
      this.word = word;
      this.carried = carried;
    }

    private Images first(int count) {
      if (count == carried.size()) {
        return carried;
      }
      if (this != FASHION_MNIST) {
        throw new IllegalArgumentException(
            word + " are " + carried.size() + " images, so that there are no others of " + count);
      }
      return DataFolder.training(count);
    }

    @Override
    public String toString() {
      return word;
    }
  }

  /**
   * All images that travel.
   *
   * @param components how many, from 1 to the number of pixels
   * @param white whether each component is scaled to second moment 1
   */
  public DataSet(Source source, int components, boolean white) {
    this(source, components, white, source.carried.size());
  }

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if the images do not have as many components, or not as many
   *     that could be scaled to second moment 1, or there are not as many images, or nobody said
   *     where they are
   */
  public DataSet {
    PrincipalComponents known = known(source, images);
    int most = white ? known.rank() : known.pixels();
    if (components < 1 || components > most) {
      throw new IllegalArgumentException(
          source
              + " has 1 to "
              + most
              + (white ? " components that can be made white, not " : " components, not ")
              + components);
    }
  }

  /**
   * The inverse of {@link #toString()}; a colon may stand for a hyphen before the number and behind
   * it, as in {@code fashion-mnist:20:white}.
   *
   * @throws IllegalArgumentException if the text is no data set
   */
  public static DataSet valueOf(String text) {
    Matcher parts = WRITTEN.matcher(text);
    if (parts.matches()) {
      for (Source source : Source.values()) {
        if (source.word.equals(parts.group(1))) {
          int count =
              parts.group(4) == null ? source.carried.size() : Integer.parseInt(parts.group(4));
          return new DataSet(
              source, Integer.parseInt(parts.group(2)), parts.group(3) != null, count);
        }
      }
    }
    throw new IllegalArgumentException(
        "`" + text + "` is no data set; they are written " + forms() + " with K components");
  }

  /** Whether a text begins as a data set is written, whatever number follows. */
  public static boolean named(String text) {
    return Arrays.stream(Source.values()).anyMatch(source -> text.startsWith(source.word));
  }

  /** How data sets are written, for messages. */
  public static String forms() {
    return Arrays.stream(Source.values())
        .map(source -> source.word + "-K, " + source.word + "-K-" + WHITE)
        .collect(Collectors.joining(", "));
  }

  /** n, how many inputs there are. */
  public int size() {
    return images;
  }

  /** The inputs: n x components, row-major; not modified by anybody. */
  public DMatrixRMaj inputs() {
    return known(source, images).leading(components, white);
  }

  /** E x_k^2 for each component k, the mean over the inputs; a new array. */
  public double[] secondMoments() {
    return PrincipalComponents.secondMoments(inputs());
  }

  /** E x_k^2 x_l^2 for components k and l, the mean over the inputs; a new matrix. */
  public double[][] fourthMoments() {
    return PrincipalComponents.fourthMoments(inputs());
  }

  private static PrincipalComponents known(Source source, int images) {
    return KNOWN.computeIfAbsent(source.first(images), PrincipalComponents::new);
  }

  @Override
  public String toString() {
    return source.word
        + "-"
        + components
        + (white ? "-" + WHITE : "")
        + (images == source.carried.size() ? "" : "-" + OF + images);
  }
}
