package twophase.paper.theorems.descent;

import static twophase.kit.property.Claims.assertThat;
import static twophase.kit.property.Claims.stands;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
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
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.theorems.Runs;
import twophase.paper.theorems.descent.SmallRun.Whom;
import twophase.paper.theory.Alignment;

/** Lemma 5: gradient descent from a small start aligns the neurons with theta*. */
@StatementId("lemma-5")
public class AlignmentProperties {
  /** K in "1 - O(sqrt(eta) ln(1/eta))", declared beforehand. */
  static final double CONSTANT = 2;

  /**
   * What finite training sets may add to the derived constant: "across" is measured from S theta*
   * while a neuron starts, from theta* in the end.
   */
  static final double TURN = 2;

  private static final double KAPPA = 0.5;

  private static final Interval WHOLE =
      Interval.of(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  /** A fitted exponent is claimed to be this near to its integer. */
  static final double EXPONENT_TOLERANCE = 0.1;

  /** Step size and norm of theta*, drawn together: they set the length of a run. */
  private record Pace(double eta, double thetaNorm) {}

  @Form(
      value = "as-printed.steps",
      settings = {12, 60, 600},
      shrinks = {30, 60, 200})
  void printedSteps(@ForAll("anyStart") SmallRun setting, Bench bench) {
    decidePrinted(setting, bench, Whom.EVERY, ground -> printedSteps(setting));
  }

  @Form(
      value = "as-printed.time",
      settings = {12, 60, 600},
      shrinks = {30, 60, 200})
  void printedTime(@ForAll("anyStartOneSilent") SmallRun setting, Bench bench) {
    decidePrinted(setting, bench, Whom.EVERY, ground -> steps(setting, ground));
  }

  @Form(
      value = "as-printed.active",
      settings = {6, 40, 400},
      shrinks = {20, 40, 200})
  void printedRate(@ForAll("wide") SmallRun setting, Bench bench) {
    decidePrinted(setting, bench, Whom.ACTIVE, ground -> steps(setting, ground));
  }

  /** Whatever K: the misalignment falls more slowly than the printed bound does. */
  @Form(
      value = "as-printed.rate",
      settings = {1, 2, 6},
      trials = {80, 200, 2000},
      shrinks = {0, 0, 4})
  void printedExponent(@ForAll("widening") Widening setting, Bench bench) {
    List<SmallRun> points = setting.points();
    SmallRun first = points.get(0);
    SmallRun last = points.get(points.size() - 1);
    double least =
        StrictMath.log(
                Alignment.printedBound(first.eta(), 1) / Alignment.printedBound(last.eta(), 1))
            / StrictMath.log(first.eta() / last.eta());
    points.forEach(point -> point.noteHypotheses(bench));
    assertThat(
        bench.rate(
            Setting.of(setting),
            0.5,
            trial ->
                exponent(
                    trial, bench, points, STEP_SIZE, Interval.of(least, Double.POSITIVE_INFINITY))),
        stands());
  }

  /**
   * Step sizes 10^-3, 10^-4 and 10^-5 at widths that A1 admits, m = eta^(-3/4).
   *
   * @param d input dimension, at least 2
   * @param thetaNorm norm of theta*, above 0
   */
  record Widening(int d, double thetaNorm) {
    Widening {
      Ranges.atLeast("d", d, 2);
      Ranges.positive("thetaNorm", thetaNorm);
    }

    List<SmallRun> points() {
      return List.of(at(1e-3), at(1e-4), at(1e-5));
    }

    private SmallRun at(double eta) {
      return new SmallRun(
          SmallStart.BALL, width(eta, 0.75), d, Inputs.ISOTROPIC, eta, thetaNorm, KAPPA);
    }
  }

  @Form(
      value = "corrected.isotropic",
      settings = {40, 250, 2500})
  void isotropic(@ForAll("roomToGrow") SmallRun setting, Bench bench) {
    decideCorrected(setting, bench, 1);
  }

  @Form(
      value = "corrected.training-set",
      settings = {15, 80, 800})
  void trainingSet(@ForAll("roomToGrowOnData") SmallRun setting, Bench bench) {
    decideCorrected(setting, bench, TURN);
  }

  /** The derived constant is no overestimate: one start reaches it. */
  @Form(
      value = "sharp.constant",
      settings = {3, 15, 150})
  void constant(@ForAll("outweighed") SmallRun setting, Bench bench) {
    setting.noteHypotheses(bench);
    assertThat(
        bench.measure(Setting.of(setting), trial -> shortfall(setting, trial, bench)), stands());
  }

  /**
   * Where the exponents are measured.
   *
   * @param m width at the first point of a sweep, at least 1
   * @param d input dimension, at least 2
   * @param eta step size at the first point
   * @param thetaNorm norm of theta* at the first point
   */
  record Sweep(int m, int d, double eta, double thetaNorm) {
    Sweep {
      Ranges.atLeast("m", m, 1);
      Ranges.atLeast("d", d, 2);
      Ranges.positive("eta", eta);
      Ranges.positive("thetaNorm", thetaNorm);
    }

    SmallRun at(double widths, double etas, double norms) {
      return new SmallRun(
          SmallStart.BALL,
          (int) (m * widths),
          d,
          Inputs.ISOTROPIC,
          eta * etas,
          thetaNorm * norms,
          KAPPA);
    }
  }

  @Form(
      value = "sharp.step-size",
      settings = {1, 4, 12},
      trials = {80, 200, 2000},
      shrinks = {2, 4, 10})
  void stepSizeExponent(@ForAll("sweeps") Sweep sweep, Bench bench) {
    decideExponent(
        sweep,
        bench,
        1,
        List.of(sweep.at(1, 1, 1), sweep.at(1, 1 / 3.0, 1), sweep.at(1, 0.1, 1)),
        STEP_SIZE);
  }

  @Form(
      value = "sharp.width",
      settings = {1, 4, 12},
      trials = {80, 200, 2000},
      shrinks = {2, 4, 10})
  void widthExponent(@ForAll("sweeps") Sweep sweep, Bench bench) {
    decideExponent(
        sweep,
        bench,
        1,
        List.of(sweep.at(1, 0.1, 1), sweep.at(4, 0.1, 1), sweep.at(16, 0.1, 1)),
        new Abscissa("width m", SmallRun::m));
  }

  @Form(
      value = "sharp.truth-norm",
      settings = {1, 4, 12},
      trials = {80, 200, 2000},
      shrinks = {2, 4, 10})
  void truthNormExponent(@ForAll("sweeps") Sweep sweep, Bench bench) {
    decideExponent(
        sweep,
        bench,
        -1,
        List.of(sweep.at(1, 1, 1), sweep.at(1, 1, 2), sweep.at(1, 1, 4)),
        new Abscissa("norm of θ*", SmallRun::thetaNorm));
  }

  @Without(form = "corrected.isotropic", hypothesis = "theta* small, A4: norm(theta*) = 20")
  static SmallRun largeTruth() {
    return new SmallRun(SmallStart.OUTWEIGHED, 200, 8, Inputs.ISOTROPIC, 0.001, 20, KAPPA);
  }

  @Without(form = "corrected.isotropic", hypothesis = "width at least 1/sqrt(eta), A1: m = 8")
  static SmallRun narrow() {
    return new SmallRun(SmallStart.BALL, 8, 8, Inputs.ISOTROPIC, 0.001, 1, KAPPA);
  }

  @Without(form = "corrected.isotropic", hypothesis = "isotropic inputs: n = 2 d")
  static SmallRun fewSamples() {
    return new SmallRun(SmallStart.BALL, 20, 8, new Inputs(16), 0.001, 2, KAPPA);
  }

  @Without(form = "corrected.training-set", hypothesis = "n at least d: n = d/2")
  static SmallRun underdetermined() {
    return new SmallRun(SmallStart.BALL, 20, 8, new Inputs(4), 0.001, 2, KAPPA);
  }

  @Without(
      form = "corrected.isotropic",
      hypothesis = "eta norm(theta*) below 1, the stability limit: eta norm(theta*) = 2")
  static SmallRun unstable() {
    return new SmallRun(SmallStart.BALL, 8, 8, Inputs.ISOTROPIC, 0.02, 100, KAPPA);
  }

  @Provide
  Arbitrary<SmallRun> anyStart() {
    return anywhere(SmallStart.BALL, SmallStart.SPHERE);
  }

  @Provide
  Arbitrary<SmallRun> anyStartOneSilent() {
    SmallRun oneSilent =
        new SmallRun(SmallStart.ONE_SILENT, 8, 4, Inputs.ISOTROPIC, 0.001, 1, KAPPA);
    SmallRun random = new SmallRun(SmallStart.BALL, 100, 4, Inputs.ISOTROPIC, 0.001, 1, KAPPA);
    return Draws.first(
        List.of(random, oneSilent),
        anywhere(SmallStart.BALL, SmallStart.SPHERE, SmallStart.ONE_SILENT, SmallStart.SILENT));
  }

  /** From the smallest width that A1 admits, 1/sqrt(eta), to 1/eta. */
  @Provide
  Arbitrary<SmallRun> wide() {
    Arbitrary<SmallRun> others =
        Combinators.combine(
                Arbitraries.of(SmallStart.BALL, SmallStart.SPHERE, SmallStart.OUTWEIGHED),
                Arbitraries.of(0.5, 0.75, 1.0),
                Arbitraries.integers().between(1, 8),
                Arbitraries.of(0.01, 0.001),
                Arbitraries.of(1.0, 2.0, 4.0))
            .as(
                (start, exponent, d, eta, thetaNorm) ->
                    new SmallRun(
                        start, width(eta, exponent), d, Inputs.ISOTROPIC, eta, thetaNorm, KAPPA))
            .withoutEdgeCases();
    return Draws.first(
        List.of(
            new SmallRun(SmallStart.OUTWEIGHED, 1000, 4, Inputs.ISOTROPIC, 0.001, 1, KAPPA),
            new SmallRun(SmallStart.BALL, 10_000, 4, Inputs.ISOTROPIC, 1e-4, 2, KAPPA)),
        others);
  }

  @Provide
  Arbitrary<Widening> widening() {
    return Combinators.combine(Arbitraries.integers().between(2, 6), Arbitraries.of(8.0, 10.0))
        .as(Widening::new)
        .withoutEdgeCases();
  }

  @Provide
  Arbitrary<SmallRun> roomToGrow() {
    return roomToGrow(Arbitraries.just(0), List.of(0.01, 0.003, 0.001));
  }

  @Provide
  Arbitrary<SmallRun> roomToGrowOnData() {
    return roomToGrow(Arbitraries.of(10, 25, 100), List.of(0.01, 0.003));
  }

  @Provide
  Arbitrary<SmallRun> outweighed() {
    return Combinators.combine(
            Arbitraries.integers().between(50, 500),
            Arbitraries.integers().between(2, 8),
            Arbitraries.of(1e-5, 2e-5),
            Arbitraries.of(8.0, 6.0),
            Arbitraries.of(0.5, 0.25, 1.0))
        .as(
            (m, d, eta, thetaNorm, kappa) ->
                new SmallRun(SmallStart.OUTWEIGHED, m, d, Inputs.ISOTROPIC, eta, thetaNorm, kappa))
        .withoutEdgeCases();
  }

  @Provide
  Arbitrary<Sweep> sweeps() {
    return Combinators.combine(
            Arbitraries.integers().between(128, 160),
            Arbitraries.integers().between(2, 8),
            Arbitraries.of(0.001, 5e-4),
            Arbitraries.of(8.0, 10.0))
        .as(Sweep::new)
        .withoutEdgeCases();
  }

  private static Arbitrary<SmallRun> anywhere(SmallStart... starts) {
    return Combinators.combine(
            Arbitraries.of(starts),
            Arbitraries.integers().between(1, 64),
            Arbitraries.integers().between(1, 16),
            Arbitraries.of(Inputs.ISOTROPIC, new Inputs(200)),
            Arbitraries.of(0.001, 3e-4, 1e-4),
            Arbitraries.of(1.0, 0.5, 2.0))
        .as(
            (start, m, d, inputs, eta, thetaNorm) ->
                new SmallRun(start, m, d, inputs, eta, thetaNorm, KAPPA))
        .withoutEdgeCases();
  }

  /**
   * Widths up to where the bound reaches 1/2.
   *
   * @param samples for each dimension; 0 stands for isotropic inputs
   */
  private static Arbitrary<SmallRun> roomToGrow(Arbitrary<Integer> samples, List<Double> etas) {
    Arbitrary<Pace> paces =
        Combinators.combine(Arbitraries.of(etas), Arbitraries.of(1.0, 0.5, 2.0, 4.0)).as(Pace::new);
    return Combinators.combine(paces, Arbitraries.of(0.5, 0.25, 1.0))
        .flatAs(
            (pace, kappa) ->
                Combinators.combine(
                        Arbitraries.of(
                            SmallStart.BALL,
                            SmallStart.SPHERE,
                            SmallStart.OUTWEIGHED,
                            SmallStart.ONE_SILENT),
                        Arbitraries.integers().between(1, widest(pace, kappa)),
                        Arbitraries.integers().between(1, 16),
                        samples)
                    .as(
                        (start, m, d, perDimension) ->
                            new SmallRun(
                                start,
                                m,
                                d,
                                inputs(perDimension * d),
                                pace.eta(),
                                pace.thetaNorm(),
                                kappa)));
  }

  /** A training set of n samples; where there are none to take, a whitened one. */
  private static Inputs inputs(int n) {
    return n == 0 ? Inputs.ISOTROPIC : new Inputs(n);
  }

  private static int widest(Pace pace, double kappa) {
    double one = Alignment.bound(1, pace.eta(), pace.thetaNorm(), kappa);
    return Math.max(1, (int) (0.5 / one));
  }

  private static int width(double eta, double exponent) {
    return (int) Math.round(StrictMath.pow(eta, -exponent));
  }

  private static long printedSteps(SmallRun setting) {
    return Alignment.printedSteps(setting.eta(), setting.thetaNorm());
  }

  private static long steps(SmallRun setting, Landscape ground) {
    return Alignment.steps(setting.eta(), setting.thetaNorm(), ground.curvature());
  }

  private static void decidePrinted(
      SmallRun setting, Bench bench, Whom whom, ToLongFunction<Landscape> steps) {
    decide(setting, bench, whom, steps, Alignment.printedBound(setting.eta(), CONSTANT));
  }

  private static void decideCorrected(SmallRun setting, Bench bench, double allowance) {
    double derived =
        Alignment.bound(setting.m(), setting.eta(), setting.thetaNorm(), setting.kappa());
    decide(setting, bench, Whom.ACTIVE, ground -> steps(setting, ground), allowance * derived);
  }

  private static void decide(
      SmallRun setting, Bench bench, Whom whom, ToLongFunction<Landscape> steps, double bound) {
    setting.noteHypotheses(bench);
    assertThat(
        bench.measure(
            Setting.of(setting), trial -> misalignment(setting, trial, bench, whom, steps, bound)),
        stands());
  }

  private static Measurement misalignment(
      SmallRun setting,
      Trial trial,
      Bench bench,
      Whom whom,
      ToLongFunction<Landscape> steps,
      double bound) {
    SmallTrial drawn = setting.draw(trial);
    long end = steps.applyAsLong(drawn.landscape());
    Optional<Network> state = drawn.end(Runs.simulator(bench), end);
    if (state.isEmpty()) {
      return Measurement.divergence(1, Math.min(bound, 0.5), "the run diverged before step " + end);
    }
    double worst = drawn.worst(state.get(), whom);
    return new Measurement(
        worst,
        bound,
        "after "
            + end
            + " steps the largest 1 - cos of "
            + drawn.count(whom)
            + (whom == Whom.EVERY ? "" : " active")
            + " neurons is "
            + Numbers.rounded(worst, 3)
            + ", bound "
            + Numbers.rounded(bound, 3));
  }

  private static Measurement shortfall(SmallRun setting, Trial trial, Bench bench) {
    SmallTrial drawn = setting.draw(trial);
    double derived =
        Alignment.bound(setting.m(), setting.eta(), setting.thetaNorm(), setting.kappa());
    double ratio =
        drawn
            .end(Runs.simulator(bench), steps(setting, drawn.landscape()))
            .map(end -> drawn.worst(end, Whom.ACTIVE) / derived)
            .orElse(0.0);
    double tolerance =
        Alignment.tolerance(setting.m(), setting.eta(), setting.thetaNorm(), setting.kappa());
    return new Measurement(
        Math.abs(ratio - 1),
        tolerance,
        "the largest 1 - cos is "
            + Numbers.rounded(ratio, 4)
            + " of the derived supremum, tolerance "
            + Numbers.rounded(tolerance, 2));
  }

  /** What a sweep varies. */
  private record Abscissa(String words, ToDoubleFunction<SmallRun> of) {}

  private static final Abscissa STEP_SIZE = new Abscissa("step size η", SmallRun::eta);

  /** One trial: three runs from starts that differ in nothing else, and the slope through them. */
  private static void decideExponent(
      Sweep sweep, Bench bench, double exponent, List<SmallRun> points, Abscissa abscissa) {
    points.forEach(point -> point.noteHypotheses(bench));
    assertThat(
        bench.rate(
            Setting.of(sweep),
            0.5,
            trial ->
                exponent(
                    trial,
                    bench,
                    points,
                    abscissa,
                    Interval.of(exponent - EXPONENT_TOLERANCE, exponent + EXPONENT_TOLERANCE))),
        stands());
  }

  private static Seen exponent(
      Trial trial, Bench bench, List<SmallRun> points, Abscissa abscissa, Interval claimed) {
    double[] x = new double[points.size()];
    double[] y = new double[points.size()];
    for (int k = 0; k < x.length; k++) {
      SmallTrial drawn = points.get(k).draw(trial);
      Optional<Network> end =
          drawn.end(Runs.simulator(bench), steps(points.get(k), drawn.landscape()));
      if (end.isEmpty()) {
        return Seen.that(false);
      }
      x[k] = abscissa.of().applyAsDouble(points.get(k));
      y[k] = drawn.mean(end.get(), Whom.ACTIVE);
    }
    double slope = RateEstimate.powerLaw(x, y, WHOLE).theilSen();
    return Seen.within(claimed.low(), slope, claimed.high())
        .along(new Curve(abscissa.words(), "mean 1 − cos of active neurons", x, y));
  }
}
