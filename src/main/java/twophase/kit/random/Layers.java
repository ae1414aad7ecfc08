package twophase.kit.random;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The ziggurat's layers: in 253 of 256 cases a normal is one number of a table, chosen by the low
 * byte, times the bits as a signed integer. The table is not written down here but read off the
 * library's sampler, fed with bits whose product is exact.
 */
final class Layers {
  /** Low bytes below this need the table alone. */
  static final int COUNT = 253;

  private static final long PROBE = 1L << 62;
  private static final double[] WIDTHS = probed();

  private Layers() {}

  /** The table, 253 numbers; not to be modified. */
  static double[] widths() {
    return WIDTHS;
  }

  private static double[] probed() {
    long[] bits = new long[1];
    UniformRandomProvider fed = () -> bits[0];
    ZigguratSampler.NormalizedGaussian sampler = ZigguratSampler.NormalizedGaussian.of(fed);
    double[] widths = new double[COUNT];
    for (int k = 0; k < COUNT; k++) {
      // As a double this is 2^62: the low byte is below half a unit in the last place.
      bits[0] = PROBE | k;
      widths[k] = sampler.sample() / PROBE;
    }
    return widths;
  }
}
