package twophase.paper.erf;

/**
 * Where the widths of the layers come in. With c and s as below, entries of W1 are N(0, s1^2),
 * those of W2 N(0, s2^2), those of both biases N(0, 1), all independent, and
 *
 * <pre>    z = c1 W1 x + b1,    f(x) = c2 W2 erf(z) + b2.</pre>
 *
 * Both give the same function at the start in law; they differ in how far a step takes each layer.
 */
public enum Parameterisation {
  /** c = 1/sqrt(layer's inputs), s = 1: that of the neural tangent kernel. */
  NTK,
  /** c = 1, s = 1/sqrt(layer's inputs): that of most code. */
  STANDARD;

  /**
   * The factor of a layer's weights.
   *
   * @param inputs of the layer, at least 1
   */
  double factor(int inputs) {
    return this == NTK ? 1 / Math.sqrt(inputs) : 1;
  }

  /**
   * Standard deviation of a layer's weights at the start.
   *
   * @param inputs of the layer, at least 1
   */
  double deviation(int inputs) {
    return this == NTK ? 1 : 1 / Math.sqrt(inputs);
  }

  @Override
  public String toString() {
    return this == NTK ? "ntk" : "standard";
  }
}
