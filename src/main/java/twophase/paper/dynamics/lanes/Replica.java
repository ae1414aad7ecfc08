package twophase.paper.dynamics.lanes;

import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.LabelNoiseSgd;
import twophase.paper.dynamics.Run;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;
import twophase.paper.network.TrainingSet;
import twophase.paper.network.WidthCompression;

/**
 * One of the runs that share lock-step lanes: where it starts and what it sees.
 *
 * @param start network at t = 0, not modified: for a wide one its core
 * @param samples step t takes the t-th of them
 */
public record Replica(Network start, LaneSamples samples) {

  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if the samples' dimension is not the network's
   */
  public Replica {
    if (samples.inputDimension() != start.inputDimension()) {
      throw new IllegalArgumentException(
          "samples of dimension "
              + samples.inputDimension()
              + " for a network of dimension "
              + start.inputDimension());
    }
  }

  /**
   * The core of a free run, drawn from the same child streams as the simulators draw it: the same
   * start, truth, data and steps.
   *
   * @param free what to run; its whole width is drawn, O(m d) memory and O(m d^2) time
   */
  public static Replica of(Run.Free free) {
    return new Replica(WidthCompression.of(free.start()).core(), samples(free));
  }

  /**
   * The samples of a free run, from the same child streams as the simulators draw them.
   *
   * @param free what to run, label-noise SGD with the noise always on; its width has no part in
   *     this
   * @throws IllegalArgumentException if it is another run
   */
  public static LaneSamples samples(Run.Free free) {
    if (!lanes(free)) {
      throw new IllegalArgumentException("lanes do label-noise SGD with the noise always on");
    }
    SeedTree seeds = free.seeds();
    GroundTruth truth = free.truth();
    if (free.inputs().fresh()) {
      return new LaneSamples.Fresh(truth, free.sigma(), seeds.child("steps").stream());
    }
    TrainingSet data = free.inputs().trainingSet(truth, seeds.child("data").stream());
    return new LaneSamples.Uniform(data, free.sigma(), seeds.child("steps").stream());
  }

  /** Whether a free run can be done in lanes. */
  public static boolean lanes(Run.Free free) {
    return free.rule() instanceof LabelNoiseSgd sgd && sgd.batch() == 1 && free.schedule().always();
  }
}
