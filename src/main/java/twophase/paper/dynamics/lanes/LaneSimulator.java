package twophase.paper.dynamics.lanes;

import java.util.List;
import java.util.concurrent.CancellationException;
import twophase.paper.dynamics.NoiseSchedule;
import twophase.paper.dynamics.Outcome;

/**
 * Label-noise SGD for up to {@link #LANES} replicas of one setting at a time, side by side: the
 * fastest way to run many seeds. A replica's numbers depend on its start, its samples and the step
 * size alone: neither on its lane, nor on the other replicas, nor on who looks, nor on whether the
 * running JVM has vectors.
 *
 * <p>A replica that diverges stops at the step where it happens, and leaves the others alone. A
 * lane whose residuals or second layer grow beyond 1e100 within a block of steps is done over step
 * by step from the block's start, so that the step of overflow is found exactly.
 *
 * <p>Runs on mini-batches go step by step, by a kernel of their own: see {@link BatchKernel}.
 *
 * <p>The running thread's interruption ends a run with a {@link CancellationException}. Memory is
 * about 8 LANES (d + 1) (d + 20) bytes, whatever the number of steps.
 */
public final class LaneSimulator {
  /** Replicas that one run can take. */
  public static final int LANES = LaneState.LANES;

  private final LaneKernel kernel;

  private LaneSimulator(LaneKernel kernel) {
    this.kernel = kernel;
  }

  /** The vector kernel where the running JVM was started with it, else the scalar one. */
  public static LaneSimulator best() {
    return new LaneSimulator(LaneKernels.best());
  }

  /** The kernel in plain Java: the same bits, more slowly. */
  public static LaneSimulator scalar() {
    return new LaneSimulator(LaneKernels.scalar());
  }

  /** Name of the kernel: `vector` or `scalar`. */
  public String kernel() {
    return kernel.name();
  }

  LaneKernel laneKernel() {
    return kernel;
  }

  /**
   * Runs replicas.
   *
   * @param eta step size, above 0
   * @param replicas 1 to {@link #LANES} replicas whose networks have one shape and whose samples
   *     are of one kind; their streams, all different, are moved on by `steps` samples, those of a
   *     diverged replica by a number that is left open
   * @param steps at least 0
   * @param observer who is shown the states
   * @return how each ended, in the order of the replicas
   * @throws IllegalArgumentException if the replicas do not fit together, or a start is not finite
   *     or beyond 1e100
   * @throws CancellationException if the thread is interrupted
   */
  public List<Outcome> run(double eta, List<Replica> replicas, long steps, LaneObserver observer) {
    return run(eta, 1, NoiseSchedule.ALWAYS, replicas, steps, observer);
  }

  /**
   * Runs replicas on mini-batches, with the label noise switched on and off.
   *
   * @param eta step size, above 0
   * @param batch B, how many samples each step takes, at least 1
   * @param schedule when the label noise is on
   * @param replicas as above; their streams are moved on by `steps` times B samples
   * @param steps at least 0
   * @param observer who is shown the states
   * @return how each ended, in the order of the replicas
   * @throws IllegalArgumentException if the replicas do not fit together, or a start is not finite
   *     or beyond 1e100
   * @throws CancellationException if the thread is interrupted
   */
  public List<Outcome> run(
      double eta,
      int batch,
      NoiseSchedule schedule,
      List<Replica> replicas,
      long steps,
      LaneObserver observer) {
    return batch == 1
        ? new LaneWalk(kernel, eta, schedule, replicas, steps, observer).through()
        : new BatchWalk(kernel.vectors(), eta, batch, schedule, replicas, steps, observer)
            .through();
  }
}
