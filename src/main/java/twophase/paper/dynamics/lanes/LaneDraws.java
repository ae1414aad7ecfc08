package twophase.paper.dynamics.lanes;

import static twophase.paper.dynamics.lanes.LaneState.place;

import java.util.Arrays;
import java.util.List;
import twophase.kit.random.StreamLanes;
import twophase.paper.dynamics.NoiseSchedule;

/** Blocks of samples for all lanes; a lane's samples are those that its stream gives alone. */
abstract class LaneDraws {
  private final NoiseSchedule schedule;
  private final int batch;
  private long taken;

  private LaneDraws(NoiseSchedule schedule, int batch) {
    this.schedule = schedule;
    this.batch = batch;
  }

  /**
   * The draws of replicas whose samples are of one kind.
   *
   * @param schedule when the label noise is on
   * @param batch how many samples a step takes
   * @param vectors whether to use the Vector API for random bits
   */
  static LaneDraws of(
      List<LaneSamples> samples, NoiseSchedule schedule, int batch, boolean vectors) {
    if (samples.get(0) instanceof LaneSamples.Fresh) {
      List<LaneSamples.Fresh> fresh = samples.stream().map(LaneSamples.Fresh.class::cast).toList();
      return new Fresh(fresh, schedule, batch, vectors);
    }
    return new OneByOne(samples, schedule, batch);
  }

  /** Whether the noise is on at the next sample. */
  private boolean noisy() {
    return schedule.isOn(taken++ / batch);
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

    Fresh(List<LaneSamples.Fresh> samples, NoiseSchedule schedule, int batch, boolean vectors) {
      super(schedule, batch);
      this.samples = samples;
      streams = new StreamLanes(samples.stream().map(LaneSamples.Fresh::stream).toList(), vectors);
    }

    @Override
    void block(int count, double[] inputs, double[] targets, int stride) {
      streams.samples(count, samples.get(0).inputDimension(), inputs, stride);
      for (int lane = 0; lane < samples.size(); lane++) {
        LaneSamples.Fresh own = samples.get(lane);
        for (int s = 0; s < count; s++) {
          own.law().project(inputs, place(s, lane), stride, own.inputDimension());
        }
        streams.signs(lane, count, samples.get(lane).sigma(), targets);
      }
      for (int s = 0; s < count; s++) {
        if (!super.noisy()) {
          Arrays.fill(targets, place(s, 0), place(s, samples.size()), 0);
        }
      }
    }
  }

  private static final class OneByOne extends LaneDraws {
    private final List<LaneSamples> samples;

    OneByOne(List<LaneSamples> samples, NoiseSchedule schedule, int batch) {
      super(schedule, batch);
      this.samples = samples;
    }

    @Override
    void block(int count, double[] inputs, double[] targets, int stride) {
      for (int s = 0; s < count; s++) {
        boolean noisy = super.noisy();
        for (int lane = 0; lane < samples.size(); lane++) {
          int at = place(s, lane);
          targets[at] = samples.get(lane).draw(inputs, at, stride, noisy);
        }
      }
    }
  }
}
