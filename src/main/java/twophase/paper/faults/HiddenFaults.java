package twophase.paper.faults;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;
import twophase.kit.random.RandomStream;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.Sam;
import twophase.paper.dynamics.Sample;
import twophase.paper.dynamics.SampleSource;
import twophase.paper.network.Network;
import twophase.paper.network.Norms;

/**
 * Runs that are right at a first look: they go wrong late, for large networks or training sets
 * alone, in what one run in itself does not show, or in what is balanced too well.
 */
final class HiddenFaults {
  /** After so many steps what goes wrong late does. */
  private static final int LATE = 4096;

  private static final double PERCENT = 1.01;
  private static final double DECAY = 1e-6;
  private static final int PERIOD = 1000;
  private static final int LAG = 25;
  private static final int BLOCK = 100;
  private static final int SHORT_BLOCK = 64;
  private static final int EXCESS = 2;
  private static final int APART = 7;
  private static final int PREFERRED_ONCE_IN = 5;
  private static final int FEW_STEPS = 20;
  private static final int MANY_NEURONS = 128;
  private static final int MANY_SAMPLES = 64;
  private static final int MORE_SAMPLES = 150;

  private HiddenFaults() {}

  static List<PartsFault> all() {
    List<PartsFault> all = new ArrayList<>(steps());
    all.addAll(noise());
    all.addAll(starts());
    all.addAll(samples());
    return all;
  }

  private static List<PartsFault> steps() {
    PartsFault.Kind kind = PartsFault.Kind.UPDATE;
    return List.of(
        PartsFault.free(
            kind,
            "rate-late",
            "the learning rate is 1 % too large from step 4,097 on",
            RateLate::new),
        PartsFault.free(
            kind,
            "decay-late",
            "all weights shrink by one part in a million at each step from step 4,097 on",
            DecayLate::new),
        PartsFault.free(
            kind,
            "wide-second-layer-frozen",
            "the second layer of more than 128 neurons is not trained in free runs",
            WideFrozen::new),
        new PartsFault(
            "wide-driven-frozen",
            kind,
            PartsFault.Shows.DRIVEN_RUNS,
            "driven label-noise SGD does not train the second layer of more than 128 neurons",
            WideDrivenFrozen::new),
        PartsFault.free(
            kind,
            "sam-radius-forgotten",
            "free runs of SAM have no radius",
            SamRadiusForgotten::new),
        PartsFault.free(
            kind, "sam-noise-forgotten", "free runs of SAM have no noise", SamNoiseForgotten::new));
  }

  private static List<PartsFault> noise() {
    PartsFault.Kind kind = PartsFault.Kind.NOISE;
    return List.of(
        PartsFault.free(
            kind,
            "noise-ends-late",
            "there is no label noise from step 4,097 on",
            () -> signs((t, sigma, fair, before) -> t < LATE ? fair : 0)),
        PartsFault.free(
            kind,
            "noise-late-one-sign",
            "the label noise is +sigma from step 4,097 on",
            () -> signs((t, sigma, fair, before) -> t < LATE ? fair : sigma)),
        PartsFault.free(
            kind,
            "noise-period",
            "the label noise comes again after 1,000 steps",
            () -> signs((t, sigma, fair, before) -> t < PERIOD ? fair : before.get(t - PERIOD))),
        PartsFault.free(
            kind,
            "noise-antithetic",
            "the label noise of every other 25 steps is minus that of the 25 steps before",
            () ->
                signs((t, sigma, fair, before) -> t / LAG % 2 == 0 ? fair : -before.get(t - LAG))),
        PartsFault.free(
            kind,
            "noise-balanced",
            "of every 100 steps half have +sigma",
            () -> signs(HiddenFaults::balanced)),
        PartsFault.free(
            kind,
            "noise-nearly-balanced",
            "of every 64 steps 31 to 33 have +sigma",
            () -> signs(nearlyBalanced(1))),
        PartsFault.free(
            kind,
            "noise-clumped",
            "of every 64 steps three fifths or so have one sign, either one",
            Clumped::new),
        PartsFault.free(
            kind,
            "noise-nearly-balanced-across",
            "of every 64 steps that are 7 apart 31 to 33 have +sigma",
            () -> signs(nearlyBalanced(APART))));
  }

  private static List<PartsFault> starts() {
    PartsFault.Kind kind = PartsFault.Kind.INITIALISATION;
    return List.of(
        PartsFault.free(
            kind,
            "start-mirrored",
            "half of the neurons start as the other half with a turned round",
            StartMirrored::new),
        PartsFault.free(
            kind,
            "start-orthogonal",
            "the columns of W, or its rows where these are fewer, start orthogonal",
            StartOrthogonal::new),
        PartsFault.free(
            kind,
            "start-norm-one",
            "the second layer starts with norm 1 instead of norm 1 in the mean square",
            StartNormOne::new));
  }

  private static List<PartsFault> samples() {
    PartsFault.Kind kind = PartsFault.Kind.SAMPLING;
    return List.of(
        PartsFault.free(
            kind,
            "one-of-many-left-out",
            "of more than 64 samples the last one is never taken",
            OneOfManyLeftOut::new),
        PartsFault.free(
            kind,
            "many-shuffled",
            "each epoch takes each of more than 150 samples once",
            ManyShuffled::new),
        PartsFault.free(
            kind,
            "many-without-repeats",
            "of more than 150 samples each is taken once at the most in every 20 steps",
            ManyWithoutRepeats::new),
        PartsFault.free(
            kind,
            "inputs-centred",
            "the mean of a training set's inputs is taken off",
            Centred::new),
        PartsFault.free(
            kind,
            "inputs-standardised",
            "each coordinate of a training set has mean 0 and variance 1",
            Standardised::new));
  }

  private static final class RateLate extends Parts {
    private int taken;

    @Override
    protected void freeStep(Weights weights, double eta, Run.Free free, SampleSource samples) {
      super.freeStep(weights, taken++ < LATE ? eta : PERCENT * eta, free, samples);
    }
  }

  private static final class DecayLate extends Parts {
    private int taken;

    @Override
    protected void freeStep(Weights weights, double eta, Run.Free free, SampleSource samples) {
      super.freeStep(weights, eta, free, samples);
      if (taken++ >= LATE) {
        weights.change(weight -> weight * (1 - DECAY));
      }
    }
  }

  private static final class WideFrozen extends Parts {
    @Override
    protected void freeStep(Weights weights, double eta, Run.Free free, SampleSource samples) {
      if (free.m() <= MANY_NEURONS) {
        super.freeStep(weights, eta, free, samples);
        return;
      }
      Weights old = weights.copy();
      super.freeStep(weights, eta, free, samples);
      weights.combine(old, (now, before) -> now, (now, before) -> before);
    }
  }

  private static final class WideDrivenFrozen extends Parts {
    private boolean free;

    @Override
    protected void freeStep(Weights weights, double eta, Run.Free run, SampleSource samples) {
      free = true;
      super.freeStep(weights, eta, run, samples);
    }

    @Override
    protected void labelNoise(Weights weights, double eta, Sample sample) {
      if (free || weights.network().width() <= MANY_NEURONS) {
        super.labelNoise(weights, eta, sample);
        return;
      }
      Weights old = weights.copy();
      super.labelNoise(weights, eta, sample);
      weights.combine(old, (now, before) -> now, (now, before) -> before);
    }
  }

  private static final class SamRadiusForgotten extends Parts {
    @Override
    protected void freeStep(Weights weights, double eta, Run.Free free, SampleSource samples) {
      if (free.rule() instanceof Sam) {
        labelNoise(weights, eta, samples.next());
      } else {
        super.freeStep(weights, eta, free, samples);
      }
    }
  }

  private static final class SamNoiseForgotten extends Parts {
    @Override
    protected void freeStep(Weights weights, double eta, Run.Free free, SampleSource samples) {
      if (free.rule() instanceof Sam sam) {
        Sample drawn = samples.next();
        Sample silent = new Sample(drawn.input(), drawn.label(), 0);
        sharpnessAware(weights, eta, sam.radius(), silent);
      } else {
        super.freeStep(weights, eta, free, samples);
      }
    }
  }

  /** The noise of a step, from a fair one and from all that was drawn before. */
  @FunctionalInterface
  private interface Memory {
    double noise(int t, double sigma, double fair, List<Double> before);
  }

  private static Parts signs(Memory memory) {
    return new Parts() {
      private final List<Double> before = new ArrayList<>();

      @Override
      protected double noise(double sigma, int index, RandomStream stream) {
        double fair = super.noise(sigma, index, stream);
        double drawn = memory.noise(before.size(), sigma, fair, before);
        before.add(drawn);
        return drawn;
      }
    };
  }

  /** A fair sign, unless half of the block have that one already. */
  private static double balanced(int t, double sigma, double fair, List<Double> before) {
    List<Double> block = before.subList(t / BLOCK * BLOCK, t);
    long same = block.stream().filter(noise -> noise == fair).count();
    return same < BLOCK / 2 ? fair : -fair;
  }

  /** A fair sign, unless the block's signs then add up to more than can be made up for. */
  private static Memory nearlyBalanced(int apart) {
    return (t, sigma, fair, before) -> {
      int done = t / apart % SHORT_BLOCK;
      double excess = Math.signum(fair);
      for (int k = 1; k <= done; k++) {
        excess += Math.signum(before.get(t - k * apart));
      }
      return Math.abs(excess) - (SHORT_BLOCK - done - 1) <= EXCESS ? fair : -fair;
    };
  }

  /** Each block prefers a sign: one step in five, drawn anew each time, has it. */
  private static final class Clumped extends Parts {
    private int taken;
    private int preferred;

    @Override
    protected double noise(double sigma, int index, RandomStream stream) {
      if (taken++ % SHORT_BLOCK == 0) {
        preferred = stream.sign();
      }
      return sigma * (stream.index(PREFERRED_ONCE_IN) == 0 ? preferred : stream.sign());
    }
  }

  private static final class StartMirrored extends Parts {
    @Override
    protected Network start(Run.Free free, SeedTree seeds) {
      Network start = super.start(free, seeds);
      int half = free.m() / 2;
      for (int i = 0; i < half; i++) {
        start.secondLayer().set(half + i, -start.secondLayer().get(i));
        for (int k = 0; k < free.d(); k++) {
          start.firstLayer().set(half + i, k, start.firstLayer().get(i, k));
        }
      }
      return start;
    }
  }

  private static final class StartOrthogonal extends Parts {
    @Override
    protected Network start(Run.Free free, SeedTree seeds) {
      Network start = super.start(free, seeds);
      DMatrixRMaj first = start.firstLayer();
      boolean wide = free.m() < free.d();
      DMatrixRMaj tall = wide ? CommonOps_DDRM.transpose(first, null) : first;
      double size = Norms.frobenius(tall) / Math.sqrt(tall.getNumCols());
      QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr();
      qr.decompose(tall.copy());
      DMatrixRMaj orthogonal = qr.getQ(null, true);
      CommonOps_DDRM.scale(size, orthogonal);
      first.setTo(wide ? CommonOps_DDRM.transpose(orthogonal, null) : orthogonal);
      return start;
    }
  }

  private static final class StartNormOne extends Parts {
    @Override
    protected Network start(Run.Free free, SeedTree seeds) {
      Network start = super.start(free, seeds);
      CommonOps_DDRM.divide(start.secondLayer(), Norms.frobenius(start.secondLayer()));
      return start;
    }
  }

  private static final class OneOfManyLeftOut extends Parts {
    @Override
    protected int index(int n, RandomStream stream) {
      return super.index(n > MANY_SAMPLES ? n - 1 : n, stream);
    }
  }

  private static final class ManyShuffled extends DrawFaults.Shuffled {
    @Override
    protected int index(int n, RandomStream stream) {
      return n > MORE_SAMPLES ? super.index(n, stream) : stream.index(n);
    }
  }

  private static final class ManyWithoutRepeats extends Parts {
    private final Set<Integer> block = new HashSet<>();

    @Override
    protected int index(int n, RandomStream stream) {
      if (block.size() == FEW_STEPS) {
        block.clear();
      }
      int index = super.index(n, stream);
      while (n > MORE_SAMPLES && !block.add(index)) {
        index = super.index(n, stream);
      }
      return index;
    }
  }

  private static class Centred extends Parts {
    @Override
    protected void trainingInputs(DMatrixRMaj inputs) {
      int n = inputs.getNumRows();
      if (n < 2) {
        return;
      }
      DMatrixRMaj means = CommonOps_DDRM.sumCols(inputs, null);
      for (int j = 0; j < n; j++) {
        for (int k = 0; k < inputs.getNumCols(); k++) {
          inputs.add(j, k, -means.get(k) / n);
        }
      }
    }
  }

  private static final class Standardised extends Centred {
    @Override
    protected void trainingInputs(DMatrixRMaj inputs) {
      super.trainingInputs(inputs);
      int n = inputs.getNumRows();
      for (int k = 0; n > 1 && k < inputs.getNumCols(); k++) {
        double squares = 0;
        for (int j = 0; j < n; j++) {
          squares += inputs.get(j, k) * inputs.get(j, k);
        }
        for (int j = 0; j < n; j++) {
          inputs.set(j, k, inputs.get(j, k) * Math.sqrt(n / squares));
        }
      }
    }
  }
}
