package twophase.paper.theory.escape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import twophase.paper.theory.ConditionOne;

/**
 * The proof of {@code src/docs/theorem-2-proof.md} at one network: its constants, its conditions
 * each with a margin, and how many neurons are inside the lazy ball from the start to T1. Letters
 * are those of the page. Steps are counted up to T = T1 + 1, so that it does not matter how T1 is
 * rounded.
 */
public final class EscapeProof {
  private static final Magnitude ONE = Magnitude.of(1);

  /** Far more than the rounding of ln C, so that A2 is met for certain. */
  private static final double ROUNDING = 1 + 1e-13;

  /** 1 and more for exp(0.19) = 1.2092... */
  private static final double EXP_OF_REST = 1.21;

  /**
   * A network and its training.
   *
   * @param d input dimension, at least 1
   * @param sigma label-noise level, above 0
   * @param inputs2 Cdata^2, at least 1: no norm2(x_k) is above it
   * @param slope eta = m^-slope, in (1, 2]
   * @param width m
   * @param power p: a failure that the proof allows for has a chance of m^-p at most; at least 1
   */
  public record Network(
      int d, double sigma, double inputs2, double slope, Magnitude width, double power) {
    /** Checks the ranges. */
    public Network {
      if (!(d >= 1 && sigma > 0 && inputs2 >= 1 && slope > 1 && slope <= 2 && power >= 1)) {
        throw new IllegalArgumentException(
            "need d >= 1, sigma > 0, Cdata^2 >= 1, slope in (1, 2], power >= 1");
      }
    }

    /**
     * The natural logarithm of the least width that A2 admits on a slope, m^-slope = C^-96 with the
     * smallest C of Condition 1, rounded up.
     *
     * @param d input dimension, at least 1
     * @param sigma label-noise level, above 0
     * @param inputs2 Cdata^2, at least 1
     * @param slope eta = m^-slope, in (1, 2]
     */
    public static double logLeastWidth(int d, double sigma, double inputs2, double slope) {
      double constant = ConditionOne.logSmallestConstant(d, sigma, Math.sqrt(inputs2));
      // The square of a root may be less than Cdata^2.
      double least = Math.max(constant, inputs2);
      return -ConditionOne.STEP_SIZE_EXPONENT * least / slope * ROUNDING;
    }
  }

  /**
   * A condition of the proof.
   *
   * @param name what is compared, in plain text
   * @param value has to be
   * @param limit at most this
   */
  public record Condition(String name, Magnitude value, Magnitude limit) {
    /** Whether it is certain to be met. */
    public boolean met() {
      return value.atMost(limit);
    }

    /** The natural logarithm of limit over value, at least; negative where it is not met. */
    public double margin() {
      return limit.low() - value.high();
    }
  }

  private final Network network;
  private final int d;
  private final Magnitude sigma;
  private final Magnitude m;
  private final Magnitude failing;
  private final Magnitude eta;
  private final Magnitude inputs;
  private final Magnitude inputs2;
  private final Magnitude rest;
  private final Magnitude startNorm;
  private final Magnitude distance2;
  private final Magnitude norm;
  private final Magnitude residual;
  private final Magnitude h;
  private final Magnitude c0;
  private final Magnitude time;
  private final Magnitude settling;
  private final Magnitude near;
  private final Magnitude beta;
  private final Magnitude energy;
  private final Magnitude second;
  private final Magnitude gamma;
  private final Magnitude turn;
  private final List<Condition> conditions = new ArrayList<>();

  /** Evaluates the proof. */
  public EscapeProof(Network network) {
    this.network = network;
    d = network.d();
    m = network.width();
    sigma = Magnitude.of(network.sigma());
    inputs2 = Magnitude.of(network.inputs2());
    inputs = inputs2.root();
    eta = m.power(-network.slope());
    failing = m.power(-network.power());
    // p ln m, what a chance of m^-p is worth.
    rest = m.log().times(network.power());
    startNorm = rest.times(d).root().times(2).plus(rest.times(2)).plus(d).times(1.1).over(d).root();
    distance2 = startNorm.plus(0.01).squared();
    norm = distance2.plus(1).root().plus(0.01);
    residual = inputs.times(norm).plus(sigma);
    h = eta.times(m).over(d);
    c0 = inputs2.times(norm.plus(sigma).squared()).times(50);
    Magnitude noise2 = eta.times(sigma).squared();
    time = m.log().over(m).root().times(384).over(noise2);
    Magnitude steps = steps();
    Magnitude logStart = distance2.over(c0.times(h)).max(Magnitude.ofLog(1, 1)).log();
    settling = logStart.times(4).over(h).plus(1);
    near = c0.times(h).times(steps.log().plus(rest).plus(1.2)).root();
    beta = norm.times(2.5 * d).over(m);
    energy =
        settling
            .times(residual.squared())
            .plus(inputs.times(near).plus(sigma).squared().times(steps))
            .times(eta.squared())
            .times(inputs2);
    second = eta.squared().times(residual.squared()).times(norm).times(inputs2);
    Magnitude path = settling.times(norm).plus(steps.times(near)).times(inputs2).times(eta);
    gamma = m.power(-0.25).times(path).times(1.04).times(d).over(m);
    state();
    turn = gamma.wellBelow(ONE) ? turn(path) : Magnitude.ofLog(0, Double.POSITIVE_INFINITY);
    Magnitude least = fromSecondLayer();
    condition("1.2 beta max|a_i| <= 1/(2 sqrt(m))", least, m.power(-0.5).over(2));
  }

  /** T1 + 1. */
  private Magnitude steps() {
    return time.plus(1);
  }

  private void condition(String name, Magnitude value, Magnitude limit) {
    conditions.add(new Condition(name, value, limit));
  }

  /** The conditions of steps 0 to 4 of the page. */
  private void state() {
    condition("1.1e6 d <= m", Magnitude.of(1.1e6).times(d), m);
    condition("m^(-1/4) <= 0.01", m.power(-0.25), Magnitude.of(0.01));
    condition("4 exp(-8e-6 m) <= m^-p", m.times(8e-6).exponentialOfOpposite().times(4), failing);
    condition("h Cdata^2 <= 0.055", h.times(inputs2), Magnitude.of(0.055));
    condition("q <= 0.01", energy, Magnitude.of(0.01));
    condition("beta <= 0.001", beta, Magnitude.of(0.001));
    condition(
        "1.1 eta Cdata r <= 0.01",
        eta.times(inputs).times(residual).times(1.1),
        Magnitude.of(0.01));
    condition(
        "second order <= h^2 Cdata^2 sigma^2",
        norm.plus(h.times(residual).times(inputs).times(1.1)).times(2).plus(second).times(second),
        h.times(inputs).times(sigma).squared());
    condition(
        "T exp(0.19 - 1/(c0 h)) <= m^-p",
        ONE.over(c0.times(h)).exponentialOfOpposite().times(steps()).times(EXP_OF_REST),
        failing);
    condition("gamma <= 1/4", gamma, Magnitude.of(0.25));
  }

  /** alpha, the bound of step 4 on norm(A_t - I). */
  private Magnitude turn(Magnitude path) {
    Magnitude steps = steps();
    Magnitude tau = eta.times(sigma).squared().times(steps);
    Magnitude z = rest.plus(Magnitude.of(2).times(d).times(d).log()).times(tau).times(2).root();
    Magnitude ratio = Magnitude.of(d).over(m);
    Magnitude drift =
        distance2
            .plus(h.times(inputs).times(sigma).squared().times(steps).times(2.21))
            .plus(c0.times(h).times(steps.times(rest).times(2).root()))
            .times(ratio.squared())
            .times(inputs2)
            .times(1.04)
            .over(0.6);
    Magnitude start =
        beta.times(1.2)
            .plus(inputs.times(z).times(Magnitude.of(d).root()).times(1.02))
            .times(startNorm.plus(0.01))
            .times(ratio)
            .times(1.04);
    Magnitude truth = gamma.times(energy.plus(beta));
    Magnitude cross =
        startNorm.times(beta).plus(1.2).times(path).times(beta).times(ratio).times(1.25);
    Magnitude walk = beta.times(inputs).times(z).times(d);
    return drift.plus(start).plus(truth).plus(cross).plus(walk).over(ONE.minus(gamma.times(1.02)));
  }

  /** By how much a second-layer weight can move a neuron. */
  private Magnitude fromSecondLayer() {
    Magnitude largest = m.log().times(2 * (network.power() + 1)).over(m).root();
    return largest.times(beta).times(1.2);
  }

  /** eta. */
  public Magnitude stepSize() {
    return eta;
  }

  /** T1. */
  public Magnitude time() {
    return time;
  }

  /** alpha. */
  public Magnitude turn() {
    return turn;
  }

  /** All conditions, with what is compared. */
  public List<Condition> conditions() {
    return List.copyOf(conditions);
  }

  /** Whether all conditions are met: otherwise nothing is proved. */
  public boolean applies() {
    return conditions.stream().allMatch(Condition::met);
  }

  /**
   * X, a lower bound on how many neurons are certain to be inside from the start to T1, in the
   * mean: m F_d(d rho^2) with rho = (1/sqrt(m) - 1.2 beta max|a_i|) / alpha.
   *
   * @return nothing where a condition is not met
   */
  public Optional<Magnitude> expected() {
    if (!applies()) {
      return Optional.empty();
    }
    Magnitude rho = m.power(-0.5).minus(fromSecondLayer()).over(turn);
    return Optional.of(m.times(ChiSquareBelow.least(d, rho.squared().times(d))));
  }

  /**
   * A bound on the chance that at some time up to T1 all neurons are outside, 9 m^-p + e^-X, given
   * the training set.
   *
   * @return nothing where a condition is not met
   */
  public Optional<Magnitude> allOutside() {
    return expected().map(x -> x.exponentialOfOpposite().plus(failing.times(9)));
  }
}
