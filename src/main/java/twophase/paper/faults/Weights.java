package twophase.paper.faults;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import twophase.paper.dynamics.Sample;
import twophase.paper.network.Network;

/**
 * A network on the move, in plain loops: what the parts of a simulator work on. In free runs it is
 * the compressed core, in driven ones the network itself.
 */
public final class Weights {
  private final Network network;
  private final int m;
  private final int d;
  private final double[] w;
  private final double[] a;
  private final double[] hidden;

  /**
   * Weights in a storage of their own.
   *
   * @param start where they start; not modified
   */
  Weights(Network start) {
    network = start.copy();
    m = network.width();
    d = network.inputDimension();
    w = network.firstLayer().data;
    a = network.secondLayer().data;
    hidden = new double[m];
  }

  /** The weights as a network that shares their storage. */
  public Network network() {
    return network;
  }

  /** The same weights in a storage of their own. */
  public Weights copy() {
    return new Weights(network);
  }

  /**
   * Takes W x, which the next moves use, and returns f(x) = a . W x.
   *
   * @param x input, d numbers, not modified
   */
  public double look(double[] x) {
    double output = 0;
    for (int i = 0; i < m; i++) {
      double sum = 0;
      for (int k = 0; k < d; k++) {
        sum += w[i * d + k] * x[k];
      }
      hidden[i] = sum;
      output += a[i] * sum;
    }
    return output;
  }

  /** Takes W x and returns the residual f(x) - y - eps. */
  public double residual(Sample sample) {
    return look(sample.input().data) - sample.label() - sample.noise();
  }

  /** W moves by scale a x^T. */
  public void moveFirst(double scale, double[] x) {
    moveFirst(scale, this, x);
  }

  /** W moves by scale b x^T, b being the second layer of other weights. */
  public void moveFirst(double scale, Weights other, double[] x) {
    for (int i = 0; i < m; i++) {
      double factor = scale * other.a[i];
      for (int k = 0; k < d; k++) {
        w[i * d + k] += factor * x[k];
      }
    }
  }

  /** a moves by scale W x, with the W x that was looked at last. */
  public void moveSecond(double scale) {
    moveSecond(scale, this);
  }

  /** a moves by scale V x, V x being what other weights looked at last. */
  public void moveSecond(double scale, Weights other) {
    for (int i = 0; i < m; i++) {
      a[i] += scale * other.hidden[i];
    }
  }

  /** norm2(a x^T) = norm2(a) norm2(x): the first layer's part of the squared gradient over r^2. */
  public double firstNorm2(double[] x) {
    return norm2(a) * norm2(x);
  }

  /** norm2(W x), with the W x that was looked at last: the second layer's part of the same. */
  public double secondNorm2() {
    return norm2(hidden);
  }

  /** Changes every entry of W and of a. */
  public void change(DoubleUnaryOperator change) {
    change(w, change);
    change(a, change);
  }

  /** Every entry becomes a function of itself and of the other weights' entry. */
  public void combine(Weights other, DoubleBinaryOperator change) {
    combine(other, change, change);
  }

  /** The same with a function for W and one for a. */
  public void combine(Weights other, DoubleBinaryOperator first, DoubleBinaryOperator second) {
    combine(w, other.w, first);
    combine(a, other.a, second);
  }

  /** Whether every weight is a number: neither infinite nor NaN. */
  boolean isFinite() {
    return areFinite(w) && areFinite(a);
  }

  private static boolean areFinite(double[] numbers) {
    // Not a sum of 0 times each: that would be one chain of additions, as long as a step.
    for (double number : numbers) {
      if (!Double.isFinite(number)) {
        return false;
      }
    }
    return true;
  }

  private static void change(double[] numbers, DoubleUnaryOperator change) {
    for (int k = 0; k < numbers.length; k++) {
      numbers[k] = change.applyAsDouble(numbers[k]);
    }
  }

  private static void combine(double[] numbers, double[] others, DoubleBinaryOperator change) {
    for (int k = 0; k < numbers.length; k++) {
      numbers[k] = change.applyAsDouble(numbers[k], others[k]);
    }
  }

  private static double norm2(double[] numbers) {
    double sum = 0;
    for (double number : numbers) {
      sum += number * number;
    }
    return sum;
  }
}
