package twophase.paper.dynamics.lanes;

import java.util.function.IntSupplier;
import twophase.kit.random.RandomStream;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.Rule;
import twophase.paper.dynamics.SampleSource;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.TrainingSet;

/**
 * The samples of one replica, unpacked straight into its lane. They are a function of the replica's
 * stream alone, and the same as those of a {@link SampleSource} on the same stream.
 */
public sealed interface LaneSamples {

  /** d. */
  int inputDimension();

  /**
   * The samples of a run, from the same child streams as the simulators draw them.
   *
   * @param sigma label-noise level, at least 0
   * @param rule says which indices of a training set a step takes
   * @param seeds where all randomness of the run hangs
   */
  static LaneSamples drawn(
      Inputs inputs, GroundTruth truth, double sigma, Rule rule, SeedTree seeds) {
    RandomStream stream = seeds.child("steps").stream();
    if (inputs.fresh()) {
      return new Fresh(inputs.law(), truth, sigma, stream);
    }
    TrainingSet data = inputs.trainingSet(truth, seeds.child("data").stream());
    return new Indexed(data, sigma, rule.indices(data.size(), stream), stream);
  }

  /**
   * Draws the next sample.
   *
   * @param inputs overwritten at offset, offset + stride, ..., d of them, with x
   * @param noisy whether label noise is on; it is drawn all the same
   * @return y + eps; eps alone where labels are theta* . x, to be added by the kernel
   */
  double draw(double[] inputs, int offset, int stride, boolean noisy);

  /**
   * A fresh input for each sample, y = theta* . x, label noise of two points.
   *
   * @param law of an input: N(0, I_d), or on the sphere
   * @param sigma label-noise level, at least 0
   */
  record Fresh(Inputs.Law law, GroundTruth truth, double sigma, RandomStream stream)
      implements LaneSamples {

    /** Gaussian inputs. */
    public Fresh(GroundTruth truth, double sigma, RandomStream stream) {
      this(Inputs.Law.ISOTROPIC, truth, sigma, stream);
    }

    @Override
    public int inputDimension() {
      return truth.map().getNumRows();
    }

    @Override
    public double draw(double[] inputs, int offset, int stride, boolean noisy) {
      int end = offset + inputDimension() * stride;
      for (int e = offset; e < end; e += stride) {
        inputs[e] = stream.gaussian();
      }
      law.project(inputs, offset, stride, inputDimension());
      double noise = stream.sign() * sigma;
      return noisy ? noise : 0;
    }
  }

  /**
   * Samples of a training set that indices name, label noise of two points.
   *
   * @param data inputs at most 2^200 in size
   * @param sigma label-noise level, at least 0
   * @param indices asked once for each sample, before its noise is drawn
   * @param stream where the noise comes from
   */
  record Indexed(TrainingSet data, double sigma, IntSupplier indices, RandomStream stream)
      implements LaneSamples {
    private static final double LARGEST_INPUT = 0x1p200;

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if an input is beyond 2^200, or NaN
     */
    public Indexed {
      for (double entry : data.inputs().data) {
        if (!(Math.abs(entry) <= LARGEST_INPUT)) {
          throw new IllegalArgumentException("inputs must be at most 2^200 in size, not " + entry);
        }
      }
    }

    @Override
    public int inputDimension() {
      return data.inputs().getNumCols();
    }

    @Override
    public double draw(double[] inputs, int offset, int stride, boolean noisy) {
      int d = inputDimension();
      int k = indices.getAsInt();
      double[] rows = data.inputs().data;
      for (int j = 0; j < d; j++) {
        inputs[offset + j * stride] = rows[k * d + j];
      }
      double noise = stream.sign() * sigma;
      return data.labels().get(k) + (noisy ? noise : 0);
    }
  }
}
