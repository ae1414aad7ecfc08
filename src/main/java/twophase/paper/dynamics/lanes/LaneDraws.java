package twophase.paper.dynamics.lanes;

import static twophase.paper.dynamics.lanes.LaneState.LANES;

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

  /** Begins a block of that many samples. */
  abstract void prepare(int count);

  /**
   * Draws a lane's block.
   *
   * @param count samples in the block
   * @param inputs overwritten: the sample is the index that runs faster than the component
   * @param targets overwritten; without what the kernel computes
   * @param stride from one component of an input to the next
   */
  abstract void block(int lane, int count, double[] inputs, double[] targets, int stride);

  private static final class Fresh extends LaneDraws {
    private final List<LaneSamples.Fresh> samples;
    private final StreamLanes streams;

    Fresh(List<LaneSamples.Fresh> samples, boolean vectors) {
      this.samples = samples;
      streams = new StreamLanes(samples.stream().map(LaneSamples.Fresh::stream).toList(), vectors);
    }

    @Override
    void prepare(int count) {
      streams.prepare(count * samples.get(0).inputDimension());
    }

    @Override
    void block(int lane, int count, double[] inputs, double[] targets, int stride) {
      double sigma = samples.get(lane).sigma();
      int end = samples.get(lane).inputDimension() * stride;
      for (int s = 0; s < count; s++) {
        int at = s * LANES + lane;
        streams.gaussians(lane, inputs, at, stride, end);
        targets[at] = streams.sign(lane) * sigma;
      }
    }
  }

  private static final class OneByOne extends LaneDraws {
    private final List<LaneSamples> samples;

    OneByOne(List<LaneSamples> samples) {
      this.samples = samples;
    }

    @Override
    void prepare(int count) {}

    @Override
    void block(int lane, int count, double[] inputs, double[] targets, int stride) {
      for (int s = 0; s < count; s++) {
        int at = s * LANES + lane;
        targets[at] = samples.get(lane).draw(inputs, at, stride);
      }
    }
  }
}
