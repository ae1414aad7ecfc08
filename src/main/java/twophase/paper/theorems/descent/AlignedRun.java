package twophase.paper.theorems.descent;

import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import twophase.kit.random.RandomStream;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.theory.Convergence;

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
record AlignedRun(Start start, Size size, int m, int d, Inputs inputs, double eta, double thetaNorm)
    implements Descent {
  AlignedRun {
    Descent.check(m, d, inputs, eta, thetaNorm);
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

    private double second(double along, double largest, RandomStream stream) {
      return switch (this) {
        case BALANCED -> along;
        case ANTI_BALANCED -> -along;
        case INDEPENDENT, ONE_ANTI -> largest * (2 * stream.uniform() - 1);
      };
    }

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

    @Override
    public String toString() {
      return word(this);
    }
  }

  /** t3 - t2 as printed, in steps. */
  long steps() {
    return Convergence.steps(eta, thetaNorm);
  }

  @Override
  public Network start(Landscape ground, RandomStream stream) {
    double largest =
        switch (size) {
          case END_OF_ALIGNMENT -> Math.sqrt(thetaNorm / m);
          case START_OF_ALIGNMENT -> Math.sqrt(eta);
          case BEYOND -> 2 * Math.sqrt(thetaNorm / m);
        };
    DMatrixRMaj u = ground.direction();
    Network network = new Network(new DMatrixRMaj(m, d), new DMatrixRMaj(m, 1));
    for (int i = 0; i < m; i++) {
      boolean turned = start == Start.ONE_ANTI && i == 0;
      double along = turned ? largest : largest * (2 * stream.uniform() - 1);
      SmallStart.set(network, i, along, u);
      network.secondLayer().set(i, turned ? -along : start.second(along, largest, stream));
    }
    return network;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
