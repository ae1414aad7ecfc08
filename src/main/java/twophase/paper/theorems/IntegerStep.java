package twophase.paper.theorems;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import twophase.kit.bench.Measurement;
import twophase.kit.random.RandomStream;
import twophase.paper.dynamics.LabelNoiseSgd;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.Sample;
import twophase.paper.network.Network;

/**
 * One step of label-noise SGD on integers of absolute value at most some E, with eta = 1 and a
 * label that makes the residual such an integer too.
 *
 * <p>All products and sums of the step are integers: |h_i| <= E^2 d, |f(x)| <= E^3 m d, new weights
 * |w'| <= E + E^3, |a'| <= E + E^3 d. Where these and their squares are below 2^53, binary64 does
 * them without rounding in any order, so a simulator of any make has to meet the balance to the
 * last bit.
 *
 * @param start network at t = 0
 * @param sample what the step sees; its noise is part of the label
 */
public record IntegerStep(Network start, Sample sample) {
  /** From here up binary64 leaves out integers. */
  private static final double EXACT = 0x1p53;

  /**
   * Draws a step.
   *
   * @param entry E, at least 1
   * @throws IllegalArgumentException if binary64 could round it
   */
  public static IntegerStep draw(int m, int d, int entry, RandomStream stream) {
    double cube = (double) entry * entry * entry;
    double weight = entry + cube * d;
    // Sums of gradient descent on up to E samples are below E^5 m d.
    if (entry * entry * cube * m * d >= EXACT || weight * weight >= EXACT) {
      throw new IllegalArgumentException(
          "a step on integers up to %d is not exact for m = %d, d = %d".formatted(entry, m, d));
    }
    Network start = new Network(integers(m, d, entry, stream), integers(m, 1, entry, stream));
    DMatrixRMaj x = integers(d, 1, entry, stream);
    long output = 0;
    for (int i = 0; i < m; i++) {
      output += (long) start.secondLayer().get(i) * dot(start, i, x);
    }
    long residual = stream.integer(-entry, entry);
    return new IntegerStep(start, new Sample(x, output - residual, 0));
  }

  /**
   * The largest defect of the balance over the neurons, in integer arithmetic on the simulator's
   * new state; the bound is 0.
   */
  public Measurement measure(NetworkSimulator simulator) {
    Worst worst = new Worst();
    Run run = new Run.Driven(new LabelNoiseSgd(), 1, start, List.of(sample).iterator()::next, 1);
    simulator.run(
        run,
        new Observer() {
          @Override
          public boolean wants(long t) {
            return t == 1;
          }

          @Override
          public void see(long t, Network after) {
            for (int i = 0; i < after.width(); i++) {
              compare(worst, i, after);
            }
          }
        });
    return worst.measurement();
  }

  private void compare(Worst worst, int i, Network after) {
    DMatrixRMaj x = sample.input();
    long hidden = dot(start, i, x);
    long weight = (long) start.secondLayer().get(i);
    long residual = residual();
    long delta = -residual * residual * (hidden * hidden - weight * weight * norm2(x));
    double right = balance(start, i) + (double) delta;
    double left = balance(after, i);
    worst.add(
        Math.abs(left - right),
        0,
        () ->
            "neuron "
                + i
                + " after one integer step: norm2(w) - a^2 is "
                + left
                + ", by the printed formula "
                + right);
  }

  private long residual() {
    long output = 0;
    for (int i = 0; i < start.width(); i++) {
      output += (long) start.secondLayer().get(i) * dot(start, i, sample.input());
    }
    return output - (long) sample.label();
  }

  private static double balance(Network network, int i) {
    int d = network.inputDimension();
    double weight = network.secondLayer().get(i);
    return Rounding.norm2(network.firstLayer().data, i * d, d) - weight * weight;
  }

  private static long dot(Network network, int i, DMatrixRMaj x) {
    long sum = 0;
    for (int k = 0; k < x.getNumRows(); k++) {
      sum += (long) network.firstLayer().get(i, k) * (long) x.get(k);
    }
    return sum;
  }

  private static long norm2(DMatrixRMaj x) {
    return (long) Rounding.norm2(x.data, 0, x.getNumElements());
  }

  private static DMatrixRMaj integers(int rows, int cols, int entry, RandomStream stream) {
    DMatrixRMaj matrix = new DMatrixRMaj(rows, cols);
    for (int k = 0; k < matrix.getNumElements(); k++) {
      matrix.data[k] = stream.integer(-entry, entry);
    }
    return matrix;
  }
}
