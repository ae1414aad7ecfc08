package twophase.paper.data;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.ejml.data.DMatrixRMaj;

/**
 * The leading principal components of images, as inputs: {@code fashion-mnist-20} has 20 of them.
 *
 * <p>The images' mean is taken off. The second moment of the inputs is diagonal, its entries fall,
 * and their sum is the number of components, as it is of N(0, I); {@code white} ones have the
 * identity. What is zero in all images, or beyond their number, is a component of zeros.
 *
 * @param source where the images come from
 * @param components how many, from 1 to the number of pixels
 * @param white whether each component is scaled to second moment 1
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record DataSet(Source source, int components, boolean white) {
  private static final String WHITE = "white";

  private static final Pattern WRITTEN =
      Pattern.compile("([a-z-]*[a-z])[-:]([1-9][0-9]{0,3})(?:[-:](" + WHITE + "))?");

  private static final Map<Source, PrincipalComponents> KNOWN = new ConcurrentHashMap<>();

  /** Images that travel with the suite. */
  public enum Source {
    /** The first 64 training images of Fashion-MNIST, 784 pixels. */
    FASHION_MNIST("fashion-mnist", FashionMnist::training),
    /** 1797 handwritten digits, 64 pixels. */
    DIGITS("digits", Digits::all);

    private final String word;
    private final Supplier<Images> images;

    Source(String word, Supplier<Images> images) {
      this.word = word;
      this.images = images;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if the images do not have as many components, or not as many
   *     that could be scaled to second moment 1
   */
  public DataSet {
    PrincipalComponents known = known(source);
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
          return new DataSet(source, Integer.parseInt(parts.group(2)), parts.group(3) != null);
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
    return known(source).size();
  }

  /** The inputs: n x components, row-major; not modified by anybody. */
  public DMatrixRMaj inputs() {
    return known(source).leading(components, white);
  }

  /** E x_k^2 for each component k, the mean over the inputs; a new array. */
  public double[] secondMoments() {
    return PrincipalComponents.secondMoments(inputs());
  }

  /** E x_k^2 x_l^2 for components k and l, the mean over the inputs; a new matrix. */
  public double[][] fourthMoments() {
    return PrincipalComponents.fourthMoments(inputs());
  }

  private static PrincipalComponents known(Source source) {
    return KNOWN.computeIfAbsent(source, from -> new PrincipalComponents(from.images.get()));
  }

  @Override
  public String toString() {
    return source.word + "-" + components + (white ? "-" + WHITE : "");
  }
}
