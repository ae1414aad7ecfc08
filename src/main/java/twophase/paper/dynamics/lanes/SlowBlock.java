package twophase.paper.dynamics.lanes;

import static twophase.paper.dynamics.lanes.LaneState.place;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import twophase.paper.dynamics.CoreSteps;
import twophase.paper.dynamics.Sample;
import twophase.paper.network.Network;

/**
 * A block of steps of one lane done over, one step after the other, because numbers in it are so
 * large that a sum over the block may overflow where no step does, or the other way round. It is
 * rare, so it may be slow and allocate.
 */
final class SlowBlock {
  private static final int BLOCK = LaneKernel.BLOCK;

  /** The states after 0, 1, ... steps, up to the last finite one. */
  private final List<Network> states = new ArrayList<>();

  private final int length;

  /**
   * Does the block.
   *
   * @param state after the kernel's steps of the block: W and the first a are still its start's
   * @param length steps of the block that count
   */
  SlowBlock(LaneState state, int lane, double eta, int length) {
    this.length = length;
    Network network = new Network(new DMatrixRMaj(state.n, state.d), new DMatrixRMaj(state.n, 1));
    state.read(lane, 0, network);
    CoreSteps steps = new CoreSteps(network);
    states.add(network.copy());
    for (int s = 0; s < length; s++) {
      steps.labelNoise(eta, sample(state, lane, s));
      if (!steps.isFinite()) {
        return;
      }
      states.add(network.copy());
    }
  }

  /** The step of the block, from 1, after which a weight had overflowed; 0 if none had. */
  int overflow() {
    return states.size() <= length ? states.size() : 0;
  }

  /** Whether the state after s steps is finite. */
  boolean reached(int s) {
    return s < states.size();
  }

  /** The state after s steps. */
  Network state(int s) {
    return states.get(s);
  }

  /** Makes the last state the lane's, as the state at the block's end. */
  void putBack(LaneState state, int lane) {
    Network last = states.get(length);
    state.load(lane, last);
    state.dropFactors(lane);
    for (int i = 0; i < state.n; i++) {
      state.a[place(BLOCK * state.n + i, lane)] = last.secondLayer().get(i);
    }
  }

  private static Sample sample(LaneState state, int lane, int s) {
    DMatrixRMaj input = new DMatrixRMaj(state.d, 1);
    for (int k = 0; k < state.d; k++) {
      input.data[k] = state.inputs[place(k * BLOCK + s, lane)];
    }
    return new Sample(input, state.targets[place(s, lane)], 0);
  }
}
