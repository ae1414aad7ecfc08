package twophase.paper.theorems.descent;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import twophase.kit.random.SeedTree;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.network.Norms;
import twophase.paper.network.QuadraticLoss;
import twophase.paper.network.TrainingSet;

/**
 * What gradient descent moves on: a ground truth and a training set.
 *
 * @param truth theta*
 * @param data training set, S = X^T X / n
 */
record Landscape(GroundTruth truth, TrainingSet data) {
  /** Draws it from the trial's seeds. */
  static Landscape draw(int d, double thetaNorm, Inputs inputs, SeedTree seeds) {
    GroundTruth truth = GroundTruth.draw(d, thetaNorm, seeds.child("truth").stream());
    return new Landscape(truth, inputs.trainingSet(truth, seeds.child("data").stream()));
  }

  /** That many samples for each of d dimensions; no end of them, and given ones, stay so. */
  static Inputs perDimension(Inputs samples, int d) {
    return samples.given() ? samples : new Inputs(samples.law(), samples.n() * d);
  }

  /** S theta*, d x 1: what pulls at the neurons near 0. */
  DMatrixRMaj pull() {
    return data.pull();
  }

  /** The eigenvalues of S. */
  Spectrum spectrum() {
    return new Spectrum(QuadraticLoss.of(data, truth).moments());
  }

  /** theta* over its norm. */
  DMatrixRMaj direction() {
    return unit(truth.map());
  }

  /** S theta* over its norm: where neurons near 0 grow to. */
  DMatrixRMaj growthDirection() {
    return unit(pull());
  }

  /** The distance of what a network computes from theta*. */
  double error(Network network) {
    DMatrixRMaj theta = network.linearMap();
    CommonOps_DDRM.subtractEquals(theta, truth.map());
    return Norms.frobenius(theta);
  }

  static DMatrixRMaj unit(DMatrixRMaj vector) {
    DMatrixRMaj unit = vector.copy();
    CommonOps_DDRM.scale(1 / Norms.frobenius(vector), unit);
    return unit;
  }
}
