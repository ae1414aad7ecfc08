package twophase.paper.dynamics.lanes;

import java.util.Arrays;
import twophase.paper.network.Network;

/**
 * The lane kernel's arithmetic alone, on blocks of samples drawn beforehand, for benchmarks: what
 * is left of a run when random numbers are free.
 */
public final class KernelWork {
  private static final int RING = 8;

  private final LaneKernel kernel;
  private final LaneState state;
  private final double eta;
  private final double[][] inputs = new double[RING][];
  private final double[][] noise = new double[RING][];
  private int next;

  /**
   * All lanes full with one start, each with samples of its own.
   *
   * @param eta step size, above 0, small enough for the run not to diverge
   * @param start the core, not modified
   * @param samples drawn from for all lanes; fresh ones, whose labels the kernel computes
   */
  public KernelWork(LaneSimulator simulator, double eta, Network start, LaneSamples.Fresh samples) {
    this.kernel = simulator.laneKernel();
    this.eta = eta;
    state = new LaneState(start.width(), start.inputDimension(), true);
    for (int lane = 0; lane < LaneState.LANES; lane++) {
      state.load(lane, start);
      for (int k = 0; k < state.d; k++) {
        state.truth[LaneState.place(k, lane)] = samples.truth().map().get(k);
      }
    }
    int block = LaneKernel.BLOCK * LaneState.LANES;
    for (int b = 0; b < RING; b++) {
      inputs[b] = LaneState.numbers(state.d * LaneKernel.BLOCK);
      noise[b] = LaneState.numbers(LaneKernel.BLOCK);
      for (int at = LaneState.FIRST; at < noise[b].length; at++) {
        noise[b][at] = samples.draw(inputs[b], at, block, true);
      }
    }
  }

  /**
   * Does steps in all {@link LaneSimulator#LANES} lanes.
   *
   * @param steps rounded up to a multiple of the kernel's block
   * @return number of replica-steps done
   * @throws IllegalStateException if a lane grew without bound
   */
  public long run(long steps) {
    long done = 0;
    for (; done < steps; done += LaneKernel.BLOCK) {
      next = (next + 1) % RING;
      state.inputs = inputs[next];
      System.arraycopy(noise[next], 0, state.targets, 0, state.targets.length);
      kernel.pass(state);
      kernel.steps(state, eta);
      state.turn();
    }
    if (!(Arrays.stream(state.size).max().orElse(0) < LaneState.LARGEST_SIZE)) {
      throw new IllegalStateException("the benchmark's run diverged: choose a smaller eta");
    }
    return done * LaneState.LANES;
  }
}
