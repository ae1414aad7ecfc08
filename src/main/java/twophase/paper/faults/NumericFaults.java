package twophase.paper.faults;

import java.util.List;
import twophase.paper.dynamics.Sample;
import twophase.paper.network.Network;

/** Arithmetic, and what is shown of it, gone wrong. */
final class NumericFaults {
  private NumericFaults() {}

  static List<PartsFault> all() {
    PartsFault.Kind kind = PartsFault.Kind.NUMERICS;
    PartsFault.Shows everywhere = PartsFault.Shows.EVERYWHERE;
    return List.of(
        new PartsFault(
            "single-precision",
            kind,
            everywhere,
            "weights are kept in single precision (float32)",
            SinglePrecision::new),
        new PartsFault(
            "single-precision-residual",
            kind,
            everywhere,
            "the residual is computed in single precision (float32)",
            SinglePrecisionResidual::new),
        new PartsFault(
            "recorded-late",
            kind,
            everywhere,
            "the state shown at t is the one before step t",
            RecordedLate::new),
        new PartsFault(
            "recorded-half",
            kind,
            everywhere,
            "the state shown at t has the second layer of before step t",
            RecordedHalf::new),
        new PartsFault(
            "recorded-late-after-gap",
            kind,
            everywhere,
            "the first state that is shown after one that is not is that of a step before",
            RecordedLateAfterGap::new));
  }

  /**
   * Of a compressed run, what is rounded is the core's weights: so are the neurons made of them.
   */
  private static final class SinglePrecision extends Parts {
    @Override
    protected void after(Weights weights) {
      weights.change(weight -> (float) weight);
    }
  }

  private static final class SinglePrecisionResidual extends Parts {
    @Override
    protected double residual(Weights weights, Sample sample) {
      return (float) weights.residual(sample);
    }
  }

  private static class RecordedLate extends Parts {
    private Weights old;

    @Override
    protected void before(Weights weights) {
      old = weights.copy();
    }

    @Override
    protected Weights shown(Weights weights) {
      return old == null ? weights : old;
    }
  }

  private static final class RecordedHalf extends RecordedLate {
    @Override
    protected Weights shown(Weights weights) {
      return new Weights(
          new Network(
              weights.network().firstLayer(), super.shown(weights).network().secondLayer()));
    }
  }

  private static final class RecordedLateAfterGap extends RecordedLate {
    private int steps;

    @Override
    protected void before(Weights weights) {
      super.before(weights);
      steps++;
    }

    @Override
    protected Weights shown(Weights weights) {
      Weights shown = steps > 1 ? super.shown(weights) : weights;
      steps = 0;
      return shown;
    }
  }
}
