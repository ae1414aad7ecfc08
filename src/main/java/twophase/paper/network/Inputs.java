package twophase.paper.network;

import org.apiguardian.api.API;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import twophase.kit.random.RandomStream;

/**
 * Where the inputs of a run come from: a training set of n inputs of some law, or as many as one
 * likes, which is the limit of a large n.
 *
 * @param law of an input
 * @param n number of training samples, at least 1; 0 where there is no end of them, and where they
 *     are orthogonal, of which there are as many as dimensions
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record Inputs(Law law, int n) {
  /** A fresh Gaussian input at each step. */
  public static final Inputs FRESH = new Inputs(0);

  /** A training set whose second moment S = X^T X / n is the identity exactly. */
  public static final Inputs ISOTROPIC = new Inputs(Law.ORTHOGONAL, 0);

  /** A fresh input on the sphere of radius sqrt(d) at each step. */
  public static final Inputs SPHERE = new Inputs(Law.SPHERE, 0);

  private static final String SPHERE_PREFIX = "sphere-";
  private static final String FRESH_WORD = "fresh";
  private static final String ISOTROPIC_WORD = "isotropic";

  /** The law of an input. */
  public enum Law {
    /** N(0, I). */
    ISOTROPIC("isotropic"),
    /** N(0, L) with L diagonal of trace d, half of it in the first direction. */
    SPIKED("spiked"),
    /** sqrt(d) e_k, k = 1, .., d, as often as each other. */
    ORTHOGONAL("orthogonal"),
    /** Uniform on the sphere of radius sqrt(d); the second moment is the identity. */
    SPHERE("sphere");

    private final String word;

    Law(String word) {
      this.word = word;
    }

    /** By which factor an entry of a standard normal input is longer under this law. */
    public double scale(int entry, int d) {
      if (this != SPIKED || d == 1) {
        return 1;
      }
      return Math.sqrt(entry == 0 ? d / 2.0 : d / (2.0 * (d - 1)));
    }

    /**
     * Takes an input that was drawn from N(0, I) to this law, where that is on the sphere.
     *
     * @param values overwritten at offset, offset + stride, ..., d of them
     */
    public void project(double[] values, int offset, int stride, int d) {
      if (this != SPHERE) {
        return;
      }
      int end = offset + d * stride;
      double norm2 = 0;
      for (int k = offset; k < end; k += stride) {
        norm2 += values[k] * values[k];
      }
      double factor = Math.sqrt(d / norm2);
      for (int k = offset; k < end; k += stride) {
        values[k] *= factor;
      }
    }

    @Override
    public String toString() {
      return word;
    }
  }

  /**
   * Gaussian inputs.
   *
   * @param n number of training samples, at least 1; 0 stands for fresh inputs
   * @throws IllegalArgumentException if n is negative
   */
  public Inputs(int n) {
    this(Law.ISOTROPIC, n);
  }

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if n is negative
   */
  public Inputs {
    if (n < 0) {
      throw new IllegalArgumentException("inputs must be at least 1, or `fresh`, not " + n);
    }
  }

  /**
   * The inverse of {@link #toString()}.
   *
   * @throws IllegalArgumentException if the text is none of `fresh`, `isotropic`, `sphere`, an
   *     integer from 1 up, and such an integer behind `sphere-`
   */
  public static Inputs valueOf(String text) {
    if (text.equals(FRESH_WORD)) {
      return FRESH;
    }
    if (text.equals(ISOTROPIC_WORD)) {
      return ISOTROPIC;
    }
    if (text.equals(Law.SPHERE.word)) {
      return SPHERE;
    }
    boolean sphere = text.startsWith(SPHERE_PREFIX);
    String count = sphere ? text.substring(SPHERE_PREFIX.length()) : text;
    if (!count.matches("[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException(
          "inputs must be at least 1, or `fresh`, `isotropic`, `sphere` or `sphere-N`, not "
              + text);
    }
    return new Inputs(sphere ? Law.SPHERE : Law.ISOTROPIC, Integer.parseInt(count));
  }

  /** Whether there is a fresh input at each step. */
  public boolean fresh() {
    return n == 0 && law != Law.ORTHOGONAL;
  }

  /** Whether the second moment is the identity exactly. */
  public boolean isotropic() {
    return law == Law.ORTHOGONAL;
  }

  /**
   * Number of training samples; 0 where there is no end of them.
   *
   * @param d input dimension
   */
  public int samples(int d) {
    return isotropic() ? d : n;
  }

  /**
   * Refuses fresh inputs where there has to be a training set.
   *
   * @throws IllegalArgumentException if the inputs are fresh
   */
  public void requireTrainingSet() {
    if (fresh()) {
      throw new IllegalArgumentException("inputs must be at least 1, or `isotropic`, not fresh");
    }
  }

  /**
   * The training set; an orthogonal one has each of its d inputs once.
   *
   * @throws IllegalStateException if there is none
   */
  public TrainingSet trainingSet(GroundTruth truth, RandomStream stream) {
    if (fresh()) {
      throw new IllegalStateException("fresh inputs have no training set");
    }
    return isotropic() ? orthogonal(truth) : TrainingSet.draw(law, n, truth, stream);
  }

  private static TrainingSet orthogonal(GroundTruth truth) {
    int d = truth.map().getNumRows();
    DMatrixRMaj x = CommonOps_DDRM.identity(d);
    CommonOps_DDRM.scale(Math.sqrt(d), x);
    DMatrixRMaj y = new DMatrixRMaj(d, 1);
    CommonOps_DDRM.mult(x, truth.map(), y);
    return new TrainingSet(x, y);
  }

  @Override
  public String toString() {
    if (law == Law.SPHERE) {
      return n > 0 ? SPHERE_PREFIX + n : law.word;
    }
    if (n > 0) {
      return Integer.toString(n);
    }
    return fresh() ? FRESH_WORD : ISOTROPIC_WORD;
  }
}
