package twophase.paper.theorems.descent;

import static twophase.kit.property.Claims.assertThat;
import static twophase.kit.property.Claims.stands;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import org.ejml.dense.row.NormOps_DDRM;
import twophase.kit.bench.Bench;
import twophase.kit.bench.Curve;
import twophase.kit.bench.Measurement;
import twophase.kit.bench.Seen;
import twophase.kit.bench.Trial;
import twophase.kit.inference.RateEstimate;
import twophase.kit.number.Interval;
import twophase.kit.number.Numbers;
import twophase.kit.property.Draws;
import twophase.kit.property.Form;
import twophase.kit.property.StatementId;
import twophase.kit.property.Without;
import twophase.kit.statement.Ranges;
import twophase.kit.statement.Setting;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.theorems.Runs;
import twophase.paper.theorems.Worst;
import twophase.paper.theorems.descent.AlignedRun.Size;
import twophase.paper.theorems.descent.AlignedRun.Start;
import twophase.paper.theory.Convergence;

/** Lemma 6: from aligned neurons, gradient descent brings theta to theta*, aligned. */
@StatementId("lemma-6")
public class ConvergenceProperties {
  /** K in "O(eta ln(1/eta))", for both parts, declared beforehand. */
  static final double CONSTANT = 10;

  /** The exponent is fitted at steps where 1 + eta norm(theta*) is 1 up to this and less. */
  static final double EXPONENT_TOLERANCE = 0.05;

  /**
   * Rounding of one error norm(theta*) - theta . u, in units of 2^-53 (m + d) (norm2(M) + N): a sum
   * of m products of entries that were each read back through sums of d + 1, and the products
   * themselves, in both states.
   */
  private static final double ROUNDING = 32;

  private static final double UNIT_ROUNDOFF = 0x1p-53;

  private static final Interval WHOLE =
      Interval.of(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  /** What a claim says of the last state. */
  @FunctionalInterface
  private interface Judge {
    Measurement judge(AlignedRun setting, AlignedRun.Begun drawn, Network end);
  }

  @Form(
      value = "as-printed.a",
      settings = {10, 60, 600},
      shrinks = {20, 60, 200})
  void distanceAsPrinted(@ForAll("anyStart") AlignedRun setting, Bench bench) {
    decide(setting, bench, ConvergenceProperties::distance);
  }

  @Form(
      value = "as-printed.b",
      settings = {6, 40, 400},
      shrinks = {10, 40, 200})
  void alignmentAsPrinted(@ForAll("anyStartOnData") AlignedRun setting, Bench bench) {
    decide(setting, bench, ConvergenceProperties::misalignment);
  }

  @Form(
      value = "corrected.a",
      settings = {20, 120, 1200})
  void distanceCorrected(@ForAll("withMass") AlignedRun setting, Bench bench) {
    decide(setting, bench, ConvergenceProperties::distanceWithMass);
  }

  @Form(
      value = "corrected.b",
      settings = {20, 120, 1200})
  void alignmentCorrected(@ForAll("kept") AlignedRun setting, Bench bench) {
    decide(setting, bench, ConvergenceProperties::misalignment);
  }

  /**
   * Where the exponent of the final distance is measured.
   *
   * @param size of the start
   * @param m width, at least 1
   * @param eta the largest of three step sizes, in (0, 1)
   * @param thetaNorm norm of theta*, above 0
   */
  record Sweep(Size size, int m, double eta, double thetaNorm) {
    Sweep {
      Ranges.atLeast("m", m, 1);
      Ranges.positive("eta", eta);
      Ranges.positive("thetaNorm", thetaNorm);
    }

    AlignedRun at(double etas) {
      return new AlignedRun(Start.BALANCED, size, m, 3, Inputs.ISOTROPIC, eta * etas, thetaNorm);
    }
  }

  @Form(
      value = "sharp.exponent",
      settings = {2, 6, 20},
      trials = {80, 200, 2000},
      shrinks = {2, 4, 10})
  void exponent(@ForAll("sweeps") Sweep sweep, Bench bench) {
    double predicted =
        Convergence.exponent(sweep.thetaNorm(), sweep.size() == Size.START_OF_ALIGNMENT);
    sweep.at(1).noteHypotheses(bench);
    assertThat(
        bench.rate(
            Setting.of(sweep),
            0.5,
            trial ->
                fitted(
                    sweep,
                    trial,
                    bench,
                    Interval.of(
                        predicted * (1 - EXPONENT_TOLERANCE),
                        predicted * (1 + EXPONENT_TOLERANCE)))),
        stands());
  }

  @Form(
      value = "sharp.step",
      settings = {20, 100, 1000})
  void step(@ForAll("isotropic") AlignedRun setting, Bench bench) {
    setting.noteHypotheses(bench);
    assertThat(bench.measure(Setting.of(setting), trial -> steps(setting, trial, bench)), stands());
  }

  @Without(form = "corrected.a", hypothesis = "theta* small, A4: norm(theta*) = 4")
  static AlignedRun largeTruth() {
    return new AlignedRun(Start.BALANCED, Size.END_OF_ALIGNMENT, 16, 5, Inputs.ISOTROPIC, 0.001, 4);
  }

  @Without(form = "corrected.a", hypothesis = "n at least d: n = d/2")
  static AlignedRun underdetermined() {
    return new AlignedRun(Start.BALANCED, Size.END_OF_ALIGNMENT, 16, 8, new Inputs(4), 0.001, 0.5);
  }

  @Without(form = "corrected.a", hypothesis = "width at least 1/sqrt(eta), A1: m = 1")
  static AlignedRun narrow() {
    return new AlignedRun(Start.BALANCED, Size.END_OF_ALIGNMENT, 1, 5, Inputs.ISOTROPIC, 0.001, 1);
  }

  @Without(
      form = "corrected.a",
      hypothesis = "eta norm(theta*) below 1, the stability limit: eta norm(theta*) = 1.2")
  static AlignedRun unstable() {
    return new AlignedRun(
        Start.BALANCED, Size.END_OF_ALIGNMENT, 4, 5, Inputs.ISOTROPIC, 0.006, 200);
  }

  @Without(form = "corrected.b", hypothesis = "isotropic inputs or balanced neurons: neither")
  static AlignedRun unbalancedOnData() {
    return new AlignedRun(Start.INDEPENDENT, Size.END_OF_ALIGNMENT, 64, 5, new Inputs(25), 1e-4, 1);
  }

  @Without(form = "corrected.b", hypothesis = "n at least d: n = d/4")
  static AlignedRun underdeterminedBalanced() {
    return new AlignedRun(Start.BALANCED, Size.START_OF_ALIGNMENT, 16, 8, new Inputs(2), 0.001, 1);
  }

  @Provide
  Arbitrary<AlignedRun> anyStart() {
    return Draws.first(
        List.of(
            new AlignedRun(
                Start.INDEPENDENT, Size.END_OF_ALIGNMENT, 16, 5, Inputs.ISOTROPIC, 0.001, 1),
            new AlignedRun(
                Start.ANTI_BALANCED, Size.END_OF_ALIGNMENT, 16, 5, Inputs.ISOTROPIC, 0.001, 1)),
        runs(
            List.of(Start.values()),
            Arbitraries.of(Inputs.ISOTROPIC, new Inputs(400)),
            List.of(0.5, 1.0)));
  }

  @Provide
  Arbitrary<AlignedRun> anyStartOnData() {
    return Draws.first(
        List.of(
            new AlignedRun(
                Start.INDEPENDENT, Size.END_OF_ALIGNMENT, 16, 5, Inputs.ISOTROPIC, 1e-4, 1),
            unbalancedOnData(),
            new AlignedRun(Start.INDEPENDENT, Size.BEYOND, 64, 5, new Inputs(25), 1e-4, 1)),
        runs(
            List.of(Start.values()),
            Arbitraries.of(Inputs.ISOTROPIC, new Inputs(100), new Inputs(25)),
            List.of(1.0)));
  }

  @Provide
  Arbitrary<AlignedRun> withMass() {
    List<Start> starts = List.of(Start.BALANCED, Start.INDEPENDENT, Start.ONE_ANTI);
    return Arbitraries.oneOf(
        runs(starts, Arbitraries.just(Inputs.ISOTROPIC), List.of(0.5, 1.0, 0.8)),
        runs(starts, Arbitraries.just(new Inputs(400)), List.of(0.5)));
  }

  @Provide
  Arbitrary<AlignedRun> kept() {
    return Arbitraries.oneOf(
        runs(List.of(Start.values()), Arbitraries.just(Inputs.ISOTROPIC), List.of(0.5, 1.0, 0.8)),
        runs(List.of(Start.BALANCED), Arbitraries.just(new Inputs(400)), List.of(0.5)));
  }

  @Provide
  Arbitrary<AlignedRun> isotropic() {
    return runs(
        List.of(Start.values()), Arbitraries.just(Inputs.ISOTROPIC), List.of(1.0, 0.5, 2.0, 8.0));
  }

  @Provide
  Arbitrary<Sweep> sweeps() {
    return Draws.first(
        List.of(
            new Sweep(Size.END_OF_ALIGNMENT, 16, 1e-4, 4),
            new Sweep(Size.END_OF_ALIGNMENT, 16, 0.002, 1),
            new Sweep(Size.END_OF_ALIGNMENT, 16, 5e-4, 2),
            new Sweep(Size.START_OF_ALIGNMENT, 16, 0.002, 1)),
        Combinators.combine(
                Arbitraries.integers().between(4, 32), Arbitraries.of(1.0, 1.5, 2.0, 3.0, 4.0))
            .as(
                (m, thetaNorm) ->
                    new Sweep(Size.END_OF_ALIGNMENT, m, fineEnough(thetaNorm), thetaNorm))
            .withoutEdgeCases());
  }

  /**
   * Step sizes at which the distance is a small share of norm(theta*), eta^(2/norm(theta*)) at most
   * 0.01: the last stretch, where the rate is that of the law.
   */
  private static double fineEnough(double thetaNorm) {
    return Math.min(0.002, StrictMath.pow(10, -Math.round(thetaNorm)));
  }

  private static Arbitrary<AlignedRun> runs(
      List<Start> starts, Arbitrary<Inputs> inputs, List<Double> norms) {
    return Combinators.combine(
            Arbitraries.of(starts),
            Arbitraries.of(Size.values()),
            Arbitraries.integers().between(1, 64),
            Arbitraries.integers().between(1, 8),
            inputs,
            Arbitraries.of(0.01, 0.003, 0.001),
            Arbitraries.of(norms))
        .as(AlignedRun::new)
        .withoutEdgeCases();
  }

  private static void decide(AlignedRun setting, Bench bench, Judge judge) {
    setting.noteHypotheses(bench);
    assertThat(
        bench.measure(
            Setting.of(setting),
            trial -> {
              AlignedRun.Begun drawn = setting.draw(trial);
              return end(setting, drawn, bench)
                  .map(end -> judge.judge(setting, drawn, end))
                  .orElseGet(() -> Measurement.divergence(1, 0, "the run diverged"));
            }),
        stands());
  }

  private static Optional<Network> end(AlignedRun setting, AlignedRun.Begun drawn, Bench bench) {
    return drawn
        .landscape()
        .end(
            Runs.simulator(bench),
            drawn.network(),
            setting.eta(),
            Convergence.steps(setting.eta(), setting.thetaNorm()));
  }

  private static Measurement distance(AlignedRun setting, AlignedRun.Begun drawn, Network end) {
    double error = drawn.landscape().error(end);
    double bound = Convergence.bound(setting.eta(), CONSTANT);
    return new Measurement(
        error,
        bound,
        "norm(theta(t3) - theta*) is "
            + Numbers.rounded(error, 3)
            + ", bound "
            + Numbers.rounded(bound, 3));
  }

  /** The same where the start has the active mass of one neuron at least; elsewhere no claim. */
  private static Measurement distanceWithMass(
      AlignedRun setting, AlignedRun.Begun drawn, Network end) {
    Landscape ground = drawn.landscape();
    double mass = new Modes(drawn.network(), ground.growthDirection()).growingMass();
    if (mass < Convergence.sufficientMass(setting.eta())) {
      return new Measurement(
          0,
          Convergence.bound(setting.eta(), CONSTANT),
          "nothing is claimed: the start's active mass is " + Numbers.rounded(mass, 3));
    }
    return distance(setting, drawn, end);
  }

  private static Measurement misalignment(AlignedRun setting, AlignedRun.Begun drawn, Network end) {
    Modes seen = new Modes(end, drawn.landscape().direction());
    double worst = 0;
    int counted = 0;
    for (int i = 0; i < end.width(); i++) {
      if (seen.norm(i) >= Math.sqrt(setting.eta())) {
        counted++;
        worst = Math.max(worst, seen.misalignment(i));
      }
    }
    double bound = Convergence.bound(setting.eta(), CONSTANT);
    return new Measurement(
        worst,
        bound,
        "the largest 1 - cos of "
            + counted
            + " neurons of norm at least sqrt(eta) is "
            + Numbers.rounded(worst, 3)
            + ", bound "
            + Numbers.rounded(bound, 3));
  }

  /** The slope of ln norm(theta(t3) - theta*) against ln eta, over three step sizes. */
  private static Seen fitted(Sweep sweep, Trial trial, Bench bench, Interval claimed) {
    double[] factors = {1, 0.5, 0.25};
    double[] etas = new double[factors.length];
    double[] errors = new double[factors.length];
    for (int k = 0; k < factors.length; k++) {
      AlignedRun point = sweep.at(factors[k]);
      AlignedRun.Begun drawn = point.draw(trial);
      Optional<Network> end = end(point, drawn, bench);
      if (end.isEmpty()) {
        return Seen.that(false);
      }
      etas[k] = point.eta();
      errors[k] = drawn.landscape().error(end.get());
    }
    double slope = RateEstimate.powerLaw(etas, errors, WHOLE).theilSen();
    return Seen.within(claimed.low(), slope, claimed.high())
        .along(new Curve("step size η", "‖θ(t₃) − θ*‖", etas, errors));
  }

  /** Every step of a run against the exact next error, or as many as 2,000. */
  private static Measurement steps(AlignedRun setting, Trial trial, Bench bench) {
    AlignedRun.Begun drawn = setting.draw(trial);
    long count = Math.min(2000, Convergence.steps(setting.eta(), setting.thetaNorm()));
    ErrorSteps look = new ErrorSteps(setting, drawn.landscape());
    Runs.simulator(bench)
        .run(
            new Run.GradientDescent(
                setting.eta(), drawn.network(), drawn.landscape().data(), count),
            look);
    return look.worst.measurement();
  }

  /** Compares each error with what the one before foretells. */
  private static final class ErrorSteps implements Observer {
    private final AlignedRun setting;
    private final Landscape ground;
    private final Worst worst = new Worst();
    private double foretold;

    ErrorSteps(AlignedRun setting, Landscape ground) {
      this.setting = setting;
      this.ground = ground;
    }

    @Override
    public boolean wants(long t) {
      return true;
    }

    @Override
    public void see(long t, Network state) {
      Modes modes = new Modes(state, ground.direction());
      double learned = modes.growingMass() - modes.decayingMass();
      double error = setting.thetaNorm() - learned;
      double first = NormOps_DDRM.normF(state.firstLayer());
      double second = NormOps_DDRM.normF(state.secondLayer());
      double norm2 = first * first + second * second;
      if (t > 0) {
        compare(t, error, norm2);
      }
      foretold = Convergence.nextError(error, setting.eta(), norm2, learned);
    }

    private void compare(long t, double error, double norm2) {
      double bound =
          ROUNDING * UNIT_ROUNDOFF * (setting.m() + setting.d()) * (norm2 + setting.thetaNorm());
      double distance = Math.abs(error - foretold);
      worst.add(
          distance,
          bound,
          () ->
              "after step "
                  + t
                  + " the error is off by "
                  + Numbers.rounded(distance, 3)
                  + ", rounding bound "
                  + Numbers.rounded(bound, 3));
    }
  }
}
