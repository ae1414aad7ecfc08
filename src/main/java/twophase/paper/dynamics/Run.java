package twophase.paper.dynamics;

import java.util.function.Function;
import org.apiguardian.api.API;
import twophase.kit.random.SeedTree;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.network.NtkInitialisation;

/** What a simulator is asked to do. State t is the state after t steps; state 0 is the start. */
@API(status = API.Status.STABLE, since = "0.1.0")
public sealed interface Run {

  /** What moves the network. */
  Rule rule();

  /** Step size, above 0. */
  double eta();

  /** Number of steps, at least 0. */
  long steps();

  /** m, the width of the network. */
  int m();

  /** d, its input dimension. */
  int d();

  /** How many numbers a step moves: m (d + 1) weights, once for each sample that it takes. */
  default double moved() {
    return Math.max(1, rule().batch()) * (m() * (d() + 1.0));
  }

  /**
   * The run as a simulator of these conventions does it, its numbers rounded as it rounds them. The
   * same again is the same.
   */
  Run by(Conventions conventions);

  /**
   * What to do with either kind of run.
   *
   * @param driven what to do with a driven one
   * @param free what to do with a free one
   * @param <T> what comes of it
   */
  <T> T either(Function<Driven, T> driven, Function<Free, T> free);

  /**
   * The run with every random number given: itself, or what this suite's own simulators draw for a
   * free run.
   *
   * @param observer is told theta*, if that was drawn
   */
  Driven driven(Observer observer);

  /**
   * A run where every random number is given: the answer is determined up to rounding.
   *
   * @param rule what moves the network
   * @param eta step size, above 0
   * @param start network at t = 0, not modified
   * @param samples each step takes the next {@link Rule#batch()} of them
   * @param steps at least 0
   */
  record Driven(Rule rule, double eta, Network start, SampleSource samples, long steps)
      implements Run {

    /**
     * A run by a rule that takes no samples.
     *
     * @param rule what moves the network
     * @param eta step size, above 0
     * @param start network at t = 0, not modified
     * @param steps at least 0
     */
    public Driven(Rule rule, double eta, Network start, long steps) {
      this(rule, eta, start, SampleSource.NONE, steps);
    }

    @Override
    public int m() {
      return start.width();
    }

    @Override
    public int d() {
      return start.inputDimension();
    }

    @Override
    public Driven by(Conventions conventions) {
      Precision precision = conventions.precision();
      return new Driven(
          rule.by(conventions),
          precision.nearest(eta),
          precision.nearest(start),
          () -> precision.nearest(samples.next()),
          steps);
    }

    @Override
    public <T> T either(Function<Driven, T> driven, Function<Free, T> free) {
      return driven.apply(this);
    }

    @Override
    public Driven driven(Observer observer) {
      return this;
    }
  }

  /**
   * A run where the simulator draws start, ground truth, data, order and noise by itself.
   *
   * @param m width, at least 1
   * @param d input dimension, at least 1
   * @param inputs training set or fresh
   * @param eta step size, above 0
   * @param sigma label-noise level, at least 0
   * @param thetaNorm norm of theta*, at least 0
   * @param seeds where all randomness of the run hangs
   * @param steps at least 0
   * @param rule what moves the network
   * @param schedule when the label noise is on
   */
  record Free(
      int m,
      int d,
      Inputs inputs,
      double eta,
      double sigma,
      double thetaNorm,
      SeedTree seeds,
      long steps,
      Rule rule,
      NoiseSchedule schedule)
      implements Run {

    /**
     * Checks that the rule draws samples, and can draw them from these inputs.
     *
     * @throws IllegalArgumentException if it cannot
     */
    public Free {
      rule.checkDrawn(inputs, d);
    }

    /** Label-noise SGD with the noise always on. */
    public Free(
        int m,
        int d,
        Inputs inputs,
        double eta,
        double sigma,
        double thetaNorm,
        SeedTree seeds,
        long steps) {
      this(
          m,
          d,
          inputs,
          eta,
          sigma,
          thetaNorm,
          seeds,
          steps,
          new LabelNoiseSgd(),
          NoiseSchedule.ALWAYS);
    }

    /** The same run by that rule. */
    public Free withRule(Rule changed) {
      return new Free(m, d, inputs, eta, sigma, thetaNorm, seeds, steps, changed, schedule);
    }

    /** The same run with the label noise on by that schedule. */
    public Free withSchedule(NoiseSchedule changed) {
      return new Free(m, d, inputs, eta, sigma, thetaNorm, seeds, steps, rule, changed);
    }

    /** The same run with that many steps. */
    public Free withSteps(long changed) {
      return new Free(m, d, inputs, eta, sigma, thetaNorm, seeds, changed, rule, schedule);
    }

    /** The start, as this suite's own simulators draw it: from the seeds' child {@code start}. */
    public Network start() {
      return NtkInitialisation.draw(m, d, seeds.child("start").stream());
    }

    /** theta*, as this suite's own simulators draw it: from the seeds' child {@code truth}. */
    public GroundTruth truth() {
      return GroundTruth.draw(d, thetaNorm, seeds.child("truth").stream());
    }

    @Override
    public Free by(Conventions conventions) {
      Precision precision = conventions.precision();
      return new Free(
          m,
          d,
          inputs,
          precision.nearest(eta),
          precision.nearest(sigma),
          precision.nearest(thetaNorm),
          seeds,
          steps,
          rule.by(conventions),
          schedule);
    }

    @Override
    public <T> T either(Function<Driven, T> driven, Function<Free, T> free) {
      return free.apply(this);
    }

    @Override
    public Driven driven(Observer observer) {
      Network start = start();
      GroundTruth truth = truth();
      observer.truth(truth);
      SampleSource samples =
          schedule.applied(SampleSource.of(inputs, truth, sigma, rule, seeds), rule.batch());
      return new Driven(rule, eta, start, samples, steps);
    }
  }
}
