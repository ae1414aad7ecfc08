package twophase.paper.dynamics;

import org.apiguardian.api.API;
import org.ejml.data.DMatrixRMaj;
import twophase.kit.random.SeedTree;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.network.QuadraticLoss;
import twophase.paper.network.TrainingSet;

/** What a simulator is asked to do. State t is the state after t steps; state 0 is the start. */
@API(status = API.Status.STABLE, since = "0.1.0")
public sealed interface Run {

  /** Number of steps, at least 0. */
  long steps();

  /**
   * Label-noise SGD where every random number is given: the answer is determined up to rounding.
   *
   * @param eta step size, above 0
   * @param start network at t = 0, not modified
   * @param samples step t takes the t-th of them
   * @param steps at least 0
   */
  record LabelNoiseSgd(double eta, Network start, SampleSource samples, long steps)
      implements Run {}

  /**
   * Gradient descent on the training loss, without noise.
   *
   * @param eta step size, above 0
   * @param start network at t = 0, not modified
   * @param data the training set
   * @param steps at least 0
   */
  record GradientDescent(double eta, Network start, TrainingSet data, long steps) implements Run {}

  /**
   * Sharpness-aware minimisation (SAM) where every random number is given. With g the gradient of
   * the sample's loss r^2 / 2 in all parameters (W, a), the step's gradient is taken at the
   * parameters moved by R g / norm(g), with the same sample and the same noisy label; where g = 0
   * there is no step.
   *
   * @param eta step size, above 0
   * @param radius perturbation radius R, at least 0; at 0 this is label-noise SGD
   * @param start network at t = 0, not modified
   * @param samples step t takes the t-th of them
   * @param steps at least 0
   */
  record Sam(double eta, double radius, Network start, SampleSource samples, long steps)
      implements Run {}

  /**
   * The oscillating second layer of eq. 6-7: w_i moves by -eta a_i v with v the gradient of the
   * loss in theta = W^T a, and each a_i is a Markov chain on {-q, 0, +q} of its own, which goes
   * from +q and -q to 0 and from 0 to +q or -q with probability 1/2 each. W steps from the old a,
   * and then a moves. The chains start at +q and at -q with probability 1/4 each, else at 0.
   *
   * @param eta step size, above 0
   * @param amplitude q, at least 0; the paper's is eta^(1/4)
   * @param firstLayer W at t = 0, m x d, not modified
   * @param loss S and theta*
   * @param seeds where the chains' choices hang, from the child {@code second-layer}
   * @param steps at least 0
   */
  record OscillatingSecondLayer(
      double eta,
      double amplitude,
      DMatrixRMaj firstLayer,
      QuadraticLoss loss,
      SeedTree seeds,
      long steps)
      implements Run {

    /** The chains of this run, at their beginning each time this is called. */
    public ThreeStateChains chains() {
      return new ThreeStateChains(amplitude, seeds.child("second-layer").stream());
    }

    /** The network at t = 0, in storage of its own. */
    public Network start(ThreeStateChains chains) {
      DMatrixRMaj secondLayer = new DMatrixRMaj(firstLayer.getNumRows(), 1);
      chains.start(secondLayer.data);
      return new Network(firstLayer.copy(), secondLayer);
    }
  }

  /**
   * A run of label-noise SGD or SAM where the simulator draws start, ground truth, data, order and
   * noise by itself.
   *
   * @param m width, at least 1
   * @param d input dimension, at least 1
   * @param inputs training set or fresh
   * @param eta step size, above 0
   * @param sigma label-noise level, at least 0
   * @param thetaNorm norm of theta*, at least 0
   * @param seeds where all randomness of the run hangs
   * @param steps at least 0
   * @param radius SAM's perturbation radius R, at least 0; at 0 the run is label-noise SGD
   * @param schedule when the label noise is on
   */
  record Free(
      int m,
      int d,
      Inputs inputs,
      double eta,
      double sigma,
      double thetaNorm,
      SeedTree seeds,
      long steps,
      double radius,
      NoiseSchedule schedule)
      implements Run {

    /** Label-noise SGD with the noise always on. */
    public Free(
        int m,
        int d,
        Inputs inputs,
        double eta,
        double sigma,
        double thetaNorm,
        SeedTree seeds,
        long steps) {
      this(m, d, inputs, eta, sigma, thetaNorm, seeds, steps, 0, NoiseSchedule.ALWAYS);
    }

    /** The same run as SAM with that radius. */
    public Free withRadius(double changed) {
      return new Free(m, d, inputs, eta, sigma, thetaNorm, seeds, steps, changed, schedule);
    }

    /** The same run with the label noise on by that schedule. */
    public Free withSchedule(NoiseSchedule changed) {
      return new Free(m, d, inputs, eta, sigma, thetaNorm, seeds, steps, radius, changed);
    }
  }
}
