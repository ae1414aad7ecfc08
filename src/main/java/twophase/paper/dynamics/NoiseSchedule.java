package twophase.paper.dynamics;

import org.apiguardian.api.API;

/**
 * When the label noise is on: for the first {@code on} steps, then off for {@code off} steps, and
 * so on in turn. What it would have been is drawn all the same, so that two runs of one seed with
 * different schedules see the same inputs in the same order.
 *
 * @param on steps with noise, at least 1
 * @param off steps without, at least 0; 0 means that it is never off
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record NoiseSchedule(long on, long off) {
  /** Noise at every step. */
  public static final NoiseSchedule ALWAYS = new NoiseSchedule(1, 0);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if {@code on} is below 1 or {@code off} below 0
   */
  public NoiseSchedule {
    if (on < 1 || off < 0) {
      throw new IllegalArgumentException(
          "a noise schedule needs on >= 1 and off >= 0, not " + on + " and " + off);
    }
  }

  /** Whether the noise is never off. */
  public boolean always() {
    return off == 0;
  }

  /**
   * Whether the noise is on in the step from state t to state t + 1.
   *
   * @param t at least 0
   */
  public boolean isOn(long t) {
    return always() || t % (on + off) < on;
  }

  /**
   * The same samples, without noise where it is off.
   *
   * @param samples from step 0 on
   * @param batch how many of them a step takes, at least 1
   */
  SampleSource applied(SampleSource samples, int batch) {
    if (always()) {
      return samples;
    }
    return new SampleSource() {
      private long taken;

      @Override
      public Sample next() {
        Sample sample = samples.next();
        return isOn(taken++ / batch) ? sample : new Sample(sample.input(), sample.label(), 0);
      }
    };
  }
}
