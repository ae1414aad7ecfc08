package twophase.paper.theorems.descent;

import static twophase.kit.property.Claims.assertThat;
import static twophase.kit.property.Claims.stands;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import twophase.kit.bench.Bench;
import twophase.kit.bench.Measurement;
import twophase.kit.bench.Seen;
import twophase.kit.bench.Trial;
import twophase.kit.inference.RateEstimate;
import twophase.kit.number.Interval;
import twophase.kit.number.Numbers;
import twophase.kit.property.Form;
import twophase.kit.property.StatementId;
import twophase.kit.property.Without;
import twophase.kit.statement.Ranges;
import twophase.kit.statement.Setting;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.theorems.Hypotheses;
import twophase.paper.theorems.Runs;
import twophase.paper.theorems.Worst;
import twophase.paper.theory.GrowthLaw;

/** The growth law: how fast gradient descent grows neurons along theta* from near 0. */
@StatementId("growth-law")
public class GrowthLawProperties {
  private static final double UNIT_ROUNDOFF = 0x1p-53;

  /**
   * Rounding of one mode over one step, in units of 2^-53 (m + d + n) norm(M): entries are read
   * back through sums of d + 1 terms, v through sums of m, d and n, and eta norm(v) is below 1.
   */
  private static final double ROUNDING = 32;

  /** Below this norm of v its direction is lost in rounding. */
  private static final double SMALLEST_GRADIENT = 1e-6;

  private static final Interval WHOLE =
      Interval.of(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  private static final long STEPS_LOOKED_AT = 200;

  /**
   * The window of a fit: as long as all neurons together hold at most this share of what theta*
   * asks for, norm2(M)/2 of norm(theta*).
   */
  private static final double SHARE = 0.02;

  /**
   * How far a fitted rate may be from ln(1 +- eta norm(S theta*)), relatively. A step's rate is off
   * by norm(S) norm(theta)/norm(S theta*), at most the window's share times the condition of S, and
   * its modes' norm by what is across u, of the same order: 2 % twice, and twice as much at n =
   * d/2.
   */
  static final double TOLERANCE = 0.1;

  /** Looks at a fit's points. */
  private static final int POINTS = 40;

  /**
   * A setting: gradient descent from a start with norm(w_i), abs(a_i) at most the radius.
   *
   * @param m width, at least 1
   * @param d input dimension, at least 1
   * @param inputs training set
   * @param eta step size, in (0, 1)
   * @param thetaNorm norm of theta*, above 0
   * @param load m radius^2 / norm(theta*), above 0: what the start could hold of theta* at most
   */
  record Growth(int m, int d, Inputs inputs, double eta, double thetaNorm, double load) {
    Growth {
      Ranges.atLeast("m", m, 1);
      Ranges.atLeast("d", d, 1);
      inputs.requireTrainingSet();
      Ranges.positive("eta", eta);
      Ranges.positive("thetaNorm", thetaNorm);
      Ranges.positive("load", load);
    }

    void noteHypotheses(Bench bench) {
      bench.hypotheses(Hypotheses.of(m, d, inputs, eta, thetaNorm));
    }

    Landscape landscape(Trial trial) {
      return Landscape.draw(d, thetaNorm, inputs, trial.seeds());
    }

    Network start(Landscape ground, Trial trial) {
      double radius = Math.sqrt(load * thetaNorm / m);
      return SmallStart.BALL.draw(
          m, radius, ground.growthDirection(), 1, trial.seeds().child("start").stream());
    }
  }

  @Form(
      value = "sharp.step",
      settings = {30, 200, 2000})
  void step(@ForAll("anywhere") Growth setting, Bench bench) {
    setting.noteHypotheses(bench);
    assertThat(bench.measure(Setting.of(setting), trial -> steps(setting, trial, bench)), stands());
  }

  @Form(
      value = "sharp.growth",
      settings = {2, 8, 40},
      trials = {80, 200, 2000},
      shrinks = {2, 4, 10})
  void growth(@ForAll("nearZero") Growth setting, Bench bench) {
    decideRate(setting, bench, true);
  }

  @Form(
      value = "sharp.decay",
      settings = {2, 8, 40},
      trials = {80, 200, 2000},
      shrinks = {2, 4, 10})
  void decay(@ForAll("nearZero") Growth setting, Bench bench) {
    decideRate(setting, bench, false);
  }

  @Form(
      value = "sharp.curve",
      settings = {12, 60, 600})
  void curve(@ForAll("isotropic") Growth setting, Bench bench) {
    setting.noteHypotheses(bench);
    assertThat(bench.measure(Setting.of(setting), trial -> curve(setting, trial, bench)), stands());
  }

  @Without(form = "sharp.growth", hypothesis = "neurons near 0: as large as theta* asks for")
  static Growth large() {
    return new Growth(16, 4, Inputs.ISOTROPIC, 0.001, 1, 1);
  }

  @Without(form = "sharp.growth", hypothesis = "n at least d: n = 1")
  static Growth oneSample() {
    return new Growth(16, 8, new Inputs(1), 0.001, 0.2, 1e-4);
  }

  @Without(
      form = "sharp.growth",
      hypothesis = "eta norm(theta*) below 1, the stability limit: eta norm(theta*) = 2")
  static Growth unstable() {
    return new Growth(16, 4, Inputs.ISOTROPIC, 0.02, 100, 1e-6);
  }

  @Without(form = "sharp.curve", hypothesis = "isotropic inputs: n = d")
  static Growth anisotropic() {
    return new Growth(16, 8, new Inputs(8), 0.001, 1, 1e-4);
  }

  @Provide
  Arbitrary<Growth> anywhere() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 32),
            Arbitraries.integers().between(1, 16),
            Arbitraries.of(
                Inputs.ISOTROPIC, new Inputs(1), new Inputs(2), new Inputs(8), new Inputs(100)),
            Arbitraries.of(0.01, 0.1, 0.001, 1e-4),
            Arbitraries.of(1.0, 0.1, 2.0),
            Arbitraries.of(1e-4, 0.01, 1.0))
        .as(Growth::new);
  }

  @Provide
  Arbitrary<Growth> nearZero() {
    return Combinators.combine(
            Arbitraries.integers().between(8, 64),
            Arbitraries.integers().between(1, 8),
            Arbitraries.of(Inputs.ISOTROPIC, new Inputs(4), new Inputs(8), new Inputs(100)),
            Arbitraries.of(0.01, 0.003, 0.001),
            Arbitraries.of(1.0, 0.5, 2.0),
            Arbitraries.of(1e-4, 1e-6))
        .as(Growth::new)
        .withoutEdgeCases();
  }

  @Provide
  Arbitrary<Growth> isotropic() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 64),
            Arbitraries.integers().between(1, 8),
            Arbitraries.just(Inputs.ISOTROPIC),
            Arbitraries.of(0.01, 0.003, 0.001),
            Arbitraries.of(1.0, 0.5, 2.0),
            Arbitraries.of(1e-4, 1e-6, 0.001))
        .as(Growth::new)
        .withoutEdgeCases();
  }

  private static void decideRate(Growth setting, Bench bench, boolean growing) {
    setting.noteHypotheses(bench);
    assertThat(
        bench.rate(
            Setting.of(setting),
            0.5,
            trial -> {
              double ratio = ratio(setting, trial, bench, growing);
              return Seen.within(1 - TOLERANCE, ratio, 1 + TOLERANCE);
            }),
        stands());
  }

  /** The fitted rate over the law's. */
  private static double ratio(Growth setting, Trial trial, Bench bench, boolean growing) {
    Landscape ground = setting.landscape(trial);
    double pull = NormOps_DDRM.normF(ground.pull());
    double rate =
        growing
            ? GrowthLaw.growthRate(setting.eta(), pull)
            : GrowthLaw.decayRate(setting.eta(), pull);
    double foldings = growing ? StrictMath.log(SHARE / setting.load()) / 2 : 1;
    long steps = (long) Math.ceil(Math.max(1, foldings) / Math.abs(rate));
    Samples masses =
        new Samples(
            steps,
            POINTS,
            state -> {
              Modes modes = new Modes(state, ground.growthDirection());
              return growing ? modes.growingMass() : modes.decayingMass();
            });
    if (!run(setting, trial, ground, bench, steps, masses)) {
      return Double.NaN;
    }
    // A mass is a squared norm: it grows at twice the rate.
    return RateEstimate.exponential(masses.times(), masses.values(), WHOLE).theilSen() / (2 * rate);
  }

  private static boolean run(
      Growth setting, Trial trial, Landscape ground, Bench bench, long steps, Observer observer) {
    Network start = setting.start(ground, trial);
    return Runs.simulator(bench)
        .run(new Run.GradientDescent(setting.eta(), start, ground.data(), steps), observer)
        .completed();
  }

  private static Measurement curve(Growth setting, Trial trial, Bench bench) {
    Landscape ground = setting.landscape(trial);
    Modes start = new Modes(setting.start(ground, trial), ground.direction());
    double growing = start.growingMass();
    double decaying = start.decayingMass();
    double foldings = StrictMath.log(setting.thetaNorm() / growing) / 2 + 4;
    long steps = (long) Math.ceil(foldings / (setting.eta() * setting.thetaNorm()));
    Samples learned =
        new Samples(
            steps,
            5 * POINTS,
            state -> {
              Modes modes = new Modes(state, ground.direction());
              return modes.growingMass() - modes.decayingMass();
            });
    if (!run(setting, trial, ground, bench, steps, learned)) {
      return Measurement.divergence(1, 0, "the run diverged");
    }
    double bound =
        GrowthLaw.learnedTolerance(setting.eta(), setting.thetaNorm(), growing, 2 * setting.load());
    Worst worst = new Worst();
    for (int k = 0; k < learned.count(); k++) {
      long t = (long) learned.times()[k];
      double law = GrowthLaw.learned(growing, decaying, setting.thetaNorm(), setting.eta() * t);
      double distance = Math.abs(learned.values()[k] - law) / setting.thetaNorm();
      worst.add(
          distance,
          bound,
          () ->
              "after "
                  + t
                  + " steps theta . u is off the curve by "
                  + Numbers.rounded(distance, 3)
                  + " norm(theta*), tolerance "
                  + Numbers.rounded(bound, 3));
    }
    return worst.measurement();
  }

  private static Measurement steps(Growth setting, Trial trial, Bench bench) {
    Landscape ground = setting.landscape(trial);
    ModeSteps look = new ModeSteps(setting, ground);
    run(setting, trial, ground, bench, STEPS_LOOKED_AT, look);
    return look.worst.measurement();
  }

  /** A number of the state at evenly spaced times. */
  private static final class Samples implements Observer {
    private final long every;
    private final ToDoubleFunction<Network> number;
    private final double[] times;
    private final double[] values;
    private int count;

    Samples(long steps, int points, ToDoubleFunction<Network> number) {
      this.every = Math.max(1, steps / points);
      this.number = number;
      int room = (int) (steps / every) + 1;
      this.times = new double[room];
      this.values = new double[room];
    }

    int count() {
      return count;
    }

    double[] times() {
      return Arrays.copyOf(times, count);
    }

    double[] values() {
      return Arrays.copyOf(values, count);
    }

    @Override
    public boolean wants(long t) {
      return t % every == 0;
    }

    @Override
    public void see(long t, Network state) {
      times[count] = t;
      values[count++] = number.applyAsDouble(state);
    }
  }

  /** Compares each neuron's modes after a step with what the step's law says. */
  private static final class ModeSteps implements Observer {
    private final Growth setting;
    private final Landscape ground;
    private final double trace;
    private final Worst worst = new Worst();
    private Network before;

    ModeSteps(Growth setting, Landscape ground) {
      this.setting = setting;
      this.ground = ground;
      double norm = NormOps_DDRM.normF(ground.data().inputs());
      this.trace = norm * norm / ground.data().size();
    }

    @Override
    public boolean wants(long t) {
      return true;
    }

    @Override
    public void see(long t, Network state) {
      if (t > 0) {
        DMatrixRMaj v = ground.data().lossGradient(before.linearMap());
        double length = NormOps_DDRM.normF(v);
        if (length > SMALLEST_GRADIENT) {
          CommonOps_DDRM.scale(-1 / length, v);
          compare(t, state, v, setting.eta() * length);
        }
      }
      before = state.copy();
    }

    private void compare(long t, Network state, DMatrixRMaj e, double step) {
      Modes old = new Modes(before, e);
      Modes now = new Modes(state, e);
      double bound = bound(state);
      for (int i = 0; i < state.width(); i++) {
        add(t, "growing mode", now.growing(i) - (1 + step) * old.growing(i), bound);
        add(t, "decaying mode", now.decaying(i) - (1 - step) * old.decaying(i), bound);
        DMatrixRMaj change = state.neuron(i);
        CommonOps_DDRM.subtractEquals(change, before.neuron(i));
        double along = now.along(i) - old.along(i);
        for (int k = 0; k < change.getNumElements(); k++) {
          add(t, "part across", change.get(k) - along * e.get(k), bound);
        }
      }
    }

    private void add(long t, String what, double difference, double bound) {
      double distance = Math.abs(difference);
      worst.add(
          distance,
          bound,
          () ->
              "in step "
                  + t
                  + " a "
                  + what
                  + " is off by "
                  + Numbers.rounded(distance, 3)
                  + ", rounding bound "
                  + Numbers.rounded(bound, 3));
    }

    /** Reading back, and the gradient's own rounding, which a step multiplies by eta norm(M). */
    private double bound(Network state) {
      double first = NormOps_DDRM.normF(state.firstLayer());
      double second = NormOps_DDRM.normF(state.secondLayer());
      double size = Math.sqrt(first * first + second * second);
      double terms = setting.m() + setting.d() + ground.data().size();
      double gradient = setting.eta() * trace * (size * size + setting.thetaNorm());
      return ROUNDING * UNIT_ROUNDOFF * terms * size * (1 + gradient);
    }
  }
}
