package twophase.paper.faults;

import java.util.List;
import java.util.function.Supplier;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.Sample;
import twophase.paper.dynamics.SampleSource;
import twophase.paper.network.TrainingSet;

/** Steps that move the weights wrongly. */
final class UpdateFaults {
  private static final double PERCENT = 1.01;
  private static final double DECAY = 1e-6;
  private static final double FALL = 1e-4;
  private static final double CLIP = 5;
  private static final double MOMENTUM = 0.1;

  private UpdateFaults() {}

  static List<PartsFault> all() {
    return List.of(
        everywhere(
            "second-layer-late",
            "the second layer is updated from the already moved first layer",
            SecondLayerLate::new),
        everywhere(
            "first-layer-late",
            "the first layer is updated from the already moved second layer",
            FirstLayerLate::new),
        everywhere(
            "gradient-doubled",
            "the loss lacks its 1/2: every residual counts twice",
            () -> rate(2)),
        everywhere("rate-1-percent", "the learning rate is 1 % too large", () -> rate(PERCENT)),
        everywhere(
            "rate-falls",
            "the learning rate falls by one part in 10,000 at each step",
            RateFalls::new),
        everywhere(
            "first-layer-sign", "the first layer steps uphill", () -> new LayerFactors(-1, 1)),
        everywhere(
            "second-layer-sign", "the second layer steps uphill", () -> new LayerFactors(1, -1)),
        everywhere(
            "first-layer-only", "only the first layer is trained", () -> new LayerFactors(1, 0)),
        everywhere(
            "second-layer-only", "only the second layer is trained", () -> new LayerFactors(0, 1)),
        everywhere("frozen", "nothing is trained at all", () -> rate(0)),
        everywhere(
            "weight-decay",
            "all weights shrink by one part in a million at each step",
            WeightDecay::new),
        everywhere(
            "gradient-clipped", "the sample's gradient is cut to norm 5", GradientClipped::new),
        everywhere(
            "momentum", "a tenth of the last move is made again", () -> new Momentum(MOMENTUM)),
        everywhere("noise-sign", "the label noise is subtracted from the label", NoiseSign::new),
        everywhere(
            "noise-in-one-layer",
            "the label noise enters the first layer's step only",
            NoiseInOneLayer::new),
        everywhere(
            "descent-sum",
            "gradient descent forgets 1/n: it sums over the samples",
            DescentSum::new),
        everywhere(
            "sam-not-normalised",
            "SAM moves the parameters by R g instead of R g / norm(g)",
            SamNotNormalised::new),
        everywhere("sam-one-layer", "SAM perturbs the first layer only", SamOneLayer::new),
        everywhere(
            "sam-layer-norms",
            "SAM normalises by the first layer's gradient alone",
            SamLayerNorm::new),
        everywhere("sam-downhill", "SAM perturbs towards lower loss", () -> new SamRadius(-1)),
        everywhere(
            "sam-radius-1-percent", "SAM's radius is 1 % too large", () -> new SamRadius(PERCENT)),
        everywhere(
            "sam-not-returned",
            "SAM steps from the moved parameters instead of the old ones",
            SamNotReturned::new),
        everywhere(
            "batch-sum",
            "a mini-batch's gradients are summed up instead of averaged",
            BatchSum::new),
        everywhere(
            "batch-first-only",
            "of a mini-batch only the first sample is used",
            BatchFirstOnly::new),
        everywhere(
            "batch-in-turn",
            "the samples of a mini-batch move the weights one after the other",
            BatchInTurn::new),
        new PartsFault(
            "batch-of-two",
            PartsFault.Kind.UPDATE,
            PartsFault.Shows.FREE_RUNS,
            "a step averages the gradients of two samples",
            BatchOfTwo::new));
  }

  private static PartsFault everywhere(String name, String line, Supplier<? extends Parts> parts) {
    return new PartsFault(name, PartsFault.Kind.UPDATE, PartsFault.Shows.EVERYWHERE, line, parts);
  }

  private static Parts rate(double factor) {
    return new Parts() {
      @Override
      protected double stepSize(double eta, long t) {
        return factor * eta;
      }
    };
  }

  private static final class SecondLayerLate extends Parts {
    @Override
    protected void labelNoise(Weights weights, double eta, Sample sample) {
      double residual = residual(weights, sample);
      weights.moveFirst(-eta * residual, sample.input().data);
      weights.look(sample.input().data);
      weights.moveSecond(-eta * residual);
    }

    @Override
    protected void descent(Weights weights, double eta, TrainingSet data) {
      double[] v = lossGradient(weights, data);
      weights.moveFirst(-eta, v);
      weights.look(v);
      weights.moveSecond(-eta);
    }
  }

  private static final class FirstLayerLate extends Parts {
    @Override
    protected void labelNoise(Weights weights, double eta, Sample sample) {
      double residual = residual(weights, sample);
      weights.moveSecond(-eta * residual);
      weights.moveFirst(-eta * residual, sample.input().data);
    }

    @Override
    protected void descent(Weights weights, double eta, TrainingSet data) {
      double[] v = lossGradient(weights, data);
      weights.look(v);
      weights.moveSecond(-eta);
      weights.moveFirst(-eta, v);
    }
  }

  private static final class RateFalls extends Parts {
    @Override
    protected double stepSize(double eta, long t) {
      return eta / (1 + FALL * t);
    }
  }

  /** Each layer's step times a factor, in every rule. */
  private static final class LayerFactors extends Parts {
    private final double first;
    private final double second;
    private Weights old;

    LayerFactors(double first, double second) {
      this.first = first;
      this.second = second;
    }

    @Override
    protected void before(Weights weights) {
      old = weights.copy();
    }

    @Override
    protected void after(Weights weights) {
      weights.combine(
          old,
          (now, before) -> factored(first, now, before),
          (now, before) -> factored(second, now, before));
    }

    private static double factored(double factor, double now, double before) {
      // A factor of 1 has to leave what is right as it is, to the last bit.
      return factor == 1 ? now : before + factor * (now - before);
    }
  }

  private static final class WeightDecay extends Parts {
    @Override
    protected void after(Weights weights) {
      weights.change(weight -> weight * (1 - DECAY));
    }
  }

  private static final class GradientClipped extends Parts {
    @Override
    protected void labelNoise(Weights weights, double eta, Sample sample) {
      double residual = residual(weights, sample);
      double norm = perturbationLength(weights, residual, sample);
      double cut = norm > CLIP ? residual * CLIP / norm : residual;
      weights.moveFirst(-eta * cut, sample.input().data);
      weights.moveSecond(-eta * cut);
    }
  }

  /** A share of the last move is made again. */
  static final class Momentum extends Parts {
    private final double share;
    private Weights old;
    private Weights moved;
    private Weights movedFrom;

    Momentum(double share) {
      this.share = share;
    }

    @Override
    protected void before(Weights weights) {
      old = weights.copy();
    }

    @Override
    protected void after(Weights weights) {
      if (moved != null) {
        weights.combine(moved, (now, to) -> now + share * to);
        weights.combine(movedFrom, (now, from) -> now - share * from);
      }
      moved = weights.copy();
      movedFrom = old;
    }
  }

  private static final class NoiseSign extends Parts {
    @Override
    protected double residual(Weights weights, Sample sample) {
      return weights.residual(sample) + 2 * sample.noise();
    }
  }

  private static final class NoiseInOneLayer extends Parts {
    @Override
    protected void labelNoise(Weights weights, double eta, Sample sample) {
      double residual = residual(weights, sample);
      weights.moveFirst(-eta * residual, sample.input().data);
      weights.moveSecond(-eta * (residual + sample.noise()));
    }
  }

  private static final class DescentSum extends Parts {
    @Override
    protected void descent(Weights weights, double eta, TrainingSet data) {
      super.descent(weights, eta * data.size(), data);
    }
  }

  private static final class SamNotNormalised extends Parts {
    @Override
    protected double perturbationLength(Weights weights, double residual, Sample sample) {
      return 1;
    }
  }

  private static final class SamOneLayer extends Parts {
    @Override
    protected void perturb(Weights weights, double scale, Sample sample) {
      weights.moveFirst(scale, sample.input().data);
    }
  }

  private static final class SamLayerNorm extends Parts {
    @Override
    protected double perturbationLength(Weights weights, double residual, Sample sample) {
      return Math.abs(residual) * Math.sqrt(weights.firstNorm2(sample.input().data));
    }
  }

  private static final class SamRadius extends Parts {
    private final double factor;

    SamRadius(double factor) {
      this.factor = factor;
    }

    @Override
    protected void perturb(Weights weights, double scale, Sample sample) {
      super.perturb(weights, factor * scale, sample);
    }
  }

  private static final class SamNotReturned extends Parts {
    @Override
    protected void sharpnessAware(Weights weights, double eta, double radius, Sample sample) {
      double residual = residual(weights, sample);
      double length = perturbationLength(weights, residual, sample);
      if (length > 0) {
        perturb(weights, radius * residual / length, sample);
        labelNoise(weights, eta, sample);
      }
    }
  }

  private static final class BatchSum extends Parts {
    @Override
    protected void labelNoise(Weights weights, double eta, List<Sample> batch) {
      super.labelNoise(weights, eta * batch.size(), batch);
    }
  }

  private static final class BatchFirstOnly extends Parts {
    @Override
    protected void labelNoise(Weights weights, double eta, List<Sample> batch) {
      labelNoise(weights, eta, batch.get(0));
    }
  }

  private static final class BatchInTurn extends Parts {
    @Override
    protected void labelNoise(Weights weights, double eta, List<Sample> batch) {
      for (Sample sample : batch) {
        labelNoise(weights, eta / batch.size(), sample);
      }
    }
  }

  private static final class BatchOfTwo extends Parts {
    @Override
    protected void freeStep(Weights weights, double eta, Run.Free free, SampleSource samples) {
      Weights old = weights.copy();
      for (int k = 0; k < 2; k++) {
        Sample sample = samples.next();
        double residual = residual(old, sample);
        weights.moveFirst(-eta / 2 * residual, old, sample.input().data);
        weights.moveSecond(-eta / 2 * residual, old);
      }
    }
  }
}
