package twophase.paper.theorems.identities;

import java.util.function.DoubleBinaryOperator;
import net.jqwik.api.ForAll;
import twophase.kit.bench.Measurement;
import twophase.kit.bench.Trial;
import twophase.kit.property.Form;
import twophase.kit.property.StatementId;
import twophase.paper.theorems.Asked;
import twophase.paper.theorems.Worst;
import twophase.paper.theory.Oscillation;

/** The oscillation of the second layer: how far a_i moves in one step. */
@StatementId("oscillation")
public class OscillationProperties {

  @Form("as-printed")
  Measurement asPrinted(@ForAll StepwiseRun run, Trial trial) {
    return compared(run, trial, 1, Oscillation::printed);
  }

  @Form("corrected")
  Measurement corrected(@ForAll StepwiseRun run, Trial trial) {
    double eta = run.eta();
    return compared(run, trial, eta, (r, h) -> Oscillation.corrected(eta, r, h));
  }

  /**
   * Both sides at every neuron and step.
   *
   * @param factor what multiplies r_j (x_j . w_i(j)) on the left, before squaring
   * @param leftSide from r_j and x_j . w_i(j)
   */
  private static Measurement compared(
      StepwiseRun run, Trial trial, double factor, DoubleBinaryOperator leftSide) {
    Worst worst = new Worst();
    run.drawn(trial)
        .check(
            Asked.exactly(trial),
            (t, step) -> {
              for (int i = 0; i < step.width(); i++) {
                int neuron = i;
                double left = leftSide.applyAsDouble(step.residual(), step.hidden(i));
                double move = step.movedWeight(i) - step.weight(i);
                SquareErrors errors = new SquareErrors(step, i);
                double bound = errors.ofProduct(factor, left) + errors.ofMove(move);
                new Sides("left side", left, "right side", move * move, bound)
                    .compare(worst, () -> "neuron %d, step %d".formatted(neuron, t - 1));
              }
            });
    return worst.measurement();
  }
}
