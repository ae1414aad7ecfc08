package twophase.paper.dynamics;

import org.apiguardian.api.API;
import org.ejml.data.DMatrixRMaj;
import twophase.kit.random.RandomStream;
import twophase.kit.random.SeedTree;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.TrainingSet;

/** The samples of a run, one for each step, in the order of the steps. */
@API(status = API.Status.STABLE, since = "0.1.0")
@FunctionalInterface
public interface SampleSource {

  /** The next step's sample. */
  Sample next();

  /**
   * The samples of a run whose data hang on its seeds: fresh inputs from the child {@code steps},
   * or a training set from the child {@code data} and its indices and noise from {@code steps}.
   *
   * @param sigma label-noise level, at least 0
   */
  static SampleSource of(Inputs inputs, GroundTruth truth, double sigma, SeedTree seeds) {
    RandomStream steps = seeds.child("steps").stream();
    if (inputs.fresh()) {
      return fresh(truth, sigma, steps);
    }
    return uniform(inputs.trainingSet(truth, seeds.child("data").stream()), sigma, steps);
  }

  /**
   * A fresh input x ~ N(0, I_d) at each step, y = theta* . x, and label noise of two points.
   *
   * @param sigma label-noise level, at least 0
   */
  static SampleSource fresh(GroundTruth truth, double sigma, RandomStream stream) {
    int d = truth.map().getNumRows();
    return () -> {
      DMatrixRMaj x = new DMatrixRMaj(d, 1);
      for (int k = 0; k < d; k++) {
        x.data[k] = stream.gaussian();
      }
      return new Sample(x, truth.label(x), stream.sign() * sigma);
    };
  }

  /**
   * A uniformly random index of the training set at each step, and label noise of two points, fresh
   * at each step (eq. 3-4).
   *
   * @param sigma label-noise level, at least 0
   */
  static SampleSource uniform(TrainingSet data, double sigma, RandomStream stream) {
    return () -> {
      int k = stream.index(data.size());
      return new Sample(data.input(k), data.labels().get(k), stream.sign() * sigma);
    };
  }
}
