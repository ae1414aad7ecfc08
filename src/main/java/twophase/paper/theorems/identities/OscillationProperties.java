package twophase.paper.theorems.identities;

import static twophase.kit.property.Claims.assertThat;
import static twophase.kit.property.Claims.stands;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import twophase.kit.bench.Bench;
import twophase.kit.bench.Measurement;
import twophase.kit.bench.Trial;
import twophase.kit.number.Numbers;
import twophase.kit.property.Form;
import twophase.kit.property.StatementId;
import twophase.kit.property.Without;
import twophase.kit.statement.Setting;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.DrivenRun;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.Rounding;
import twophase.paper.theorems.Runs;
import twophase.paper.theorems.Worst;
import twophase.paper.theory.Oscillation;

/** The oscillation of the second layer: how far a_i moves in one step. */
@StatementId("oscillation")
public class OscillationProperties {

  @Form(
      value = "as-printed",
      settings = {100, 400, 4000})
  void asPrinted(@ForAll("runs") Learning run, Bench bench) {
    run.noteStability(bench, Setting.of(run));
    assertThat(
        bench.measure(Setting.of(run), trial -> compared(run, trial, Runs.simulator(bench), 1)),
        stands());
  }

  @Form(
      value = "corrected",
      settings = {100, 400, 4000})
  void corrected(@ForAll("runs") Learning run, Bench bench) {
    run.noteStability(bench, Setting.of(run));
    assertThat(
        bench.measure(
            Setting.of(run), trial -> compared(run, trial, Runs.simulator(bench), run.eta())),
        stands());
  }

  @Provide
  Arbitrary<Learning> runs() {
    return Learning.anywhere();
  }

  @Without(form = "corrected", hypothesis = "label noise: sigma = 0")
  static Learning withoutNoise() {
    return new Learning(64, 8, Inputs.FRESH, 0.01, 0, 0.3, 300);
  }

  @Without(form = "corrected", hypothesis = "A1: one neuron")
  static Learning withoutWidth() {
    return new Learning(1, 8, Inputs.FRESH, 0.01, 1, 0.3, 300);
  }

  @Without(form = "corrected", hypothesis = "A2: eta beyond the stability limit, k s = 40")
  static Learning withoutStability() {
    return new Learning(64, 8, Inputs.FRESH, 1, 1, 0.3, 300);
  }

  @Without(form = "corrected", hypothesis = "A3: n = 3, below d = 8")
  static Learning withoutSamples() {
    return new Learning(64, 8, new Inputs(3), 0.01, 1, 0.3, 300);
  }

  @Without(form = "corrected", hypothesis = "A4: norm(theta*) = 100")
  static Learning withoutSmallTarget() {
    return new Learning(64, 8, Inputs.FRESH, 0.001, 1, 100, 300);
  }

  @Without(form = "corrected", hypothesis = "A6: d = 1")
  static Learning withoutDimension() {
    return new Learning(64, 1, Inputs.FRESH, 0.01, 1, 0.3, 300);
  }

  @Without(form = "corrected", hypothesis = "isotropic inputs: all along one line")
  static Learning withoutIsotropy() {
    return new Learning(64, 8, new Inputs(1), 0.01, 1, 0.3, 300);
  }

  /**
   * Both sides of the statement at every neuron and step.
   *
   * @param factor what multiplies r_j (x_j . w_i(j)) before squaring: 1 as printed, eta corrected
   */
  private static Measurement compared(
      Learning run, Trial trial, NetworkSimulator simulator, double factor) {
    Worst worst = new Worst();
    DrivenRun.draw(run, trial)
        .check(
            simulator,
            (t, step) -> {
              for (int i = 0; i < step.width(); i++) {
                compare(worst, t, i, step, factor);
              }
            });
    return worst.measurement();
  }

  private static void compare(Worst worst, long t, int i, Rounding step, double factor) {
    double left =
        factor == 1
            ? Oscillation.printed(step.residual(), step.hidden(i))
            : Oscillation.corrected(factor, step.residual(), step.hidden(i));
    double move = step.movedWeight(i) - step.weight(i);
    double right = move * move;
    double bound = leftError(i, step, factor, left) + rightError(i, step, move);
    worst.add(
        Math.abs(left - right),
        bound,
        () ->
            "neuron "
                + i
                + ", step "
                + (t - 1)
                + ": left side "
                + Numbers.shortest(left)
                + ", right side "
                + Numbers.shortest(right)
                + ", apart by "
                + Numbers.rounded(Math.abs(left - right), 3)
                + ", rounding bound "
                + Numbers.rounded(bound, 3));
  }

  /** Rounding of (factor r h)^2: that of r and h, and of the products. */
  private static double leftError(int i, Rounding step, double factor, double left) {
    double residual = Math.abs(step.residual());
    double hidden = Math.abs(step.hidden(i));
    double productError =
        factor
            * (step.residualError() * (hidden + step.hiddenError(i))
                + residual * step.hiddenError(i));
    double product = factor * residual * hidden;
    double error =
        Rounding.gamma(6) * left + 2 * product * productError + productError * productError;
    return error * Rounding.SLACK + Rounding.UNDERFLOW;
  }

  /** Rounding of (a' - a)^2: that of the simulator's step, of the difference, and of the square. */
  private static double rightError(int i, Rounding step, double move) {
    double moveError = step.weightError(i) + Rounding.UNIT * Math.abs(move);
    double error =
        Rounding.gamma(2) * move * move + 2 * Math.abs(move) * moveError + moveError * moveError;
    return error * Rounding.SLACK + Rounding.UNDERFLOW;
  }
}
