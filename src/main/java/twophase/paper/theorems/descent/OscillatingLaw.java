package twophase.paper.theorems.descent;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.mult.VectorVectorMult_DDRM;
import twophase.paper.network.Network;
import twophase.paper.network.QuadraticLoss;
import twophase.paper.theory.OscillatingLayer;

/** The expected s(t) of the oscillating second layer, given S, theta* and the start. */
final class OscillatingLaw {
  private final double eta;
  private final Spectrum spectrum;
  private final DMatrixRMaj truth;

  /** The law for these S and theta*. */
  OscillatingLaw(double eta, QuadraticLoss loss) {
    this.eta = eta;
    this.spectrum = new Spectrum(loss.moments());
    this.truth = loss.truth().map();
  }

  /** The time at which the fastest direction of S has fallen by a factor e, in steps. */
  long fastestFall() {
    return (long) Math.ceil(1 / (eta * Math.sqrt(eta) * spectrum.largest()));
  }

  /**
   * E s(t) over the chains.
   *
   * @param start the network at t = 0, not modified
   */
  double expected(Network start, long t) {
    double q = OscillatingLayer.amplitude(eta);
    int first = moving(start);
    double sum = 0;
    for (int k = 0; k < spectrum.dimension(); k++) {
      DMatrixRMaj direction = spectrum.direction(k);
      double target = VectorVectorMult_DDRM.innerProd(direction, truth);
      double[] squares = squares(start, direction);
      long[] moves = {OscillatingLayer.movesOfFirst(t), OscillatingLayer.movesOfSecond(t)};
      int[] sizes = {first, start.width() - first};
      for (int group = 0; group < 2; group++) {
        sum +=
            OscillatingLayer.mode(
                squares[group],
                eta,
                q,
                spectrum.value(k),
                sizes[group],
                target * target,
                moves[group]);
      }
    }
    return sum / start.width();
  }

  /**
   * E s(t) over the start as well: w_ij ~ N(0, 1/d), and each neuron is in the group that moves
   * first with probability 1/2.
   *
   * @param m width
   */
  double expected(int m, long t) {
    BinomialDistribution sizes = new BinomialDistribution(null, m, 0.5);
    double sum = 0;
    for (int size = 0; size <= m; size++) {
      double both =
          group(size, OscillatingLayer.movesOfFirst(t))
              + group(size, OscillatingLayer.movesOfSecond(t));
      sum += sizes.probability(size) * both;
    }
    return sum / m;
  }

  /** E of the squared norms of a group together, after it has moved a number of times. */
  private double group(int size, long moves) {
    double q = OscillatingLayer.amplitude(eta);
    double sum = 0;
    for (int k = 0; k < spectrum.dimension(); k++) {
      double target = VectorVectorMult_DDRM.innerProd(spectrum.direction(k), truth);
      double start = (double) size / spectrum.dimension();
      sum += OscillatingLayer.mode(start, eta, q, spectrum.value(k), size, target * target, moves);
    }
    return sum;
  }

  private static int moving(Network start) {
    int count = 0;
    for (int i = 0; i < start.width(); i++) {
      count += start.secondLayer().get(i) == 0 ? 0 : 1;
    }
    return count;
  }

  /** The sums of (w_i . u)^2 over the neurons that move first, and over the others. */
  private static double[] squares(Network start, DMatrixRMaj direction) {
    DMatrixRMaj components = new DMatrixRMaj(start.width(), 1);
    CommonOps_DDRM.mult(start.firstLayer(), direction, components);
    double[] sums = new double[2];
    for (int i = 0; i < start.width(); i++) {
      double component = components.get(i);
      sums[start.secondLayer().get(i) == 0 ? 1 : 0] += component * component;
    }
    return sums;
  }
}
