package twophase.paper.dynamics;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.apiguardian.api.API;
import org.ejml.data.DMatrixRMaj;
import twophase.paper.network.Network;

/**
 * The floating-point numbers that a simulator computes with: IEEE 754 binary64 or binary32, rounded
 * to nearest.
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public enum Precision {
  /** 53 bits: {@code double}, float64. */
  BINARY64(Roundoff.UNIT, 0x1p200, Roundoff.UNDERFLOW, value -> value),

  /**
   * 24 bits: {@code float}, float32. With entries up to 2^12 a product that underflows, or is
   * flushed to 0, is below 2^-126; at most five more factors of a step and 2^14 terms make less
   * than 2^-50 of it, and no product overflows.
   */
  BINARY32(0x1p-24, 0x1p12, 0x1p-50, value -> (float) value);

  private final double unit;
  private final double largest;
  private final double underflow;
  private final DoubleUnaryOperator nearest;

  Precision(double unit, double largest, double underflow, DoubleUnaryOperator nearest) {
    this.unit = unit;
    this.largest = largest;
    this.underflow = underflow;
    this.nearest = nearest;
  }

  /** As the protocol has it, such as {@code binary32}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** u: half the distance from 1 to the next number. */
  public double unit() {
    return unit;
  }

  /** Entries up to this size are checked; beyond it a run diverges. */
  public double largest() {
    return largest;
  }

  /** Covers what underflow shifts in an entry of a step, with entries up to the largest. */
  public double underflow() {
    return underflow;
  }

  /**
   * gamma(n) = n u / (1 - n u).
   *
   * @param n number of roundings, at least 0, far below 1 / u
   */
  public double gamma(int n) {
    return n * unit / (1 - n * unit);
  }

  /**
   * How much two computations can be apart, over what one of this precision errs by: twice for two
   * of them; of binary32 against the reference, which has binary64, hardly more than once.
   */
  public double sides() {
    return 1 + Roundoff.UNIT / unit;
  }

  /** The nearest of these numbers. */
  public double nearest(double value) {
    return nearest.applyAsDouble(value);
  }

  /** The same entry by entry; itself where nothing changes. */
  public DMatrixRMaj nearest(DMatrixRMaj matrix) {
    if (this == BINARY64) {
      return matrix;
    }
    return new DMatrixRMaj(
        matrix.getNumRows(),
        matrix.getNumCols(),
        true,
        Arrays.stream(matrix.data, 0, matrix.getNumElements()).map(nearest).toArray());
  }

  /** The same for both layers. */
  public Network nearest(Network network) {
    return this == BINARY64
        ? network
        : new Network(nearest(network.firstLayer()), nearest(network.secondLayer()));
  }

  /** The same for all that a step sees. */
  public Sample nearest(Sample sample) {
    return this == BINARY64
        ? sample
        : new Sample(nearest(sample.input()), nearest(sample.label()), nearest(sample.noise()));
  }
}
