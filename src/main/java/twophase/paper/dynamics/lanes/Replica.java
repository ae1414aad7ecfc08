package twophase.paper.dynamics.lanes;

import java.util.List;
import twophase.paper.dynamics.LabelNoiseSgd;
import twophase.paper.dynamics.Run;
import twophase.paper.network.CompressedStart;
import twophase.paper.network.Network;

/**
 * One of the runs that share lock-step lanes: where it starts and what it sees.
 *
 * @param start network at t = 0, not modified: for a wide one its core
 * @param samples those of all steps, one after the other
 */
public record Replica(Network start, LaneSamples samples) {
  private static final double LARGEST_START = 1e100;

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
   * Checks that replicas can go side by side.
   *
   * @throws IllegalArgumentException if they are none or too many, do not fit together, or a start
   *     is not finite or beyond 1e100
   */
  static void checkTogether(List<Replica> replicas) {
    if (replicas.isEmpty() || replicas.size() > LaneState.LANES) {
      throw new IllegalArgumentException(
          "1 to " + LaneState.LANES + " replicas fit, not " + replicas.size());
    }
    Replica first = replicas.get(0);
    for (Replica replica : replicas) {
      Network start = replica.start();
      if (start.width() != first.start.width()
          || start.inputDimension() != first.start.inputDimension()) {
        throw new IllegalArgumentException("replicas side by side need networks of one shape");
      }
      if (replica.samples instanceof LaneSamples.Fresh
          != first.samples instanceof LaneSamples.Fresh) {
        throw new IllegalArgumentException("replicas side by side need samples of one kind");
      }
      checkSize(start.firstLayer().data);
      checkSize(start.secondLayer().data);
    }
  }

  private static void checkSize(double[] weights) {
    for (double weight : weights) {
      if (!(Math.abs(weight) <= LARGEST_START)) {
        throw new IllegalArgumentException("a start must be at most 1e100 in size, not " + weight);
      }
    }
  }

  /**
   * The core of a free run, drawn from the same child streams as the simulators draw it: the same
   * start, truth, data and steps.
   *
   * @param free what to run; its whole width is drawn, O(m d) memory and O(m d^2) time
   */
  public static Replica of(Run.Free free) {
    return new Replica(CompressedStart.of(free.start()).core(), samples(free));
  }

  /**
   * The samples of a free run, from the same child streams as the simulators draw them.
   *
   * @param free what to run, label-noise SGD; its width and its schedule have no part in this
   * @throws IllegalArgumentException if it is another run
   */
  public static LaneSamples samples(Run.Free free) {
    if (!lanes(free)) {
      throw new IllegalArgumentException("lanes do label-noise SGD");
    }
    return LaneSamples.drawn(free.inputs(), free.truth(), free.sigma(), free.rule(), free.seeds());
  }

  /** Whether a free run can be done in lanes. */
  public static boolean lanes(Run.Free free) {
    return free.rule() instanceof LabelNoiseSgd;
  }
}
