package twophase.paper.theorems.laws;

import java.util.function.Supplier;
import org.ejml.data.DMatrixRMaj;
import twophase.kit.random.RandomStream;
import twophase.paper.dynamics.Sample;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.TrainingSet;
import twophase.paper.theorems.Rounding;
import twophase.paper.theory.StabilityLimit;

/**
 * The inputs of a batch.
 *
 * @param loadOfUnitStep k s at eta = 1, s = 1, with the training set's own moments where there is
 *     one
 * @param next the next input, d x 1
 * @param stream where noise comes from, too
 */
record BatchInputs(double loadOfUnitStep, Supplier<DMatrixRMaj> next, RandomStream stream) {

  static BatchInputs of(StepBatch setting, RandomStream stream) {
    return setting.n().fresh() ? fresh(setting, stream) : given(setting, stream);
  }

  private static BatchInputs fresh(StepBatch setting, RandomStream stream) {
    int d = setting.d();
    return new BatchInputs(
        StabilityLimit.load(setting.m(), d, 1, 1),
        () -> {
          DMatrixRMaj x = new DMatrixRMaj(d, 1);
          for (int j = 0; j < d; j++) {
            x.data[j] = stream.gaussian() * setting.inputs().scale(j, d);
          }
          return x;
        },
        stream);
  }

  private static BatchInputs given(StepBatch setting, RandomStream stream) {
    int d = setting.d();
    TrainingSet data = setting.n().trainingSet(GroundTruth.draw(d, 0, stream), stream);
    int n = data.size();
    double second = 0;
    double fourth = 0;
    for (int k = 0; k < n; k++) {
      double norm2 = Rounding.norm2(data.inputs().data, k * d, d);
      second += norm2 / n;
      fourth += norm2 * norm2 / n;
    }
    return new BatchInputs(
        StabilityLimit.load(setting.m(), d, 1, 1, second, fourth),
        () -> data.input(stream.index(n)),
        stream);
  }

  /** An input with its label by that ground truth, and noise. */
  Sample sample(GroundTruth truth, double sigma) {
    DMatrixRMaj x = next.get();
    return new Sample(x, truth.label(x), stream.sign() * sigma);
  }
}
