package twophase.paper.theorems.phases;

import twophase.kit.bench.Trial;
import twophase.kit.statement.Ranges;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.NtkSetting;
import twophase.paper.theory.SlowFlow;
import twophase.paper.theory.SlowFlow.Layers;

/**
 * Where a sweep over the step size starts, with eta sigma^2 the same along it.
 *
 * @param m width, at least 1
 * @param d input dimension, at least 2
 * @param eta the smallest step size, above 0
 * @param noise eta sigma^2, above 0
 * @param thetaNorm norm of theta*, above 0
 */
record FlowSweep(int m, int d, double eta, double noise, double thetaNorm) implements NtkSetting {
  FlowSweep {
    Ranges.atLeast("m", m, 1);
    Ranges.atLeast("d", d, 2);
    Ranges.positive("eta", eta);
    Ranges.positive("noise", noise);
    Ranges.positive("thetaNorm", thetaNorm);
  }

  @Override
  public Inputs n() {
    return Inputs.FRESH;
  }

  /**
   * By how much the logarithm of norm2(W) across theta* is above the vanishing flow's after the
   * card's {@code foldings}, at that many times the smallest step size; NaN if a run diverges.
   */
  double excess(Trial trial, double factor) {
    double step = eta * factor;
    return FlowGroup.of(
            new Start(m, d, n(), step, thetaNorm)
                .labelNoise(Math.sqrt(noise / step), trial.card().number("foldings")),
            trial,
            "small-group",
            false)
        .map(
            group -> {
              var law = group.course(SlowFlow.vanishing(d, thetaNorm));
              double said = law.get(law.size() - 1).across();
              return StrictMath.log(group.atEnd(Layers::across) / said);
            })
        .map(Math::abs)
        .orElse(Double.NaN);
  }
}
