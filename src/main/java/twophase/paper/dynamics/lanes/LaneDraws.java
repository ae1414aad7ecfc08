package twophase.paper.dynamics.lanes;

import static twophase.paper.dynamics.lanes.LaneState.LANES;

import java.util.List;
import twophase.kit.random.StreamLanes;

/** Blocks of samples for all lanes; a lane's samples are those that its stream gives alone. */
abstract class LaneDraws {
  private static final int STRIDE = LaneKernel.BLOCK * LANES;

  private LaneDraws() {}

  /**
   * The draws of replicas whose samples are of one kind.
   *
   * @param vectors whether to use the Vector API for random bits
   */
  static LaneDraws of(List<LaneSamples> samples, boolean vectors) {
    if (samples.get(0) instanceof LaneSamples.Fresh) {
      return new Fresh(samples.stream().map(LaneSamples.Fresh.class::cast).toList(), vectors);
    }
    return new OneByOne(samples);
  }

  /** Begins a block of that many steps. */
  abstract void prepare(int steps);

  /** Draws a lane's block: inputs, and targets without what the kernel computes. */
  abstract void block(int lane, int steps, LaneState state);

  private static final class Fresh extends LaneDraws {
    private final List<LaneSamples.Fresh> samples;
    private final StreamLanes streams;

    Fresh(List<LaneSamples.Fresh> samples, boolean vectors) {
      this.samples = samples;
      streams = new StreamLanes(samples.stream().map(LaneSamples.Fresh::stream).toList(), vectors);
    }

    @Override
    void prepare(int steps) {
      streams.prepare(steps * samples.get(0).inputDimension());
    }

    @Override
    void block(int lane, int steps, LaneState state) {
      double sigma = samples.get(lane).sigma();
      for (int s = 0; s < steps; s++) {
        int at = s * LANES + lane;
        streams.gaussians(lane, state.inputs, at, STRIDE, state.d * STRIDE);
        state.targets[at] = streams.sign(lane) * sigma;
      }
    }
  }

  private static final class OneByOne extends LaneDraws {
    private final List<LaneSamples> samples;

    OneByOne(List<LaneSamples> samples) {
      this.samples = samples;
    }

    @Override
    void prepare(int steps) {}

    @Override
    void block(int lane, int steps, LaneState state) {
      for (int s = 0; s < steps; s++) {
        int at = s * LANES + lane;
        state.targets[at] = samples.get(lane).draw(state.inputs, at, STRIDE);
      }
    }
  }
}
