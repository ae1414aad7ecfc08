package twophase.paper.dynamics.lanes;

import static twophase.paper.dynamics.lanes.LaneState.place;

import java.util.List;
import twophase.kit.random.StreamLanes;

/** Blocks of samples for all lanes; a lane's samples are those that its stream gives alone. */
abstract class LaneDraws {
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

  /**
   * Draws a block for all lanes.
   *
   * @param count samples in the block
   * @param inputs overwritten: component k of sample s in lane l goes to place(s, l) + k * stride
   * @param targets overwritten; without what the kernel computes
   * @param stride from one component of an input to the next
   */
  abstract void block(int count, double[] inputs, double[] targets, int stride);

  private static final class Fresh extends LaneDraws {
    private final List<LaneSamples.Fresh> samples;
    private final StreamLanes streams;

    Fresh(List<LaneSamples.Fresh> samples, boolean vectors) {
      this.samples = samples;
      streams = new StreamLanes(samples.stream().map(LaneSamples.Fresh::stream).toList(), vectors);
    }

    @Override
    void block(int count, double[] inputs, double[] targets, int stride) {
      streams.samples(count, samples.get(0).inputDimension(), inputs, stride);
      for (int lane = 0; lane < samples.size(); lane++) {
        streams.signs(lane, count, samples.get(lane).sigma(), targets);
      }
    }
  }

  private static final class OneByOne extends LaneDraws {
    private final List<LaneSamples> samples;

    OneByOne(List<LaneSamples> samples) {
      this.samples = samples;
    }

    @Override
    void block(int count, double[] inputs, double[] targets, int stride) {
      for (int lane = 0; lane < samples.size(); lane++) {
        for (int s = 0; s < count; s++) {
          int at = place(s, lane);
          targets[at] = samples.get(lane).draw(inputs, at, stride);
        }
      }
    }
  }
}
