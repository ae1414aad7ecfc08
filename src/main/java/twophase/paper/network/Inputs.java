package twophase.paper.network;

import java.util.Optional;
import org.apiguardian.api.API;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import twophase.kit.random.RandomStream;
import twophase.paper.data.DataSet;

/**
 * Where the inputs of a run come from: a training set of n inputs of some law, or as many as one
 * likes, which is the limit of a large n; or a data set.
 *
 * @param law of an input
 * @param n number of training samples, at least 1; 0 where there is no end of them, and where they
 *     are orthogonal, of which there are as many as dimensions
 * @param data the data set, where the law is {@link Law#DATA}
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record Inputs(Law law, int n, Optional<DataSet> data) {
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
    SPHERE("sphere"),
    /** That of no law: a data set's. */
    DATA("data");

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
   * Inputs of a law.
   *
   * @param n number of training samples, at least 1; 0 as above
   * @throws IllegalArgumentException if n is negative, or the law is that of a data set
   */
  public Inputs(Law law, int n) {
    this(law, n, Optional.empty());
  }

  /** The inputs of a data set, each once. */
  public Inputs(DataSet data) {
    this(Law.DATA, data.size(), Optional.of(data));
  }

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if n is negative, or a data set stands beside another law
   */
  public Inputs {
    if (data.isPresent() != (law == Law.DATA)) {
      throw new IllegalArgumentException("a data set, and nothing else, has its own law");
    }
    if (n < 0) {
      throw new IllegalArgumentException("inputs must be at least 1, or `fresh`, not " + n);
    }
  }

  /**
   * The inverse of {@link #toString()}.
   *
   * @throws IllegalArgumentException if the text is none of `fresh`, `isotropic`, `sphere`, an
   *     integer from 1 up, such an integer behind `sphere-`, and a data set
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
    if (count.matches("[1-9][0-9]{0,8}")) {
      return new Inputs(sphere ? Law.SPHERE : Law.ISOTROPIC, Integer.parseInt(count));
    }
    if (DataSet.named(text)) {
      return new Inputs(DataSet.valueOf(text));
    }
    throw new IllegalArgumentException(
        "inputs must be at least 1, or `fresh`, `isotropic`, `sphere`, `sphere-N`, or a data set ("
            + DataSet.forms()
            + "), not "
            + text);
  }

  /** Whether there is a fresh input at each step. */
  public boolean fresh() {
    return n == 0 && law != Law.ORTHOGONAL;
  }

  /** Whether they are given, and nothing of them is drawn: orthogonal ones, and a data set. */
  public boolean given() {
    return law == Law.ORTHOGONAL || law == Law.DATA;
  }

  /**
   * Number of training samples; 0 where there is no end of them.
   *
   * @param d input dimension
   */
  public int samples(int d) {
    return law == Law.ORTHOGONAL ? d : n;
  }

  /**
   * Refuses another dimension than that of a data set.
   *
   * @param d input dimension
   * @throws IllegalArgumentException if the inputs have another
   */
  public void requireDimension(int d) {
    if (data.isPresent() && data.get().components() != d) {
      throw new IllegalArgumentException(
          "d must be " + data.get().components() + ", the dimension of " + this + ", not " + d);
    }
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
   * @throws IllegalArgumentException if theta* has another dimension than a data set
   */
  public TrainingSet trainingSet(GroundTruth truth, RandomStream stream) {
    if (fresh()) {
      throw new IllegalStateException("fresh inputs have no training set");
    }
    int d = truth.map().getNumRows();
    requireDimension(d);
    return switch (law) {
      case ORTHOGONAL -> TrainingSet.labelled(orthogonal(d), truth);
      case DATA -> TrainingSet.labelled(data.orElseThrow().inputs(), truth);
      case ISOTROPIC, SPIKED, SPHERE -> TrainingSet.draw(law, n, truth, stream);
    };
  }

  private static DMatrixRMaj orthogonal(int d) {
    DMatrixRMaj x = CommonOps_DDRM.identity(d);
    CommonOps_DDRM.scale(Math.sqrt(d), x);
    return x;
  }

  @Override
  public String toString() {
    if (data.isPresent()) {
      return data.get().toString();
    }
    if (law == Law.SPHERE) {
      return n > 0 ? SPHERE_PREFIX + n : law.word;
    }
    if (n > 0) {
      return Integer.toString(n);
    }
    return fresh() ? FRESH_WORD : ISOTROPIC_WORD;
  }
}
