package twophase.paper.theorems.descent;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import twophase.kit.bench.Growth;
import twophase.kit.bench.Trial;
import twophase.kit.statement.CardNumbers;
import twophase.kit.statement.Ranges;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.Slope;
import twophase.paper.theory.Alignment;

/**
 * Phase II at several values of one variable, from starts in the ball, S = I. Settings name the
 * first point: width m, at least 1; input dimension d, at least 2, since in one there is nothing to
 * align; step size eta, in (0, 1); norm of theta*, above 0.
 */
interface SmallSweep extends Sweep<SmallRun> {

  /** The exponent of the active neurons' mean misalignment after T2 in what is swept. */
  default Slope slope(String words, ToDoubleFunction<SmallRun> variable, Trial trial) {
    return slope(
        trial.card(),
        words,
        variable,
        "mean 1 − cos of active neurons",
        setting -> SmallTrial.ofActive(setting, trial).mean());
  }

  /** At smaller step sizes. */
  record StepSizes(int m, int d, double eta, double thetaNorm) implements SmallSweep {
    public StepSizes {
      check(m, d, eta, thetaNorm);
    }

    @Override
    public List<SmallRun> settings(CardNumbers card) {
      return DoubleStream.of(1, card.number("step-middle"), card.number("step-ratio"))
          .mapToObj(ratio -> ball(m, d, eta * (1 / ratio), thetaNorm, card))
          .toList();
    }
  }

  /** At larger widths, and at the smallest step size of the sweep above. */
  record Widths(int m, int d, double eta, double thetaNorm) implements SmallSweep {
    public Widths {
      check(m, d, eta, thetaNorm);
    }

    @Override
    public List<SmallRun> settings(CardNumbers card) {
      int ratio = card.integer("width-ratio");
      return IntStream.of(1, ratio, ratio * ratio)
          .mapToObj(
              times -> ball(m * times, d, eta * (1 / card.number("step-ratio")), thetaNorm, card))
          .toList();
    }
  }

  /** At larger norms of theta*. */
  record TruthNorms(int m, int d, double eta, double thetaNorm) implements SmallSweep {
    public TruthNorms {
      check(m, d, eta, thetaNorm);
    }

    @Override
    public List<SmallRun> settings(CardNumbers card) {
      double ratio = card.number("norm-ratio");
      return DoubleStream.of(1, ratio, ratio * ratio)
          .mapToObj(times -> ball(m, d, eta, thetaNorm * times, card))
          .toList();
    }
  }

  /**
   * At smaller step sizes, the width a power of them that A1 admits.
   *
   * @param start how the starts are drawn
   * @param widthExponent m = eta^(-widthExponent), at least 1/2
   * @param d input dimension, at least 2
   * @param eta the largest step size, in (0, 1)
   * @param thetaNorm norm of theta*, above 0
   */
  record Widening(SmallStart start, double widthExponent, int d, double eta, double thetaNorm)
      implements SmallSweep {
    public Widening {
      Ranges.notNegative("widthExponent - 1/2", widthExponent - 0.5);
      check(1, d, eta, thetaNorm);
    }

    @Override
    public List<SmallRun> settings(CardNumbers card) {
      double ratio = card.number("step-ratio");
      return DoubleStream.of(1, ratio, ratio * ratio)
          .map(times -> eta / times)
          .mapToObj(
              step ->
                  new SmallRun(
                      start,
                      Alignment.width(step, widthExponent),
                      d,
                      Inputs.ISOTROPIC,
                      step,
                      thetaNorm,
                      card.number("kappa")))
          .toList();
    }

    /**
     * The constant in the printed bound.
     *
     * @param worst the largest 1 - cos that a setting shows
     */
    Growth constant(Trial trial, ToDoubleFunction<SmallRun> worst) {
      return growth(
          trial.card(),
          SmallRun::eta,
          "largest 1 − cos over √η ln(1/η)",
          worst,
          Alignment::printedRate);
    }
  }

  private static void check(int m, int d, double eta, double thetaNorm) {
    Ranges.atLeast("d", d, 2);
    Descent.check(m, d, Inputs.ISOTROPIC, eta, thetaNorm);
  }

  private static SmallRun ball(int m, int d, double eta, double thetaNorm, CardNumbers card) {
    return new SmallRun(
        SmallStart.BALL, m, d, Inputs.ISOTROPIC, eta, thetaNorm, card.number("kappa"));
  }
}
