package twophase.paper.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.apiguardian.api.API;
import org.ejml.data.DMatrixRMaj;
import twophase.kit.random.RandomStream;
import twophase.kit.random.SeedTree;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.TrainingSet;

/** The samples of a run, in the order of the steps; a step takes one or more of them. */
@API(status = API.Status.STABLE, since = "0.1.0")
@FunctionalInterface
public interface SampleSource {

  /** The source of a run that takes no samples. */
  SampleSource NONE =
      () -> {
        throw new IllegalStateException("this run takes no samples");
      };

  /** The next sample. */
  Sample next();

  /**
   * The next ones.
   *
   * @param count at least 0
   */
  default List<Sample> next(int count) {
    List<Sample> taken = new ArrayList<>(count);
    for (int k = 0; k < count; k++) {
      taken.add(next());
    }
    return taken;
  }

  /**
   * The samples of a run whose data hang on its seeds: fresh inputs from the child {@code steps},
   * or a training set from the child {@code data} and its indices and noise from {@code steps}.
   *
   * @param sigma label-noise level, at least 0
   */
  static SampleSource of(Inputs inputs, GroundTruth truth, double sigma, SeedTree seeds) {
    return of(inputs, truth, sigma, new LabelNoiseSgd(), seeds);
  }

  /**
   * The same for a rule that may draw the indices its own way.
   *
   * @param sigma label-noise level, at least 0
   * @param rule says how indices are drawn
   */
  static SampleSource of(
      Inputs inputs, GroundTruth truth, double sigma, Rule rule, SeedTree seeds) {
    RandomStream steps = seeds.child("steps").stream();
    if (inputs.fresh()) {
      return fresh(inputs.law(), truth, sigma, steps);
    }
    TrainingSet data = inputs.trainingSet(truth, seeds.child("data").stream());
    return indexed(data, sigma, rule.indices(data.size(), steps), steps);
  }

  /**
   * A fresh input x ~ N(0, I_d) for each sample, y = theta* . x, and label noise of two points.
   *
   * @param sigma label-noise level, at least 0
   */
  static SampleSource fresh(GroundTruth truth, double sigma, RandomStream stream) {
    return fresh(Inputs.Law.ISOTROPIC, truth, sigma, stream);
  }

  /** The same with inputs of another law. */
  private static SampleSource fresh(
      Inputs.Law law, GroundTruth truth, double sigma, RandomStream stream) {
    int d = truth.map().getNumRows();
    return () -> {
      DMatrixRMaj x = new DMatrixRMaj(d, 1);
      for (int k = 0; k < d; k++) {
        x.data[k] = stream.gaussian();
      }
      law.project(x.data, 0, 1, d);
      return new Sample(x, truth.label(x), stream.sign() * sigma);
    };
  }

  /**
   * A uniformly random index of the training set for each sample, and label noise of two points,
   * fresh for each sample (eq. 3-4).
   *
   * @param sigma label-noise level, at least 0
   */
  static SampleSource uniform(TrainingSet data, double sigma, RandomStream stream) {
    return indexed(data, sigma, () -> stream.index(data.size()), stream);
  }

  /**
   * Samples of the training set that indices name, and label noise of two points.
   *
   * @param sigma label-noise level, at least 0
   * @param indices asked once for each sample, before its noise is drawn
   */
  private static SampleSource indexed(
      TrainingSet data, double sigma, IntSupplier indices, RandomStream stream) {
    return () -> {
      int k = indices.getAsInt();
      return new Sample(data.input(k), data.labels().get(k), stream.sign() * sigma);
    };
  }
}
