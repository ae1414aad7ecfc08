package twophase.paper.dynamics;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.mult.VectorVectorMult_DDRM;
import twophase.paper.network.Network;
import twophase.paper.network.Norms;
import twophase.paper.network.TrainingSet;

/**
 * Gradient descent on the loss of a training set, without noise: the step of label-noise SGD with
 * v, the gradient of the loss in theta = W^T a, for r x.
 *
 * @param training the training set
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record GradientDescent(TrainingSet training) implements Rule {

  @Override
  public String name() {
    return "gradient-descent";
  }

  @Override
  public Rule by(Conventions conventions) {
    Precision precision = conventions.precision();
    return precision == Precision.BINARY64
        ? this
        : new GradientDescent(
            new TrainingSet(
                precision.nearest(training.inputs()), precision.nearest(training.labels())));
  }

  @Override
  public int batch() {
    return 0;
  }

  @Override
  public Optional<TrainingSet> data() {
    return Optional.of(training);
  }

  @Override
  public Motion motion(Network network, double eta, SampleSource samples) {
    return Motion.of(network, () -> step(network, eta));
  }

  private void step(Network network, double eta) {
    DMatrixRMaj firstLayer = network.firstLayer();
    DMatrixRMaj secondLayer = network.secondLayer();
    DMatrixRMaj v = training.lossGradient(network.linearMap());

    DMatrixRMaj hidden = new DMatrixRMaj(network.width(), 1);
    CommonOps_DDRM.mult(firstLayer, v, hidden);

    VectorVectorMult_DDRM.addOuterProd(-eta, secondLayer, v, firstLayer);
    CommonOps_DDRM.addEquals(secondLayer, -eta, hidden);
  }

  @Override
  public Optional<Motion> compressed(Network core, double eta, SampleSource samples) {
    return Optional.of(new CoreSteps(core).descent(eta, training));
  }

  @Override
  public boolean compressedWhenDriven() {
    return true;
  }

  /**
   * With T_k = sum_i |a_i| |w_ik| and V_k = sum_j |x_jk| (|x_j| . T + |y_j|) / n the products'
   * absolute sums are eta |a_i| V_k and eta |w_i| . V; a product goes through at most m + 2 d + n +
   * F roundings, F the counts' factors, whether X^T X is formed first or not.
   */
  @Override
  public StepBound bound(
      double eta, Network before, List<Sample> seen, Network after, RoundingCounts counts) {
    int m = before.width();
    int d = before.inputDimension();
    double gamma = counts.gamma(m + 2 * d + training.size() + counts.factors());
    DMatrixRMaj gradient = absoluteGradient(before);
    double[] hidden = StepBound.absoluteHidden(before, gradient);
    double inputs = Norms.frobenius(training.inputs());
    double size = StepBound.size(before);
    double slope = Norms.frobenius(gradient) + inputs * inputs / training.size() * size * size;
    double readBack =
        StepBound.readBack(m, d, size * (1 + eta * slope) + StepBound.size(after), counts);
    return StepBound.of(
        after,
        counts.precision(),
        readBack,
        (i, k) -> gamma * (eta * Math.abs(before.secondLayer().get(i)) * gradient.get(k)),
        i -> gamma * eta * hidden[i]);
  }

  /** V: for each coordinate the sum of the absolute values of the loss gradient's products. */
  private DMatrixRMaj absoluteGradient(Network before) {
    int d = before.inputDimension();
    DMatrixRMaj map = new DMatrixRMaj(d, 1);
    for (int i = 0; i < before.width(); i++) {
      for (int k = 0; k < d; k++) {
        double product = before.secondLayer().get(i) * before.firstLayer().get(i, k);
        map.data[k] += Math.abs(product);
      }
    }
    DMatrixRMaj gradient = new DMatrixRMaj(d, 1);
    for (int j = 0; j < training.size(); j++) {
      double residual = Math.abs(training.labels().get(j));
      for (int k = 0; k < d; k++) {
        residual += Math.abs(training.inputs().get(j, k)) * map.get(k);
      }
      for (int k = 0; k < d; k++) {
        gradient.data[k] += Math.abs(training.inputs().get(j, k)) * residual / training.size();
      }
    }
    return gradient;
  }
}
