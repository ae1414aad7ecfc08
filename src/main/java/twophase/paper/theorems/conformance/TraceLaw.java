package twophase.paper.theorems.conformance;

import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import twophase.paper.dynamics.Sample;
import twophase.paper.dynamics.Trace;
import twophase.paper.network.Network;
import twophase.paper.theorems.Rounding;

/**
 * The laws of what a free run draws, on what its trace tells: initial weights N(0, 1/d) and N(0,
 * 1/m), inputs N(0, I), indices uniform, noise of fair signs, and all of these independent, within
 * a run and between runs. Every score is about standard normal under these laws; those of signs are
 * so whatever the inputs and their order are.
 */
final class TraceLaw {
  private TraceLaw() {}

  /** Initial weights; also against theta*, whose direction is free, and against the inputs. */
  static void starts(TracedLook look, Scores scores) {
    double[] first = first(look);
    double[] second = second(look);
    double[] inputs = look.trace().inputs().data;
    double[] direction = direction(look);
    double[] alongFirst = along(first, direction);
    double[] alongInputs = along(inputs, direction);
    scores.of("entries of W at the start, times sqrt(d)").normal(first);
    scores.of("entries of a at the start, times sqrt(m)").normal(second);
    scores.of("W theta* at the start, in its units").normal(alongFirst);
    scores.of("X theta*, in its units").normal(alongInputs);
    scores.of("start and inputs");
    scores.products("of W and X", first, inputs);
    scores.products("of W and a", first, second);
    scores.products("of a and X", second, inputs);
    scores.products("of a and W theta*", second, alongFirst);
    // One stream of numbers taken twice makes their first ones parallel to theta*.
    scores.add("the first neuron along theta*", alongFirst[0]);
    scores.add("the first input along theta*", alongInputs[0]);
    if (second.length >= direction.length) {
      scores.add("a along theta*", FreeLook.dot(direction, second));
    }
  }

  /**
   * Inputs: all entries as standard normals; first and second moments of each coordinate, which are
   * normal over many inputs; norms; the same coordinate of neighbouring inputs. No input comes
   * twice.
   */
  static void inputs(TracedLook look, Scores scores) {
    double[] inputs = look.trace().inputs().data;
    int n = look.trace().inputs().getNumRows();
    int d = look.trace().inputs().getNumCols();
    double means = 0;
    double spreads = 0;
    for (int k = 0; k < d; k++) {
      double sum = 0;
      double squares = 0;
      for (int j = 0; j < n; j++) {
        double entry = inputs[j * d + k];
        sum += entry;
        squares += entry * entry - 1;
      }
      means += sum * sum / n;
      spreads += squares * squares / (2.0 * n);
    }
    double norms = 0;
    Set<DoubleBuffer> known = new HashSet<>();
    for (int j = 0; j < n; j++) {
      double norm2 = Rounding.norm2(inputs, j * d, d);
      norms += (norm2 - d) * (norm2 - d);
      scores.require(known.add(DoubleBuffer.wrap(inputs, j * d, d)), "inputs: one came twice");
    }
    scores.of("inputs").normal(inputs);
    scores.chiSquare("the coordinates' means", means, d);
    scores.chiSquare("the coordinates' mean squares", spreads, d);
    InputLaw.norms(norms, n, d, scores);
    scores.products("of one and the next", inputs, Arrays.copyOfRange(inputs, d, inputs.length));
  }

  /**
   * Indices: equal shares by Pearson's chi-square, a share 1/n of repetitions after one and after
   * two steps, no correlation of neighbours, no trend.
   */
  static void order(TracedLook look, Scores scores) {
    int[] order = look.trace().order();
    int n = look.trace().inputs().getNumRows();
    long[] taken = new long[n];
    for (int k : order) {
      taken[k]++;
    }
    double expected = (double) order.length / n;
    double distance = 0;
    for (long count : taken) {
      distance += (count - expected) * (count - expected) / expected;
    }
    scores.of("order of the samples");
    scores.chiSquare("how often each was taken", distance, n - 1.0);
    repeated(order, 1, n, scores);
    repeated(order, 2, n, scores);
    double[] standard = standard(order, n);
    scores.products("of neighbours", standard, Arrays.copyOfRange(standard, 1, order.length));
    double trend = 0;
    double squares = 0;
    for (int t = 0; t < order.length; t++) {
      double time = t - (order.length - 1) / 2.0;
      trend += standard[t] * time;
      squares += time * time;
    }
    scores.add("the trend", trend / Math.sqrt(squares));
  }

  private static void repeated(int[] order, int lag, int n, Scores scores) {
    long repeated = 0;
    for (int t = lag; t < order.length; t++) {
      repeated += order[t] == order[t - lag] ? 1 : 0;
    }
    double share = 1.0 / n;
    scores.mean(
        "the share of steps that took the sample of the step %d before".formatted(lag),
        repeated,
        order.length - lag,
        share,
        share * (1 - share));
  }

  /** Indices less their mean, in units of their standard deviation. */
  private static double[] standard(int[] order, int n) {
    double mean = (n - 1) / 2.0;
    double deviation = Math.sqrt(((double) n * n - 1) / 12);
    return Arrays.stream(order).mapToDouble(k -> (k - mean) / deviation).toArray();
  }

  /**
   * Signs of the noise: fair, without correlation of neighbours, and nothing to do with the input,
   * its norm, its label, what the network makes of it, the sample's number, or the one that comes
   * next.
   */
  static void noise(TracedLook look, Scores scores) {
    Trace trace = look.trace();
    double[] signs = signs(trace);
    int d = trace.inputs().getNumCols();
    double[] ones = new double[signs.length];
    Arrays.fill(ones, 1);
    scores.of("signs of the noise");
    against("all steps", signs, ones, scores);
    scores.products("of neighbours", signs, Arrays.copyOfRange(signs, 1, signs.length));
    scores.products("of those two steps apart", signs, Arrays.copyOfRange(signs, 2, signs.length));
    double[] norms = new double[signs.length];
    double[] labels = new double[signs.length];
    double[] residuals = new double[signs.length];
    double[][] coordinates = new double[d][signs.length];
    for (int t = 0; t < signs.length; t++) {
      Sample sample = look.sample(t);
      double[] x = sample.input().data;
      norms[t] = Rounding.norm2(x, 0, d) - d;
      labels[t] = sample.label();
      residuals[t] =
          FreeLook.dot(look.state(t / trace.batch()).linearMap().data, x) - sample.label();
      for (int k = 0; k < d; k++) {
        coordinates[k][t] = x[k];
      }
    }
    against("the inputs' norms", signs, norms, scores);
    against("the labels", signs, labels, scores);
    against("the clean residuals", signs, residuals, scores);
    for (double[] coordinate : coordinates) {
      against("a coordinate of the inputs", signs, coordinate, scores);
    }
    int n = trace.inputs().getNumRows();
    if (n > 1 && n < signs.length) {
      double[] indices = standard(trace.order(), n);
      against("the samples' numbers", signs, indices, scores);
      against(
          "the next samples' numbers",
          signs,
          Arrays.copyOfRange(indices, 1, indices.length),
          scores);
      bySample(signs, trace.order(), n, scores);
    }
  }

  /** Signs against numbers that do not depend on them: any of earlier times, or of the inputs. */
  private static void against(String what, double[] signs, double[] numbers, Scores scores) {
    scores.signed(what, FreeLook.dot(numbers, signs), Rounding.norm2(numbers, 0, numbers.length));
  }

  /** The sum of the signs of one sample, squared, is its number of steps in the mean. */
  private static void bySample(double[] signs, int[] order, int n, Scores scores) {
    double[] sums = new double[n];
    int[] counts = new int[n];
    for (int t = 0; t < signs.length; t++) {
      sums[order[t]] += signs[t];
      counts[order[t]]++;
    }
    double distance = 0;
    int taken = 0;
    for (int k = 0; k < n; k++) {
      distance += counts[k] == 0 ? 0 : sums[k] * sums[k] / counts[k];
      taken += counts[k] == 0 ? 0 : 1;
    }
    scores.chiSquare("the sums over each sample", distance, taken);
  }

  private static double[] signs(Trace trace) {
    return Arrays.stream(trace.noise()).map(Math::signum).toArray();
  }

  /** Whether two runs drew the same and did the same, to the last bit. */
  static boolean same(TracedLook once, TracedLook again) {
    Trace left = once.trace();
    Trace right = again.trace();
    int last = left.steps();
    return Arrays.equals(once.truth().data, again.truth().data)
        && Arrays.equals(left.inputs().data, right.inputs().data)
        && Arrays.equals(left.order(), right.order())
        && Arrays.equals(left.noise(), right.noise())
        && same(once.state(0), again.state(0))
        && same(once.state(last), again.state(last));
  }

  private static boolean same(Network left, Network right) {
    return Arrays.equals(left.firstLayer().data, right.firstLayer().data)
        && Arrays.equals(left.secondLayer().data, right.secondLayer().data);
  }

  /** What two runs of different seeds draw has nothing in common. */
  static void independent(TracedLook left, TracedLook right, Scores scores) {
    int[] order = left.trace().order();
    int n = left.trace().inputs().getNumRows();
    long agreed = 0;
    for (int t = 0; t < order.length; t++) {
      agreed += order[t] == right.trace().order()[t] ? 1 : 0;
    }
    double share = 1.0 / n;
    scores.of("runs of two seeds");
    scores.mean("the share of common samples", agreed, order.length, share, share * (1 - share));
    scores.products("of their noise", signs(left.trace()), signs(right.trace()));
    scores.products("of their inputs", left.trace().inputs().data, right.trace().inputs().data);
    scores.products("of W at their starts", first(left), first(right));
    scores.products("of W and the inputs", first(left), right.trace().inputs().data);
    scores.products("of a at their starts", second(left), second(right));
    double[] direction = direction(left);
    // The product of independent directions has variance 1/d.
    scores.add(
        "theta* along theta*",
        FreeLook.dot(direction, direction(right)) * Math.sqrt(direction.length));
  }

  /** Entries of W at the start, in units of their standard deviation. */
  private static double[] first(TracedLook look) {
    Network start = look.state(0);
    return DrawnRun.scaled(start.firstLayer().data, Math.sqrt(start.inputDimension()));
  }

  private static double[] second(TracedLook look) {
    Network start = look.state(0);
    return DrawnRun.scaled(start.secondLayer().data, Math.sqrt(start.width()));
  }

  /** theta* / norm(theta*). */
  private static double[] direction(TracedLook look) {
    double[] truth = look.truth().data;
    return DrawnRun.scaled(truth, 1 / Math.sqrt(Rounding.norm2(truth, 0, truth.length)));
  }

  /** The products of rows of standard normals with a direction are standard normals again. */
  private static double[] along(double[] rows, double[] direction) {
    int d = direction.length;
    double[] along = new double[rows.length / d];
    for (int j = 0; j < along.length; j++) {
      for (int k = 0; k < d; k++) {
        along[j] += rows[j * d + k] * direction[k];
      }
    }
    return along;
  }
}
