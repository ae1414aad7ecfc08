package twophase.paper.theorems.descent;

import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import twophase.kit.bench.Bench;
import twophase.kit.bench.Trial;
import twophase.kit.random.RandomStream;
import twophase.kit.statement.Ranges;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.theorems.Hypotheses;

/**
 * A setting of Lemma 6: gradient descent from neurons that lie along theta*, w_i = c_i u.
 *
 * @param start how c_i and a_i go together
 * @param size how large they are
 * @param m width, at least 1
 * @param d input dimension, at least 1
 * @param inputs training set
 * @param eta step size, in (0, 1)
 * @param thetaNorm norm of theta*, above 0
 */
record AlignedRun(
    Start start, Size size, int m, int d, Inputs inputs, double eta, double thetaNorm) {
  AlignedRun {
    Ranges.atLeast("m", m, 1);
    Ranges.atLeast("d", d, 1);
    inputs.requireTrainingSet();
    Ranges.positive("eta", eta);
    Ranges.positive("thetaNorm", thetaNorm);
    if (eta >= 1) {
      throw new IllegalArgumentException("eta must be below 1, not " + eta);
    }
  }

  /** How the two layers of an aligned start go together; c_i is uniform. */
  enum Start {
    /** a_i = c_i: what growth from near 0 leads to. */
    BALANCED,
    /** a_i independent of c_i, uniform on the same interval. */
    INDEPENDENT,
    /** As INDEPENDENT, but one neuron has a_i = -c_i, both as large as they get. */
    ONE_ANTI,
    /** a_i = -c_i for all. */
    ANTI_BALANCED;

    @Override
    public String toString() {
      return word(this);
    }
  }

  /** The largest abs(c_i) and abs(a_i). The statement names none. */
  enum Size {
    /** sqrt(norm(theta*)/m): what Lemma 5 ends with. */
    END_OF_ALIGNMENT,
    /** sqrt(eta): what Lemma 5 starts with. */
    START_OF_ALIGNMENT,
    /** 2 sqrt(norm(theta*)/m): theta may overshoot theta*. */
    BEYOND;

    double of(int m, double eta, double thetaNorm) {
      return switch (this) {
        case END_OF_ALIGNMENT -> Math.sqrt(thetaNorm / m);
        case START_OF_ALIGNMENT -> Math.sqrt(eta);
        case BEYOND -> 2 * Math.sqrt(thetaNorm / m);
      };
    }

    @Override
    public String toString() {
      return word(this);
    }
  }

  /**
   * What a trial drew.
   *
   * @param landscape ground truth and data
   * @param network the start
   */
  record Begun(Landscape landscape, Network network) {}

  void noteHypotheses(Bench bench) {
    bench.hypotheses(Hypotheses.of(m, d, inputs, eta, thetaNorm));
  }

  Begun draw(Trial trial) {
    Landscape landscape = Landscape.draw(d, thetaNorm, inputs, trial.seeds());
    RandomStream stream = trial.seeds().child("start").stream();
    return new Begun(landscape, network(landscape.direction(), stream));
  }

  private Network network(DMatrixRMaj u, RandomStream stream) {
    double largest = size.of(m, eta, thetaNorm);
    Network network = new Network(new DMatrixRMaj(m, d), new DMatrixRMaj(m, 1));
    for (int i = 0; i < m; i++) {
      boolean turned = start == Start.ONE_ANTI && i == 0;
      double along = turned ? largest : largest * (2 * stream.uniform() - 1);
      for (int k = 0; k < d; k++) {
        network.firstLayer().set(i, k, along * u.get(k));
      }
      network.secondLayer().set(i, turned ? -along : second(along, largest, stream));
    }
    return network;
  }

  private double second(double along, double largest, RandomStream stream) {
    return switch (start) {
      case BALANCED -> along;
      case ANTI_BALANCED -> -along;
      case INDEPENDENT, ONE_ANTI -> largest * (2 * stream.uniform() - 1);
    };
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
