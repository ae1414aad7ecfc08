package twophase.paper.faults;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.ejml.dense.row.CommonOps_DDRM;
import twophase.kit.random.RandomStream;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.LabelNoiseSgd;
import twophase.paper.dynamics.NoiseSchedule;
import twophase.paper.dynamics.Rule;
import twophase.paper.dynamics.Run;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;
import twophase.paper.network.NtkInitialisation;

/** Noise, starts and samples that are drawn wrongly: they show in free runs alone. */
final class DrawFaults {
  private static final double PERCENT = 1.01;
  private static final double BIASED = 0.6;
  private static final double STRETCH = 1.2;

  /** Share of the start's variance that all runs have in common. */
  private static final double COMMON = 0.05;

  private static final SeedTree SAME = SeedTree.root(1);

  private DrawFaults() {}

  static List<PartsFault> noise() {
    PartsFault.Kind kind = PartsFault.Kind.NOISE;
    return List.of(
        PartsFault.free(
            kind,
            "noise-variance-doubled",
            "the label noise has twice the variance",
            () -> new Noise((sigma, stream) -> Math.sqrt(2) * sigma * stream.sign())),
        PartsFault.free(
            kind,
            "noise-1-percent",
            "the label noise is 1 % too large",
            () -> new Noise((sigma, stream) -> PERCENT * sigma * stream.sign())),
        PartsFault.free(
            kind,
            "noise-gaussian",
            "the label noise is Gaussian instead of two-point, with the right variance",
            () -> new Noise((sigma, stream) -> sigma * stream.gaussian())),
        PartsFault.free(
            kind,
            "noise-three-point",
            "the label noise is 0 half of the time, with the right variance",
            () ->
                new Noise(
                    (sigma, stream) ->
                        Math.sqrt(2) * sigma * stream.sign() * stream.integer(0, 1))),
        PartsFault.free(
            kind, "noise-kept", "each sample's noise is drawn once and kept", NoiseKept::new),
        PartsFault.free(
            kind,
            "noise-one-sign",
            "the label noise is always +sigma",
            () -> new Noise((sigma, stream) -> sigma)),
        PartsFault.free(
            kind,
            "noise-alternating",
            "the label noise is +sigma and -sigma in turn",
            NoiseAlternating::new),
        PartsFault.free(
            kind,
            "noise-biased",
            "the label noise is +sigma in six of ten steps",
            () -> new Noise((sigma, stream) -> stream.uniform() < BIASED ? sigma : -sigma)),
        PartsFault.free(
            kind,
            "noise-from-index",
            "the label noise is +sigma on one half of the samples, -sigma on the other",
            NoiseFromIndex::new),
        PartsFault.free(
            kind,
            "noise-along-input",
            "the label noise of a fresh input has the sign of its first coordinate",
            NoiseAlongInput::new),
        PartsFault.free(
            kind,
            "batch-one-noise",
            "the label noise is drawn once for a whole mini-batch",
            BatchOneNoise::new),
        PartsFault.free(
            kind,
            "noise-schedule-ignored",
            "the label noise is never switched off",
            ScheduleIgnored::new));
  }

  static List<PartsFault> initialisation() {
    PartsFault.Kind kind = PartsFault.Kind.INITIALISATION;
    return List.of(
        PartsFault.free(
            kind,
            "first-layer-1-over-d",
            "W starts with standard deviation 1/d instead of 1/sqrt(d)",
            () -> new Start(free -> 1 / Math.sqrt(free.d()), free -> 1)),
        PartsFault.free(
            kind,
            "second-layer-1-over-d",
            "a starts with variance 1/d instead of 1/m",
            () -> new Start(free -> 1, free -> Math.sqrt((double) free.m() / free.d()))),
        PartsFault.free(
            kind,
            "first-layer-1-percent",
            "W starts 1 % too large",
            () -> new Start(free -> PERCENT, free -> 1)),
        PartsFault.free(
            kind,
            "second-layer-1-percent",
            "a starts 1 % too large",
            () -> new Start(free -> 1, free -> PERCENT)),
        PartsFault.free(
            kind, "second-layer-zero", "a starts at zero", () -> new Start(free -> 1, free -> 0)),
        PartsFault.free(
            kind,
            "start-uniform",
            "weights start uniformly distributed, with the right variances",
            StartUniform::new),
        PartsFault.free(
            kind,
            "truth-free-norm",
            "theta* has the given norm in the mean square only",
            TruthFreeNorm::new),
        PartsFault.free(kind, "truth-1-percent", "theta* is 1 % too long", TruthTooLong::new));
  }

  static List<PartsFault> sampling() {
    PartsFault.Kind kind = PartsFault.Kind.SAMPLING;
    return List.of(
        PartsFault.free(
            kind, "samples-cycled", "samples are taken in a fixed order, in turn", Cycled::new),
        PartsFault.free(
            kind,
            "samples-shuffled",
            "each epoch takes every sample once, in a random order",
            Shuffled::new),
        PartsFault.free(
            kind, "last-sample-left-out", "the last sample is never taken", LastLeftOut::new),
        PartsFault.free(
            kind,
            "inputs-uniform",
            "inputs are uniform instead of Gaussian, with the right variance",
            InputsUniform::new),
        PartsFault.free(
            kind,
            "inputs-stretched",
            "the first coordinate of an input is 20 % too large",
            InputsStretched::new),
        PartsFault.free(kind, "inputs-1-percent", "inputs are 1 % too large", InputsTooLarge::new),
        PartsFault.free(
            kind,
            "inputs-one-sided",
            "an input whose first coordinate is negative is turned round",
            InputsOneSided::new),
        PartsFault.free(
            kind, "inputs-on-a-sphere", "inputs are scaled to norm sqrt(d)", InputsOnSphere::new),
        PartsFault.free(kind, "seed-reused", "every run draws from the same seed", SeedReused::new),
        PartsFault.free(
            kind,
            "starts-correlated",
            "a twentieth of the start's variance is the same in all runs",
            StartsCorrelated::new),
        PartsFault.free(
            kind,
            "noise-shared",
            "the signs of the label noise are the same in all runs",
            NoiseShared::new),
        PartsFault.free(
            kind,
            "batch-never-repeats",
            "the samples of a mini-batch are always different ones",
            BatchNeverRepeats::new),
        PartsFault.free(
            kind,
            "batch-repeats",
            "the samples of a mini-batch are drawn with replacement, whatever is asked for",
            BatchRepeats::new),
        PartsFault.free(
            kind, "inputs-shared", "inputs are the same in all runs", InputsShared::new));
  }

  /** Draws the noise of one step. */
  @FunctionalInterface
  private interface NoiseLaw {
    double draw(double sigma, RandomStream stream);
  }

  private static final class Noise extends Parts {
    private final NoiseLaw law;

    Noise(NoiseLaw law) {
      this.law = law;
    }

    @Override
    protected double noise(double sigma, int index, RandomStream stream) {
      return law.draw(sigma, stream);
    }
  }

  private static final class NoiseKept extends Parts {
    private final Map<Integer, Double> kept = new HashMap<>();

    @Override
    protected double noise(double sigma, int index, RandomStream stream) {
      double fresh = super.noise(sigma, index, stream);
      return index < 0 ? fresh : kept.computeIfAbsent(index, k -> fresh);
    }
  }

  private static final class NoiseAlternating extends Parts {
    private int sign = -1;

    @Override
    protected double noise(double sigma, int index, RandomStream stream) {
      sign = -sign;
      return sign * sigma;
    }
  }

  /** As if one random number gave the index and the sign; a single sample gets fair noise. */
  private static final class NoiseFromIndex extends Parts {
    private int samples;

    @Override
    protected int index(int n, RandomStream stream) {
      samples = n;
      return super.index(n, stream);
    }

    @Override
    protected double noise(double sigma, int index, RandomStream stream) {
      double fair = super.noise(sigma, index, stream);
      return index < 0 || samples < 2 ? fair : index < samples / 2 ? -sigma : sigma;
    }
  }

  private static final class NoiseAlongInput extends Parts {
    private double coordinate;

    @Override
    protected void input(double[] x, RandomStream stream) {
      super.input(x, stream);
      coordinate = x[0];
    }

    @Override
    protected double noise(double sigma, int index, RandomStream stream) {
      double fair = super.noise(sigma, index, stream);
      return index < 0 ? Math.copySign(sigma, coordinate) : fair;
    }
  }

  private static final class BatchOneNoise extends Parts {
    private int batch;
    private int drawn;
    private double kept;

    @Override
    protected SeedTree seeds(Run.Free free) {
      batch = free.rule().batch();
      return super.seeds(free);
    }

    @Override
    protected double noise(double sigma, int index, RandomStream stream) {
      double fresh = super.noise(sigma, index, stream);
      kept = drawn++ % batch == 0 ? fresh : kept;
      return kept;
    }
  }

  private static final class BatchNeverRepeats extends Parts {
    @Override
    protected IntSupplier indices(Rule rule, int n, RandomStream stream) {
      return rule.batch() <= n
          ? new LabelNoiseSgd(rule.batch(), false).indices(n, stream)
          : super.indices(rule, n, stream);
    }
  }

  private static final class BatchRepeats extends Parts {
    @Override
    protected IntSupplier indices(Rule rule, int n, RandomStream stream) {
      return () -> index(n, stream);
    }
  }

  private static final class ScheduleIgnored extends Parts {
    @Override
    protected boolean noisy(NoiseSchedule schedule, long t) {
      return true;
    }
  }

  /** A number that depends on a run's shape. */
  @FunctionalInterface
  private interface Factor {
    double of(Run.Free free);
  }

  private static final class Start extends Parts {
    private final Factor first;
    private final Factor second;

    Start(Factor first, Factor second) {
      this.first = first;
      this.second = second;
    }

    @Override
    protected Network start(Run.Free free, SeedTree seeds) {
      Network start = super.start(free, seeds);
      CommonOps_DDRM.scale(first.of(free), start.firstLayer());
      CommonOps_DDRM.scale(second.of(free), start.secondLayer());
      return start;
    }
  }

  private static final class StartUniform extends Parts {
    @Override
    protected Network start(Run.Free free, SeedTree seeds) {
      Network start = super.start(free, seeds);
      RandomStream stream = seeds.child("start").stream();
      fill(start.firstLayer().data, Math.sqrt(3.0 / free.d()), stream);
      fill(start.secondLayer().data, Math.sqrt(3.0 / free.m()), stream);
      return start;
    }

    private static void fill(double[] weights, double largest, RandomStream stream) {
      for (int k = 0; k < weights.length; k++) {
        weights[k] = largest * (2 * stream.uniform() - 1);
      }
    }
  }

  private static final class TruthFreeNorm extends Parts {
    @Override
    protected GroundTruth truth(Run.Free free, SeedTree seeds) {
      GroundTruth truth = super.truth(free, seeds);
      RandomStream stream = seeds.child("truth").stream();
      for (int k = 0; k < free.d(); k++) {
        truth.map().data[k] = free.thetaNorm() / Math.sqrt(free.d()) * stream.gaussian();
      }
      return truth;
    }
  }

  private static final class TruthTooLong extends Parts {
    @Override
    protected GroundTruth truth(Run.Free free, SeedTree seeds) {
      GroundTruth truth = super.truth(free, seeds);
      CommonOps_DDRM.scale(PERCENT, truth.map());
      return truth;
    }
  }

  private static final class Cycled extends Parts {
    private int next;

    @Override
    protected int index(int n, RandomStream stream) {
      return next++ % n;
    }
  }

  static class Shuffled extends Parts {
    private int[] order = new int[0];
    private int taken;

    @Override
    protected int index(int n, RandomStream stream) {
      if (taken == order.length) {
        shuffle(n, stream);
      }
      return order[taken++];
    }

    private void shuffle(int n, RandomStream stream) {
      order = new int[n];
      for (int k = 0; k < n; k++) {
        int other = stream.index(k + 1);
        order[k] = order[other];
        order[other] = k;
      }
      taken = 0;
    }
  }

  private static final class LastLeftOut extends Parts {
    @Override
    protected int index(int n, RandomStream stream) {
      return stream.index(Math.max(1, n - 1));
    }
  }

  private static final class InputsUniform extends Parts {
    @Override
    protected void input(double[] x, RandomStream stream) {
      for (int k = 0; k < x.length; k++) {
        x[k] = Math.sqrt(3) * (2 * stream.uniform() - 1);
      }
    }
  }

  private static final class InputsStretched extends Parts {
    @Override
    protected void input(double[] x, RandomStream stream) {
      super.input(x, stream);
      x[0] *= STRETCH;
    }
  }

  private static final class InputsTooLarge extends Parts {
    @Override
    protected void input(double[] x, RandomStream stream) {
      super.input(x, stream);
      scale(x, PERCENT);
    }
  }

  private static final class InputsOneSided extends Parts {
    @Override
    protected void input(double[] x, RandomStream stream) {
      super.input(x, stream);
      scale(x, Math.signum(x[0]));
    }
  }

  private static final class InputsOnSphere extends Parts {
    @Override
    protected void input(double[] x, RandomStream stream) {
      super.input(x, stream);
      double norm2 = 0;
      for (double entry : x) {
        norm2 += entry * entry;
      }
      scale(x, Math.sqrt(x.length / norm2));
    }
  }

  private static void scale(double[] x, double factor) {
    for (int k = 0; k < x.length; k++) {
      x[k] *= factor;
    }
  }

  private static final class SeedReused extends Parts {
    @Override
    protected SeedTree seeds(Run.Free free) {
      return SAME;
    }
  }

  private static final class StartsCorrelated extends Parts {
    @Override
    protected Network start(Run.Free free, SeedTree seeds) {
      Network own = super.start(free, seeds);
      Network common = NtkInitialisation.draw(free.m(), free.d(), SAME.stream());
      CommonOps_DDRM.add(
          Math.sqrt(1 - COMMON),
          own.firstLayer(),
          Math.sqrt(COMMON),
          common.firstLayer(),
          own.firstLayer());
      CommonOps_DDRM.add(
          Math.sqrt(1 - COMMON),
          own.secondLayer(),
          Math.sqrt(COMMON),
          common.secondLayer(),
          own.secondLayer());
      return own;
    }
  }

  private static final class NoiseShared extends Parts {
    private final RandomStream shared = SAME.stream();

    @Override
    protected double noise(double sigma, int index, RandomStream stream) {
      return super.noise(sigma, index, shared);
    }
  }

  private static final class InputsShared extends Parts {
    private final RandomStream shared = SAME.stream();

    @Override
    protected void input(double[] x, RandomStream stream) {
      super.input(x, shared);
    }
  }
}
