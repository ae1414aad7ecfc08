package twophase.paper.faults;

import java.util.List;
import java.util.function.Supplier;
import org.ejml.data.DMatrixRMaj;
import twophase.kit.property.Fault;
import twophase.paper.dynamics.Precision;
import twophase.paper.dynamics.Sample;
import twophase.paper.network.Network;
import twophase.paper.network.TrainingSet;

/**
 * What code for training networks does by habit, and the paper does not. These are no seeded
 * faults: nobody doubts that the statements notice them. They are here to be known again, with what
 * to do.
 */
final class Habits {
  private static final double MOMENTUM = 0.9;

  private Habits() {}

  static List<Fault> all() {
    return List.of(
        epsilon(1e-12, "1e-12"),
        epsilon(1e-8, "1e-8"),
        epsilon(1e-16, "1e-16"),
        habit(
            "rate-halved",
            "every residual counts half, as with a mean over two outputs or a rate that was halved"
                + " for the 1/2 of the loss",
            () ->
                new Parts() {
                  @Override
                  protected double stepSize(double eta, long t) {
                    return eta / 2;
                  }
                }),
        habit(
            "data-in-binary32",
            "inputs, labels and noise are rounded to binary32 and weights are not; give every"
                + " tensor the same dtype",
            DataInSinglePrecision::new),
        habit(
            "momentum-0.9",
            "the optimizer has momentum 0.9; the paper's has none",
            () -> new UpdateFaults.Momentum(MOMENTUM)),
        habit("adam", "the optimizer is Adam; the paper's is plain SGD", Adam::new),
        habit(
            "bias",
            "both layers have a trained bias, from 0; the paper's have none, as bias=False",
            Bias::new));
  }

  private static Fault habit(String name, String line, Supplier<? extends Parts> parts) {
    return new Fault(name, "habit", "everywhere", line, () -> new PartsSimulator(name, parts));
  }

  private static Fault epsilon(double epsilon, String text) {
    return habit(
        "sam-epsilon-" + text,
        "SAM adds %s to the norm of the gradient; say \"samEpsilon\":%s in the hello, and the"
                .formatted(text, text)
            + " reference does so, too",
        () ->
            new Parts() {
              @Override
              protected double perturbationLength(Weights weights, double residual, Sample sample) {
                return super.perturbationLength(weights, residual, sample) + epsilon;
              }
            });
  }

  private static final class DataInSinglePrecision extends Parts {
    @Override
    protected void labelNoise(Weights weights, double eta, Sample sample) {
      super.labelNoise(weights, eta, Precision.BINARY32.nearest(sample));
    }

    @Override
    protected void labelNoise(Weights weights, double eta, List<Sample> batch) {
      super.labelNoise(weights, eta, batch.stream().map(Precision.BINARY32::nearest).toList());
    }

    @Override
    protected void descent(Weights weights, double eta, TrainingSet data) {
      super.descent(
          weights,
          eta,
          new TrainingSet(
              Precision.BINARY32.nearest(data.inputs()),
              Precision.BINARY32.nearest(data.labels())));
    }

    @Override
    protected void sharpnessAware(Weights weights, double eta, double radius, Sample sample) {
      super.sharpnessAware(weights, eta, radius, Precision.BINARY32.nearest(sample));
    }
  }

  /** Adam by its usual constants (D. P. Kingma, J. Ba, 2015), on the gradient of the plain step. */
  private static final class Adam extends Parts {
    private static final double FIRST = 0.9;
    private static final double SECOND = 0.999;
    private static final double EPSILON = 1e-8;

    private double rate;
    private Weights old;
    private Weights mean;
    private Weights square;
    private double firstLeft = 1;
    private double secondLeft = 1;

    @Override
    protected double stepSize(double eta, long t) {
      rate = eta;
      return eta;
    }

    @Override
    protected void before(Weights weights) {
      old = weights.copy();
      if (mean == null) {
        mean = weights.copy();
        mean.change(weight -> 0);
        square = mean.copy();
      }
    }

    @Override
    protected void after(Weights weights) {
      Weights gradient = old.copy();
      gradient.combine(weights, (from, to) -> (from - to) / rate);
      firstLeft *= FIRST;
      secondLeft *= SECOND;
      mean.combine(gradient, (kept, g) -> FIRST * kept + (1 - FIRST) * g);
      square.combine(gradient, (kept, g) -> SECOND * kept + (1 - SECOND) * g * g);
      Weights move = mean.copy();
      move.combine(
          square,
          (m, v) -> rate * m / (1 - firstLeft) / (Math.sqrt(v / (1 - secondLeft)) + EPSILON));
      weights.combine(old, (now, from) -> from);
      weights.combine(move, (from, by) -> from - by);
    }
  }

  /** f(x) = a . (W x + b) + c, all trained from b = 0 and c = 0. */
  private static final class Bias extends Parts {
    private double[] first;
    private double second;

    @Override
    protected void labelNoise(Weights weights, double eta, Sample sample) {
      Network network = weights.network();
      DMatrixRMaj a = network.secondLayer();
      int m = network.width();
      if (first == null) {
        first = new double[m];
      }
      double residual = residual(weights, sample) + second;
      for (int i = 0; i < m; i++) {
        residual += a.get(i) * first[i];
      }
      double[] old = a.data.clone();
      weights.moveFirst(-eta * residual, sample.input().data);
      weights.moveSecond(-eta * residual);
      for (int i = 0; i < m; i++) {
        a.data[i] -= eta * residual * first[i];
        first[i] -= eta * residual * old[i];
      }
      second -= eta * residual;
    }
  }
}
