package twophase.paper.dynamics;

import java.util.Arrays;
import java.util.List;
import twophase.paper.network.Network;
import twophase.paper.network.TrainingSet;

/**
 * The update rules on one small network, in place, with fused multiply-add and without allocation:
 * O(n d) for a step of a network of n neurons. The network is a compressed run's core.
 */
public final class CoreSteps {
  private static final double LARGEST_BOUND = 1e300;

  private final Network network;
  private final int n;
  private final int d;
  private final double[] w;
  private final double[] a;
  private final double[] hidden;
  private final double[] movedHidden;
  private final double[] movedWeights;
  private final double[] theta;
  private final double[] gradient;
  private double bound;

  /**
   * Steps for a network.
   *
   * @param network n neurons, input dimension d; each step overwrites it
   */
  public CoreSteps(Network network) {
    this.network = network;
    n = network.width();
    d = network.inputDimension();
    w = network.firstLayer().data;
    a = network.secondLayer().data;
    hidden = new double[n];
    movedHidden = new double[n];
    movedWeights = new double[n];
    theta = new double[d];
    gradient = new double[d];
    bound = network.isFinite() ? largest(w, w.length) + largest(a, n) : Double.NaN;
  }

  /** The motion whose steps are these, one after the other. */
  Motion motion(Runnable step) {
    return Motion.of(this::isFinite, step);
  }

  /** Label-noise SGD: W moves by -eta r a x^T, a by -eta r W x. */
  public void labelNoise(double eta, Sample sample) {
    double[] x = sample.input().data;
    multiply(x, hidden);
    double residual = dot(a, hidden, n) - sample.label() - sample.noise();
    move(-eta * residual, a, x, hidden);
  }

  /**
   * The same for the mean gradient of a batch: W moves by -eta a v^T, a by -eta W v, with v the
   * mean of r x over the batch. The residuals are taken through theta = W^T a, O(d) for each
   * sample.
   */
  void labelNoise(double eta, List<Sample> batch) {
    linearMap();
    Arrays.fill(gradient, 0);
    for (Sample sample : batch) {
      double[] x = sample.input().data;
      double residual = dot(theta, x, d) - sample.label() - sample.noise();
      for (int k = 0; k < d; k++) {
        gradient[k] = Math.fma(residual, x[k], gradient[k]);
      }
    }
    for (int k = 0; k < d; k++) {
      gradient[k] /= batch.size();
    }
    alongGradient(eta);
  }

  /**
   * Gradient descent on the loss of a training set: W moves by -eta a v^T, a by -eta W v, v = S
   * theta - X^T y / n. The moments are formed once, so that a step costs O(n d + d^2), however many
   * samples there are.
   */
  Motion descent(double eta, TrainingSet data) {
    double[] moments = data.moments().data;
    double[] pull = data.pull().data;
    return motion(
        () -> {
          lossGradient(moments, pull);
          alongGradient(eta);
        });
  }

  private void alongGradient(double eta) {
    // No residual tells of a NaN here: every step is looked at.
    bound = Double.NaN;
    multiply(gradient, hidden);
    move(-eta, a, gradient, hidden);
  }

  /**
   * SAM: with U = M Z(x) = [a x^T, W x], the parameters are moved by b U, b = R sign(r) / norm(U),
   * and the step is that of label-noise SGD with the moved residual and the moved factors, taken
   * from where the parameters were.
   */
  void sharpnessAware(double eta, Sam sam, Sample sample) {
    double[] x = sample.input().data;
    double inputNorm2 = dot(x, x, d);
    multiply(x, hidden);
    double residual = dot(a, hidden, n) - sample.label() - sample.noise();
    double length = Math.sqrt(Math.fma(dot(a, a, n), inputNorm2, dot(hidden, hidden, n)));
    if (residual == 0 || length == 0) {
      return;
    }
    double b =
        Math.copySign(sam.radius(), residual) / (length + sam.epsilon() / Math.abs(residual));
    for (int i = 0; i < n; i++) {
      movedWeights[i] = Math.fma(b, hidden[i], a[i]);
      movedHidden[i] = Math.fma(b * a[i], inputNorm2, hidden[i]);
    }
    double there = dot(movedWeights, movedHidden, n) - sample.label() - sample.noise();
    move(-eta * there, movedWeights, x, movedHidden);
  }

  private void move(double scale, double[] weights, double[] x, double[] direction) {
    double reach = largest(weights, n) * largest(x, d) + largest(direction, n);
    bound += Math.abs(scale) * reach;
    for (int i = 0; i < n; i++) {
      double c = scale * weights[i];
      for (int k = 0; k < d; k++) {
        w[i * d + k] = Math.fma(c, x[k], w[i * d + k]);
      }
    }
    for (int i = 0; i < n; i++) {
      a[i] = Math.fma(scale, direction[i], a[i]);
    }
  }

  /** W x, four neurons at a time: four chains of dependent sums instead of one. */
  private void multiply(double[] x, double[] product) {
    int i = 0;
    for (; i + 3 < n; i += 4) {
      int row = i * d;
      double s0 = 0;
      double s1 = 0;
      double s2 = 0;
      double s3 = 0;
      for (int k = 0; k < d; k++) {
        s0 = Math.fma(w[row + k], x[k], s0);
        s1 = Math.fma(w[row + d + k], x[k], s1);
        s2 = Math.fma(w[row + 2 * d + k], x[k], s2);
        s3 = Math.fma(w[row + 3 * d + k], x[k], s3);
      }
      product[i] = s0;
      product[i + 1] = s1;
      product[i + 2] = s2;
      product[i + 3] = s3;
    }
    for (; i < n; i++) {
      double sum = 0;
      for (int k = 0; k < d; k++) {
        sum = Math.fma(w[i * d + k], x[k], sum);
      }
      product[i] = sum;
    }
  }

  /**
   * Whether every weight is finite. Looking at all of them would cost as much as a step, so that a
   * bound on their size is kept; it is NaN where a residual was.
   */
  public boolean isFinite() {
    return bound < LARGEST_BOUND || network.isFinite();
  }

  private static double largest(double[] numbers, int length) {
    double largest = 0;
    for (int k = 0; k < length; k++) {
      double size = Math.abs(numbers[k]);
      if (size > largest) {
        largest = size;
      }
    }
    return largest;
  }

  /** theta = W^T a. */
  private void linearMap() {
    Arrays.fill(theta, 0);
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < d; k++) {
        theta[k] = Math.fma(a[i], w[i * d + k], theta[k]);
      }
    }
  }

  /** By columns of S, which is symmetric: d chains of sums side by side. */
  private void lossGradient(double[] moments, double[] pull) {
    linearMap();
    for (int k = 0; k < d; k++) {
      gradient[k] = -pull[k];
    }
    for (int j = 0; j < d; j++) {
      double along = theta[j];
      for (int k = 0; k < d; k++) {
        gradient[k] = Math.fma(along, moments[j * d + k], gradient[k]);
      }
    }
  }

  private static double dot(double[] left, double[] right, int length) {
    double sum = 0;
    for (int k = 0; k < length; k++) {
      sum = Math.fma(left[k], right[k], sum);
    }
    return sum;
  }
}
